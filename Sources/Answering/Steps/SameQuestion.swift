// SPDX-License-Identifier: Apache-2.0
import Domain

/// Whether one question asks what another does, in other words.
struct SameQuestion {
    private let likeness: Likeness
    private let content: Content
    private let sense: Sense

    /// Below this, what is alike by its words asks something else too often.
    private static let least = 0.42
    /// Enough where both speak of exactly the same and only ask for it in other words.
    static let leastOfSame = 0.25
    private static let leastTerms = 4
    /// Of what both speak of, so much more may one speak of that the other leaves out.
    private static let mostMore = 1.0 / 3

    /// - Parameter sense: Of the whole question, where `text` is only its subject.
    init?(_ text: String, in sense: Sense) {
        let words = SearchWords(question: text)
        guard words.terms.count >= Self.leastTerms else { return nil }
        likeness = Likeness(words, least: Self.leastOfSame)
        content = Content(text, sense.kind)
        self.sense = sense
    }

    /// How much of all that both speak of they share; 0 where they ask different things.
    func share(of text: String) -> Double {
        // Most texts share next to no words, which a scan tells sooner than a reading.
        let share = likeness.share(of: text)
        guard share > 0 else { return 0 }
        let other = Sense(text)
        guard other.agrees(with: sense) else { return 0 }
        let content = Content(text, other.kind)
        let isEnough = share >= Self.least || self.content.isSame(as: content)
        return isEnough && self.content.agrees(with: content, more: Self.mostMore) ? share : 0
    }
}

/// What a text speaks of, once the words are gone that people put in one for another when they ask the same.
private struct Content {
    private let words: Set<String>
    /// What is not, not yet, or forbidden is asked of: where one says so and the other does not, they ask for opposites.
    private let denials: Int
    /// Which sides of what has two it names.
    private let sides: Set<String>

    private static let leastOfSame = 4

    /// - Parameter kind: What it asks for; of that, the words that ask for it tell nothing more.
    init(_ text: String, _ kind: Sense.Kind) {
        let written = Vietnamese.composed(text).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        // With their marks "đỏ" is no "do" and "mây" no "mấy"; without any, both are left out.
        let isMarked = written.contains(where: Vietnamese.hasMarks)
        let neutral = isMarked ? Self.neutral : Self.neutralPlain
        let ofKind = Self.asking[kind] ?? []
        let plain = written.map(Vietnamese.folded)
        let line = " " + plain.joined(separator: " ") + " "
        words = Set(written.indices.filter { !neutral.contains(written[$0]) && !ofKind.contains(plain[$0]) }.map { plain[$0] })
        sides = Set(Self.opposites.flatMap { [$0.0, $0.1] }.filter { line.contains(" \($0) ") })
        let asked = plain[...].dropLast(plain.reversed().prefix { Self.closing.contains($0) }.count)
        denials = asked.count { Self.denying.contains($0) }
    }

    func isSame(as other: Content) -> Bool { words == other.words && words.count >= Self.leastOfSame }

    /// Whether neither speaks of something that the other does not, poultry here and cattle there, and one does not speak of much more.
    func agrees(with other: Content, more: Double) -> Bool {
        guard denials == other.denials, !isOpposite(to: other), words.isSubset(of: other.words) || other.words.isSubset(of: words) else {
            return false
        }
        return Double(words.symmetricDifference(other.words).count) <= more * Double(words.intersection(other.words).count)
    }

    /// Whether it names one side of something, and the other text the other.
    private func isOpposite(to other: Content) -> Bool {
        Self.opposites.contains { one, two in
            sides.contains(one) != other.sides.contains(one) && sides.contains(two) != other.sides.contains(two)
        } || sides.contains(Self.employer) != other.sides.contains(Self.employer)
    }

    private static let employer = "nguoi su dung lao dong"

    /// In and out, over and under: each alone says little, one against the other says everything.
    private static let opposites = [
        ("trong", "ngoai"), ("tren", "duoi"), ("truoc", "sau"), ("ca nhan", "to chuc"), ("nhap", "xuat"), ("mua", "ban"), ("toi da", "toi thieu"),
        ("giao", "nhan"), ("trong nuoc", "nuoc ngoai"), (employer, "nguoi lao dong"),
    ]

    /// Syllables that ask, demand, use, name a case or a way, and those that only join. None of them may tell one case from another, but for those of
    /// which the opposite is looked for.
    private static let neutral: Set<String> = Set(
        """
        phải cần muốn bắt buộc yêu cầu xin hỏi cho biết nếu hay được có không là thì gì nào sao ai đâu mấy bao nhiêu lâu khi lúc ngày giờ còn đã sẽ
        đang sử dụng dùng dựa đặt lấy vào căn cứ theo quy định luật trường hợp cách trình tự thủ tục làm thực hiện hành
        gồm nói hiểu giải thích nghĩa tức gọi các những một số người nhằm để vì như thế này đó do
        của bởi và hoặc với đối ở tại về ra ạ em tôi mình đi đủ cơ quan đơn vị giải quyết thời hạn đề nghị cấp lên bên tờ
        trong trên dưới từ bị việc bước đòi hưởng
        """.split(whereSeparator: \.isWhitespace).map(String.init))
    private static let neutralPlain = Set(neutral.map(Vietnamese.folded))
    private static let asking: [Sense.Kind: Set<String>] = [
        .dossier: ["ho", "so", "giay", "bo", "thanh", "phan", "nop", "tai", "lieu", "chuan", "bi"],
        .timeLimit: ["mat", "lan", "chu", "ky", "nam", "thang", "viec"],
        .fee: ["phi", "le", "tien", "nop", "dong"],
    ]
    /// At the end of a question these ask, and deny nothing.
    private static let closing: Set<String> = ["khong", "chua", "hay", "vay", "the", "nhi", "a"]
    private static let denying: Set<String> = ["khong", "chua", "cam"]
}

/// What likeness of words does not see: the time limit or the fee of the same thing, its reissue or its revocation, two or three years.
struct Sense: Equatable {
    let kind: Kind
    private let acts: Int
    private let numbers: Set<String>
    /// How long something is good for, not how long it takes.
    private let isOfValidity: Bool

    /// What the law says, and what no word tells, are one: people ask for the first in the words of the second.
    enum Kind { case who, timeLimit, dossier, fee, meaning, condition, manner, occasion, other }

    init(_ text: String) {
        var reading = Reading()
        // "Hồ sơ nào" asks for no "sở nào", and "phân cấp độ" is no "phân cấp".
        reading.folded = SearchWords.plain(text).replacing(" ho so nao ", with: " ho so gi ").replacing(" phan cap do ", with: " cap do ")
        reading.readKind()
        func says(_ phrases: [String]) -> Bool { phrases.contains { reading.folded.has(words: $0) } }
        switch reading.kind {
        case .signer: kind = .who
        case .timeLimit: kind = .timeLimit
        case .dossier: kind = .dossier
        case .fee: kind = .fee
        case .competence where reading.asksWho: kind = .who
        case .competence, .law, .general:
            kind =
                reading.folded.hasPrefix(" thoi han ")
                ? .timeLimit : Self.others.first { says($0.phrases) }?.kind ?? (Self.isBare(reading.folded) ? .meaning : .other)
        }
        acts = DutyActs.askedBeyondGrant(in: reading.folded)
        numbers = Set(text.split { !$0.isLetter && !$0.isNumber }.filter { $0.contains(where: \.isNumber) }.map { $0.lowercased() })
        isOfValidity = kind == .timeLimit && says(["co thoi han", "hieu luc", "gia tri", "thoi han cua"])
    }

    /// Whether both may ask for the same: a plain "what" may ask for what "how" and "when" do.
    func agrees(with other: Sense) -> Bool {
        let isOfKind = kind == other.kind || (kind.isLoose && other.kind.isLoose && (kind == .other || other.kind == .other))
        return isOfKind && acts == other.acts && numbers == other.numbers && isOfValidity == other.isOfValidity
    }

    /// "Đèn trời là gì?" asks what the words mean, "Quyền của đội mây là gì?" does not.
    private static func isBare(_ folded: String) -> Bool {
        folded.hasSuffix(" la gi ") && !heads.contains { folded.has(words: $0) }
    }

    private static let heads = [
        "quyen", "nghia vu", "trach nhiem", "nhiem vu", "chuc nang", "dieu kien", "yeu cau", "noi dung", "hoat dong", "truong hop", "ho so", "muc",
        "thu tuc", "nguyen tac", "tieu chi", "hinh thuc", "can cu", "thanh phan", "ket qua", "thong tin",
    ]

    private static let others: [(kind: Kind, phrases: [String])] = [
        (.who, ["tai dau", "len dau", "den dau", "do dau"]),
        (.dossier, ["giay to nao", "tai lieu nao", "tai lieu gi", "ho so gi", "thanh phan bo ho so"]),
        (.timeLimit, ["may nam", "may thang", "bao nhieu nam", "bao nhieu thang", "chu ky nao", "may lan"]),
        (.meaning, ["nghia la gi", "duoc hieu", "hieu the nao", "hieu la", "khai niem", "dinh nghia", "the nao la", "la the nao"]),
        (.condition, ["dieu kien"]), (.occasion, ["khi nao", "truong hop nao", "luc nao"]),
        (.manner, ["the nao", "ra sao", "trinh tu", "thu tuc", "cac buoc", "cach nao", "lam sao"]),
    ]
}

extension Sense.Kind {
    fileprivate var isLoose: Bool { [.meaning, .condition, .manner, .occasion, .other].contains(self) }
}
