// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

/// The product's answers against a second, naive reading of the same files.
@Suite struct GoldenTableTests {
    /// Around the three turns, days between them, and days far from all.
    static let days = [
        "2024-06-01", "2024-12-30", "2024-12-31", "2025-06-20", "2025-06-30", "2025-07-01", "2025-07-02", "2025-07-15", "2025-07-16", "2025-08-01",
        "2025-10-15", "2025-11-15", "2025-12-31", "2026-01-15", "2026-01-31", "2026-02-01", "2026-04-28", "2026-04-29", "2026-05-28", "2026-05-29",
        "2026-05-30", "2026-11-22", "2027-02-28", "2027-03-01", "2027-03-02", "2029-09-09",
    ]
    static let places = ["Hưng Yên", "Khánh Hòa", "Nghệ An", "Đà Nẵng", "Quảng Nam"]
    static let received = [
        (on: "2025-07-15", received: "2025-06-20"), ("2025-09-01", "2025-07-01"), ("2026-05-28", "2026-05-10"), ("2026-05-29", "2026-04-28"),
        ("2026-06-15", "2026-04-29"), ("2026-06-15", "2026-05-28"), ("2026-06-15", "2026-05-29"), ("2027-03-01", "2027-02-20"),
        ("2026-06-15", "2025-06-30"),
    ]

    @Test func `every duty, everywhere, on days around the turns`() throws {
        let (registry, naive) = (try ContentFolder.registry(), try NaiveContent(folder: ContentFolder.path))
        var compared = 0
        for (day, id) in Self.days.flatMap({ day in naive.duties.keys.sorted().map { (day, $0) } }) {
            for place in [nil] + Self.places {
                try compare(id, place, day, nil, registry, naive)
                compared += 1
            }
        }
        #expect(compared >= 25_000)
    }

    @Test func `every duty, for a file received earlier`() throws {
        let (registry, naive) = (try ContentFolder.registry(), try NaiveContent(folder: ContentFolder.path))
        for (on, received) in Self.received {
            for id in naive.duties.keys.sorted() { try compare(id, nil, on, received, registry, naive) }
        }
    }

    /// What was known before the gazette of 15 May 2026 had no duty of the resolution; the same question then had another answer.
    @Test func `every duty, as known before the second wave`() throws {
        var naive = try NaiveContent(folder: ContentFolder.path)
        naive.duties = naive.duties.filter { !Self.restsOnResolution($0.value) }
        let known = Set(naive.duties.keys)
        let registry = try ContentFolder.registry { known.contains($0.id.text) }
        #expect(known.count < 120 && known.count > 80)
        for (day, id) in Self.days.flatMap({ day in known.sorted().map { (day, $0) } }) {
            let finding = try registry.competence(of: Duty.ID(id), at: nil, on: try #require(Day(iso: day)))
            // A doubt may set rows against each other that were not known then; its effect holds all the same.
            let expected = naive.verdict(id, place: nil, on: day, received: nil).result
            #expect(finding.result.rawValue == expected, "\(id) on \(day)")
        }
    }

    private static func restsOnResolution(_ duty: NaiveContent.Row) -> Bool {
        (duty["competences"] as? [NaiveContent.Row] ?? []).contains { ($0["basis"] as? NaiveContent.Row)?["document"] as? String == "20/2026/NQ-CP" }
    }

    private func compare(
        _ id: String, _ name: String?, _ day: String, _ received: String?, _ registry: Registry, _ naive: NaiveContent
    ) throws {
        let on = try #require(Day(iso: day))
        var place: Place?
        if let name, case .one(let found) = registry.place(named: name, on: on) { place = found }
        let finding = try registry.competence(of: Duty.ID(id), at: place, on: on, received: received.flatMap { Day(iso: $0) })
        let expected = naive.verdict(id, place: place?.id.text, on: day, received: received)
        #expect(NaiveContent.Verdict(finding) == expected, "\(id) at \(name ?? "any place") on \(day), received \(received ?? "that day")")
    }
}

extension NaiveContent.Verdict {
    init(_ finding: Competence.Finding) {
        self.init(
            result: finding.result.rawValue, holders: Set(finding.holders.map { Self.text($0.competence) }),
            signers: Set(finding.holders.compactMap { $0.signer?.name }), expires: finding.expires?.iso
        )
    }

    private static func text(_ row: Competence) -> String {
        [
            row.authority.name.vi, row.kind?.rawValue, row.from.earliest?.iso, row.from.latest?.iso, row.until?.earliest?.iso, row.until?.latest?.iso,
            row.basis?.document, row.basis?.path, row.basis.map { String($0.isVerified) }, row.condition,
        ].map { $0 ?? "-" }.joined(separator: " | ")
    }
}
