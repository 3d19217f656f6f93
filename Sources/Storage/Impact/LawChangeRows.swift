// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Changes of the law's words inside the transaction that makes them, so that no moment passes in which an answer rests on what is gone.
enum LawChangeRows {
    /// A change before it has its instant.
    struct New {
        let document: LegalDocument.ID
        let path: ProvisionPath
        let manner: LawChange.Manner
        let from: Day?
    }

    static func add(_ changes: [New], by cause: LawChange.Cause, at now: Date, in session: any SQLSession) throws {
        guard !changes.isEmpty else { return }
        let known = try instant(after: now, in: session)
        var names: [LegalDocument.ID: (number: String, title: String)] = [:]
        var rows: [[SQLValue]] = []
        for (at, change) in changes.enumerated() {
            let name = try names[change.document] ?? self.name(of: change.document, cause, in: session)
            names[change.document] = name
            rows.append([
                "\(cause.text)/\(Int(known.timeIntervalSince1970))/\(at)".sql, cause.text.sql, cause.label.sql, change.document.text.sql,
                name.number.sql, name.title.sql, change.path.eId.sql, LawPlace(change.path).indexKey.sql, change.manner.rawValue.sql,
                change.from?.sql ?? .null, known.sql,
            ])
        }
        for start in stride(from: 0, to: rows.count, by: chunk) {
            try session.run(.insert(into: "law_change", columns, rows: Array(rows[start..<min(start + chunk, rows.count)])))
        }
        try grow(in: session)
    }

    /// The words are as they were: the decision that changed them was taken back.
    static func lift(_ cause: LawChange.Cause, at now: Date, in session: any SQLSession) throws {
        try session.run("UPDATE law_change SET lifted_at = \(now) WHERE cause = \(cause.text) AND lifted_at IS NULL")
        try grow(in: session)
    }

    static func grow(in session: any SQLSession) throws { try session.run("UPDATE law_generation SET number = number + 1") }

    private static let chunk = 500
    private static let columns = ["id", "cause", "label", "document", "number", "title", "path", "place", "manner", "from_day", "known_at"]

    /// Whoever has looked has looked at a whole instant.
    private static func instant(after now: Date, in session: any SQLSession) throws -> Date {
        let last: Int = try session.rows("SELECT COALESCE(MAX(known_at), 0) AS last FROM law_change").first?.get("last") ?? 0
        let looked: Int = try session.rows("SELECT COALESCE(MAX(looked_at), 0) AS last FROM law_look").first?.get("last") ?? 0
        return max(now, Date(timeIntervalSince1970: Double(max(last, looked) + 1)))
    }

    /// Of an act that is not held, the number as the change itself writes it.
    private static func name(
        of document: LegalDocument.ID, _ cause: LawChange.Cause, in session: any SQLSession
    ) throws -> (number: String, title: String) {
        if let row = try session.rows("SELECT number, title FROM document WHERE id = \(document)").first {
            return (try row.get("number"), try row.get("title"))
        }
        guard case .amendment(let id) = cause, let row = try session.rows("SELECT body FROM amendment WHERE id = \(id)").first else {
            return ("", "")
        }
        let words = try AmendmentReview(row).proposal.targetWords
        let number = words.split(whereSeparator: { " ,;()".contains($0) }).first { $0.contains("/") && $0.contains(where: \.isNumber) }
        return (number.map(String.init) ?? "", "")
    }
}

// What makes words change.
extension LawChangeRows {
    /// Before the text of today is published, while words that are exchanged everywhere still stand where they stood.
    static func note(_ amendment: Amendment, at now: Date, in session: any SQLSession) throws {
        let manner = amendment.operation.manner
        let from = amendment.isCorrection ? nil : amendment.effect.from
        let changes = try paths(of: amendment, in: session).map { New(document: amendment.target, path: $0, manner: manner, from: from) }
        try add(changes, by: .amendment(amendment.id), at: now, in: session)
    }

    private static func paths(of amendment: Amendment, in session: any SQLSession) throws -> [ProvisionPath] {
        if case .replaceWords(let words, _, let parts) = amendment.operation, parts.isEmpty {
            let rows = try session.rows("SELECT path, heading, body FROM provision WHERE document = \(amendment.target) AND known_until IS NULL")
            guard !rows.isEmpty else { return [ProvisionPath([])] }
            return try rows.compactMap { row in
                let text = try row.get("heading") + "\n" + row.get("body")
                return text.contains(words) ? ProvisionPath(eId: try row.get("path")) : nil
            }
        }
        let paths = amendment.operation.paths
        return paths.isEmpty ? [ProvisionPath([])] : paths
    }

    /// What an edition prints otherwise than the one before it, after its articles have become current. Where the codification files an article, and
    /// what else it would have one read, is no change of the law.
    static func note(_ edition: OpenEdition, known: Date, at now: Date, in session: any SQLSession) throws {
        let closed = try session.rows(
            """
            SELECT was.document, was.path, next.id AS next,
                   CASE WHEN next.body = was.body AND next.heading = was.heading THEN 1 ELSE 0 END AS is_same
            FROM provision AS was LEFT JOIN provision AS next ON next.id = was.id AND next.known_from = \(known)
            WHERE was.known_until = \(known)
              AND (next.id IS NULL OR next.body <> was.body OR next.heading <> was.heading OR next.context <> was.context
                   OR COALESCE(next.note, '') <> COALESCE(was.note, '') OR COALESCE(next.effect_from, 0) <> COALESCE(was.effect_from, 0)
                   OR COALESCE(next.effect_until, 0) <> COALESCE(was.effect_until, 0))
            ORDER BY was.document, was.ordinal
            """
        )
        let changes = try closed.compactMap { row -> New? in
            guard let path = ProvisionPath(eId: try row.get("path")) else { return nil }
            let isGone = try row.optional("next") as String? == nil
            let manner: LawChange.Manner = isGone ? .absent : try row.get("is_same") == 1 ? .noted : .reworded
            return New(document: try row.get("document"), path: path, manner: manner, from: nil)
        }
        try add(changes, by: .edition(edition.id, label: edition.label), at: now, in: session)
    }

    /// What another reading of an act reads otherwise.
    static func note(_ chosen: Act, over before: Act, digest: String, at now: Date, in session: any SQLSession) throws {
        var seen: Set<LawPlace> = []
        let changes = chosen.differences(from: before).compactMap { ProvisionPath(eId: $0) }.filter { seen.insert(LawPlace($0)).inserted }
            .map { New(document: chosen.document.id, path: $0.article, manner: .reread, from: nil) }
        try add(changes, by: .reading(digest: digest), at: now, in: session)
    }
}

extension LawChange.Cause {
    fileprivate var label: String { if case .edition(_, let label) = self { label } else { "" } }

    init?(_ text: String, label: String) {
        guard let cut = text.firstIndex(of: "/") else { return nil }
        let name = String(text[text.index(after: cut)...])
        switch text[..<cut] {
        case "amendment": self = .amendment(.init(name))
        case "edition": self = .edition(.init(name), label: label)
        case "reading": self = .reading(digest: name)
        default: return nil
        }
    }
}

extension LawChange {
    init?(_ row: SQLRow) throws {
        let path: String = try row.get("path")
        guard let cause = Cause(try row.get("cause"), label: try row.get("label")), let manner = Manner(rawValue: try row.get("manner")) else {
            return nil
        }
        self.init(
            id: try row.get("id"), cause: cause, document: try row.get("document"), number: try row.get("number"), title: try row.get("title"),
            path: path.isEmpty ? ProvisionPath([]) : ProvisionPath(eId: path) ?? ProvisionPath([]), manner: manner,
            from: try row.optional("from_day"), known: try row.get("known_at"))
    }
}
