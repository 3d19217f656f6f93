// SPDX-License-Identifier: Apache-2.0
import Domain

/// A small registry that nobody could take for the real one.
enum MadeUpRegistry {
    static let old = Authority(name: Words(vi: "Cơ quan cũ", en: "Old office"), level: .central)
    static let new = Authority(name: Words(vi: "Cơ quan mới", en: "New office"), level: .province)
    static let other = Authority(name: Words(vi: "Cơ quan khác", en: "Other office"), level: .province)
    static let clerk = Authority(name: Words(vi: "Thư ký", en: "Clerk"), level: .department)
    static let nameless = Authority(name: Words(vi: "không nêu tên"), level: .unknown)

    static let duty = Duty.ID("AA-01")

    static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

    static func when(_ text: String) -> DoubtfulDay { DoubtfulDay(text) ?? .unknown }

    static func row(
        _ letter: String, _ authority: Authority, _ kind: Competence.Kind?, from: String = "unknown", until: String? = nil, condition: String? = nil,
        of duty: String = "AA-01", place: String? = nil, covers: [String] = [], coversDuties: [String] = [], coversHolders: [Authority] = []
    ) -> Competence {
        Competence(
            id: Competence.ID("\(duty)/\(letter)"), duty: Duty.ID(duty), authority: authority, kind: kind, from: when(from), until: until.map(when),
            basis: Competence.Basis(document: "1/1901/NĐ-XX", path: "Điều 1", isVerified: true, confidence: .high), condition: condition,
            place: place.map { Place.ID($0) }, covers: covers.map { Field.ID($0) }, coversDuties: coversDuties.map { Duty.ID($0) },
            coversHolders: coversHolders.map(\.name.vi), sources: ["a made-up source"], confidence: .high
        )
    }

    static func registry(
        _ rows: [Competence], doubts: [Doubt] = [], fileRules: [FileRule] = [], places: [Place] = [], overtakenBy: [String] = [],
        isDraft: Bool = false
    ) -> Registry {
        var facts = RegistryFacts()
        facts.duties = Set(rows.map(\.duty) + [duty]).sorted().map { id in
            Duty(
                id: id, field: Field.ID("field"), title: Words(vi: "Việc"), overtakenBy: id == duty ? overtakenBy.map { Duty.ID($0) } : [],
                sources: ["a made-up source"], confidence: .high, isDraft: isDraft
            )
        }
        facts.competences = rows
        facts.doubts = doubts
        facts.fileRules = fileRules
        facts.places = places
        return Registry(facts)
    }

    /// Held by the old office, then by the new one for a year.
    static let moved = [
        row("a", old, nil, until: "2001-07-01"), row("b", new, .devolution, from: "2001-07-01", until: "2002-07-01"),
    ]

    static func place(_ id: String, _ name: String, from: String? = nil, until: String? = nil, into: String? = nil, aliases: [String] = []) -> Place {
        Place(
            id: Place.ID(id), name: Words(vi: name), type: "tỉnh", existence: DaySpan(from: from.map(day), until: until.map(day)),
            mergedInto: into.map { Place.ID($0) }, aliases: aliases, sources: ["a made-up source"]
        )
    }
}
