// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

extension SignInStore {
    package func presence(token: String, at now: Date) async throws -> Presence? {
        // Most pages only read; a note is due once a minute.
        let isNoteDue = try await database.read { session -> Presence?? in
            if try SessionRows.needsNote(token, at: now, in: session) { return nil }
            return .some(try Self.presence(token, at: now, notes: false, in: session))
        }
        if let presence = isNoteDue { return presence }
        return try await database.write { try Self.presence(token, at: now, notes: true, in: $0) }
    }

    private static func presence(_ token: String, at now: Date, notes: Bool, in session: any SQLSession) throws -> Presence? {
        guard let (one, newToken) = try SessionRows.use(token, at: now, notes: notes, in: session) else { return nil }
        let rights = try PeopleRows.rights(of: one.person, in: session)
        guard let row = try session.rows("SELECT * FROM person WHERE id = \(rights.person)").first else { throw PersonError.notFound }
        return Presence(session: one, person: try Person(row), rights: rights, newToken: newToken)
    }
}
