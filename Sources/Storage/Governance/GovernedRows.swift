// SPDX-License-Identifier: Apache-2.0
import Domain

/// What stands by approved changes, and how it fares when the content files are read again.
///
/// What was approved stays. The file's text is remembered as it was when the change was approved; once it says something else, that is a
/// conflict for people to settle by another change, whatever the file says.
enum GovernedRows {
    /// A subject that stands by an approved change.
    struct Row {
        let subject: Subject
        let change: Change.ID
        /// `nil` where the change ended it.
        let body: String?
        /// Of what the file said when the change was approved; `nil` where it said nothing.
        let fileDigest: String?
        let seenBody: String?

        /// The file says neither what it said at the approval nor what was approved.
        var isInConflict: Bool { seenBody != body && seenBody.map { Digest.of($0) } != fileDigest }
    }

    static func all(in session: any SQLSession) throws -> [Row] {
        try session.rows("SELECT * FROM governed ORDER BY kind, name").map(Row.init)
    }

    static func row(of subject: Subject, in session: any SQLSession) throws -> Row? {
        try session.rows("SELECT * FROM governed WHERE kind = \(subject.kind) AND name = \(subject.key)").first.map(Row.init)
    }

    /// Notes what the content files say today of a governed fact.
    static func see(_ body: String?, of row: Row, in session: any SQLSession) throws -> Row {
        // Once the file says what was approved, that is what it must go on saying.
        let agreed = body == row.body ? body.map { Digest.of($0) } : row.fileDigest
        let seen = Row(subject: row.subject, change: row.change, body: row.body, fileDigest: agreed, seenBody: body)
        try keep(seen, in: session)
        return seen
    }

    /// Lets an approved change stand from now on.
    ///
    /// - Parameter fileBody: What the content file says of a fact that has not been governed so far.
    static func stand(_ change: Change, fileBody: String?, in session: any SQLSession) throws {
        let earlier = try row(of: change.subject, in: session)
        let seen = earlier.map(\.seenBody) ?? fileBody
        try keep(
            Row(
                subject: change.subject, change: change.id, body: change.draft.content?.json, fileDigest: seen.map { Digest.of($0) }, seenBody: seen
            ),
            in: session
        )
    }

    private static func keep(_ row: Row, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO governed (kind, name, change, body, file_digest, seen_body)
            VALUES (\(row.subject.kind), \(row.subject.key), \(row.change), \(row.body), \(row.fileDigest), \(row.seenBody))
            ON CONFLICT (kind, name) DO UPDATE SET change = excluded.change, body = excluded.body,
                file_digest = excluded.file_digest, seen_body = excluded.seen_body
            """
        )
    }
}

extension GovernedRows.Row {
    init(_ row: SQLRow) throws {
        self.init(
            subject: Subject(kind: try row.get("kind"), key: try row.get("name")), change: try row.get("change"), body: try row.optional("body"),
            fileDigest: try row.optional("file_digest"), seenBody: try row.optional("seen_body")
        )
    }
}
