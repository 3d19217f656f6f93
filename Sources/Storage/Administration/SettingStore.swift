// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// What administrators set, in SQL that SQLite and PostgreSQL both read.
package struct SettingStore: Setups {
    let database: any SQLDatabase
    private let pinned: PinnedSettings

    /// - Parameter pinned: What was set where the program was started, and goes before what is kept here.
    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func sheet() async throws -> SettingSheet {
        let pinned = pinned
        return try await database.read { try SettingRows.sheet(pinned, in: $0) }
    }

    package func change(_ edits: [SettingEdit], by actor: Person.ID, at now: Date) async throws {
        let pinned = pinned
        try await database.write { session in
            try PeopleRows.rights(of: actor, in: session).require(.changeSettings, .common, on: Day(now))
            let before = try SettingRows.sheet(pinned, in: session)
            for edit in edits {
                guard before.pinned.texts[edit.setting] == nil else { throw SettingError.pinned(edit.setting) }
                guard before.kept[edit.setting] == edit.seen else { throw SettingError.overtaken(edit.setting) }
            }
            let edits = edits.filter { $0.text != $0.seen }
            let after = before.with(edits)
            try Self.check(after, since: before, edits)
            for edit in edits {
                try SettingRows.write(SettingChange(edit.setting, from: edit.seen, to: edit.text, by: actor, at: now), in: session)
            }
            if edits.contains(where: { $0.setting.part == .provider }) {
                try GrantedRoles.endThoseBeyond(after.setup.provider, at: now, in: session)
            }
            if edits.contains(where: { [.goals, .calendar].contains($0.setting.part) }) { try TicketRows.lookAnew(at: now, in: session) }
        }
    }

    package func changes(limit: Int) async throws -> [SettingChange] {
        try await database.read { session in
            try session.rows("SELECT * FROM setting_change ORDER BY changed_at DESC, id LIMIT \(max(0, limit))").compactMap(SettingChange.init)
        }
    }

    /// A slip in a part that nobody touches stands in the way of nothing.
    private static func check(_ after: SettingSheet, since before: SettingSheet, _ edits: [SettingEdit]) throws {
        let touched = Set(edits.map(\.setting.part))
        let faults = after.setup.faults.filter { touched.contains($0.key.part) || before.setup.faults[$0.key] != $0.value }
        guard faults.isEmpty else { throw SettingError.faulty(faults) }
    }
}
