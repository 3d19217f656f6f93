// SPDX-License-Identifier: Apache-2.0
import Domain

/// Words that place a question in one of the Ministry's fields though no duty may speak of it; folded, whole.
/// They route a question and keep it from being called foreign; they never choose a duty.
enum FieldWords {
    static func field(of folded: String, in registry: Registry) -> Field? {
        for (id, words) in words where words.contains(where: { folded.has(words: $0) }) {
            if let field = registry.field(Field.ID(id)) { return field }
        }
        return registry.facts.fields.first { field in
            let names = field.name.vi.split(separator: " - ").map(String.init) + [field.name.en].compactMap { $0 } + field.aliases
            return names.contains { folded.has(words: Vietnamese.folded($0)) }
        }
    }

    private static let words: [(field: String, words: [String])] = [
        (
            "so-huu-tri-tue",
            [
                "sang che", "nhan hieu", "kieu dang cong nghiep", "chi dan dia ly", "giai phap huu ich", "van bang bao ho", "so huu tri tue", "shtt",
                "so huu cong nghiep", "chuyen quyen su dung doi tuong", "hop dong chuyen quyen su dung", "patent", "patents", "trademark",
                "intellectual property",
            ]
        ),
        (
            "nang-luong-nguyen-tu",
            ["buc xa", "phong xa", "tay xa", "hat nhan", "x quang", "xquang", "nguyen tu", "atbx", "radiation", "nuclear", "x ray"]
        ),
        ("tan-so-vo-tuyen-dien", ["tan so", "vo tuyen", "dai tau", "bang tan", "radio", "spectrum"]),
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
                "giao dich dien tu", "tri tue nhan tao", "digital",
            ]
        ),
        (
            "khoa-hoc-va-cong-nghe",
            [
                "khoa hoc", "kh cn", "khcn", "cong nghe cao", "chuyen giao cong nghe", "nghien cuu", "doi moi sang tao", "khoi nghiep", "uom tao",
                "technology transfer", "research",
                "science", "phan cap", "phan quyen", "tra lai tham quyen", "tra lai quyen", "decentralisation",
            ]
        ),
    ]
}
