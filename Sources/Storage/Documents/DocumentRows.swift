// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

extension LegalDocument {
    static let columns = [
        "id", "number", "kind", "title", "issuer", "issued", "effect_from", "effect_until", "address", "search",
    ]

    init(_ row: SQLRow) throws {
        self.init(
            id: try row.get("id"), number: try row.get("number"), kind: try row.get("kind"), title: try row.get("title"),
            issuer: try row.optional("issuer"), issued: try row.optional("issued"), effect: try DaySpan(row),
            address: try row.optional("address")
        )
    }

    var sql: [SQLValue] {
        [
            id.sql, number.sql, kind.sql, title.sql, issuer.sql, issued.sql, effect.from.sql, effect.until.sql, address.sql,
            Vietnamese.folded("\(number) \(id.text) \(kind) \(title)").sql,
        ]
    }
}

extension Provision {
    static let columns = [
        "id", "digest", "document", "part", "ordinal", "path", "code", "heading", "context", "body", "effect_from",
        "effect_until", "address", "note", "relations",
    ]

    init(_ row: SQLRow) throws {
        let eId: String = try row.get("path")
        guard let path = ProvisionPath(eId: eId) else { throw SQLRowError.wrongType(column: "path", value: eId) }
        self.init(
            id: try row.get("id"), document: try row.get("document"), path: path, code: try row.optional("code"),
            heading: try row.get("heading"), context: try JSON.value(try row.get("context")), text: try row.get("body"),
            effect: try DaySpan(row), address: try row.optional("address"), note: try row.optional("note"),
            relations: try row.optional("relations")
        )
    }

    func sql(part: String, ordinal: Int) throws -> [SQLValue] {
        let context = try JSON.text(context)
        return [
            id.sql, digest(context: context).sql, document.sql, part.sql, ordinal.sql, path.eId.sql, code.sql, heading.sql,
            context.sql, text.sql, effect.from.sql, effect.until.sql, address.sql, note.sql, relations.sql,
        ]
    }

    /// Of all that was published, so that a new note or date makes a new version too.
    private func digest(context: String) -> String {
        Digest.of([
            id.text, code ?? "", heading, context, text, effect.from?.iso ?? "", effect.until?.iso ?? "", address ?? "",
            note ?? "", relations ?? "",
        ])
    }
}

extension ProvisionVersion {
    init(_ row: SQLRow) throws {
        self.init(
            provision: try Provision(row), digest: try row.get("digest"),
            known: KnownSpan(from: try row.get("known_from"), until: try row.optional("known_until"))
        )
    }
}

extension ProvisionVersion {
    /// The same words, which hold no longer than to a day.
    func ending(on day: Day) -> ProvisionVersion {
        let one = provision
        let until = one.effect.until.map { min($0, day) } ?? day
        return ProvisionVersion(
            provision: Provision(
                id: one.id, document: one.document, path: one.path, code: one.code, heading: one.heading, context: one.context, text: one.text,
                effect: DaySpan(from: one.effect.from, until: until), address: one.address, note: one.note, relations: one.relations),
            digest: digest, known: known)
    }
}

extension DaySpan {
    init(_ row: SQLRow) throws {
        self.init(from: try row.optional("effect_from"), until: try row.optional("effect_until"))
    }
}

extension Optional where Wrapped: SQLConvertible {
    var sql: SQLValue { self?.sql ?? .null }
}
