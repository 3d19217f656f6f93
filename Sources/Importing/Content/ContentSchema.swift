// SPDX-License-Identifier: Apache-2.0
import Domain

/// The lists that a content file may hold, and the shape of a fact in each.
struct ContentList: Sendable {
    /// The key at the top of the file.
    let key: String
    /// The kind of fact that it makes.
    let kind: String
    /// The key that tells one fact from another.
    let identity: String
    let keys: [Shape.Key]
}

extension ContentList {
    static let all: [ContentList] = [
        authorities, duties, changes, counts, documents, doubts, fields, fileRules, gaps, hotlines, places, practice, procedures,
        rejectedClaims, remarks, rules, units,
    ]

    private static let authorities = ContentList(
        key: "authorities", kind: "authority", identity: "id",
        keys: [
            .required("id", .text), .required("name", .words), .required("level", .choice(levels)), .texts("aliases"),
            .optional("ended", .doubtfulDay), .optional("successor", .reference("authority")), .notes,
            .optional("sources", .list(.text)),
        ]
    )

    private static let duties = ContentList(
        key: "duties", kind: "duty", identity: "id",
        keys: [
            .required("id", .text), .required("field", .reference("field")), .required("title", .words), .texts("acts"),
            .texts("aliases"), .otherwise(.flag(false), "isDraft", .flag), .optional("remainingCentral", .text),
            .optional("timeLimit", .text), .texts("dossier"), .optional("fee", .text), .optional("output", .text),
            .texts("procedureCodes"), .optional("filing", .text), .optional("transition", .words),
            .optional("supersession", .words), .otherwise(.list([]), "overtakenBy", .list(.reference("duty"))),
            .notes, .sources,
            .confidence, .required("competences", .list(.object(competence))),
        ]
    )

    private static let competence: [Shape.Key] = [
        // Its letter, where that is not its place in the list: rows may have been taken out.
        .optional("row", .choice((UInt8(ascii: "a")...UInt8(ascii: "z")).map { String(UnicodeScalar($0)) })),
        .required("authority", .reference("authority")),
        .optional("kind", .choice(kinds)), .optional("kindAsPublished", .text), .optional("from", .doubtfulDay),
        .optional("until", .doubtfulDay), .optional("basis", .object(basis)), .optional("condition", .text),
        .optional("place", .reference("place")), .otherwise(.list([]), "covers", .list(.reference("field"))),
        .otherwise(.list([]), "coversDuties", .list(.reference("duty"))), .texts("coversHolders"), .texts("notes"),
        .optional("sources", .list(.text)), .optional("confidence", .choice(["high", "medium", "low"])),
    ]

    private static let basis: [Shape.Key] = [
        .required("document", .text), .optional("path", .text), .required("isVerified", .flag), .confidence,
        .optional("underlying", .text),
    ]

    private static let levels = ["central", "province", "department", "district", "commune", "nobody", "unknown"]
    private static let kinds = [
        "devolution", "decentralisation", "delineation", "authorisation", "retained", "existing", "statute", "internal",
        "abolished", "unverified",
    ]

    private static let changes = ContentList(
        key: "changes", kind: "change", identity: "id",
        keys: [
            .required("id", .text), .required("field", .reference("field")), .required("document", .text), .required("path", .text),
            .required("procedure", .text), .optional("underlying", .text), .optional("authority", .text), .optional("before", .text),
            .required("after", .text), .required("from", .doubtfulDay), .optional("until", .doubtfulDay),
            .otherwise(.list([]), "duties", .list(.reference("duty"))), .notes, .sources,
        ]
    )

    private static let counts = ContentList(
        key: "counts", kind: "count", identity: "number+text",
        keys: [
            .required("number", .number), .required("text", .words),
            .optional("subject", .choice(PublishedCount.Subject.allCases.map(\.rawValue))), .sources,
        ]
    )

    private static let documents = ContentList(
        key: "documents", kind: "document", identity: "id",
        keys: [
            .required("id", .text), .required("number", .text), .required("kind", .text), .required("title", .text),
            .optional("summary", .words), .optional("issuer", .text), .required("issued", .doubtfulDay),
            .required("from", .doubtfulDay), .optional("until", .doubtfulDay), .optional("status", .text),
            .otherwise(.list([]), "relations", .list(.object(relation))), .notes, .sources, .confidence,
        ]
    )

    private static let relation: [Shape.Key] = [
        .required("kind", .choice(DocumentRelation.Kind.allCases.map(\.rawValue))), .required("document", .text),
        .otherwise(.flag(false), "isInferred", .flag),
    ]

    private static let doubts = ContentList(
        key: "doubts", kind: "doubt", identity: "id",
        keys: [
            .required("id", .text), .required("text", .words), .otherwise(.list([]), "duties", .list(.reference("duty"))),
            .optional("basis", .text), .required("effect", .choice(["contested", "unsettled", "note"])), .optional("from", .day),
            .optional("until", .day), .otherwise(.list([]), "holders", .list(.reference("competence"))), .sources,
        ]
    )

    private static let fields = ContentList(
        key: "fields", kind: "field", identity: "id",
        keys: [.required("id", .text), .required("name", .words), .required("unit", .reference("unit")), .texts("aliases")]
    )

    private static let fileRules = ContentList(
        key: "fileRules", kind: "file-rule", identity: "id",
        keys: [
            .required("id", .text), .required("duties", .list(.reference("duty"))),
            .required("received", .object([.optional("from", .day), .optional("until", .day)])), .optional("appliesFrom", .day),
            .required("outcome", .choice(["former-holder", "unsettled"])), .required("text", .words), .sources, .confidence,
        ]
    )

    private static let gaps = ContentList(
        key: "gaps", kind: "gap", identity: "id",
        keys: [.required("id", .text), .required("subject", .words), .optional("status", .text), .required("text", .words)]
    )

    private static let hotlines = ContentList(
        key: "hotlines", kind: "hotline", identity: "number", keys: [.required("number", .text), .sources]
    )

    private static let places = ContentList(
        key: "places", kind: "place", identity: "id",
        keys: [
            .required("id", .text), .required("name", .words), .required("type", .text),
            .required("existence", .object([.optional("from", .day), .optional("until", .day)])),
            .optional("mergedInto", .reference("place")), .texts("aliases"),
            .optional(
                "communes",
                .object([.required("total", .number), .required("xa", .number), .required("phuong", .number), .required("dacKhu", .number)])
            ),
            .texts("specialZones"), .texts("notes"), .sources,
        ]
    )

    private static let practice = ContentList(
        key: "practice", kind: "practice", identity: "id",
        keys: [
            .required("id", .text), .required("asked", .text), .optional("raisedBy", .text), .optional("field", .text),
            .required("question", .words), .required("facts", .list(.words)), .required("status", .text),
            .otherwise(.list([]), "duties", .list(.reference("duty"))), .sources, .confidence,
        ]
    )

    private static let procedures = ContentList(
        key: "procedures", kind: "procedure", identity: "id",
        keys: [
            .required("id", .text), .optional("code", .text), .required("name", .words), .required("field", .text),
            .optional("level", .text), .otherwise(.list([]), "duties", .list(.reference("duty"))),
            .optional("nationalTimeLimit", .text), .texts("localTimeLimits"), .optional("fee", .text), .optional("dossier", .text),
            .optional("output", .text), .optional("basis", .text), .optional("announcedBy", .text), .notes, .sources, .confidence,
        ]
    )

    private static let rejectedClaims = ContentList(
        key: "rejectedClaims", kind: "rejected-claim", identity: "id",
        keys: [
            .required("id", .text), .required("claim", .words), .required("correction", .words),
            .required("signs", .list(.list(.text))), .otherwise(.list([]), "duties", .list(.reference("duty"))), .sources,
        ]
    )

    private static let remarks = ContentList(
        key: "remarks", kind: "remark", identity: "id",
        keys: [.required("id", .text), .required("subject", .text), .optional("day", .day), .required("text", .words), .sources]
    )

    private static let rules = ContentList(
        key: "rules", kind: "rule", identity: "id",
        keys: [.required("id", .text), .required("document", .text), .required("path", .text), .required("text", .words), .sources]
    )

    private static let units = ContentList(
        key: "units", kind: "unit", identity: "id", keys: [.required("id", .text), .required("name", .words), .sources]
    )
}
