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
}
