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
        ("/settings/goals", [("goal-guidance-answer", "x"), ("goal-fault-response", "y")]),
    ]

    private static let team = "/teams/m1"
}
