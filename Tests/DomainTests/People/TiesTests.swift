// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Who counts as one under four eyes.
@Suite struct TiesTests {
    typealias Made = MadeUpPeople

    static func circle(_ ties: Ties, _ person: String, _ day: Int = 5) -> Set<String> {
        Set(ties.hand(of: Person.ID(person), on: Day(number: day)).circle.map(\.text))
    }

    @Test func `somebody without ties is alone`() {
        #expect(Self.circle(Ties(), "a") == ["a"])
        #expect(Ties().human(Person.ID("a")) == Person.ID("a"))
    }

    @Test func `persons joined in several steps are one, whichever is asked`() {
        let ties = Ties(joined: [Person.ID("a"): Person.ID("b"), Person.ID("b"): Person.ID("c"), Person.ID("x"): Person.ID("y")])
        for person in ["a", "b", "c"] {
            #expect(Self.circle(ties, person) == ["a", "b", "c"])
            #expect(ties.human(Person.ID(person)) == Person.ID("c"))
        }
        #expect(Self.circle(ties, "y") == ["x", "y"])
    }

    @Test func `a deputy and whom he stands in for are one while it lasts`() throws {
        let ties = try Ties(delegations: [Made.appointment("deputy", .approver, from: 5, until: 8, onBehalfOf: "chief")])
        for person in ["deputy", "chief"] {
            #expect([4, 5, 7, 8].map { Self.circle(ties, person, $0).count } == [1, 2, 2, 1])
        }
    }

    @Test func `a chain of deputies is one, two deputies of one chief are two`() throws {
        let ties = try Ties(delegations: [
            Made.appointment("second", .approver, onBehalfOf: "first"), Made.appointment("third", .approver, onBehalfOf: "second"),
            Made.appointment("other", .approver, onBehalfOf: "first"),
        ])
        #expect(Self.circle(ties, "third") == ["first", "second", "third"])
        #expect(Self.circle(ties, "other") == ["first", "other"])
        #expect(Self.circle(ties, "first") == ["first", "second", "third", "other"])
    }

    @Test func `a tie reaches through both kinds at once, and a ring of them ends`() throws {
        let ties = try Ties(
            joined: [Person.ID("chief-too"): Person.ID("chief"), Person.ID("deputy"): Person.ID("deputy-too")],
            delegations: [
                Made.appointment("deputy", .approver, onBehalfOf: "chief-too"), Made.appointment("chief", .approver, onBehalfOf: "deputy-too"),
            ]
        )
        for person in ["chief", "chief-too", "deputy", "deputy-too"] {
            #expect(Self.circle(ties, person) == ["chief", "chief-too", "deputy", "deputy-too"])
        }
    }
}
