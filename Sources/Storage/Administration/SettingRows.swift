// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Settings inside a transaction, for every store that goes by one.
enum SettingRows {
    static func sheet(_ pinned: PinnedSettings, in session: any SQLSession) throws -> SettingSheet {
        var kept: [Setting: String] = [:]
        for row in try session.rows("SELECT name, value FROM setting") {
            // What only a newer program knows is left alone.
            if let setting = Setting(rawValue: try row.get("name")) { kept[setting] = try row.get("value") }
        }
        return SettingSheet(pinned: pinned, kept: kept)
    }

    static func setup(_ pinned: PinnedSettings, in session: any SQLSession) throws -> Setup { try sheet(pinned, in: session).setup }

    /// The only way in which a setting changes: with who changed it, what it was, and when.
    static func write(_ change: SettingChange, in session: any SQLSession) throws {
        if let text = change.to {
            try session.run(
                """
                INSERT INTO setting (name, value) VALUES (\(change.setting.rawValue), \(text))
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """
            )
        } else {
            try session.run("DELETE FROM setting WHERE name = \(change.setting.rawValue)")
        }
        try session.run(
            """
            INSERT INTO setting_change (id, name, from_value, to_value, changed_by, changed_at)
            VALUES (\(Chance.secret()), \(change.setting.rawValue), \(change.from), \(change.to), \(change.by), \(change.at))
            """
        )
        try AuditStore.append(.settingChanged(change), at: change.at, in: session)
    }
}

extension SettingChange {
    /// - Returns: `nil` for a setting that this program does not have.
    init?(_ row: SQLRow) throws {
        guard let setting = Setting(rawValue: try row.get("name")) else { return nil }
        self.init(
            setting, from: try row.optional("from_value"), to: try row.optional("to_value"), by: try row.get("changed_by"),
            at: try row.get("changed_at")
        )
    }
}
