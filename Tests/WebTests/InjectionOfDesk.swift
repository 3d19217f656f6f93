// SPDX-License-Identifier: Apache-2.0
import Domain

// What is said of teams and of kinds at the desk, as text that wants to be something else.
extension InjectionTests {
    static let deskForms: [(address: String, fields: [(String, String)])] = [
        ("/teams", [("unit", Unit.legalDepartment.text), ("name-vi", "x"), ("name-en", "y"), ("member", "vien-m1"), ("field", "z")]),
        (team + "/change", [("revision", "1"), ("name-vi", "x"), ("name-en", "y"), ("member", "vien-m1"), ("field", "z")]),
        (team + "/close", reasoned), (ticket + "/kind", reasoned + [("kind", "x")]), (ticket + "/team", reasoned + [("team", "x")]),
        ("/saved-replies", [("unit", Unit.legalDepartment.text), ("title", "x"), ("text", "y {số phiếu}")]),
        (saved + "/propose", [("revision", "1"), ("title", "x"), ("text", "y")]), (saved + "/release", [("revision", "x")]),
        (saved + "/decline", reasoned), (saved + "/retire", reasoned),
        (
            "/away",
            [
                ("person", "an"), ("kind", "leave"), ("day", "2026-11-22"), ("time", "00:00"), ("last-day", "2026-11-23"), ("last-time", "24:00"),
                ("deputy", "x"),
            ]
        ),
        ("/away/v1/end", [("revision", "x")]), ("/presence", [("say", "x"), ("at", "desk")]),
        (review + "/take", [("revision", "x")]), (review + "/take-over", reasoned), (review + "/put-back", reasoned),
        (
            review + "/end",
            [("revision", "1"), ("outcome", "judged"), ("change", "x"), ("place", "y"), ("quote", "z"), ("note", "w")]
        ),
        ("/settings/goals", [("goal-guidance-answer", "x"), ("goal-fault-response", "y")]),
    ]

    static let deskPages = ["/teams", "/away", "/reviews"]

    private static let review = "/reviews/r1"
    private static let team = "/teams/m1"
}

extension StaffOffice {
    /// What a form of the desk is about.
    func seedDesk(for address: String) async throws {
        if address.hasPrefix("/teams") { try await teamMadeUp(as: "m1") }
        if address.hasPrefix("/away/") { try await awayMadeUp(as: "v1") }
        if address.hasPrefix("/reviews/") { try await reviewMadeUp(as: "r1") }
    }
}
