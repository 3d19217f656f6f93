// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// People who draft and approve for the Legal Department: "soan" drafts, "duyet" and "duyet-2" approve.
struct ApprovalDesk: Sendable {
    static let unit = Scope(unit: Unit.legalDepartment)
    static let subject = Subject.fact("duty", "DT-01")
    let office: StaffOffice

    init(now: @escaping @Sendable () -> Date = { TestSite.now }) async throws {
        office = try await StaffOffice(now: now)
        try await office.add("soan", .expert, Self.unit)
        try await office.add("duyet", .approver, Self.unit)
        try await office.add("duyet-2", .approver, Self.unit)
    }

    /// A draft of other names for the duty, over what stands.
    func draft(by person: String = "soan", _ alias: String = "thả đèn") async throws -> Change {
        let id = office.site.fresh()
        let json = try content(alias)
        return try await office.site.changes.keep(about: Self.subject, by: .init(person), at: TestSite.now) { here in
            let draft = try Draft(
                of: Self.subject, base: here.current, content: json, reason: "Dân hay gọi thế", source: "sổ trực", from: here.day, scope: Self.unit,
                hash: here.hash)
            return try Change(id: .init(id), draft, in: here)
        }
    }

    func submitted(by person: String = "soan", _ alias: String = "thả đèn") async throws -> Change {
        let change = try await draft(by: person, alias)
        return try await office.site.changes.change(change.id, by: .init(person), at: TestSite.now) { try $0.submit(in: $1) }
    }

    /// Puts another draft in the place of a change's.
    func edited(_ change: Change, by person: String, _ alias: String) async throws -> Change {
        let json = try content(alias)
        return try await office.site.changes.change(change.id, by: .init(person), at: TestSite.now) { change, here in
            let next = try Draft(
                of: Self.subject, base: here.current, content: json, reason: "Sửa lại", source: "sổ trực", from: here.day, scope: Self.unit,
                hash: here.hash)
            try change.edit(next, over: change.draft.digest, in: here)
            try change.submit(in: here)
        }
    }

    private func content(_ alias: String) throws -> String {
        let one = try #require(MadeUp.facts.duties.first { $0.id.text == Self.subject.key })
        let duty = Duty(
            id: one.id, field: one.field, title: one.title, aliases: [alias], remainingCentral: one.remainingCentral, sources: one.sources,
            confidence: one.confidence
        )
        return String(decoding: try JSONEncoder().encode(duty), as: UTF8.self)
    }
}
