// SPDX-License-Identifier: Apache-2.0

/// A territory with the days on which it existed and what became of it.
package struct Place: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Place>

    /// Code of the province; an old province has a slug of its own; a commune has its province's, a ``stroke``, and its own name.
    package let id: ID
    /// Between the ids of a province and a commune in it.
    package static let stroke: Character = "/"

    package let name: Words
    /// "tỉnh", "thành phố trực thuộc trung ương" …
    package let type: String
    package let existence: DaySpan
    /// The province it is part of since it ended.
    package let mergedInto: ID?
    package let aliases: [String]
    /// How many communes it has, by type; not recorded for a province that has ended.
    package let communes: Communes?
    package let specialZones: [String]
    package let notes: [String]
    package let sources: [String]

    package struct Communes: Hashable, Codable, Sendable {
        package let total: Int
        package let xa: Int
        package let phuong: Int
        package let dacKhu: Int
    }

    package init(
        id: ID, name: Words, type: String, existence: DaySpan, mergedInto: ID? = nil, aliases: [String] = [],
        communes: Communes? = nil, specialZones: [String] = [], notes: [String] = [], sources: [String]
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.existence = existence
        self.mergedInto = mergedInto
        self.aliases = aliases
        self.communes = communes
        self.specialZones = specialZones
        self.notes = notes
        self.sources = sources
    }
}

/// A post or body that decides, as a source names it, and its level.
package struct Authority: Hashable, Codable, Sendable {
    package let name: Words
    package let level: Level

    package init(name: Words, level: Level) {
        self.name = name
        self.level = level
    }

    package enum Level: String, Codable, Sendable, CaseIterable {
        case central, province, department, district, commune, nobody, unknown
    }
}
