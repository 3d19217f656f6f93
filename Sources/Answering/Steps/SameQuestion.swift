// SPDX-License-Identifier: Apache-2.0
import Domain

/// Whether one question asks what another does, in other words.
struct SameQuestion {
    private let likeness: Likeness
    private let content: Content
    private let sense: Sense

    /// Below this, what is alike by its words asks something else too often.
    private static let least = 0.42
    private static let leastTerms = 4
    /// Of what both speak of, so much more may one speak of that the other leaves out.
    private static let mostMore = 1.0 / 3

    /// - Parameter sense: Of the whole question, where `text` is only its subject.
    init?(_ text: String, in sense: Sense) {
        let words = SearchWords(question: text)
        guard words.terms.count >= Self.leastTerms else { return nil }
        likeness = Likeness(words, least: Self.least)
        content = Content(text)
        self.sense = sense
    }

    /// How much of all that both speak of they share; 0 where they ask different things.
    func share(of text: String) -> Double {
        guard Sense(text) == sense else { return 0 }
        let share = likeness.share(of: text)
        return share > 0 && content.agrees(with: Content(text), more: Self.mostMore) ? share : 0
    }
}

/// What a text speaks of, once the words are gone that people put in one for another when they ask the same.
private struct Content {
    private let words: Set<String>
    /// What is not, not yet, or forbidden is asked of: where one says so and the other does not, they ask for opposites.
    private let denials: Int
    /// An employer ("người sử dụng lao động") is no employee ("người lao động"), though "sử dụng" tells nothing elsewhere.
    private let users: Int

    init(_ text: String) {
        let written = Vietnamese.composed(text).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        // With their marks "đỏ" is no "do" and "mây" no "mấy"; without any, both are left out.
        let neutral = written.contains(where: Vietnamese.hasMarks) ? Self.neutral : Self.neutralPlain
        let plain = written.map(Vietnamese.folded)
        words = Set(written.indices.filter { !neutral.contains(written[$0]) }.map { plain[$0] })
        users = zip(plain, plain.dropFirst()).count { $0 == ("nguoi", "su") }
        let asked = plain[...].dropLast(plain.reversed().prefix { Self.closing.contains($0) }.count)
        denials = asked.count { Self.denying.contains($0) }
    }

    /// Whether neither speaks of something that the other does not, poultry here and cattle there, and one does not speak of much more.
    func agrees(with other: Content, more: Double) -> Bool {
        guard denials == other.denials, users == other.users, words.isSubset(of: other.words) || other.words.isSubset(of: words) else {
            return false
        }
        return Double(words.symmetricDifference(other.words).count) <= more * Double(words.intersection(other.words).count)
    }

    /// Syllables that ask, demand, use, name a case or a way, and those that only join. None of them may tell one case from another: in and out,
    /// over and under, a person and an organisation.
    private static let neutral: Set<String> = Set(
        """
        phải cần muốn bắt buộc yêu cầu xin hỏi cho biết nếu hay được có không là thì gì nào sao ai đâu mấy bao nhiêu lâu khi lúc ngày giờ còn đã sẽ
        đang sử dụng dùng dựa đặt lấy vào căn cứ theo quy định luật trường hợp cách trình tự thủ tục làm thực hiện hành
        gồm nói hiểu giải thích nghĩa tức gọi các những một số người nhằm để vì như thế này đó do
        của bởi và hoặc với đối ở tại về ra ạ em tôi mình đi đủ cơ quan đơn vị giải quyết thời hạn đề nghị cấp lên bên tờ
        """.split(whereSeparator: \.isWhitespace).map(String.init))
    private static let neutralPlain = Set(neutral.map(Vietnamese.folded))
    /// At the end of a question these ask, and deny nothing.
    private static let closing: Set<String> = ["khong", "chua", "hay", "vay", "the", "nhi", "a"]
    private static let denying: Set<String> = ["khong", "chua", "cam"]
}

/// What likeness of words does not see: the time limit or the fee of the same thing, its reissue or its revocation, two or three years.
struct Sense: Equatable {
    private let kind: Kind
    private let acts: Int
    private let numbers: Set<String>

    /// What the law says, and what no word tells, are one: people ask for the first in the words of the second.
    private enum Kind { case who, timeLimit, dossier, fee, other }

    init(_ text: String) {
        var reading = Reading()
        reading.folded = SearchWords.plain(text)
        reading.readKind()
        switch reading.kind {
        case .signer: kind = .who
        case .competence: kind = reading.asksWho ? .who : .other
        case .timeLimit: kind = .timeLimit
        case .dossier: kind = .dossier
        case .fee: kind = .fee
        case .law, .general: kind = .other
        }
        acts = DutyActs.askedBeyondGrant(in: reading.folded)
        numbers = Set(text.split { !$0.isLetter && !$0.isNumber }.filter { $0.contains(where: \.isNumber) }.map { $0.lowercased() })
    }
}
