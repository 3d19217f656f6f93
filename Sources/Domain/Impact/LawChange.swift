// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// That words of the law are others than before: where, from which day, and by what. It stays when a person has looked at all that rested on them.
package struct LawChange: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<LawChange>

    package let id: ID
    package let cause: Cause
    package let document: LegalDocument.ID
    /// As published: "133/2025/NĐ-CP".
    package let number: String
    package let title: String
    /// The unit whose words changed; empty for the whole act.
    package let path: ProvisionPath
    package let manner: Manner
    /// The first day with the new words; `nil` where nobody says from which day, so that every day counts.
    package let from: Day?
    /// When it came to be known. Two changes never share an instant, so that whoever has looked has looked at one of them or at both.
    package let known: Date

    /// What made it known.
    package enum Cause: Hashable, Sendable {
        /// A change that somebody confirmed.
        case amendment(Amendment.ID)
        case edition(Identifier<OpenEdition>, label: String)
        /// Another reading of the act came into use.
        case reading(digest: String)

        /// One word for each, so that all that one thing has changed is found together.
        package var text: String {
            switch self {
            case .amendment(let id): "amendment/" + id.text
            case .edition(let id, _): "edition/" + id.text
            case .reading(let digest): "reading/" + digest
            }
        }
    }

    package enum Manner: String, CaseIterable, Codable, Sendable {
        case reworded, repealed, suspended, extended, overlaid
        /// Not in an edition any more, which is no repeal.
        case absent
        /// The same words, read otherwise.
        case reread
        /// An edition prints something else around the same words.
        case noted
    }

    package init(
        id: ID, cause: Cause, document: LegalDocument.ID, number: String, title: String, path: ProvisionPath, manner: Manner, from: Day?, known: Date
    ) {
        self.id = id
        self.cause = cause
        self.document = document
        self.number = number
        self.title = title
        self.path = path
        self.manner = manner
        self.from = from
        self.known = known
    }

    package var place: LawPlace { LawPlace(path) }

    /// Whether a question about that day meets the new words.
    package func touches(_ day: Day) -> Bool { from.map { $0 <= day } ?? true }

    /// Whether a text names the act: by its number as a word of its own or, for a law, by its title.
    package func isNamed(in text: some StringProtocol) -> Bool {
        let text = String(text)
        if !number.isEmpty, text.holds(word: number) { return true }
        return Self.isName(title) && text.holds(word: title)
    }

    /// Whether a title alone tells which act it is.
    static func isName(_ title: String) -> Bool {
        title.count >= shortestTitle && (title.hasPrefix("Luật ") || title.hasPrefix("Bộ luật "))
    }

    private static let shortestTitle = 8
}

extension String {
    /// Whether some words stand in it with no letter, digit or stroke against them: "5/2025/NĐ-CP" is not in "15/2025/NĐ-CP".
    fileprivate func holds(word: String) -> Bool {
        var rest = self[...]
        while let found = rest.firstRange(of: word) {
            let before = found.lowerBound > startIndex ? self[index(before: found.lowerBound)] : " "
            let behind = found.upperBound < endIndex ? self[found.upperBound] : " "
            let isApart = [before, behind].allSatisfy { !$0.isLetter && !$0.isNumber && $0 != "/" && $0 != "-" }
            if isApart { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }
}

extension AmendmentOperation {
    package var manner: LawChange.Manner {
        switch self {
        case .repealAct, .repealUnit: .repealed
        case .suspend: .suspended
        case .extendTerm: .extended
        case .overlay: .overlaid
        default: .reworded
        }
    }
}

extension LawChange {
    /// "Điều 5, 7/1901/NĐ-XX, đã được sửa đổi từ ngày 01/01/2026."
    package var sentence: Words {
        let place = [path.citation, number.isEmpty ? document.text : number].filter { !$0.isEmpty }.joined(separator: ", ")
        return Words(
            vi: place + " " + manner.words.vi + (from.map { " từ ngày \($0.words.vi)" } ?? "") + ".",
            en: place + " " + manner.words.text(in: .en) + (from.map { " from \($0.words.text(in: .en))" } ?? "") + ".")
    }
}

extension LawChange.Manner {
    package var words: Words {
        switch self {
        case .reworded: Words(vi: "đã được sửa đổi", en: "was amended")
        case .repealed: Words(vi: "đã bị bãi bỏ", en: "was repealed")
        case .suspended: Words(vi: "bị ngưng hiệu lực", en: "was suspended")
        case .extended: Words(vi: "được kéo dài thời hạn", en: "had its term extended")
        case .overlaid: Words(vi: "có quy định khác áp dụng thay trong một thời gian", en: "has another rule over it for a time")
        case .absent: Words(vi: "không còn trong ấn bản mới, có thể chưa bị bãi bỏ", en: "is not in the new edition, which is no repeal")
        case .reread: Words(vi: "nay được đọc theo bản khác", en: "is now read from another source")
        case .noted: Words(vi: "có phần ghi chú đã đổi", en: "has other notes by now")
        }
    }
}
