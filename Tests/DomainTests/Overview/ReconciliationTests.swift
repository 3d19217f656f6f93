// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Duties, procedures and the handbook laid beside each other.
@Suite struct ReconciliationTests {
    private static func procedure(_ id: String, code: String? = nil, _ duties: [String]) -> Procedure {
        Procedure(
            id: .init(id), code: code, name: Words(vi: "Thủ tục \(id)"), field: "bịa", level: nil, duties: duties.map { Duty.ID($0) },
            nationalTimeLimit: nil, localTimeLimits: [], fee: nil, dossier: nil, output: nil, basis: nil, announcedBy: nil, notes: [], sources: ["x"],
            confidence: .high)
    }

    @Test func `what has no counterpart is named, and what has one is not`() {
        var facts = MadeUpRegistry.registry(MadeUpRegistry.moved + [MadeUpRegistry.row("a", MadeUpRegistry.old, nil, of: "AA-02")]).facts
        facts.duties = facts.duties.map { duty in
            Duty(
                id: duty.id, field: duty.field, title: duty.title,
                procedureCodes: duty.id.text == "AA-02" ? ["1.000001 (nơi bịa: 1.000001.000.00.00.H99)", "2.000009; 1.000003"] : [], sources: ["x"],
                confidence: .high)
        }
        facts.procedures = [
            Self.procedure("P-1", code: "1.000001", ["AA-02"]), Self.procedure("P-2", code: "1.000003", ["XX-99"]), Self.procedure("P-3", []),
        ]
        let found = Reconciliation(Registry(facts), HandbookPlan(Registry(facts), on: MadeUpRegistry.day("2001-09-01")))
        #expect(found.dutiesWithout.map(\.id.text) == ["AA-01"])
        #expect(found.proceduresWithout.map(\.id.text) == ["P-2", "P-3"])
        #expect(found.codesWithout.map(\.code) == ["2.000009"])
        #expect(found.oneSided.map(\.procedure.id.text) == ["P-2"])
    }
}
