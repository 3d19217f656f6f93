// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing
import Web

/// What nobody has recorded yet, begun on a page; and the history of what has been.
@Suite struct NewFactTests {
    private func office() async throws -> StaffOffice {
        let office = try await StaffOffice(content: FactEditTests.facts)
        for id in ["soan", "duyet"] { try await office.add(id, .legal) }
        return office
    }

    private static func typed(_ page: Reply, _ texts: [String: String]) -> [(String, String)] {
        FactEditTests.fields(of: page).map { field in texts[field.0].map { (field.0, $0) } ?? field } + [
            ("reason", "Thử"), ("source", "Báo Bịa"), ("submit", "1"),
        ]
    }

    struct Kind: CustomTestStringConvertible, Sendable {
        let name: String
        let key: String
        let texts: [String: String]
        let shown: String
        var testDescription: String { name }
    }

    static let kinds = [
        Kind(
            name: "duty", key: "DT-77",
            texts: ["title-vi": "Cấp phép đèn nước", "field": "den-troi", "aliases": "đèn hoa đăng", "sources": "báo bịa"], shown: "đèn hoa đăng"),
        Kind(
            name: "procedure", key: "P-77", texts: ["name-vi": "Thủ tục đèn nước", "field": "đèn trời", "duties": "DT-01", "sources": "báo bịa"],
            shown: "Thủ tục đèn nước"),
        Kind(
            name: "document", key: "2-1902",
            texts: ["number": "2/1902/NĐ-XX", "kind": "Nghị định", "title": "Về đèn nước", "from": "01/07/2026", "sources": "báo bịa"],
            shown: "Về đèn nước"),
        Kind(
            name: "change", key: "C-77",
            texts: [
                "field": "den-troi", "document": "2/1902/NĐ-XX", "path": "Phụ lục I", "procedure": "Thủ tục đèn nước", "after": "03 ngày làm việc",
                "duties": "DT-01", "sources": "báo bịa",
            ], shown: "03 ngày làm việc"),
        Kind(
            name: "authority", key: "pho-chu-tich",
            texts: ["name-vi": "Phó Chủ tịch Bịa", "level": "province", "aliases": "ông phó", "sources": "báo bịa"], shown: "ông phó"),
        Kind(name: "place", key: "92", texts: ["name-vi": "Tỉnh Bịa", "type": "tỉnh", "sources": "báo bịa"], shown: "Tỉnh Bịa"),
        Kind(name: "unit", key: "cuc-bia", texts: ["name-vi": "Cục Bịa", "sources": "báo bịa"], shown: "Cục Bịa"),
    ]

    @Test(arguments: kinds)
    func `something new is begun by its code, holds once another has approved it, and its history tells who did what`(_ kind: Kind) async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            let begun = try await soan.get("/facts/\(kind.name)/new?key=\(kind.key)")
            try #require(begun.status == 303, "\(begun.status)")
            let form = try await soan.get(begun.location)
            try #require(form.status == 200, "\(form.status)")
            let address = String(begun.location.prefix { $0 != "?" })
            #expect(try await soan.get(address).status == 404)
            #expect(try await soan.get(address.replacing("/edit", with: "/history")).status == 404)
            let empty = try await soan.post(address, Self.typed(form, [:]))
            #expect(empty.status == 422 && empty.text.contains("name=\"new\""))
            let made = try await soan.post(address, Self.typed(form, kind.texts))
            try #require(made.status == 303, "\(made.text(between: "role=\"alert\">", and: "<") ?? "")")
            // Field by field, not as data.
            let shown = try await duyet.get(made.page).text
            #expect(shown.contains("Thêm mới") && shown.contains("<ins>báo bịa</ins>") && !shown.contains("{&quot;"))
            try await ProcedurePageTests.approve(made.page, by: duyet)
            let edit = try await soan.get(address)
            #expect(edit.text.contains(kind.shown))
            #expect(try await soan.get("/facts/\(kind.name)/new?key=\(kind.key)").status == 409)

            let more = try await soan.post(address, Self.typed(edit, ["sources": "báo bịa\nsổ bịa"]))
            try #require(more.status == 303, "\(more.text(between: "role=\"alert\">", and: "<") ?? "")")
            try await ProcedurePageTests.approve(more.page, by: duyet)
            let history = try await soan.get(address.replacing("/edit", with: "/history"))
            #expect(history.text.contains("sổ bịa") && history.text.contains("duyệt") && history.text.contains("đang dùng"))
            #expect(history.text.components(separatedBy: "<section class=\"card\">").count == 3)
        }
    }

    @Test func `a duty gets one more row of competence, with all that such a row may say`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            #expect(try await soan.get("/duties/DT-01").text.contains("/duties/DT-01/competences/new"))
            let begun = try await soan.get("/duties/DT-01/competences/new")
            try #require(begun.location == "/competences/DT-01/c/edit?new=1", "\(begun.location)")
            let form = try await soan.get(begun.location)
            let texts = [
                "authority": "Chủ tịch UBND cấp tỉnh", "kind": "authorisation", "from": "01/03/2027", "document": "2/1902/NĐ-XX", "path": "Điều 2",
                "place": "Đà Nẵng", "covers-duties": "DT-02", "covers-holders": "Bộ trưởng", "confidence": "high", "sources": "báo bịa",
            ]
            let typed = Self.typed(form, texts)
            for (field, text) in [("place", "Nơi Lạ"), ("covers-duties", "XX-9"), ("confidence", "hơi hơi"), ("authority", "Ông Lạ")] {
                let refused = try await soan.post("/competences/DT-01/c/edit", typed.map { $0.0 == field ? (field, text) : $0 })
                #expect((400..<500).contains(refused.status) && refused.status != 403, "\(field) \(refused.status)")
            }
            let made = try await soan.post("/competences/DT-01/c/edit", typed)
            try #require(made.status == 303, "\(made.text(between: "role=\"alert\">", and: "<") ?? "")")
            try await ProcedurePageTests.approve(made.page, by: duyet)
            let row = try #require(try await office.site.registries.registry(known: nil).competence(.init("DT-01/c")))
            #expect(row.kind == .authorisation && row.place?.text == "91" && row.coversDuties.map(\.text) == ["DT-02"])
            #expect(row.coversHolders == ["Bộ trưởng"] && row.confidence == .high && row.basis?.isVerified == false)
            #expect(try await soan.get("/competences/DT-01/c/history").text.contains("Có hiệu lực"))
            // Any letter but the next is no new row.
            #expect(try await soan.get("/competences/DT-01/z/edit?new=1").status == 404)
            #expect(try await soan.get("/competences/DT-01/a/edit?new=1").status == 404)
        }
    }

    @Test(arguments: ["a b", "đèn", "../x", "DT-01", "dt-01", String(repeating: "a", count: 61)])
    func `what cannot be a code, or is one already, is told so`(_ key: String) async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            let page = try await soan.get("/facts/duty/new?key=\(key.percentEncoded)")
            #expect([409, 422].contains(page.status) && page.text.contains("role=\"alert\""), "\(page.status)")
            #expect(try await soan.get("/facts/guidance/new").status == 404)
        }
    }
}
