// SPDX-License-Identifier: Apache-2.0

/// What practice teaches: questions by likeness, and where most of them stay without an answer.
package struct PracticeLessons: Sendable {
    /// Those with most gaps first, then the largest, then the one asked last.
    package let groups: [Group]
    package let byField: [Gap<Field.ID>]
    package let byLevel: [Gap<Authority.Level>]
    package let byPlace: [Gap<Place.ID>]
    private let read: [Question.ID: Read]

    /// What is read out of a question once and for all.
    private struct Read: Sendable {
        let text: String
        let shown: String
        let terms: Set<String>

        init(_ text: String) {
            self.text = text
            shown = PracticeLessons.shown(text)
            terms = SearchWords(question: shown).terms
        }
    }

    package struct Group: Sendable {
        /// The newest as it may be shown.
        package let question: String
        /// The newest first; the others are like it.
        package let members: [AskedQuestion]
        package let field: Field.ID?

        package var gaps: Int { members.count(where: \.isGap) }
    }

    /// How many questions about something were asked, and how many of them had no answer. What is about nothing known has no key.
    package struct Gap<Key: Hashable & Sendable>: Sendable {
        package let key: Key?
        package let asked: Int
        package let gaps: Int
    }

    /// - Parameters:
    ///   - asked: The newest first.
    ///   - earlier: Lessons of which most questions are the same: what was read out of them is not read again.
    package init(_ asked: [AskedQuestion], _ registry: Registry, after earlier: PracticeLessons? = nil) {
        let fields = asked.map { $0.duty.flatMap(registry.duty)?.field }
        let read = asked.map { one in
            // Its words are not the same any more where they were erased.
            if let known = earlier?.read[one.id], known.text == one.text { known } else { Read(one.text) }
        }
        self.read = Dictionary(zip(asked.map(\.id), read), uniquingKeysWith: { first, _ in first })
        groups = QuestionGroups(read.map(\.shown), terms: read.map(\.terms)).groups
            .map { group in
                Group(
                    question: group.question, members: group.members.map { asked[$0] }, field: group.members.lazy.compactMap { fields[$0] }.first)
            }
            .enumerated().sorted { ($1.element.gaps, $1.element.members.count, $0.offset) < ($0.element.gaps, $0.element.members.count, $1.offset) }
            .map(\.element)
        byField = Self.gaps(asked, fields) { $0.text }
        byLevel = Self.gaps(asked, asked.map { Self.level(of: $0, registry) }) { $0.rawValue }
        byPlace = Self.gaps(asked, asked.map { Self.place(of: $0, registry) }) { $0.text }
    }

    /// A question as it is shown to those who look at how questions fare, and not at who asked them.
    package static func shown(_ text: String) -> String { Masking.masked(PersonalData.removed(from: text)) }

    private static func gaps<Key: Hashable & Sendable>(_ asked: [AskedQuestion], _ keys: [Key?], _ name: (Key) -> String) -> [Gap<Key>] {
        Dictionary(grouping: zip(asked, keys), by: \.1)
            .map { key, all in Gap(key: key, asked: all.count, gaps: all.count { $0.0.isGap }) }
            .filter { $0.gaps > 0 }
            .sorted { one, other in
                (other.gaps, other.asked, one.key.map(name) ?? "\u{FFFF}") < (one.gaps, one.asked, other.key.map(name) ?? "\u{FFFF}")
            }
    }

    private static func level(of asked: AskedQuestion, _ registry: Registry) -> Authority.Level? {
        guard let duty = asked.duty, let finding = try? registry.competence(of: duty, at: standing(asked, registry), on: asked.on) else { return nil }
        return finding.holders.first?.competence.authority.level
    }

    private static func place(of asked: AskedQuestion, _ registry: Registry) -> Place.ID? { standing(asked, registry)?.id }

    private static func standing(_ asked: AskedQuestion, _ registry: Registry) -> Place? {
        guard let name = asked.place, case .one(let place) = registry.place(named: name, on: asked.on) else { return nil }
        return place
    }
}
