// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension SignInStore {
    package func presence(token: String, at now: Date) async throws -> Presence? {
        // Most pages only read; a note is due once a minute.
        let isNoteDue = try await database.read { session -> Presence?? in
            if try SessionRows.needsNote(token, at: now, in: session) { return nil }
            return .some(try Self.presence(token, at: now, noting: nil, in: session))
        }
        if let presence = isNoteDue { return presence }
        let pinned = pinned
        return try await database.write { session in
            try Self.presence(token, at: now, noting: try SettingRows.setup(pinned, in: session).sessions, in: session)
        }
    }

    private static func presence(
        _ token: String, at now: Date, noting lengths: SessionLengths?, in session: any SQLSession
    ) throws -> Presence? {
        guard let (one, newToken) = try SessionRows.use(token, at: now, noting: lengths, in: session) else { return nil }
        let rights = try PeopleRows.rights(of: one.person, in: session)
        guard let row = try session.rows("SELECT * FROM person WHERE id = \(rights.person)").first else { throw PersonError.notFound }
        return Presence(session: one, person: try Person(row), rights: rights, newToken: newToken)
    }
}
