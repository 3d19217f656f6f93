// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// Who may come to which address: every address of the site, asked as everybody.
@Suite struct AccessTests {
    typealias Route = Routes.Route

    /// What anybody may come to, written down apart from the code; whatever else there is must lead a stranger to the door.
    private static let open: Set<String> = [
        "GET /", "GET /questions", "POST /questions", "POST /questions/{id}/person", "GET /answers/{id}", "POST /answers/{id}/vote", "GET /person",
        "GET /documents", "GET /documents/{id}", "GET /documents/{id}/{eid}", "GET /documents/{id}/{eid}/references",
        "GET /api/v1/documents/{id}/{eid}/references", "GET /texts/{id}", "GET /differences/{id}", "GET /search", "GET /registry", "GET /duties/{id}",
        "GET /handbook", "GET /handbook/sections/{id}", "GET /handbook/entries/{id}", "GET /handbook/entries/{id}/card",
        "GET /handbook/files/{format}", "GET /handbook/app", "GET /handbook/app/manifest", "GET /handbook/worker", "GET /handbook/editions",
        "GET /handbook/editions/{id}",
        "GET /handbook/editions/{id}/files/{format}", "GET /sunset",
        "GET /about", "GET /sign-in",
        "POST /sign-in", "GET /assets/{file}", "POST /api/v1/ask", "GET /api/v1/ask", "POST /api/v1/answers", "GET /api/v1/answers/{id}",
        "GET /api/v1/competence", "GET /api/v1/search", "GET /api/v1/health", "GET /health/live", "GET /health/ready", "GET /forgotten",
        "POST /forgotten", "GET /sign-in/provider",
        "GET /sign-out/provider",
    ]

    /// What opens to whoever holds a secret.
    private static let secret: Set<String> = [
        "GET /tickets/{secret}", "POST /tickets/{secret}/additions", "POST /tickets/{secret}/attachments", "GET /tickets/{secret}/events",
        "GET /tickets/{secret}/attachments/{file}",
        "GET /hotline/open/{token}", "POST /hotline/open", "GET /hotline/tickets",
        "GET /hotline/tickets/{id}",
        "GET /hotline/disputed", "GET /metrics",
        "GET /welcome/{secret}", "POST /welcome",
        "GET /new-password/{secret}", "POST /new-password", "GET /sign-in/answer", "GET /rota/feeds/{secret}",
    ]

    @Test func `what is open, and what a secret opens, is what was agreed`() async throws {
        let routes = try await TestSite().routes
        #expect(Set(routes.filter { $0.access == .open }.map(\.name)) == Self.open.union(Self.openOfRegistry))
        #expect(Set(routes.filter { $0.access == .secret }.map(\.name)) == Self.secret)
        #expect(Set(routes.map(\.name)).count == routes.count)
    }

    @Test func `no route of staff opens to a stranger`() async throws {
        let office = try await StaffOffice()
        let guarded = office.site.routes.filter(\.isForStaff)
        #expect(guarded.count >= 20)
        try await office.site.visit { visitor in
            for route in guarded {
                let reply = try await route.ask(visitor, "DT-01", cookie: nil, [("form", "x")])
                #expect(reply.isDoor, "\(route.name): \(reply.status)")
            }
        }
    }

    @Test func `no form of staff is taken without the token of its session`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let (root, an) = (try await office.enter(visitor, "quan-tri"), try await office.enter(visitor, "an"))
            for route in office.site.routes.filter(\.isForStaff) where route.method == "POST" {
                for token in ["", "x", an.token, root.token + "0", root.token.uppercased()] {
                    let reply = try await route.ask(visitor, "DT-01", cookie: root.cookie, [("form", token)])
                    #expect(reply.status == 403, "\(route.name) with \(token)")
                }
            }
            #expect(try await root.get("/me").status == 200)
        }
    }

    /// The registry with a row of one province.
    private static var content: RegistryFacts {
        var facts = MadeUp.facts
        facts.competences.append(row(condition: "khi trời quang"))
        facts.procedures = ProcedurePageTests.facts.procedures
        return facts
    }

    static func row(condition: String) -> Competence {
        Competence(
            id: .init("DT-02/x"), duty: .init("DT-02"), authority: Authority(name: Words(vi: "Sở Bịa"), level: .department), kind: .delineation,
            from: DoubtfulDay(MadeUp.day(2025, 7, 1)), until: nil, basis: nil, condition: condition, place: .init("90"), sources: MadeUp.sources,
            confidence: .high
        )
    }

    @Test(arguments: Role.allCases, Standing.allCases)
    func `every address asks for its right, of every role in its own and in others' unit and place`(
        _ role: Role, _ standing: Standing
    ) async throws {
        let office = try await StaffOffice(content: Self.content)
        try await office.add("nguoi-soan", .expert, Standing.own.scope)
        try await office.add("nguoi-thu", role, standing.scope)
        _ = try await office.site.offices.keep([Things.office()], by: .init("quan-tri"), at: TestSite.now)
        try await office.site.visit { visitor in
            let things = Things(office)
            let worker = try await office.enter(visitor, "nguoi-thu")
            let routes = office.site.routes.filter(\.isForStaff)
            // Whoever has signed out comes no further.
            for route in routes.filter({ $0.path != "/sign-out" }) + routes.filter({ $0.path == "/sign-out" }) {
                let promised = try #require(Self.isPromised(route, role, standing) as Bool?, "\(route.name) is in nobody's promise")
                let reply = try await route.ask(
                    visitor, things.id(for: route), cookie: worker.cookie, [("form", worker.token)] + things.form(for: route))
                #expect(!reply.isDoor, "\(route.name)")
                #expect(reply.isClosed != promised, "\(route.name): \(reply.status)")
                #expect(reply.status < 500 && reply.status != 404, "\(route.name): \(reply.status)")
            }
        }
    }
}

/// Things of the Legal Department in Hưng Yên, fresh for each request: a person, or a change in the state that a route is about.
private struct Things {
    let office: StaffOffice

    init(_ office: StaffOffice) { self.office = office }

    static func office() throws -> Office { try Office(name: "Sở Bịa", province: .init("90")) }

    func id(for route: Routes.Route) async throws -> String {
        let name = office.site.fresh()
        if route.path.hasPrefix("/people/{id}") {
            try await office.add(name, .expert, AccessTests.Standing.own.scope)
            return name
        }
        if route.path.hasPrefix("/desk/{id}") {
            let id = try await ticket(name)
            if route.path.hasSuffix("{file}") { try await office.fileMadeUp(as: id) }
            return id
        }
        if route.path.hasPrefix("/away/{id}") { return try await office.awayMadeUp(as: name) }
        if route.path.hasPrefix("/reviews/{id}") { return try await office.reviewMadeUp(as: name) }
        if route.path.hasPrefix("/teams/{id}") { return try await office.teamMadeUp(as: name) }
        if route.path.hasPrefix("/saved-replies/{id}") { return try await office.proposeMadeUp(as: name) }
        if route.path.hasPrefix("/rota/{id}") { return try await office.planMadeUp(as: name) }
        if route.path.hasPrefix("/amendments/{basis}") {
            _ = try await office.site.amendments.propose([MadeUpAmendment.proposal(name)], at: TestSite.now)
            return name
        }
        if route.path.hasPrefix("/proposals/{basis}") {
            let ordinal = Int(name.filter(\.isNumber)) ?? 0
            let model = ProposalPageTests.proposal(ordinal)
            let proposal = CompetenceProposal(
                basis: .init(document: MadeUpAmendment.basis, number: "9/1901/NĐ-XX", path: MadeUpAmendment.path("1"), ordinal: ordinal),
                matter: model.matter, heading: nil, holder: model.holder, level: model.level, condition: nil, kind: model.kind,
                effect: model.effect, underlying: [], sentence: model.sentence, doubts: [])
            _ = try await office.site.proposals.propose([proposal], at: TestSite.now)
            return String(ordinal)
        }
        if route.path.hasPrefix("/imports/{id}") { return try await office.sendMadeUp(as: name) }
        if route.path.hasPrefix("/readings/{id}") {
            _ = try await office.site.acts.take(MadeUpAmendment.reading, at: TestSite.now)
            return MadeUpAmendment.target.id.text
        }
        if route.path.hasPrefix("/handbook/editions/{id}") {
            try await office.add(name, .legal)
            let book = Handbook(try await office.site.registries.registry(known: nil), on: MadeUp.day(2026, 11, 22))
            return try await office.site.handbooks.propose(book, because: "Bịa", by: .init(name), at: TestSite.now).id.text
        }
        if route.path.hasPrefix("/fact-files/{id}") {
            let isDraft = ["POST /fact-files/{id}/submit", "POST /fact-files/{id}/withdraw"].contains(route.name)
            return try await office.sendMadeUpFacts(as: name, isDraft: isDraft)
        }
        if route.path.hasPrefix("/procedures/{id}") { return "P-1" }
        switch route.name {
        case "GET /changes/{id}", "POST /changes/{id}/approve", "POST /changes/{id}/return": return try await change(name, .submitted)
        case "POST /changes/{id}/undo": return try await change(name, .approved)
        case "POST /changes/{id}/again": return try await change(name, .withdrawn)
        case "POST /changes/{id}/resume": return try await change(name, .returned)
        case _ where route.path.hasPrefix("/changes"): return try await change(name, .draft)
        default: return "DT-02"
        }
    }

    private func ticket(_ id: String) async throws -> String {
        let question = try Question(id: .init(id), text: "Ai giữ mây?", on: Day(TestSite.now), asked: TestSite.now)
        let scope = AccessTests.Standing.own.scope
        let ticket = Ticket(
            id: .init(id), question: question, reason: .noGround, evidence: [], unit: Unit.legalDepartment, place: scope.place, opened: TestSite.now,
            due: TestSite.now, secretDigest: id)
        let answer = Answer(question: question, action: .handoff, reason: .noGround)
        try await office.site.answers.keep(AnswerRecord(answer: answer, versions: [:], timings: [:], kept: TestSite.now), ticket: ticket)
        return id
    }

    /// A change by "nguoi-soan".
    private func change(_ id: String, _ state: Change.State) async throws -> String {
        let (changes, now, scope) = (office.site.changes, TestSite.now, AccessTests.Standing.own.scope)
        let json = String(decoding: try JSONEncoder().encode(AccessTests.row(condition: id)), as: UTF8.self)
        _ = try await changes.keep(about: .fact("competence", "DT-02/x"), by: .init("nguoi-soan"), at: now) { here in
            let draft = try Draft(
                of: .fact("competence", "DT-02/x"), base: here.current, content: json, reason: id, source: "Báo Bịa", from: here.day, scope: scope,
                hash: here.hash)
            var change = try Change(id: .init(id), draft, in: here)
            if state != .draft { try change.submit(in: here) }
            if state == .withdrawn { try change.withdraw(in: here) }
            return change
        }
        if state == .approved || state == .returned {
            try await office.add("duyet-" + id, .approver, scope)
            _ = try await changes.change(.init(id), by: .init("duyet-" + id), at: now) {
                if state == .approved { try $0.approve(digest: $0.draft.digest, in: $1) } else { try $0.return(because: "Bịa", in: $1) }
            }
        }
        return id
    }

    func form(for route: Routes.Route) -> [(String, String)] {
        switch route.name {
        case "POST /people/invitations", "POST /people/{id}/appointments":
            [("role", "asker"), ("unit", Unit.legalDepartment.text), ("where", "90"), ("email", "moi@example.org")]
        case "POST /saved-replies", "POST /teams": [("unit", Unit.legalDepartment.text)]
        case "POST /proposals/{basis}/{ordinal}/draft": [("other", "DT-02")]
        case "POST /readings/{id}/choose": [("digest", "d"), ("seen", "d")]
        case "POST /offices": [("list", "Hưng Yên; Sở Bịa Khác")]
        case "POST /procedure-sheets": [("place", "VN"), ("reason", "Thử")]
        case "POST /offices/end": [("office", "90/so-bia")]
        case "POST /me/password": [("password", StaffOffice.password), ("next", "ngắn")]
        case "POST /unsent", "POST /unsent/forget": [("page", "/duties/DT-02/edit"), ("reason", "Thử")]
        case "POST /me": [("name", "Người Thử"), ("language", "vi"), ("notices", "08:00")]
        default: [("reason", "Thử quyền"), ("source", "Báo Bịa")]
        }
    }
}

extension Routes.Route {
    var name: String { "\(method) \(path)" }

    var isForStaff: Bool {
        switch access {
        case .open, .secret: false
        case .someone, .may, .mayEverywhere: true
        }
    }

    /// Asks for it with real parts in its address.
    func ask(_ visitor: Visitor, _ id: String, cookie: String?, _ form: [(String, String)]) async throws -> Reply {
        let address = path.replacing("{kind}/{key}/{layer}", with: "competence/DT-02/x")
            .replacing("{id}", with: id).replacing("{duty}", with: "DT-02").replacing("{letter}", with: "x")
            .replacing("{appointment}", with: "a-" + id).replacing("{part}", with: "site").replacing("{basis}", with: MadeUpAmendment.basis.text)
            .replacing("{ordinal}", with: id).replacing("{place}", with: "90").replacing("{format}", with: "csv")
            .replacing("{file}", with: id)
            .replacing("{kind}", with: "duty").replacing("{key}", with: "DT-01")
        return method == "POST" ? try await visitor.post(address, form, cookie: cookie) : try await visitor.get(address, cookie: cookie)
    }
}

extension Reply {
    /// Leads to the form that signs in.
    var isDoor: Bool { status == 303 && location.hasPrefix("/sign-in?next=") }

    /// Refused for want of a right, and for no other reason.
    var isClosed: Bool {
        let sentences = [RightsError.notAllowed, .needsSecondPerson].compactMap { Catalogue.sentence(for: $0, in: .vi) }
        return status == 403 && sentences.contains { text.contains($0.replacing("’", with: "&#39;")) || text.contains($0) }
    }
}
