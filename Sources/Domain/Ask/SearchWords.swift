// SPDX-License-Identifier: Apache-2.0

/// A text by what it speaks of: syllables without marks and adjacent pairs of them written together,
/// so that "vô tuyến", "votuyen" and "vôtuyến" meet.
package struct SearchWords: Sendable {
    package let terms: Set<String>
    /// The terms in a fixed order, so that sums over them come out the same in every run.
    package let sorted: [String]
    /// Pairs with a word that tells nothing alone: they count where they are known and weigh nothing where they are not.
    let loose: Set<String>
    /// Syllables with their marks; empty where the text has none, as from a keyboard without them.
    let marked: Set<String>

    package init(_ text: String) { self.init(Self.syllables(of: text)) }

    /// A question, without the words that only make it one.
    package init(question text: String) {
        let syllables = Self.syllables(of: text)
        self.init(Self.withoutAsking(syllables), isOrderFree: syllables.contains { Self.english.contains($0.plain) })
    }

    /// A text without some words, folded; what stood on either side of them is not adjacent.
    package init(_ text: String, without words: Set<String>) {
        self.init(Self.syllables(of: text).map { words.contains($0.plain) ? .break : $0 })
    }

    /// English turns "postal licence, inter-provincial" about; its unknown pairs say nothing.
    private static let english: Set<String> = [
        "who", "which", "what", "how", "where", "doe", "does", "is", "are", "licence", "license", "certificate", "province", "provinces", "competent",
    ]

    private init(_ syllables: [Syllable], isOrderFree: Bool = false) {
        var terms: Set<String> = []
        var loose: Set<String> = []
        for (at, syllable) in syllables.enumerated() where !syllable.isBreak {
            if !Self.idle.contains(syllable.plain) { terms.insert(syllable.plain) }
            guard at + 1 < syllables.count, !syllables[at + 1].isBreak else { continue }
            let pair = syllable.plain + syllables[at + 1].plain
            let isIdle = Self.idle.contains(syllable.plain) || Self.idle.contains(syllables[at + 1].plain)
            // "the postal" is no rarer a thing than "postal"; in Vietnamese "thẻ giám" is.
            if isOrderFree, isIdle { continue }
            terms.insert(pair)
            if isOrderFree || isIdle { loose.insert(pair) }
        }
        self.terms = terms
        self.loose = loose
        sorted = terms.sorted()
        let hasMarks = syllables.contains { $0.isMarked }
        marked = hasMarks ? Set(syllables.filter { !$0.isBreak && !Self.idle.contains($0.plain) }.map(\.written)) : []
    }

    struct Syllable {
        let plain: String
        let written: String
        let isMarked: Bool
        /// Stands for words left out: what is on either side is not adjacent.
        var isBreak: Bool { plain.isEmpty }

        static let `break` = Syllable(plain: "", written: "", isMarked: false)
    }

    static func syllables(of text: String) -> [Syllable] {
        let joined = Vietnamese.composed(text).replacingAmpersands
        return joined.split { !$0.isLetter && !$0.isNumber }.flatMap { word -> [Syllable] in
            let written = word.lowercased()
            let plain = Vietnamese.folded(written)
            if let long = abbreviations[plain] {
                return long.split(separator: " ").map { Syllable(plain: Vietnamese.folded(String($0)), written: String($0), isMarked: false) }
            }
            return [Syllable(plain: plain, written: written, isMarked: Vietnamese.hasMarks(written))]
        }
    }

    /// The syllables of a text without marks, abbreviations written out, a space on either side of each.
    package static func plain(_ text: String) -> String { " " + syllables(of: text).map(\.plain).joined(separator: " ") + " " }

    /// Drops the phrases of asking, longest first, and leaves a gap where each stood.
    private static func withoutAsking(_ syllables: [Syllable]) -> [Syllable] {
        var kept: [Syllable] = []
        var at = 0
        while at < syllables.count {
            if let length = askingLength(syllables[at...]) {
                kept.append(.break)
                at += length
            } else {
                kept.append(syllables[at])
                at += 1
            }
        }
        return kept
    }

    private static func askingLength(_ rest: ArraySlice<Syllable>) -> Int? {
        guard let first = rest.first, let phrases = asking[first.plain] else { return nil }
        return phrases.first { phrase in rest.count >= phrase.count && zip(rest, phrase).allSatisfy { $0.plain == $1 } }?.count
    }

    /// The duty that a text names by its id: "VT-01", "vt 01"; the last one. A title may point to another duty: "trừ trường hợp VT-01", "xem NL-29".
    static func id(in text: String) -> Duty.ID? {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map { $0.uppercased() }
        for at in words.indices.dropLast().reversed() {
            let (field, number) = (words[at], words[at + 1])
            guard field.count == 2, number.count == 2, field.allSatisfy(\.isLetter), Int(number) != nil else { continue }
            if at > 0, pointing.contains(Vietnamese.folded(words[at - 1])) { continue }
            return Duty.ID("\(field)-\(number)")
        }
        return nil
    }

    private static let pointing: Set<String> = ["hop", "xem", "cua", "ngoai"]
}

extension String {
    /// "KH&CN" is one word.
    fileprivate var replacingAmpersands: String { String(unicodeScalars.filter { $0 != "&" }) }
}

extension SearchWords {
    /// As officials write them; each for the whole words.
    static let abbreviations: [String: String] = [
        "ubnd": "ủy ban nhân dân", "khcn": "khoa học và công nghệ", "bkhcn": "bộ khoa học và công nghệ", "skhcn": "sở khoa học và công nghệ",
        "shtt": "sở hữu trí tuệ", "shcn": "sở hữu công nghiệp", "gcn": "giấy chứng nhận", "gp": "giấy phép", "tthc": "thủ tục hành chính",
        "cntt": "công nghệ thông tin", "tcdlcl": "tiêu chuẩn đo lường chất lượng", "vtd": "vô tuyến điện", "atbx": "an toàn bức xạ",
        "dmst": "đổi mới sáng tạo", "cskcb": "cơ sở khám bệnh chữa bệnh", "dn": "doanh nghiệp", "vbbh": "văn bằng bảo hộ",
        "nltt": "năng lượng nguyên tử",
        "ubndtp": "ủy ban nhân dân thành phố", "ubndt": "ủy ban nhân dân tỉnh", "ubndx": "ủy ban nhân dân xã", "xquang": "x quang",
    ]

    /// Words that join others and tell nothing alone.
    static let idle: Set<String> = [
        "va", "hoac", "cua", "cho", "la", "thi", "cac", "nhung", "mot", "trong", "tren", "tai", "ve", "theo", "doi", "voi", "bi", "duoc",
        "o", "den", "tu", "co", "khong", "nay", "se", "da", "dang", "the", "of", "to", "for", "a", "an", "in", "on", "and", "or", "is", "by",
        "with", "that", "this", "be", "are", "de", "khi", "viec", "truong", "hop", "minh", "em", "anh", "chi",
    ]

    private static let asking: [String: [[String]]] = {
        let phrases = """
            ai|ai co tham quyen|ai la nguoi co tham quyen|co quan nao co tham quyen|co quan nao|cap nao|cap nao co tham quyen|don vi nao|noi nao
            co tham quyen|tham quyen|thuoc tham quyen cua ai|thuoc tham quyen cua co quan nao|thuoc tham quyen|tham quyen cua ai|tham quyen thuoc ve ai
            ai ky|ai duoc ky|nguoi nao|nop o dau|nop ho so o dau|nop cho ai|nop dau|o dau|den dau
            lam o dau|xin o dau|lam the nao|nhu the nao|the nao|nhu nao|ra sao|la gi|gi|bao lau|bao nhieu ngay|trong bao lau|mat bao lau|khi nao|tu khi nao
            den khi nao|bao gio|tu bao gio|hien nay|bay gio|hien tai|hom nay|duoc khong|co duoc khong|phai khong|dung khong|co phai|co phai la|hay khong
            co dung|cho toi hoi|cho hoi|xin hoi|toi muon hoi|toi muon|toi can|em muon hoi|xin cho biet|cho biet|hay cho biet|vui long|de nghi|muon|muon xin
            thoi han giai quyet|thoi han|ho so gom nhung gi|ho so gom|thanh phan ho so|ho so|can nhung giay to gi|giay to gi|le phi|phi bao nhieu
            thu tuc|trinh tu thu tuc|thu tuc hanh chinh|quy trinh|trinh tu thuc hien|quy dinh|theo quy dinh|theo quy dinh hien hanh|phap luat|quy dinh nao
            thuoc ve|ve viec|doi voi|trach nhiem|co trach nhiem|chiu trach nhiem|giai quyet|thuc hien|tiep nhan|xu ly|phu trach|con hieu luc khong|hieu luc
            tinh co duoc|cap tinh co duoc|cap tinh duoc|tinh duoc|cap xa co duoc|xa co duoc|bo co duoc|so co duoc|so co duoc ky|giam doc so co duoc ky
            thuoc cap nao|thuoc bo hay tinh|bo hay tinh|tinh hay bo|cap bo hay cap tinh|trung uong hay dia phuong|da chuyen cho ai|chuyen cho ai|da phan cap chua
            giam doc so khoa hoc va cong nghe|giam doc so|giam doc|so khoa hoc va cong nghe|uy ban nhan dan cap tinh|uy ban nhan dan tinh|uy ban nhan dan xa
            uy ban nhan dan cap xa|uy ban nhan dan|chu tich uy ban nhan dan tinh|chu tich uy ban nhan dan|chu tich|bo khoa hoc va cong nghe|co duoc ky|duoc ky|ky
            vi|nen|nen toi|toi|nop|o xa nao|o tinh nao|o so nao|xa nao|tinh nao|so nao|nay|nay ai|xin|thi|con|da|neu|khi do|vao|luc|nham
            who grant|who grants|who issue|who issues|who sign|grant|grants|issue|issues|sign|doe the province|may the province grant|lost|get
            which authority issue|which authority grant|the province|province|provinces|the ministry|the department|the director|a licence from whom|from whom|file|apply|apply for|get|obtain
            who is competent for|who is competent|who is competent to|who is responsible for|who handles|who decides|who signs|who
            which authority is competent for|which authority|which agency|competent authority|where do i file
            where do i apply for|where to file|where do i|where|how long does it take|how long|long|time limit|what documents|dossier|which province|does the province
            may the province|can the province|do provinces|does|what|when|how|please|tell me|i want to|i need|now|today|still
            """
        var byFirst: [String: [[String]]] = [:]
        for line in phrases.split(separator: "\n") {
            for phrase in line.split(separator: "|") {
                let words = phrase.split(separator: " ").map(String.init)
                guard let first = words.first else { continue }
                byFirst[first, default: []].append(words)
            }
        }
        return byFirst.mapValues { $0.sorted { $0.count > $1.count } }
    }()
}
