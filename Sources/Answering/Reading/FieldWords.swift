// SPDX-License-Identifier: Apache-2.0
import Domain

/// Words that place a question in one of the Ministry's fields though no duty may speak of it; folded, whole.
/// They route a question and keep it from being called foreign; they never choose a duty.
enum FieldWords {
    static func field(of folded: String, in registry: Registry) -> Field? {
        for (id, words) in words + [("khoa-hoc-va-cong-nghe", anyField)] where words.contains(where: { folded.has(words: $0) }) {
            if let field = registry.field(Field.ID(id)) { return field }
        }
        return registry.facts.fields.first { field in
            let names = field.name.vi.split(separator: " - ").map(String.init) + [field.name.en].compactMap { $0 } + field.aliases
            return names.contains { folded.has(words: Vietnamese.folded($0)) }
        }
    }

    /// The words of fields that a question has.
    struct Named {
        private let words: [(field: String, word: String)]

        init(_ folded: String) {
            let asked = offices.reduce(folded) { $0.replacing(" \($1) ", with: " ") }
            words = FieldWords.words.flatMap { field, words in words.filter { asked.has(words: $0) }.map { (field, $0) } }
        }

        /// Whether the question may mean this duty: one that speaks of trade marks does not mean a certificate of metrology, however its other
        /// words fit.
        func allow(_ duty: Duty) -> Bool {
            if words.isEmpty || words.contains(where: { $0.field == duty.field.text }) { return true }
            let title = SearchWords.plain([duty.title.vi, duty.title.en ?? ""].joined(separator: " "))
            return words.contains { title.has(words: $0.word) }
        }
    }

    /// Whether it speaks of what other ministries do. Only these words call a question foreign: where none is known, a person must tell.
    static func isForeign(_ folded: String) -> Bool { foreign.contains { folded.has(words: $0) } }

    /// Every question to them names science and technology, whatever it is about.
    private static let offices = ["so khoa hoc va cong nghe", "bo khoa hoc va cong nghe", "so kh cn", "bo kh cn"]

    /// Asked of every field alike.
    private static let anyField = ["phan cap", "phan quyen", "tra lai tham quyen", "tra lai quyen", "decentralisation", "science"]

    private static let foreign = [
        "lai xe", "bang lai", "dang kiem", "bien so xe", "duong bo", "hang khong", "duong sat", "so do", "so hong", "dat dai", "quyen su dung dat",
        "ket hon", "ly hon", "khai sinh", "khai tu", "ho tich", "ho khau", "cu tru", "tam tru", "thuong tru", "can cuoc", "cccd", "ho chieu",
        "thi thuc", "visa", "quoc tich", "ly lich tu phap", "cong chung", "luat su", "thi hanh an", "toa an", "xay dung", "nha o",
        "phong chay", "chua chay", "pccc", "vu khi", "phao hoa", "ruou", "thuoc la", "xang dau", "dien luc", "hoa chat", "khoang san",
        "hai quan", "thue thu nhap", "hoa don", "chung khoan", "ngan hang", "bao hiem xa hoi", "bao hiem y te", "luong huu", "tro cap",
        "lao dong nuoc ngoai", "giay phep lao dong", "truong hoc", "giao vien", "hoc sinh", "tuyen sinh", "kham benh", "hanh nghe y", "duoc pham",
        "nha thuoc", "an toan thuc pham", "thu y", "chan nuoi", "trong trot", "lam nghiep", "du lich", "khach san", "karaoke", "quang cao",
        "xuat ban", "nha bao", "ton giao", "marriage", "driving", "passport", "birth certificate", "land use", "construction permit", "alcohol",
        "dang ky kinh doanh", "dang ky doanh nghiep",
    ]

    private static let words: [(field: String, words: [String])] = [
        (
            "so-huu-tri-tue",
            [
                "sang che", "nhan hieu", "kieu dang cong nghiep", "chi dan dia ly", "giai phap huu ich", "van bang bao ho", "van bang",
                "so huu tri tue", "shtt",
                "so huu cong nghiep", "chuyen quyen su dung doi tuong", "hop dong chuyen quyen su dung", "patent", "patents", "trademark",
                "intellectual property", "protection title", "protection titles", "industrial property",
            ]
        ),
        (
            "nang-luong-nguyen-tu",
            ["buc xa", "phong xa", "xa tri", "tay xa", "hat nhan", "x quang", "xquang", "nguyen tu", "atbx", "radiation", "nuclear", "x ray"]
        ),
        ("tan-so-vo-tuyen-dien", ["tan so", "vo tuyen", "dai tau", "bang tan", "nghiep du", "radio", "amateur", "spectrum"]),
        (
            "vien-thong",
            [
                "vien thong", "internet", "dien toan dam may", "dai truyen hinh", "dai phat thanh", "thue bao", "ten mien", "mang di dong", "telecom",
                "telecoms", "telecommunications", "domain name", "gtld",
            ]
        ),
        ("buu-chinh", ["buu chinh", "buu dien", "buu pham", "chuyen phat", "postal", "post"]),
        (
            "tieu-chuan-do-luong-chat-luong",
            [
                "do luong", "tieu chuan", "quy chuan", "chat luong san pham", "chat luong hang hoa", "hop quy", "hop chuan", "do luong chat luong",
                "ma vach", "kiem dinh", "hieu chuan",
                "danh gia su phu hop", "chung nhan san pham", "dau dinh luong", "hang dong goi san", "hoat dong thu nghiem", "hoat dong chung nhan",
                "phuong tien do", "metrology", "metrological", "standards", "quy chuan ky thuat",
            ]
        ),
        (
            "cong-nghe-thong-tin",
            [
                "cong nghe thong tin", "cntt", "chuyen doi so", "cong nghe so", "chu ky so", "thu nghiem co kiem soat", "moi truong mang",
                "giao dich dien tu", "tri tue nhan tao", "dich vu tin cay", "digital",
            ]
        ),
        (
            "khoa-hoc-va-cong-nghe",
            [
                "khoa hoc", "kh cn", "khcn", "cong nghe cao", "chuyen giao cong nghe", "nghien cuu", "doi moi sang tao", "khoi nghiep", "uom tao",
                "technology transfer", "research",
            ]
        ),
    ]
}
