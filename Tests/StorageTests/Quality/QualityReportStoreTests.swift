// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of reports on quality promises.
@Suite(.serialized) struct QualityReportStoreTests {
    static func report(_ seconds: Double, _ version: String = "1", wrong: Int = 1) -> QualityReport {
        QualityReport(
            made: Date(timeIntervalSince1970: 1_000_000 + seconds), version: version, ranking: "1901-01-01",
            sets: [
                .init(
                    name: "bịa", questions: 3, learntFrom: 0, nDCGAt10: 0.5, answered: 2, wrong: wrong, clauses: nil, rightClauses: nil,
                    fields: [.init(name: "'; DROP TABLE quality_report; --", questions: 3, answered: 2, wrong: wrong)])
            ],
            curve: RiskCurve([.init(trust: 0.9, isRight: true), .init(trust: 0.2, isRight: false)], wanted: 0.1), worst: [],
            outcomes: ["bịa/1": .right, "bịa/2": .wrong]
        )
    }

    @Test(arguments: Engine.available)
    func `reports come back as they were kept, the newest first`(_ engine: Engine) async throws {
        let store = QualityReportStore(try await engine.migratedDatabase())
        #expect(try await store.latest(limit: 2).isEmpty)
        let reports = [Self.report(0), Self.report(20), Self.report(10)]
        for report in reports { try await store.keep(report) }
        #expect(try await store.latest(limit: 2) == [reports[1], reports[2]])
        #expect(try await store.latest(limit: 0).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `one of the same second takes the place of the first`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let store = QualityReportStore(database)
        for wrong in 1...2 {
            try await store.keep(Self.report(0, wrong: wrong))
            #expect(try await store.latest(limit: 5) == [Self.report(0, wrong: wrong)])
        }
        // Whoever has looked before sees what another keeps.
        try await QualityReportStore(database).keep(Self.report(5))
        #expect(try await store.latest(limit: 1) == [Self.report(5)])
    }
}
