// SPDX-License-Identifier: Apache-2.0
import Domain

/// Whether one question asks what another does, in other words.
struct SameQuestion {
    private let likeness: Likeness
    private let content: Set<String>
    private let sense: Sense

    /// Below this, what is alike by its words asks something else too often.
    private static let least = 0.42
    private static let leastTerms = 4
    /// From here on a word that only one of them has is a slip of its writer.
    private static let nearlyAll = 0.85

    /// - Parameter sense: Of the whole question, where `text` is only its subject.
    init?(_ text: String, in sense: Sense) {
        let words = SearchWords(question: text)
        guard words.terms.count >= Self.leastTerms else { return nil }
        likeness = Likeness(words, least: Self.least)
        content = Self.content(of: text)
        self.sense = sense
    }

    /// How much of all that both speak of they share; 0 where they ask different things.
    func share(of text: String) -> Double {
        guard Sense(text) == sense else { return 0 }
        let share = likeness.share(of: text)
        guard share > 0, share < Self.nearlyAll else { return share }
        // Where each speaks of something that the other does not, poultry here and cattle there, all else may agree and the answer does not.
        let other = Self.content(of: text)
        return content.isSubset(of: other) || other.isSubset(of: content) ? share : 0
    }

    /// What a text speaks of, folded. With their marks "đỏ" is no "do" and "mây" no "mấy"; without any, both are left out.
    private static func content(of text: String) -> Set<String> {
        let written = Vietnamese.composed(text).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let hasMarks = written.contains(where: Vietnamese.hasMarks)
        return Set(
            written.compactMap { word in
                let plain = Vietnamese.folded(word)
                return hasMarks ? (neutral.contains(word) ? nil : plain) : (neutralPlain.contains(plain) ? nil : plain)
            })
    }

    /// Syllables that people put in one for another, or leave out, when they ask the same: those that ask, demand, use, name a case or a way, and
    /// those that only join.
    private static let neutral: Set<String> = Set(
        """
        phải cần muốn bắt buộc yêu cầu xin hỏi cho biết nếu hay bị được có không là thì gì nào sao ai đâu mấy bao nhiêu lâu khi lúc ngày giờ còn đã sẽ
        đang sử dụng dùng dựa đặt lấy vào căn cứ theo quy định luật trường hợp hình thức cách loại kiểu bước trình tự thủ tục làm thực hiện hành
        gồm thành phần nói hiểu giải thích nghĩa tức gọi các những một số việc người cá nhân tổ chức nhằm để vì như thế này đó do trong ngoài trên dưới
        từ đến của bởi và hoặc với đối ở tại về ra ạ em tôi mình đi
        đủ cơ quan đơn vị giải quyết thời hạn đề nghị cấp lên bên tờ
        """.split(whereSeparator: \.isWhitespace).map(String.init))
    private static let neutralPlain = Set(neutral.map(Vietnamese.folded))
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
