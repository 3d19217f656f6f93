// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Puts the text of a day where search, pages and answers read it.
///
/// Of an act that was read as a whole the provisions themselves are made anew. Articles of a codification stay as published, and end on
/// the day from which a change says something else.
enum AmendedText {
    /// - Parameter ifBehind: Whether only to publish where a change begins or ends between the day that stands and this one.
    /// - Returns: Whether anything was published.
    @discardableResult
    static func publish(_ target: LegalDocument.ID, on day: Day, ifBehind: Bool = false, at now: Date, in session: any SQLSession) throws -> Bool {
        // Of an act that is not held nothing stands anywhere.
        guard let document = try session.rows("SELECT * FROM document WHERE id = \(target)").first else { return false }
        let confirmed = try amendments(of: target, in: session)
        let standing = try session.rows("SELECT * FROM act_day WHERE document = \(target)").first
        if ifBehind, let last: Day = try standing?.get("day"), !isDue(confirmed, after: last, until: day) {
            try session.run("UPDATE act_day SET day = \(day) WHERE document = \(target)")
            return false
        }
        try endDocument(target, try DaySpan(document), confirmed, standing: standing, day, at: now, in: session)
        if let act = try ActStore.inUse(target, in: session) {
            _ = try ActStore.publish(act, act.provisions(on: day, amendedBy: confirmed), at: now, in: session)
        }
        try endArticles(of: target, confirmed, in: session)
        return true
    }

    /// After an edition has come in, which may have taken some of the changes in itself.
    static func publishAll(on day: Day, at now: Date, in session: any SQLSession) throws {
        let targets = try session.rows("SELECT DISTINCT target FROM amendment WHERE state = \(AmendmentReview.State.confirmed.rawValue)")
        for row in targets { try publish(try row.get("target"), on: day, at: now, in: session) }
    }

    static func amendments(of target: LegalDocument.ID, in session: any SQLSession) throws -> [Amendment] {
        try session.rows("SELECT body FROM amendment WHERE target = \(target) AND state = \(AmendmentReview.State.confirmed.rawValue)")
            .map { try AmendmentReview($0).amendment }
    }

    private static func isDue(_ amendments: [Amendment], after last: Day, until day: Day) -> Bool {
        amendments.contains { one in
            [one.effect.from, one.effect.until].contains { bound in bound.map { $0 > last && $0 <= day } ?? false }
        }
    }

    /// The act's own end, kept apart so that it comes back when the change that ended it is taken back.
    private static func endDocument(
        _ target: LegalDocument.ID, _ held: DaySpan, _ confirmed: [Amendment], standing: SQLRow?, _ day: Day, at now: Date,
        in session: any SQLSession
    ) throws {
        let own: Day? = try standing.map { try $0.optional("own_until") } ?? held.until
        // An index made from an earlier text must not be taken for one of this.
        let last: Int = try session.rows("SELECT COALESCE(MAX(published_at), 0) AS last FROM act_day").first?.get("last") ?? 0
        let published = max(now, Date(timeIntervalSince1970: Double(last + 1)))
        let until = ActOnDay.end(of: DaySpan(from: held.from, until: own), confirmed)
        try session.run(
            """
            INSERT INTO act_day (document, day, published_at, own_until) VALUES (\(target), \(day), \(published), \(own))
            ON CONFLICT (document) DO UPDATE SET day = excluded.day, published_at = excluded.published_at
            """
        )
        if until != held.until { try session.run("UPDATE document SET effect_until = \(until) WHERE id = \(target)") }
    }

    private static func endArticles(of target: LegalDocument.ID, _ confirmed: [Amendment], in session: any SQLSession) throws {
        try session.run("DELETE FROM provision_end WHERE document = \(target)")
        let part = "act:\(target.text)"
        let articles = try session.rows(
            "SELECT * FROM provision WHERE document = \(target) AND known_until IS NULL AND part <> \(part)"
        ).map(Provision.init)
        for article in articles {
            guard let end = confirmed.compactMap({ $0.end(of: article) }).min() else { continue }
            try session.run("INSERT INTO provision_end (provision, document, until_day) VALUES (\(article.id), \(target), \(end))")
        }
    }
}
