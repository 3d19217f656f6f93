// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a question says of itself.
struct Reading: Sendable {
    /// The days it asks about; one day unless it names a month or a year.
    var days: ClosedRange<Day>?
    /// The day on which a file was handed in.
    var received: Day?
    var place: Place?
    /// A province that its text or its form names and that has become part of another.
    var formerPlace: Place?
    var kind = QuestionKind.general
    /// No word tells the kind, and it asks how something is done or when it happens.
    var asksHow = false
    /// The level it asks about or takes for granted.
    var level: Authority.Level?
    /// It takes something for granted: "since provinces now …".
    var isPremised = false
    /// It rests on what it says the law commands, forbids or allows: "vì Luật … cấm … nên …".
    var restsOnLaw = false
    /// The text without day and place, folded, with single spaces around every word.
    var folded = ""
    /// The text without day and place.
    var subject = ""
}

/// What kind of thing is asked.
enum QuestionKind: Sendable, Hashable {
    /// Who decides, where to file, since when and until when.
    case competence
    /// Who signs in the province.
    case signer
    case timeLimit, dossier, fee
    /// Anything that the law must say.
    case law
    /// No word tells.
    case general

    var isProcedure: Bool { self == .timeLimit || self == .dossier || self == .fee }
}

extension Reading {
    /// Reads kind, level and premise off the folded text. Phrases stand with a space on either side.
    mutating func readKind() {
        func says(_ phrases: [String]) -> Bool { phrases.contains { folded.has(words: $0) } }
        isPremised = Self.premises.contains { folded.hasPrefix(" \($0) ") } || says(["da duoc chuyen cho tinh nen", "vi vay"])
        let (marked, hasMarks) = (marked, Vietnamese.hasMarks(subject))
        let others = Self.notLevels.filter { !hasMarks || marked.has(words: $0) }.map(Vietnamese.folded)
        let levelled = others.reduce(meant) { $0.replacing(" \($1) ", with: " ") }
        restsOnLaw = hasMarks ? Self.restsOnLaw(marked, Self.claims) : Self.restsOnLaw(folded, Self.claims.folded) || isEnglishClaim
        level = Self.levels.first { $0.phrases.contains { levelled.has(words: $0) } }?.level
        if says(Self.signing) {
            kind = .signer
        } else if says(Self.timing) {
            kind = .timeLimit
        } else if says(Self.papers) || (says(["ho so"]) && says(["gom", "gi", "giay to"])) {
            kind = .dossier
        } else if says(Self.fees) {
            kind = .fee
        } else if says(Self.holding) || (level != nil && says(Self.permitting)) {
            kind = .competence
        } else if says(Self.telling) {
            kind = .law
        }
        asksHow = kind == .general && says(Self.manner)
    }

    /// Whether a word asks who or where, and not only a level of government is named.
    var asksWho: Bool { Self.holding.contains { folded.has(words: $0) } }

    /// Words by which a question tells what the law commands: what opens it, what ends it, whose word it is, and what that says.
    private struct Claims {
        let openings: Set<String>
        let end: String
        let laws, commands: [String]

        var folded: Claims {
            Claims(
                openings: Set(openings.map(Vietnamese.folded)), end: Vietnamese.folded(end), laws: laws.map(Vietnamese.folded),
                commands: commands.map(Vietnamese.folded))
        }
    }

    private static let claims = Claims(
        openings: ["vì", "do", "bởi"], end: "nên", laws: ["luật", "nghị định", "thông tư", "nghị quyết", "pháp luật", "quy định"],
        commands: ["cấm", "cho phép", "được phép", "không được", "phải", "bắt buộc", "quy định"])

    /// Whether "vì … nên" holds a law and what it commands. What the asker must do himself is no claim about the law.
    private static func restsOnLaw(_ text: String, _ claims: Claims) -> Bool {
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first, claims.openings.contains(first), let end = words.firstIndex(of: claims.end) else { return false }
        let claim = words[..<end].joined(separator: " ").spaced
        return claims.laws.contains { law in claim.has(words: law) && claims.commands.contains { $0 != law && claim.has(words: $0) } }
    }

    /// "Since the law requires …, …?": up to the comma, as English has no word for the end.
    private var isEnglishClaim: Bool {
        let parts = subject.lowercased().split(separator: ",", maxSplits: 1)
        guard parts.count == 2 else { return false }
        let words = parts[0].split { !$0.isLetter }.map(String.init)
        guard let first = words.first, ["since", "because", "as"].contains(first), words.dropFirst().first != "when" else { return false }
        return !Set(words).isDisjoint(with: ["law", "decree", "circular"])
            && !Set(words).isDisjoint(with: ["forbids", "bans", "allows", "permits", "requires", "must", "says"])
    }

    private static let premises = ["vi", "do", "nay", "since", "because", "now that", "as", "bay gio", "tu khi"]

    private static let signing = [
        "ai ky", "ai duoc ky", "duoc ky", "co duoc ky", "ky thay", "nguoi ky", "who signs", "may the director sign", "ky giay phep", "co quyen ky",
    ]
    private static let timing = [
        "bao lau", "thoi han giai quyet", "bao nhieu ngay", "may ngay", "trong bao nhieu", "thoi han cap", "thoi gian giai quyet", "how long",
        "time limit",
        "thoi han la", "thoi han xu ly", "how many days",
    ]
    private static let papers = [
        "ho so gom", "ho so can", "thanh phan ho so", "giay to gi", "nhung giay to", "ho so bao gom", "ho so nhung gi", "ho so gi", "what documents",
        "dossier",
        "ho so the nao", "ho so nhu the nao", "chuan bi ho so",
    ]
    private static let fees = ["le phi", "phi bao nhieu", "muc phi", "mat phi", "fee", "nop phi", "bao nhieu tien"]
    private static let holding = [
        "ai", "ai cap", "co quan nao", "tham quyen", "cap nao", "don vi nao", "o dau", "cho nao", "noi nao", "gui dau", "nop dau", "so nao", "bo nao",
        "who", "which authority", "which agency", "competent", "where do i", "where to", "thuoc tinh hay", "bo hay tinh", "tinh hay bo",
        "nguoi nao co tham quyen",
        "which province", "tinh nao", "ubnd nao", "phan cap", "phan quyen", "chuyen cho ai", "cho ai", "ve ai", "cua ai", "do ai", "where",
    ]
    private static let permitting = [
        "duoc", "co duoc", "co phai", "phai khong", "dung khong", "can", "may", "does", "do", "is", "khong", "grant", "grants", "issue", "issues",
        "cap",
    ]
    /// Asked of the text of the law, whatever duty its words may touch.
    private static let telling = [
        "la gi", "dieu kien", "nghia la", "bi phat", "muc phat", "xu phat", "nguyen tac", "yeu cau gi", "doi tuong nao", "truong hop nao", "nghia vu",
        "quyen gi", "bi cam", "what is", "condition", "conditions", "quy dinh gi", "quy dinh nhu the nao", "noi gi", "quy dinh the nao",
        "what does", "bao gom nhung gi", "gom nhung gi", "trinh tu", "may loai", "trach nhiem gi",
    ]

    private static let manner = ["the nao", "nhu the nao", "ra sao", "lam sao", "cach nao", "khi nao", "how", "in what way"]

    /// The folded text without the words whose marks show that they name no level: "bức xạ" is no "xã", "tính" no "tỉnh", "đánh số" no "sở".
    private var meant: String {
        let marked = Set(marked.split(separator: " ").map(String.init))
        let others = marked.filter { word in Vietnamese.hasMarks(word) && Self.offices[Vietnamese.folded(word)].map { $0 != word } ?? false }
        // Where both stand, "Ủy ban nhân dân xã … bức xạ", the office is named.
        let idle = Set(others.map(Vietnamese.folded)).subtracting(marked.intersection(Self.offices.values).map(Vietnamese.folded))
        return idle.isEmpty ? folded : folded.split(separator: " ").map { idle.contains(String($0)) ? "-" : $0 }.joined(separator: " ").spaced
    }

    /// The words with their marks, in lower case, with single spaces around each.
    private var marked: String { Vietnamese.composed(subject).lowercased().split { !$0.isLetter }.joined(separator: " ").spaced }

    private static let offices = [
        "so": "sở", "xa": "xã", "phuong": "phường", "tinh": "tỉnh", "bo": "bộ", "cuc": "cục", "huyen": "huyện",
    ]

    /// Words that without their marks look like a level, or hold the name of one: "phương tiện đo", "cán bộ".
    private static let notLevels = [
        "phương tiện", "phương pháp", "phương thức", "phương án", "phương hướng", "phương trình", "cán bộ", "bộ luật", "bộ phận", "toàn bộ",
        "nội bộ", "tiến bộ", "đồng bộ",
    ]

    private static let levels: [(level: Authority.Level, phrases: [String])] = [
        (.department, ["giam doc so", "so khoa hoc", "so khcn", "director of the department", "so kh cn", "so", "giam doc"]),
        (.commune, ["cap xa", "ubnd xa", "xa", "phuong", "dac khu", "commune", "communes"]),
        (.district, ["cap huyen", "ubnd huyen", "district"]),
        (
            .province,
            [
                "cap tinh", "ubnd tinh", "tinh", "cac tinh", "thanh pho", "dia phuong", "ubnd", "uy ban nhan dan", "province", "provinces",
                "provincial",
            ]
        ),
        (.central, ["bo", "bo khoa hoc", "trung uong", "cuc", "ministry", "central", "bo truong"]),
    ]
}

extension String {
    fileprivate var spaced: String { " " + self + " " }
}
