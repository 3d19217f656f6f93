// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Publishing
import Storage
import Testing
import Web

/// Procedures in layers: side by side, filled in by page and by sheet, with deadlines on the calendar.
@Suite struct ProcedurePageTests {
    static var facts: RegistryFacts {
        var facts = MadeUp.facts
        facts.procedures = ["P-1", "P-2"].map { id in
            Procedure(
                id: .init(id), code: id == "P-1" ? "9.000001" : nil, name: Words(vi: "Thủ tục thả đèn \(id)", en: "Flying lanterns \(id)"),
                field: "đèn trời", level: nil, duties: [.init("DT-01")], nationalTimeLimit: id == "P-1" ? "25 ngày" : nil,
                localTimeLimits: id == "P-1"
                    ? ["Hưng Yên: 10 ngày làm việc"] : ["Hưng Yên (bản bịa); 12 ngày làm việc", "Hưng Yên (1902); 20 ngày; 05 ngày báo thiếu"],
                fee: nil, dossier: nil, output: "Giấy phép <đèn>", basis: nil,
                announcedBy: nil, notes: [], sources: MadeUp.sources, confidence: .high)
        }
        return facts
    }

    /// "soan" fills in for Hưng Yên, "duyet" approves.
    static func office() async throws -> StaffOffice {
        let office = try await StaffOffice(content: facts)
        try await office.add("soan", .legal, Scope(place: .init("90")))
        try await office.add("duyet", .legal)
        return office
    }

    static func approve(_ change: String, by worker: Worker) async throws {
        let digest = try #require(try await worker.get(change).text(between: "name=\"digest\" value=\"", and: "\""))
        try #require(try await worker.post(change + "/approve", [("digest", digest)]).status == 303)
    }

    @Test(arguments: Language.allCases)
    func `what the nation and the place say stand side by side, and neither fills the gaps of the other`(_ language: Language) async throws {
        try await TestSite(content: Self.facts).visit { visitor in
            let list = try await visitor.get("/procedures?place=H%C6%B0ng%20Y%C3%AAn&lang=\(language)")
            #expect(list.status == 200 && list.text.contains("25 ngày") && list.text.contains("10 ngày làm việc"))
            let page = try await visitor.get("/procedures/P-1?place=H%C6%B0ng%20Y%C3%AAn&lang=\(language)")
            #expect(page.text.contains("25 ngày") && page.text.contains("10 ngày làm việc"))
            #expect(page.text.contains(language == .vi ? "khác nhau" : "they differ"))
            let elsewhere = try await visitor.get("/procedures/P-1?place=%C4%90%C3%A0%20N%E1%BA%B5ng&lang=\(language)")
            #expect(elsewhere.text.contains("25 ngày") && !elsewhere.text.contains("10 ngày làm việc"))
            #expect(try await visitor.get("/procedures?q=khong+co").text.contains("Không thủ tục nào khớp"))
            #expect(try await visitor.get("/procedures/P-9").status == 404)
        }
    }

    @Test func `of a published text every limit is reckoned for its case, and a code is told for its day`() async throws {
        var facts = Self.facts
        var record = ProcedureRecord(procedure: .init("P-2"), place: nil)
        (record.code, record.codeFrom, record.sources) = ("9.000099", MadeUp.day(2026, 11, 24), ["báo bịa"])
        record.earlierCodes = [.init("9.000002", from: MadeUp.day(2020, 1, 1), until: MadeUp.day(2026, 11, 24))]
        facts.procedureRecords = [record]
        try await TestSite(content: facts).visit { visitor in
            let page = try await visitor.get("/procedures/P-2?place=H%C6%B0ng%20Y%C3%AAn&received=2026-11-23")
            // Twelve working days on: 9 December. Twenty days on: 13 December, a Sunday. Five days on: 28 November, a Saturday.
            for day in ["<b>09/12/2026</b>", "<b>14/12/2026</b>", "<b>30/11/2026</b>"] { #expect(page.text.contains(day), "\(day)") }
            #expect(page.text.contains("(bản bịa)") && page.text.contains("báo thiếu (1902)"))
            #expect(page.text.contains("Mã thủ tục vào ngày ấy") && page.text.contains(">9.000002</b>"))
            #expect(try await visitor.get("/procedures/P-2?received=2026-11-24").text.contains(">9.000099</b>"))
        }
    }

    /// 22 November 2026 is a Sunday.
    @Test func `a deadline leaves out weekends, and says that holidays are not known`() async throws {
        try await TestSite(content: Self.facts).visit { visitor in
            let page = try await visitor.get("/procedures/P-1?place=H%C6%B0ng%20Y%C3%AAn&received=2026-11-23")
            // Twenty-five days on: 18 December, a Friday. Ten working days on: 7 December.
            #expect(page.text.contains("<b>18/12/2026</b>") && page.text.contains("<b>07/12/2026</b>"))
            #expect(page.text.contains("Chưa có lịch nghỉ"))
            #expect(try await visitor.get("/procedures/P-1?received=31/02/2026").status == 422)
        }
    }

    @Test func `a calendar is entered with its source, approved by another, and moves deadlines at once`() async throws {
        let office = try await Self.office()
        try await office.add("toan", .legal)
        try await office.site.visit { visitor in
            let (toan, duyet) = (try await office.enter(visitor, "toan"), try await office.enter(visitor, "duyet"))
            let form = [("year", "2026"), ("holidays", "24/11/2026\n25/11/2026"), ("swapped", "28/11/2026"), ("reason", "thử")]
            #expect(try await toan.post("/calendar", form).status == 422)
            let wrong = try await toan.post("/calendar", form.map { $0.0 == "swapped" ? ("swapped", "26/11/2026") : $0 } + [("sources", "Báo Bịa")])
            #expect(wrong.status == 422 && wrong.text.contains("không phải thứ Bảy") && wrong.text.contains("24/11/2026\n25/11/2026</textarea>"))
            let made = try await toan.post("/calendar", form + [("sources", "Báo Bịa")])
            try #require(made.status == 303)
            #expect(try await visitor.get("/calendar").text.contains("Chưa có lịch của năm nào"))
            try await Self.approve(made.page, by: duyet)
            #expect(try await visitor.get("/calendar").text.contains("24/11/2026"))
            let page = try await visitor.get("/procedures/P-1?place=H%C6%B0ng%20Y%C3%AAn&received=2026-11-23")
            // Two days off, one Saturday worked: one day later than without.
            #expect(page.text.contains("<b>08/12/2026</b>") && !page.text.contains("Chưa có lịch nghỉ"))
            let soan = try await office.enter(visitor, "soan")
            #expect(try await soan.post("/calendar", form + [("sources", "Báo Bịa")]).status == 403)
            // Whoever may see what was proposed is led to what was known of each year, and back.
            #expect(try await !visitor.get("/calendar").links.contains { $0.hasSuffix("/history") })
            let history = try #require(try await soan.get("/calendar").links.first { $0.hasSuffix("/history") })
            let known = try await soan.get(history)
            #expect(known.status == 200 && known.text.contains("Báo Bịa") && known.links.contains("/calendar"))
        }
    }

    private static let filled = [
        ("limits", "7 ngày làm việc | trực tuyến\r\n9 ngày"), ("fees", "200.000"), ("dossier", "Đơn | 1 | 2"), ("filing", "Trực tuyến"),
        ("signs", "Giám đốc Sở Bịa"), ("signs-from", "01/08/2025"), ("sources", "QĐ bịa số 0"), ("reason", "Tỉnh công bố"),
    ]

    @Test func `a place fills in its own record by the page, a second person approves, and everybody reads it`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let (soan, duyet) = (try await office.enter(visitor, "soan"), try await office.enter(visitor, "duyet"))
            let address = "/procedures/P-2/records/90/edit"
            let faulty = try await soan.post(address, Self.filled.map { $0.0 == "limits" ? ("limits", "bảy <ngày>") : $0 })
            #expect(faulty.status == 422 && faulty.text.contains("“bảy &lt;ngày&gt;” không phải thời hạn"))
            #expect(faulty.text.contains("bảy &lt;ngày&gt;</textarea>") && faulty.text.contains("aria-invalid"))
            let made = try await soan.post(address, Self.filled)
            try #require(made.status == 303, "\(made.text(between: "role=\"alert\">", and: "<") ?? "")")
            #expect(try await !visitor.get("/procedures/P-2?place=H%C6%B0ng%20Y%C3%AAn").text.contains("7 ngày làm việc"))
            try await Self.approve(made.page, by: duyet)
            let page = try await visitor.get("/procedures/P-2?place=H%C6%B0ng%20Y%C3%AAn")
            for text in ["7 ngày làm việc | trực tuyến", "200.000 đồng", "Đơn | 1 | 2", "Giám đốc Sở Bịa", "01/08/2025", "Giấy phép &lt;đèn&gt;"] {
                #expect(page.text.contains(text), "\(text)")
            }
            #expect(try await !visitor.get("/procedures/P-2?place=%C4%90%C3%A0%20N%E1%BA%B5ng").text.contains("7 ngày làm việc"))
            let history = try #require(try await duyet.get(made.page).links.first { $0.hasSuffix("/history") })
            let told = try await duyet.get(history)
            #expect(told.status == 200 && told.text.contains("đang dùng") && told.text.contains(made.page))
            #expect(try await duyet.get(history.replacing("/90/", with: "/99/")).status == 404)
            // The form of today begins with what stands, and an old one is told what has become of it.
            #expect(try await soan.get(address).text.contains("Giám đốc Sở Bịa"))
            #expect(try await soan.post(address, Self.filled).status == 409)
            #expect(try await soan.get("/procedures/P-2/records/91/edit").status == 403)
            #expect(try await soan.get("/procedures/P-2/records/VN/edit").status == 403)
            #expect(try await duyet.get("/procedures/P-2/records/VN/edit").status == 200)
            #expect(try await duyet.get("/procedures/P-2/records/99/edit").status == 404)
        }
    }

    private static let head = "Thủ tục,Thời hạn,Nguồn\r\n"

    @Test(arguments: SheetForm.allCases)
    func `a sheet is fetched, filled in and taken as a whole, and each of its rows waits for a second person`(_ form: SheetForm) async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            let fetched = try await soan.get("/procedure-sheets/90/\(form == .csv ? "csv" : "xlsx")")
            #expect(fetched.status == 200 && fetched.headers[.contentDisposition]?.contains("thu-tuc-90") == true)
            let sheet = Spreadsheet(rows: [
                ["Thủ tục", "Thời hạn", "Nguồn"], ["P-1", "5 ngày làm việc", "QĐ bịa"], ["P-2", "6 ngày\n7 ngày | khó", "QĐ bịa"],
            ])
            let bytes = form == .csv ? Array(sheet.csv.utf8) : Workbook.file(of: sheet)
            let sent = try await soan.send(bytes, "bang.\(form)", to: "/procedure-sheets", [("place", "90"), ("reason", "Tỉnh công bố")])
            try #require(sent.status == 303, "\(sent.text(between: "role=\"alert\">", and: "<") ?? "")")
            let waiting = try await soan.get(sent.location)
            #expect(waiting.text.contains("P-1/90") && waiting.text.contains("P-2/90") && waiting.text.contains("2 thay đổi"))
            // Whoever presses the button twice makes no more of it.
            let again = try await soan.send(bytes, "bang.\(form)", to: "/procedure-sheets", [("place", "90"), ("reason", "Tỉnh công bố")])
            #expect(again.status == 303 && again.location == sent.location)
            #expect(try await soan.get(again.location).text.contains("2 thay đổi"))
        }
    }

    enum SheetForm: CaseIterable { case csv, xlsx }

    @Test(arguments: [
        (head + "P-1,5 ngày,QĐ\r\nP-2,năm ngày,QĐ", "B3"), (head + "P-1,5 ngày,\r\n", "C2"), ("Thủ tục,Cột <lạ>\r\nP-1,x\r\n", "B1"),
        (head + "P-7,5 ngày,QĐ\r\n", "A2"), (head + "\"P-1,5 ngày", "ngoặc kép"), ("\u{1}\u{2}", "thủ tục"), (head, "không khác gì"),
    ])
    func `one cell that cannot be read, and nothing is taken`(_ text: String, _ told: String) async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            let sent = try await soan.send(Array(text.utf8), "bang.csv", to: "/procedure-sheets", [("place", "90"), ("reason", "Thử")])
            #expect(sent.status == 422 && sent.text.contains(told), "\(sent.status)")
            #expect(!sent.text.contains("<lạ>") && sent.text.contains("Thử</textarea>"))
            #expect(try await soan.get("/changes").text.contains("Chưa có thay đổi nào"))
        }
    }

    @Test func `another place's sheet is not his, and a file that is none is refused`() async throws {
        let office = try await Self.office()
        try await office.site.visit { visitor in
            let soan = try await office.enter(visitor, "soan")
            let text = Array((Self.head + "P-1,5 ngày,QĐ\r\n").utf8)
            #expect(try await soan.get("/procedure-sheets/91/csv").status == 403)
            #expect(try await soan.get("/procedure-sheets/90/pdf").status == 404)
            #expect(try await soan.send(text, "x.csv", to: "/procedure-sheets", [("place", "91"), ("reason", "x")]).status == 403)
            for bytes in [[0xFF, 0xFE, 0x00], Array("PK\u{3}\u{4}".utf8), []] as [[UInt8]] {
                let sent = try await soan.send(bytes, "x.xlsx", to: "/procedure-sheets", [("place", "90"), ("reason", "x")])
                #expect(sent.status == 422, "\(sent.status)")
            }
            for markup in InjectionTests.markup {
                let sent = try await soan.send(text, "\(markup).csv", to: "/procedure-sheets", [("place", "90\(markup)"), ("reason", markup)])
                #expect(sent.status < 500 && InjectionTests.isHarmless(sent.text), "\(markup)")
            }
        }
    }
}
