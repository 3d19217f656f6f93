// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

/// What answers and replies rest on, kept beside them so that a change of the law finds them.
enum KeptGrounds {
    static func keep(
        _ citations: [Citation], of kind: TouchedRecord.Kind, _ name: String, at kept: Date, in session: any SQLSession
    ) throws {
        let grounds = Set(citations.flatMap(grounds))
        for ground in grounds.sorted(by: { ($0.document, $0.place) < ($1.document, $1.place) }) {
            try session.run(
                """
                INSERT INTO kept_ground (kind, name, document, place, kept_at)
                VALUES (\(kind.rawValue), \(name), \(ground.document), \(ground.place), \(kept))
                ON CONFLICT (kind, name, document, place) DO UPDATE SET kept_at = excluded.kept_at
                """
            )
        }
    }

    private struct Ground: Hashable {
        let document: String
        let place: String
    }

    /// By the act's own id where the text is held, by its number otherwise.
    private static func grounds(of citation: Citation) -> [Ground] {
        if let provision = citation.provision?.text, let cut = provision.firstIndex(of: "/") {
            let place = ProvisionPath(eId: String(provision[provision.index(after: cut)...])).map { LawPlace($0).indexKey } ?? ""
            return [Ground(document: String(provision[..<cut]), place: place)]
        }
        let places = LawPlace.recorded(in: citation.path ?? "").map(\.indexKey)
        return citation.groundDocuments.flatMap { document in (places.isEmpty ? [""] : places).map { Ground(document: document, place: $0) } }
    }
}

extension LawChangeStore {
    package func touched(_ kind: TouchedRecord.Kind, among names: Set<String>) async throws -> Set<String> {
        guard !names.isEmpty else { return [] }
        return try await database.read { session in
            let rows = try session.rows(
                """
                SELECT DISTINCT ground.name FROM kept_ground AS ground JOIN law_change AS change
                    ON ground.document IN (change.document, change.number) AND (change.place = '' OR ground.place IN ('', change.place))
                WHERE change.lifted_at IS NULL AND change.known_at >= ground.kept_at
                    AND ground.kind = \(kind.rawValue) AND ground.name IN (\(list: names.sorted()))
                """
            )
            return Set(try rows.map { try $0.get("name") as String })
        }
    }

    package func kept(touchedBy cause: String?, limit: Int, offset: Int) async throws -> Listing<TouchedRecord> {
        try await database.read { session in
            var touched: Statement = """
                 FROM kept_ground AS ground JOIN law_change AS change
                    ON ground.document IN (change.document, change.number) AND (change.place = '' OR ground.place IN ('', change.place))
                WHERE change.lifted_at IS NULL AND change.known_at >= ground.kept_at
                """
            if let cause { touched.append(" AND change.cause = \(cause)") }
            var count: Statement = "SELECT COUNT(*) AS n FROM (SELECT DISTINCT ground.kind, ground.name"
            count.append(touched)
            count.append(") AS touched")
            var page: Statement = "SELECT ground.kind, ground.name, MAX(ground.kept_at) AS kept_at, MIN(change.number) AS number"
            page.append(touched)
            page.append(" GROUP BY ground.kind, ground.name ORDER BY MAX(ground.kept_at) DESC, ground.kind, ground.name")
            page.append(" LIMIT \(max(0, limit)) OFFSET \(max(0, offset))")
            let records = try session.rows(page).compactMap { try Self.record($0, in: session) }
            return Listing(elements: records, total: try session.rows(count).first?.get("n") ?? 0)
        }
    }

    private static func record(_ row: SQLRow, in session: any SQLSession) throws -> TouchedRecord? {
        let name: String = try row.get("name")
        guard let kind = TouchedRecord.Kind(rawValue: try row.get("kind")) else { return nil }
        let answer = try kind == .answer ? session.rows("SELECT record FROM answer WHERE id = \(name)").first : nil
        let question = try answer.map { (try JSON.value(try $0.get("record")) as AnswerRecord).answer.question.text }
        return TouchedRecord(kind: kind, name: name, kept: try row.get("kept_at"), question: question, document: try row.get("number"))
    }
}
