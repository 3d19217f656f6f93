// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Links that let somebody set a new password once, inside a transaction.
enum PasswordLinks {
    /// One that an administrator hands out has a way to go; one that was asked for is in the box at once.
    private static let handedOutSeconds = 86_400.0
    private static let askedForSeconds = 3_600.0

    /// Makes the secret of a new link and takes earlier ones of the same maker away.
    static func add(for person: Person.ID, by maker: Person.ID, at now: Date, in session: any SQLSession) throws -> String {
        let secret = Chance.secret()
        let seconds = maker == person ? askedForSeconds : handedOutSeconds
        try session.run("DELETE FROM password_link WHERE person = \(person) AND made_by = \(maker)")
        try session.run(
            """
            INSERT INTO password_link (secret_digest, person, made_by, expires_at)
            VALUES (\(Digest.of(secret)), \(person), \(maker), \(now.addingTimeInterval(seconds)))
            """
        )
        return secret
    }

    /// Whose link it is.
    static func owner(of secret: String, at now: Date, in session: any SQLSession) throws -> Person.ID {
        let rows = try session.rows("SELECT person FROM password_link WHERE secret_digest = \(Digest.of(secret)) AND expires_at > \(now)")
        guard let row = rows.first else { throw PasswordError.linkGone }
        return try row.get("person")
    }

    /// Takes all links of a person away: who asked twice must not leave one lying about.
    static func removeAll(of person: Person.ID, in session: any SQLSession) throws {
        try session.run("DELETE FROM password_link WHERE person = \(person)")
    }
}
