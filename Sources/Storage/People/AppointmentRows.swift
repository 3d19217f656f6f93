// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Appointments inside a transaction.
enum AppointmentRows {
    static func insert(_ one: Appointment, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO appointment (id, person, role, unit, place, from_day, until_day, on_behalf_of)
            VALUES (\(one.id), \(one.person), \(one.role.rawValue), \(one.scope.unit), \(one.scope.place), \(one.span.from),
                    \(one.span.until), \(one.onBehalfOf))
            """
        )
    }

    /// Ends an appointment and what was delegated from it, so that `day` is the first without.
    ///
    /// - Returns: All that ended with it.
    @discardableResult
    static func end(_ appointment: Appointment, on day: Day, in session: any SQLSession) throws -> [Appointment] {
        let places = try PeopleRows.places(in: session)
        let delegated = try session.rows("SELECT * FROM appointment WHERE on_behalf_of = \(appointment.person)").map(Appointment.init)
            .filter { appointment.covers($0, in: places) }
        for one in [appointment] + delegated { try cut(one, on: day, in: session) }
        return [appointment] + delegated
    }

    private static func cut(_ one: Appointment, on day: Day, in session: any SQLSession) throws {
        if let until = one.span.until, until <= day { return }
        if let from = one.span.from, day <= from {
            try session.run("DELETE FROM appointment WHERE id = \(one.id)")
        } else {
            try session.run("UPDATE appointment SET until_day = \(day) WHERE id = \(one.id)")
        }
    }
}
