// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing
import Web

/// Facts edited field by field: what is not touched stays as it was, and nothing takes effect before a second person has approved it.
@Suite struct FactEditTests {
    static var facts: RegistryFacts {
        var facts = ProcedurePageTests.facts
        facts.documents = [
            KnownDocument(
                id: .init("1-1901"), number: MadeUp.act, kind: "Nghị định", title: "Về đèn trời", summary: Words(vi: "Gọn"), issuer: "Bộ Bịa",
                issued: DoubtfulDay("1901-05") ?? .unknown, from: DoubtfulDay(MadeUp.day(2025, 7, 1)), until: DoubtfulDay(MadeUp.day(2027, 3, 1)),
                status: nil,
                relations: [
                    DocumentRelation(kind: .amends, document: "0/1900/NĐ-XX"), DocumentRelation(kind: .under, document: "9/1900", isInferred: true),
                ], notes: [Words(vi: "Ghi chú")], sources: MadeUp.sources, confidence: .high)
        ]
        return facts
    }

    /// The fields of a form as a browser would send them back.
    static func fields(of page: Reply) -> [(String, String)] {
        let main = page.text(between: "<form class=\"sheet\"", and: "</form>") ?? ""
        let inputs = main.matches(of: /<input(?: type="hidden")? name="([^"]+)" value="([^"]*)"/).map { (String($0.1), plain(String($0.2))) }
        let areas = main.matches(of: /<textarea name="([^"]+)"[^>]*>([^<]*)<\/textarea>/).map { (String($0.1), plain(String($0.2))) }
        let choices = main.matches(of: /<select name="([^"]+)">(.*?)<\/select>/).map { found in
            let chosen = found.2.firstMatch(of: /<option value="([^"]*)" selected>/) ?? found.2.firstMatch(of: /<option value="([^"]*)"/)
            return (String(found.1), Self.plain(String(chosen?.1 ?? "")))
        }
        return (inputs + areas + choices).filter { !["form", "reason", "source", "at"].contains($0.0) }
    }

    private static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }

    private func office() async throws -> StaffOffice {
        let office = try await StaffOffice(content: Self.facts)
        try await office.add("soan", .legal)
        try await office.add("duyet", .legal)
        return office
    }

    @Test(arguments: [
        ("duty/DT-02", "aliases", "đèn giấy\nđèn lồng", "/duties/DT-02"), ("procedure/P-1", "fee", "12 đồng bịa", "/procedures/P-1"),
        ("document/1-1901", "until", "01/04/2028", "/documents?q=1901"),
        ("place/90", "aliases", "Hưng Yên cũ", "/procedures?place=H%C6%B0ng%20Y%C3%AAn%20c%C5%A9"),
        ("unit/\(Unit.legalDepartment.text)", "name-vi", "Vụ Pháp chế Bịa", "/about"),
    ])
    func `one field is changed, all else stays, and it holds once another has approved it`(
        _ fact: String, _ field: String, _ text: String, _ page: String
    ) async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            let form = Self.fields(of: try await soan.get("/facts/\(fact)/edit"))
            try #require(form.contains { $0.0 == field }, "\(form.map(\.0))")
            let made = try await soan.post(
                "/facts/\(fact)/edit",
                form.map { $0.0 == field ? (field, text) : $0 } + [("reason", "Thử"), ("source", "Báo Bịa"), ("submit", "1")])
            try #require(made.status == 303, "\(made.text(between: "role=\"alert\">", and: "<") ?? "")")
            let change = try await office.site.changes.change(.init(String(made.page.split(separator: "/").last ?? "")))
            // Nothing but that field, whatever the form holds and does not hold.
            #expect(change.draft.differences.count <= 2 && !change.draft.differences.isEmpty, "\(change.draft.differences)")
            #expect(try await duyet.get(made.page).text.contains("Báo Bịa"))
            try await ProcedurePageTests.approve(made.page, by: duyet)
            #expect(try await visitor.get(page).status == 200)
            #expect(try await soan.get("/facts/\(fact)/edit").text.contains(text.split(separator: "\n").first.map(String.init) ?? ""))
        }
    }

    @Test func `a form that was not touched proposes nothing`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            for fact in ["duty/DT-01", "duty/DT-02", "procedure/P-1", "document/1-1901", "place/91", "unit/\(Unit.legalDepartment.text)"] {
                let form = Self.fields(of: try await soan.get("/facts/\(fact)/edit"))
                let sent = try await soan.post("/facts/\(fact)/edit", form + [("reason", "Thử"), ("source", "Báo Bịa")])
                #expect(sent.status == 422 && sent.text.contains("giống hệt nội dung hiện có"), "\(fact): \(sent.status)")
            }
        }
    }

    @Test(arguments: [
        ("duty/DT-01", "title-vi", "", "Còn thiếu một mục bắt buộc (Tên nhiệm vụ)"),
        ("duty/DT-01", "field", "den-nuoc", "không có lĩnh vực mang mã “den-nuoc”"),
        ("duty/DT-01", "overtaken", "XX-1", "không có nhiệm vụ “XX-1”"),
        ("duty/DT-01", "sources", " ", "Chưa có nguồn"), ("document/1-1901", "from", "31/02/2025", "không phải là ngày"),
        ("document/1-1901", "relations", "eats | 1/1", "không phải là quan hệ"), ("place/90", "into", "90", "không có địa phương"),
    ])
    func `what is no fact is refused, and what was typed stays`(_ fact: String, _ field: String, _ text: String, _ told: String) async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            let form = Self.fields(of: try await soan.get("/facts/\(fact)/edit"))
            let sent = try await soan.post(
                "/facts/\(fact)/edit", form.map { $0.0 == field ? (field, text) : $0 } + [("reason", "Thử"), ("source", "Báo Bịa")])
            #expect((400..<500).contains(sent.status) && sent.text.contains(told), "\(sent.status)")
        }
    }

    @Test func `whoever answers for some of it is led to no form that would refuse him`() async throws {
        let office = try await office()
        try await office.add("chuyen-vien", .expert, Scope(unit: Unit.legalDepartment))
        try await office.site.visit { visitor in
            let expert = try await office.enter(visitor, "chuyen-vien")
            for kind in ["duty", "procedure", "change", "document", "authority", "place", "unit", "guidance"] {
                let list = try await expert.get("/facts?kind=\(kind)")
                let forms = list.text.matches(of: /href="(\/facts\/[a-z]+\/[^"]+\/edit)"/).map { String($0.1) }
                for form in forms { #expect(try await expert.get(form).status == 200, "\(form)") }
                // The made-up registry has no change of a procedure.
                #expect(list.text.contains("Lịch sử") == (kind != "change"), "\(kind)")
                #expect((kind != "duty" || forms.count == 2) && (kind != "procedure" || forms.isEmpty), "\(forms)")
                let isOffered = list.text.contains("href=\"/facts/\(kind)/new\"")
                #expect(isOffered == ["duty", "change"].contains(kind))
                #expect(try await expert.get("/facts/\(kind)/new").status == (isOffered ? 200 : kind == "guidance" ? 404 : 403))
            }
        }
    }

    @Test func `guidance is written for an entry, and stands in the handbook once another has approved it`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            let address = "/facts/guidance/DT-01/edit"
            let form = Self.fields(of: try await soan.get(address))
            #expect(form.contains { $0 == ("owner", Unit.legalDepartment.text) } && form.contains { $0 == ("review", "21/05/2027") })
            let typed = form.map { field in
                ["text": "Xem đèn <trước>.\nRồi mới ký.", "pitfalls": "Quên buộc dây.", "sources": "Sổ tay bịa"][field.0].map { (field.0, $0) }
                    ?? field
            }
            let empty = try await soan.post(address, form + [("reason", "Thử"), ("source", "Báo Bịa"), ("submit", "1")])
            #expect(empty.status == 422)
            let made = try await soan.post(address, typed + [("reason", "Thử"), ("source", "Báo Bịa"), ("submit", "1")])
            try #require(made.status == 303, "\(made.text(between: "role=\"alert\">", and: "<") ?? "")")
            #expect(try await !visitor.get("/handbook/entries/DT-01").text.contains("Rồi mới ký."))
            try await ProcedurePageTests.approve(made.page, by: duyet)
            let entry = try await visitor.get("/handbook/entries/DT-01")
            for text in ["Xem đèn &lt;trước&gt;.", "Rồi mới ký.", "Quên buộc dây.", "tham khảo, không phải căn cứ", "xem lại trước ngày 21/05/2027"] {
                #expect(entry.text.contains(text), "\(text)")
            }
            #expect(try await visitor.get("/handbook/entries/DT-01?on=2027-05-21").text.contains("đã quá ngày xem lại 21/05/2027"))
            #expect(try await soan.get("/facts/guidance/XX-9/edit").status == 404)
        }
    }

    @Test func `whoever approves a change sees what it would contradict, and what it would mend`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            let form = Self.fields(of: try await soan.get("/facts/duty/DT-02/edit"))
            let made = try await soan.post(
                "/facts/duty/DT-02/edit",
                form.map { $0.0 == "title-vi" ? ($0.0, "Cấp giấy phép thả đèn trời") : $0 } + [
                    ("reason", "Thử"), ("source", "Báo Bịa"), ("submit", "1"),
                ])
            try #require(made.status == 303)
            let change = try await duyet.get(made.page)
            #expect(change.text.contains("Nếu duyệt, sổ sẽ có thêm chỗ mâu thuẫn") && change.text.contains("DT-01"))
            try await ProcedurePageTests.approve(made.page, by: duyet)
            #expect(try await !duyet.get(made.page).text.contains("Nếu duyệt"))
            let back = try await soan.post(
                "/facts/duty/DT-02/edit",
                Self.fields(of: try await soan.get("/facts/duty/DT-02/edit")).map {
                    $0.0 == "title-vi" ? ($0.0, "Thu hồi giấy phép thả đèn") : $0
                } + [("reason", "Thử"), ("source", "Báo Bịa"), ("submit", "1")])
            #expect(try await duyet.get(back.page).text.contains("hết những chỗ mâu thuẫn này"))
        }
    }

    @Test func `the list leads to every kind, and what is not there is not found`() async throws {
        let office = try await office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            for kind in ["duty", "procedure", "document", "place", "unit"] {
                let list = try await soan.get("/facts?kind=\(kind)")
                let link = try #require(list.links.first { $0.hasPrefix("/facts/\(kind)/") }, "\(kind)")
                #expect(try await soan.get(link).status == 200)
            }
            #expect(try await soan.get("/facts?kind=place&q=da+nang").text.contains("1 dữ kiện"))
            #expect(try await soan.get("/facts/place/khong-co/edit").status == 404)
            #expect(try await soan.get("/facts/competence/DT-01/edit").status == 404)
        }
    }
}
