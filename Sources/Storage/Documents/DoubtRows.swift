// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// What persons have said of the doubts of a file that was sent: it stays when the file has been decided on.
enum DoubtRows {
    static func all(of upload: Upload.ID, in session: any SQLSession) throws -> [SettledDoubt] {
        try session.rows("SELECT * FROM settled_doubt WHERE upload = \(upload) ORDER BY number").compactMap { row in
            guard let kind = ReadingDoubt.Kind(rawValue: try row.get("kind")), let finding = SettledDoubt.Finding(rawValue: try row.get("finding"))
            else { return nil }
            return SettledDoubt(
                number: try row.get("number"), doubt: ReadingDoubt(kind, line: try row.get("line"), text: try row.get("words")), finding: finding,
                note: try row.get("note"), by: try row.get("person"), at: try row.get("settled_at"))
        }
    }

    /// Whoever looks again says what counts from then on; what was said before is in the log.
    static func keep(_ settled: SettledDoubt, of upload: Upload.ID, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO settled_doubt (upload, number, kind, line, words, finding, note, person, settled_at)
            VALUES (\(upload), \(settled.number), \(settled.doubt.kind.rawValue), \(settled.doubt.line), \(settled.doubt.text),
                    \(settled.finding.rawValue), \(settled.note), \(settled.by), \(settled.at))
            ON CONFLICT (upload, number) DO UPDATE SET finding = excluded.finding, note = excluded.note, person = excluded.person,
                settled_at = excluded.settled_at
            """
        )
    }

    static func misread(of upload: Upload.ID, in session: any SQLSession) throws -> Int {
        try session.rows(
            "SELECT COUNT(*) AS n FROM settled_doubt WHERE upload = \(upload) AND finding = \(SettledDoubt.Finding.misread.rawValue)"
        ).first?.get("n") ?? 0
    }
}
