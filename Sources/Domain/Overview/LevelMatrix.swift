// SPDX-License-Identifier: Apache-2.0

/// How many duties of each field are held at each level on a day.
package struct LevelMatrix: Sendable {
    package let rows: [Row]
    /// The levels at which anything is held, from the centre down.
    package let levels: [Authority.Level]

    package init(_ registry: Registry, on day: Day, at place: Place?) {
        var counts: [Field.ID: [Cell: Int]] = [:]
        for duty in registry.facts.duties where !duty.isDraft {
            guard let finding = try? registry.competence(of: duty.id, at: place, on: day) else { continue }
            counts[duty.field, default: [:]][Cell(finding), default: 0] += 1
        }
        rows = registry.facts.fields.compactMap { field in counts[field.id].map { Row(field: field, counts: $0) } }
        let held = Set(rows.flatMap { $0.counts.keys }.compactMap(\.level))
        levels = Authority.Level.allCases.filter(held.contains)
    }

    /// Where a duty is counted: once, whatever it is.
    package enum Cell: Hashable, Sendable {
        case held(Authority.Level)
        /// Split between levels.
        case shared
        case nobody
        /// The sources disagree, or leave it open.
        case open

        init(_ finding: Competence.Finding) {
            switch finding.result {
            case .one, .split:
                let levels = Set(finding.holders.map(\.competence.authority.level))
                self = levels.count == 1 ? levels.first.map(Cell.held) ?? .open : .shared
            case .none: self = .nobody
            case .contested, .unsettled: self = .open
            }
        }

        var level: Authority.Level? { if case .held(let level) = self { level } else { nil } }
    }

    package struct Row: Hashable, Sendable {
        package let field: Field
        package let counts: [Cell: Int]

        package var total: Int { counts.values.reduce(0, +) }

        package subscript(_ cell: Cell) -> Int { counts[cell, default: 0] }
    }
}

/// What is recorded of each province on a day.
package struct ProvinceGrid: Sendable {
    package let tiles: [Tile]

    package init(_ registry: Registry, on day: Day) {
        let acts = registry.facts.competences.filter { $0.kind == .authorisation && $0.standing(on: day) == .holds }
        let counts = Dictionary(grouping: acts.compactMap(\.place), by: { $0 }).mapValues(\.count)
        let records = Dictionary(grouping: registry.facts.procedureRecords.compactMap(\.place), by: { $0 }).mapValues(\.count)
        tiles = registry.provinces(on: day).map { place in
            Tile(place: place, authorisations: counts[place.id, default: 0], records: records[place.id, default: 0])
        }.sorted { Vietnamese.folded($0.place.name.vi) < Vietnamese.folded($1.place.name.vi) }
    }

    package struct Tile: Hashable, Sendable {
        package let place: Place
        /// Local acts that pass work on, in force that day.
        package let authorisations: Int
        /// Procedures of which it has recorded its own way.
        package let records: Int
    }
}
