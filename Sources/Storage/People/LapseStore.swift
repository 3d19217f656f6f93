// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

/// Takes away what has lapsed, in SQL that SQLite and PostgreSQL both read.
package struct LapseStore: Lapses {
    let database: any SQLDatabase
    private let pinned: PinnedSettings

    /// A form that is sent too late is known by its session for as long as it would be kept.
    private static let sessionSeconds = Double(UnsentForm.keptDays) * 86_400
    /// Browsers that have not been used for so long are strangers again.
    private static let deviceSeconds = 400.0 * 86_400
    /// Lanes of an hour ago count for nothing; a flood of made-up addresses must not fill the disk.
    private static let laneSeconds = 3_600.0

    package init(_ database: any SQLDatabase, pinned: PinnedSettings = PinnedSettings()) {
        self.database = database
        self.pinned = pinned
    }

    package func forget(at now: Date) async throws {
        let statements: [Statement] = [
            "DELETE FROM session WHERE expires_at <= \(now.addingTimeInterval(-Self.sessionSeconds))",
            "DELETE FROM device WHERE known_at < \(now.addingTimeInterval(-Self.deviceSeconds))",
            "DELETE FROM sign_in_lane WHERE since_at < \(now.addingTimeInterval(-Self.laneSeconds))",
            "DELETE FROM authorization_request WHERE expires_at <= \(now)",
            "DELETE FROM password_link WHERE expires_at <= \(now)",
            "DELETE FROM unsent_form WHERE kept_at <= \(UnsentFormStore.oldest(at: now))",
        ]
        // Each by itself, so that none holds anybody up for long.
        for statement in statements { try await database.write { _ = try $0.run(statement) } }
        try await database.write { try UploadStore.forget(at: now, in: $0) }
        try await database.write { try ReceivedMailStore.forget(at: now, in: $0) }
        let pinned = pinned
        try await database.write { session in
            guard let provider = try SettingRows.setup(pinned, in: session).provider else { return }
            try GrantedRoles.endUnconfirmed(provider, at: now, in: session)
        }
    }
}
