// SPDX-License-Identifier: Apache-2.0

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
        ("/calendar", [("base", ""), ("year", "2026"), ("holidays", "2026-01-01"), ("swapped", ""), ("sources", "x"), ("reason", "y")]),
        ("/verification/DT-01/b/confirm", [("base", "x"), ("document", MadeUp.act), ("path", "Điều 4"), ("quote", "Một hai ba bốn năm.")]),
        ("/verification/DT-01/b/reject", [("base", "x"), ("reason", "y")]),
    ]

    static let registryPages = [
        "/verification", "/verification/DT-01/b", "/procedures", "/procedures/P-1", "/procedures/P-1/records/VN/edit", "/calendar",
        "/procedure-sheets",
    ]

    static let registryAddresses = [
        "/verification?field=@", "/verification/DT-01/b?at=@", "/verification/DT-01/b?quote=@", "/procedures?q=@", "/procedures/@",
        "/procedures/P-1?received=@", "/calendar?year=@", "/procedure-sheets/@/csv", "/movements?day=@", "/movements?level=@",
    ]
}
