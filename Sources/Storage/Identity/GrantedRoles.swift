// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Roles that people have by the groups of a provider, inside a transaction.
enum GrantedRoles {
    /// Gives what is granted and not yet held, from today on, and ends what is held and no longer granted.
    static func settle(
        _ grants: Set<GroupRule.Grant>, of account: Account, to person: Person.ID, at now: Date, in session: any SQLSession
    ) throws {
        try session.run("UPDATE account SET confirmed_at = \(now) WHERE name = \(account.name)")
        var missing = grants
        var hasChanged = false
        for one in try open(account.name, on: Day(now), in: session) where missing.remove(one.grant) == nil {
            try end(one, at: now, in: session)
            hasChanged = true
        }
        for grant in missing.sorted(by: { "\($0)" < "\($1)" }) {
            let given = try Appointment(
                id: Appointment.ID(Chance.secret()), person: person, role: grant.role, scope: grant.scope, span: DaySpan(from: Day(now), until: nil)
            )
            try AppointmentRows.insert(given, in: session)
            try session.run("UPDATE appointment SET granted_to = \(account.name) WHERE id = \(given.id)")
            try AuditStore.append(.roleGranted(given), at: now, in: session)
            hasChanged = true
        }
        if hasChanged { try SessionRows.rotate(of: person, in: session) }
    }

    /// After a change of settings nobody keeps what no rule gives any more.
    static func endThoseBeyond(_ provider: IdentityProviderSettings?, at now: Date, in session: any SQLSession) throws {
        let grants = Set(provider?.rules.map(\.grant) ?? [])
        let accounts = provider.map { Account.subject(issuer: $0.issuer.text, subject: "").name }
        let rows = try session.rows(
            "SELECT * FROM appointment WHERE granted_to IS NOT NULL AND (until_day IS NULL OR until_day > \(Day(now))) ORDER BY id")
        for row in rows {
            let one = try Appointment(row)
            let isGiven = try accounts.map { try (row.get("granted_to") as String).hasPrefix($0) } ?? false
            if isGiven, grants.contains(one.grant) { continue }
            try end(one, at: now, in: session)
        }
    }

    /// What the groups gave to people of whom the provider has said nothing for so long ends, and their sessions with it: they may have left their
    /// groups since.
    static func endUnconfirmed(_ provider: IdentityProviderSettings, at now: Date, in session: any SQLSession) throws {
        let since = now.addingTimeInterval(-Double(provider.roleHours) * 3_600)
        let rows = try session.rows(
            """
            SELECT * FROM appointment WHERE granted_to IN (SELECT name FROM account WHERE confirmed_at IS NULL OR confirmed_at <= \(since))
                AND (until_day IS NULL OR until_day > \(Day(now))) ORDER BY id
            """
        ).map(Appointment.init)
        for one in rows { try end(one, at: now, in: session) }
        for person in Set(rows.map(\.person)).sorted() {
            let count = try SessionRows.endAll(of: person, but: nil, at: now, in: session)
            let event = AuditEvent(.sessionsEnded, by: .system, .person(person), facts: ["count": String(count)])
            if count > 0 { try AuditStore.append(event, at: now, in: session) }
        }
    }

    private static func end(_ one: Appointment, at now: Date, in session: any SQLSession) throws {
        for ended in try AppointmentRows.end(one, on: Day(now), in: session) {
            try AuditStore.append(.roleWithdrawn(ended, on: Day(now)), at: now, in: session)
            try SessionRows.rotate(of: ended.person, in: session)
        }
    }

    private static func open(_ account: String, on day: Day, in session: any SQLSession) throws -> [Appointment] {
        try session.rows(
            "SELECT * FROM appointment WHERE granted_to = \(account) AND (until_day IS NULL OR until_day > \(day)) ORDER BY id"
        ).map(Appointment.init)
    }
}

extension Appointment {
    fileprivate var grant: GroupRule.Grant { GroupRule.Grant(role: role, scope: scope) }
}
