// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// The settings page, as administrators use and others misuse it.
@Suite struct SettingsTests {
    static let mail = [
        ("mail-host", "thu.example.org"), ("mail-sender", "hotro@example.org"), ("mail-user", "trang"), ("mail-password", "thu"),
    ]

    @Test func `what is kept holds with the next page, in both languages`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let page = try await root.get("/settings")
            #expect(page.status == 200 && page.text.contains("mặc định") && page.header("Cache-Control") == "no-store")
            for setting in Setting.allCases { #expect(page.text.contains("name=\"\(setting.rawValue)\"")) }
            #expect(try await visitor.get("/forgotten").text.contains("Trang này chưa gửi thư"))
            #expect(try await root.post("/settings/site", [("address", "https://hotro.example.org/")]).status == 303)
            let kept = try await root.post("/settings/mail", Self.mail + [("step", "keep")])
            #expect(kept.status == 303 && kept.location == "/settings?done=mail")
            #expect(try await visitor.get("/forgotten").text.contains("type=\"email\""))
            let after = try await root.get("/settings?lang=en")
            #expect(
                after.text.contains("set on this page") && after.text.contains("value=\"thu.example.org\"")
                    && after.text.contains("Người Bịa quan-tri"))
        }
    }

    @Test func `what is typed is tried before it is kept, and never lost`() async throws {
        let carrier = MadeUpCarrier()
        let office = try await StaffOffice(carrier: carrier)
        try await office.site.set([.address: "https://hotro.example.org"])
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let tried = try await root.post("/settings/mail", Self.mail + [("step", "try")])
            #expect(tried.status == 200 && tried.text.contains("value=\"thu.example.org\"") && tried.text.contains("quan-tri@example.org"))
            #expect(carrier.sent.map(\.to.text) == ["quan-tri@example.org"])
            let dead = [("mail-host", "hong.example.org"), ("mail-sender", "hotro@example.org")]
            let refused = try await root.post("/settings/mail", dead + [("step", "keep")])
            #expect(refused.status == 503 && refused.text.contains("hong.example.org") && refused.text.contains("nobody there"))
            let faulty = try await root.post("/settings/mail", [("mail-host", "thu.example.org"), ("mail-sender", "x<script>"), ("mail-port", "0")])
            #expect(faulty.status == 422 && faulty.text.contains("x&lt;script&gt;") && faulty.text.contains("từ 1 đến 65535"))
            let unknown = try await root.post("/settings/provider", [("provider-issuer", "https://la.example.org"), ("provider-client", "x")])
            #expect(unknown.status == 503 && unknown.text.contains("la.example.org"))
            let secret = [("provider-issuer", MadeUpProvider.issuer), ("provider-client", "x"), ("provider-secret", "khong-co")]
            #expect(try await root.post("/settings/provider", secret).status == 503)
            let unit = [("provider-issuer", MadeUpProvider.issuer), ("provider-client", "x"), ("provider-groups", "a = legal; don-vi-bia")]
            let wrong = try await root.post("/settings/provider", unit)
            #expect(wrong.status == 422 && wrong.text.contains("don-vi-bia"))
            #expect(try await office.site.setups.sheet().kept == [.address: "https://hotro.example.org"])
        }
    }

    @Test func `search by meaning is tried before it is kept, and tells how far it is`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let page = try await root.get("/settings").text
            #expect(
                page.contains("mô hình &lt;bịa&gt;") && page.contains("250/1.000 (25 %)") && page.contains("2 giờ") && page.contains("véc-tơ.example")
            )
            func fields(_ address: String, share: String = "30", engine: String = "server") -> [(String, String)] {
                [("meaning-engine", engine), ("meaning-address", address), ("meaning-share", share)]
            }
            let tried = try await root.post("/settings/meaning", fields("http://127.0.0.1:9/v1") + [("step", "try")])
            #expect(tried.status == 200 && tried.text.contains("384"))
            // What is asked is confidential.
            #expect(try await root.post("/settings/meaning", fields("http://xa.example.org/v1")).status == 422)
            #expect(try await root.post("/settings/meaning", fields("https://xa.example.org/v1")).status == 503)
            #expect(try await root.post("/settings/meaning", fields("http://127.0.0.1:9/v1", share: "81")).status == 422)
            #expect(try await root.post("/settings/meaning", [("meaning-engine", "server")]).status == 422)
            #expect(try await office.site.setups.sheet().setup.meaning == MeaningSetup(engine: .library, share: MeaningSetup.usualShare))
            #expect(try await root.post("/settings/meaning", fields("http://127.0.0.1:9/v1/")).status == 303)
            let setup = try await office.site.setups.sheet().setup.meaning
            #expect(setup.share == 30)
            let address = if case .server(let server) = setup.engine { server.address.text } else { "" }
            #expect(address == "http://127.0.0.1:9/v1")
        }
    }

    @Test func `a language model is off until it is turned on with all that it needs, and the switch turns it off again`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let page = try await root.get("/settings").text
            #expect(page.contains("Mô hình ngôn ngữ hôm nay") && page.contains("mô hình &lt;bịa&gt; 2") && page.contains("không qua đối chiếu"))
            let whole = [("model-use", "yes"), ("model-address", "http://127.0.0.1:9/v1"), ("model-name", "bịa")]
            for lacking in 1...2 {
                #expect(try await root.post("/settings/model", whole.enumerated().filter { $0.offset != lacking }.map(\.element)).status == 422)
            }
            // What is asked is confidential.
            #expect(try await root.post("/settings/model", [whole[0], ("model-address", "http://xa.example.org/v1"), whole[2]]).status == 422)
            #expect(try await root.post("/settings/model", whole + [("model-seconds", "1")]).status == 422)
            #expect(try await office.site.setups.sheet().setup.model == nil)
            #expect(try await root.post("/settings/model", whole).status == 303)
            #expect(try await office.site.setups.sheet().setup.model?.tokensADay == 200_000)
            let off = [("model-use", "no"), ("seen-model-use", "yes"), ("seen-model-address", "http://127.0.0.1:9/v1"), ("seen-model-name", "bịa")]
            #expect(try await root.post("/settings/model", off + whole.dropFirst()).status == 303)
            #expect(try await office.site.setups.sheet().setup.model == nil)
        }
    }

    @Test func `a part is unfolded by its address, by what was done with it, and where something in it is wrong`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            func open(_ page: String) -> [String] {
                page.components(separatedBy: "<details class=\"fold\" id=\"").dropFirst().compactMap { part in
                    part.split(separator: ">").first.flatMap { $0.hasSuffix(" open") ? String($0.prefix { $0 != "\"" }) : nil }
                }
            }
            for language in ["", "&lang=en"] {
                let folded = try await root.get("/settings?x=1" + language).text
                #expect(open(folded).isEmpty && folded.contains("/settings?") && folded.contains(language.isEmpty ? "như có sẵn" : "as supplied"))
                #expect(open(try await root.get("/settings?part=mail" + language).text) == ["phan-mail"])
                #expect(open(try await root.get("/settings?part=lich-su" + language).text) == ["lich-su"])
                #expect(open(try await root.get("/settings?part=%22%3E" + language).text).isEmpty)
            }
            let kept = try await root.post("/settings/site", [("organisation", "Bộ Bịa")])
            let done = try await root.get(kept.location).text
            #expect(open(done) == ["phan-site"] && done.contains("Đã lưu:") && done.contains("đã đặt 1/"))
            let wrong = try await root.post("/settings/mail", [("mail-host", "thu.example.org"), ("mail-port", "0")])
            #expect(wrong.status == 422 && open(wrong.text) == ["phan-mail"] && wrong.text.contains("có lỗi"))
        }
    }

    @Test func `a province's own number stands beside the hotline for whoever chooses it, and for nobody else`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let unknown = try await root.post("/settings/places", [("place-contacts", "Tỉnh Không Có; 000 999 888")])
            #expect(unknown.status == 422 && unknown.text.contains("Tỉnh Không Có"))
            let text = "hung yen; 000 999 888; Sở <Đèn> Bịa"
            #expect(try await root.post("/settings/places", [("place-contacts", text)]).location == "/settings?done=places")
            for page in ["/", "/person", "/registry", "/about"] {
                let there = try await visitor.get(page + "?place=" + "Hưng Yên".percentEncoded)
                #expect(there.text.contains("href=\"tel:000999888\"") && there.text.contains("Sở &lt;Đèn&gt; Bịa"), "\(page)")
                #expect(try await !visitor.get(page).text.contains("000 999 888"))
            }
            let row = try #require(try await office.site.audit.rows(AuditNarrowing(act: .settingChanged), limit: 1, offset: 0).elements.first)
            #expect(row.entry.key == "place-contacts" && row.entry.facts?["to"] == nil && row.details?["to"] == text)
        }
    }

    @Test func `two administrators at once lose nothing`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            #expect(try await root.post("/settings/site", [("organisation", "Bộ Một")]).status == 303)
            let late = try await root.post("/settings/site", [("organisation", "Bộ Hai")])
            #expect(late.status == 409 && late.text.contains("Bộ Hai") && late.text.contains("Bộ Một"))
            #expect(try await root.post("/settings/site", [("seen-organisation", "Bộ Một"), ("organisation", "Bộ Hai")]).status == 303)
        }
    }

    @Test(arguments: ["<script>alert(1)</script>", "\" onfocus=alert(1) x=\"", "{{site.staff}}", "'; DROP TABLE setting; --", "a\r\nBcc: x@y"])
    func `what is set is shown as it was written`(_ text: String) async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            #expect(try await root.post("/settings/site", [("organisation", text)]).status == 303)
            let page = try await root.get("/settings").text
            #expect(!page.contains("<script>alert") && !page.contains("\" onfocus=alert"))
        }
    }

    @Test func `nobody else comes near`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.add("be", .administrator, Scope(unit: Unit.legalDepartment))
        try await office.site.visit { visitor in
            for name in ["an", "be"] {
                let worker = try await office.enter(visitor, name)
                #expect(try await worker.get("/settings").status == 403)
                #expect(try await worker.post("/settings/site", [("organisation", "x")]).status == 403)
            }
            let root = try await office.enter(visitor, "quan-tri")
            #expect(try await root.post("/settings/khong-co", [("organisation", "x")]).status == 404)
            #expect(try await office.site.setups.sheet().kept.isEmpty)
        }
    }
}
