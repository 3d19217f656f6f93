// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Who is told by mail that the law has changed under what he answers for.
enum LawNotices {
    /// Somebody who confirms thirty amendments in an afternoon does not send thirty letters to everybody.
    private static let pauseSeconds = 3_600.0
    private static let atOnce = 200

    static func areDue(at now: Date, _ pinned: PinnedSettings, in session: any SQLSession) throws -> Bool {
        guard try newest(in: session) != nil, try SettingRows.setup(pinned, in: session).mail != nil else { return false }
        return try !persons(at: now, in: session).isEmpty
    }

    /// Each is told of what changed since he was last told, as far as he may draft or approve it.
    static func queue(at now: Date, _ pinned: PinnedSettings, in session: any SQLSession) throws {
        guard let newest = try newest(in: session) else { return }
        let setup = try SettingRows.setup(pinned, in: session)
        let registry = try LawChangeStore.registry(in: session)
        let rights = try PeopleRows.rightsOfAll(in: session)
        for (person, told) in try persons(at: now, in: session) {
            let his = rights(person)
            let touched = Set(
                registry.staleness.touches.filter { touch in
                    // The letter says that the assistant uses it no more; from what is only near it goes on answering.
                    guard touch.reach == .ground, told.map({ touch.change.known > $0 }) ?? true else { return false }
                    let thing = Thing(registry.scope(of: touch.subject))
                    return [touch.subject.approval, .draft].contains { his.may($0, thing, on: Day(now)) }
                }.map(\.subject))
            if !touched.isEmpty { try OutboxRows.add(.lawChanged(person, count: touched.count), setup, at: now, in: session) }
            // Whoever was told nothing may be told in a minute.
            let at = touched.isEmpty ? Date(timeIntervalSince1970: 0) : now
            try session.run(
                """
                INSERT INTO law_notice (person, known_at, told_at) VALUES (\(person), \(newest), \(at))
                ON CONFLICT (person) DO UPDATE SET known_at = excluded.known_at,
                    told_at = CASE WHEN excluded.told_at > 0 THEN excluded.told_at ELSE law_notice.told_at END
                """
            )
        }
    }

    private static func newest(in session: any SQLSession) throws -> Date? {
        try session.rows("SELECT MAX(known_at) AS newest FROM law_change WHERE lifted_at IS NULL").first?.optional("newest")
    }

    /// Those who have not heard of the newest change, and were told of none within the hour; with the last that each was told of.
    private static func persons(at now: Date, in session: any SQLSession) throws -> [(Person.ID, Date?)] {
        try session.rows(
            """
            SELECT person.id, law_notice.known_at FROM person LEFT JOIN law_notice ON law_notice.person = person.id
            WHERE person.id NOT IN (SELECT person FROM person_join)
                AND (law_notice.person IS NULL
                     OR (law_notice.known_at < (SELECT MAX(known_at) FROM law_change WHERE lifted_at IS NULL)
                         AND law_notice.told_at <= \(now.addingTimeInterval(-pauseSeconds))))
            ORDER BY person.id LIMIT \(atOnce)
            """
        ).map { (try $0.get("id"), try $0.optional("known_at")) }
    }
}
