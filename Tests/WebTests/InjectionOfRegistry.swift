// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
import Testing
import Web

// What keeps the registry, as text that wants to be something else comes to it.
extension InjectionTests {
    static let registryForms: [(address: String, fields: [(String, String)])] = [
        (
            "/procedures/P-1/records/VN/edit",
            [
                ("base", ""), ("limits", "1 ngày"), ("fees", "1"), ("dossier", "x"), ("filing", "Trực tiếp"), ("steps", "x"), ("signs-from", ""),
                ("code", "x"), ("sources", "y"), ("reason", "z"),
            ]
        ),
        (
            "/facts/duty/DT-01/edit",
            [
                ("base", "x"), ("title-vi", "x"), ("aliases", "y"), ("overtaken", ""), ("sources", "z"), ("reason", "x"), ("source", "y"),
                ("from-day", ""),
            ]
        ),
        ("/calendar", [("base", ""), ("year", "2026"), ("holidays", "2026-01-01"), ("swapped", ""), ("sources", "x"), ("reason", "y")]),
        ("/verification/DT-01/b/confirm", [("base", "x"), ("document", MadeUp.act), ("path", "Điều 4"), ("quote", "Một hai ba bốn năm.")]),
        ("/settings/operation", [("metrics-token", "x")]), ("/settings/retention", [("retention-answers", "x"), ("retention-log", "y")]),
        ("/desk/x/erasure", [("ground", "wanted"), ("sure", "yes")]), ("/practice/x/training", [("note", "x")]),
        ("/verification/DT-01/b/reject", [("base", "x"), ("reason", "y")]), ("/fact-files/x/return", [("digest", "x"), ("reason", "y")]),
        (
            "/sunset/drafts",
            [("document", "x"), ("suppose", "replaced"), ("day", "2027-01-01"), ("successor", "y"), ("reason", "z"), ("source", "w")]
        ),
    ]

    static let registryPages = [
        "/verification", "/verification/DT-01/b", "/facts", "/facts/place/90/edit", "/procedures", "/procedures/P-1",
        "/procedures/P-1/records/VN/edit", "/calendar",
        "/procedure-sheets", "/fact-files", "/facts/duty/new", "/facts/duty/DT-01/history", "/competences/DT-01/b/history",
    ]

    @Test(arguments: [
        "/verification?field=@", "/verification/DT-01/b?at=@", "/verification/DT-01/b?quote=@", "/procedures?q=@", "/procedures/@",
        "/procedures/P-1?received=@", "/calendar?year=@", "/procedure-sheets/@/csv", "/facts/duty/new?key=@", "/facts/@/new", "/facts/duty/@/history",
        "/facts/duty/@/@/history",
        "/fact-files/@", "/movements?day=@", "/movements?level=@", "/facts?q=@",
        "/facts?kind=@", "/facts/@/x/edit", "/facts/duty/@/edit", "/registry/files/@",
    ])
    func `markup in an address of the registry is no element, and a line break no header`(_ pattern: String) async throws {
        let office = try await StaffOffice(content: ProcedurePageTests.facts)
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let worker = try await office.enter(visitor, "an")
            for text in ["x\r\nSet-Cookie: session=chosen"] + Self.markup {
                let reply = try await worker.get(pattern.replacing("@", with: text.percentEncoded))
                #expect([200, 404, 422].contains(reply.status) && Self.isHarmless(reply.text), "\(text): \(reply.status)")
                #expect(reply.headers.allSatisfy { !$0.value.contains("\n") && !$0.value.contains("chosen") })
            }
        }
    }
}
