// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

extension Migration {
    /// Who was told of which end at which alert, and when each was last looked for.
    static let sunsetNotices = Migration(
        "0221-sunset-notice",
        [
            """
            CREATE TABLE sunset_notice (
                person  TEXT NOT NULL REFERENCES person (id),
                duty    TEXT NOT NULL,
                ends_on BIGINT NOT NULL,
                alert   BIGINT NOT NULL,
                told_at BIGINT NOT NULL,
                PRIMARY KEY (person, duty, ends_on, alert)
            )
            """,
            "CREATE TABLE sunset_look (person TEXT PRIMARY KEY REFERENCES person (id), on_day BIGINT NOT NULL)",
        ]
    )
}

/// Who is told by mail that what he answers for loses its basis: once for each duty and alert, all of a day in one letter.
enum SunsetNotices {
    private static let atOnce = 200

    static func areDue(at now: Date, _ pinned: PinnedSettings, in session: any SQLSession) throws -> Bool {
        guard try SettingRows.setup(pinned, in: session).mail != nil else { return false }
        return try !persons(at: now, in: session).isEmpty
    }

    static func queue(at now: Date, _ pinned: PinnedSettings, in session: any SQLSession) throws {
        let (day, setup) = (Day(now), try SettingRows.setup(pinned, in: session))
        let due = try persons(at: now, in: session)
        guard !due.isEmpty else { return }
        let registry = try LawChangeStore.registry(in: session)
        var near = NearLapses(registry, on: day)
        let rights = try PeopleRows.rightsOfAll(in: session)
        for person in due {
            let told = try told(person, in: session)
            let fresh = near.answered(by: rights(person)).filter { lapse in Mark(lapse).map { !told.contains($0) } ?? false }
            for mark in fresh.compactMap(Mark.init) { try keep(mark, of: person, at: now, in: session) }
            if !fresh.isEmpty { try OutboxRows.add(.lapsing(person, LapseDigest(fresh)), setup, at: now, in: session) }
            try session.run(
                """
                INSERT INTO sunset_look (person, on_day) VALUES (\(person), \(day)) ON CONFLICT (person) DO UPDATE SET on_day = excluded.on_day
                """
            )
        }
    }

    /// One end at one alert.
    private struct Mark: Hashable {
        let duty: Duty.ID
        let ends: Int
        let alert: Int

        init(duty: Duty.ID, ends: Int, alert: Int) { (self.duty, self.ends, self.alert) = (duty, ends, alert) }

        /// `nil` for what is farther than all alerts.
        init?(_ lapse: Lapse) {
            guard let alert = lapse.alert else { return nil }
            self.init(duty: lapse.duty.id, ends: lapse.ends.number, alert: alert.rawValue)
        }
    }

    private static func told(_ person: Person.ID, in session: any SQLSession) throws -> Set<Mark> {
        Set(
            try session.rows("SELECT duty, ends_on, alert FROM sunset_notice WHERE person = \(person)").map {
                Mark(duty: try $0.get("duty"), ends: try $0.get("ends_on"), alert: try $0.get("alert"))
            })
    }

    private static func keep(_ mark: Mark, of person: Person.ID, at now: Date, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO sunset_notice (person, duty, ends_on, alert, told_at)
            VALUES (\(person), \(mark.duty), \(mark.ends), \(mark.alert), \(now))
            """
        )
    }

    /// Those whose time of notices has come today, and for whom nobody has looked yet.
    private static func persons(at now: Date, in session: any SQLSession) throws -> [Person.ID] {
        let day = Day(now)
        let minutes = Int(now.timeIntervalSince(day.start) / 60)
        return try session.rows(
            """
            SELECT id FROM person WHERE notices_at <= \(minutes) AND id NOT IN (SELECT person FROM person_join)
                AND id NOT IN (SELECT person FROM sunset_look WHERE on_day >= \(day))
            ORDER BY id LIMIT \(atOnce)
            """
        ).map { try $0.get("id") }
    }
}
