// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Synchronization
import Testing
import Web

/// What stands beside a ticket is searched for once for all who look at it within minutes.
@Suite struct KeptBesideTests {
    /// Finds one article, and counts how often it is asked.
    final class Counted: SearchIndex {
        private let state = Mutex((searches: 0, generation: "g1", isFull: true))

        var searches: Int { state.withLock { $0.searches } }
        var riskCurve: RiskCurve? { nil }
        var generation: String? { get async { state.withLock { $0.generation } } }

        func change(to generation: String, isFull: Bool) { state.withLock { ($0.generation, $0.isFull) = (generation, isFull) } }

        func search(_ request: SearchRequest) async throws -> SearchOutcome {
            state.withLock { state in
                state.searches += 1
                return .found(state.isFull ? [SearchHit(provision: .init("7-1901-nd-xx/art_1"), score: 1, isNamed: false)] : [])
            }
        }
    }

    @Test func `the law is searched once for whoever looks at a ticket, and anew over another index, later, or for other words`() async throws {
        let (index, clock) = (Counted(), Clock())
        let office = try await StaffOffice(index: index) { clock.now }
        for name in ["an", "binh"] { try await office.add(name, .expert, Scope(unit: Unit.legalDepartment)) }
        _ = try await office.site.acts.take(MadeUpAmendment.reading, at: TestSite.now)
        try await office.site.visit { visitor in
            _ = try await visitor.ask("Mở phiếu giúp tôi")
            let (an, binh) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "binh"))
            let page = try await DeskPageTests.address(an)
            let clause = "7-1901-nd-xx/art_1"
            let before = index.searches
            for worker in [an, binh, an] { #expect(try await worker.get(page).text.contains(clause)) }
            _ = try await an.post(page + "/take", [("revision", "0")])
            #expect(try await an.get(page).text.contains("clause:" + clause) && index.searches == before + 1)
            #expect(try await an.get(page + "?q=m%C3%ADt").text.contains(clause) && index.searches == before + 2)
            // Another index may know other law.
            index.change(to: "g2", isFull: false)
            #expect(try await !an.get(page).text.contains(clause) && index.searches == before + 3)
            // The order may have been learnt anew.
            index.change(to: "g2", isFull: true)
            clock.advance(by: 299)
            #expect(try await !an.get(page).text.contains(clause) && index.searches == before + 3)
            clock.advance(by: 2)
            #expect(try await an.get(page).text.contains(clause) && index.searches == before + 4)
        }
    }

    @Test func `what was found for one is shown to another as far as he may see it, and no ticket of a unit that is not his`() async throws {
        let index = Counted()
        var content = MadeUp.facts
        content.units.append(Unit(id: DeskPageTests.other, name: Words(vi: "Cục Bịa", en: "Made-up Office"), sources: MadeUp.sources))
        let office = try await StaffOffice(content: content, index: index)
        try await office.add("an", .expert, Scope(unit: Unit.legalDepartment))
        try await office.add("khac", .expert, Scope(unit: DeskPageTests.other))
        try await office.add("luat", .legal)
        _ = try await office.site.acts.take(MadeUpAmendment.reading, at: TestSite.now)
        try await office.site.visit { visitor in
            let asked = "Mở phiếu giúp tôi"
            _ = try await visitor.ask(asked)
            try await DeskTiePageTests.openOther(office, unit: DeskPageTests.other, asking: asked)
            let (an, khac) = (try await office.enter(visitor, "an"), try await office.enter(visitor, "khac"))
            let luat = try await office.enter(visitor, "luat")
            let (clause, other) = ("7-1901-nd-xx/art_1", DeskTiePageTests.other)
            let page = try await DeskPageTests.address(an)
            // Whoever sees both is shown each beside the other, and what the law says beside both: it was looked for once.
            for (at, beside) in [(page, other), (other, page)] {
                let shown = try await luat.get(at)
                #expect(shown.text.contains(clause) && shown.links.contains { $0.hasPrefix(beside) }, "\(at)")
            }
            #expect(index.searches == 1)
            for (worker, own, foreign) in [(an, page, other), (khac, other, page)] {
                let shown = try await worker.get(own)
                #expect(shown.status == 200 && shown.text.contains(clause) && !shown.links.contains { $0.hasPrefix(foreign) })
                #expect(try await worker.get(foreign).status == 403)
            }
            #expect(index.searches == 1)
        }
    }
}
