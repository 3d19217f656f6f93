// SPDX-License-Identifier: Apache-2.0

/// Who counts as one under four eyes: persons found to be one human, and whoever acts on another's behalf.
package struct Ties: Sendable {
    private let joined: [Person.ID: Person.ID]
    private let names: [Person.ID: Set<Person.ID>]
    private let principals: [Person.ID: [Tie]]
    private let deputies: [Person.ID: [Tie]]

    private struct Tie {
        let other: Person.ID
        let span: DaySpan
    }

    /// - Parameters:
    ///   - joined: Person by the one he was found to be.
    ///   - delegations: Appointments on behalf of somebody, of all days.
    package init(joined: [Person.ID: Person.ID] = [:], delegations: [Appointment] = []) {
        self.joined = joined
        var principals: [Person.ID: [Tie]] = [:]
        var deputies: [Person.ID: [Tie]] = [:]
        for one in delegations {
            guard let principal = one.onBehalfOf.map({ Self.human($0, joined) }) else { continue }
            let deputy = Self.human(one.person, joined)
            principals[deputy, default: []].append(Tie(other: principal, span: one.span))
            deputies[principal, default: []].append(Tie(other: deputy, span: one.span))
        }
        self.principals = principals
        self.deputies = deputies
        var names: [Person.ID: Set<Person.ID>] = [:]
        for person in joined.keys { names[Self.human(person, joined), default: []].insert(person) }
        self.names = names
    }

    /// The person under whom one human's things are kept since his persons were joined.
    package func human(_ person: Person.ID) -> Person.ID { Self.human(person, joined) }

    /// All persons that are one human with this one, himself among them.
    package func selves(of person: Person.ID) -> Set<Person.ID> {
        let human = self.human(person)
        return names[human, default: []].union([human])
    }

    /// A person with all who count as one with him on a day: his other selves, those for whom he acts, those who act for him, and so on
    /// up and down the chain.
    package func hand(of person: Person.ID, on day: Day) -> Hand {
        let human = self.human(person)
        let circle = Self.chain(from: human, principals, on: day).union(Self.chain(from: human, deputies, on: day))
        return Hand(person: human, circle: circle.reduce(into: [person]) { $0.formUnion(selves(of: $1)) })
    }

    private static func chain(from first: Person.ID, _ ties: [Person.ID: [Tie]], on day: Day) -> Set<Person.ID> {
        var seen: Set<Person.ID> = [first]
        var waiting = [first]
        while let at = waiting.popLast() {
            for tie in ties[at, default: []] where tie.span.contains(day) && seen.insert(tie.other).inserted { waiting.append(tie.other) }
        }
        return seen
    }

    private static func human(_ person: Person.ID, _ joined: [Person.ID: Person.ID]) -> Person.ID {
        var at = person
        var seen: Set<Person.ID> = []
        while seen.insert(at).inserted, let next = joined[at] { at = next }
        return at
    }
}

/// Somebody at work, with all who count as one with him that day.
package struct Hand: Hashable, Codable, Sendable {
    package let person: Person.ID
    /// Himself among them.
    package let circle: Set<Person.ID>

    package init(person: Person.ID, circle: Set<Person.ID>) {
        self.person = person
        self.circle = circle
    }
}
