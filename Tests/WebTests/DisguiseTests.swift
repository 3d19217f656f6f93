// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing
import Web

/// The author approves his own change: in every disguise, by the form that an honest approver sends.
@Suite struct DisguiseTests {
    /// Sends the approval as somebody; tells the status, and whether it took effect.
    private static func approve(_ change: Change, as name: String, digest: String? = nil, _ desk: ApprovalDesk) async throws -> (Int, Bool) {
        try await desk.office.site.visit { visitor in
            let worker = try await desk.office.enter(visitor, name)
            let reply = try await worker.post("/changes/\(change.id.text)/approve", [("digest", digest ?? change.draft.digest)])
            return (reply.status, try await desk.office.site.changes.change(change.id).state == .approved)
        }
    }

    private static func appoint(_ desk: ApprovalDesk, _ id: String, _ role: Role, onBehalfOf: String? = nil, from: Int = 0) async throws {
        try await desk.office.site.people.appoint(
            Appointment(
                id: .init(desk.office.site.fresh()), person: .init(id), role: role, scope: ApprovalDesk.unit,
                span: DaySpan(from: Day(TestSite.now).advanced(by: from), until: nil), onBehalfOf: onBehalfOf.map { Person.ID($0) }),
            by: .init("quan-tri"), at: TestSite.now)
    }

    private static func join(_ one: String, _ other: String, _ desk: ApprovalDesk) async throws {
        try await desk.office.site.people.join(.init(one), into: .init(other), by: .init("quan-tri"), at: TestSite.now)
    }

    @Test func `somebody else approves, and it takes effect`() async throws {
        let desk = try await ApprovalDesk()
        #expect(try await Self.approve(desk.submitted(), as: "duyet", desk) == (303, true))
    }

    @Test func `as himself, with the right to approve`() async throws {
        let desk = try await ApprovalDesk()
        #expect(try await Self.approve(desk.submitted(by: "duyet"), as: "duyet", desk) == (403, false))
    }

    @Test func `with a role that he was given after he drafted`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted()
        try await Self.appoint(desk, "soan", .approver)
        #expect(try await Self.approve(change, as: "soan", desk) == (403, false))
    }

    @Test(arguments: [("soan", "duyet"), ("duyet", "soan")])
    func `by his second account, joined either way`(_ one: String, _ other: String) async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted()
        try await Self.join(one, other, desk)
        #expect(try await Self.approve(change, as: "duyet", desk) == (403, false))
    }

    @Test func `by a second account that was joined over a third`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted()
        try await desk.office.add("ba", .expert, ApprovalDesk.unit)
        try await Self.join("soan", "ba", desk)
        try await Self.join("ba", "duyet", desk)
        #expect(try await Self.approve(change, as: "duyet", desk) == (403, false))
    }

    @Test func `as deputy of somebody who may`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted()
        try await Self.appoint(desk, "soan", .approver, onBehalfOf: "duyet")
        #expect(try await Self.approve(change, as: "soan", desk) == (403, false))
    }

    @Test func `by a deputy to whom he has passed his own right on`() async throws {
        let desk = try await ApprovalDesk()
        try await desk.office.add("pho", .asker, ApprovalDesk.unit)
        try await Self.appoint(desk, "pho", .approver, onBehalfOf: "duyet")
        #expect(try await Self.approve(desk.submitted(by: "duyet"), as: "pho", desk) == (403, false))
    }

    @Test func `as chief of the deputy who drafted for him`() async throws {
        let desk = try await ApprovalDesk()
        try await desk.office.add("pho", .asker, ApprovalDesk.unit)
        try await Self.appoint(desk, "pho", .approver, onBehalfOf: "duyet")
        #expect(try await Self.approve(desk.submitted(by: "pho"), as: "duyet", desk) == (403, false))
    }

    @Test func `as deputy of the same chief as the deputy who drafted`() async throws {
        let desk = try await ApprovalDesk()
        for name in ["pho", "pho-2"] {
            try await desk.office.add(name, .asker, ApprovalDesk.unit)
            try await Self.appoint(desk, name, .approver, onBehalfOf: "duyet")
        }
        #expect(try await Self.approve(desk.submitted(by: "pho"), as: "pho-2", desk).1 == false)
    }

    @Test func `after having edited another's draft`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.edited(desk.submitted(), by: "duyet", "thả đèn trời")
        #expect(try await Self.approve(change, as: "duyet", desk) == (403, false))
        #expect(try await Self.approve(change, as: "duyet-2", desk) == (303, true))
    }

    @Test func `after his words were edited away by somebody else`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.edited(desk.submitted(by: "duyet"), by: "soan", "thả đèn trời")
        #expect(try await Self.approve(change, as: "duyet", desk) == (403, false))
    }

    @Test func `with the approval of a draft that was changed after it was looked at`() async throws {
        let desk = try await ApprovalDesk()
        let seen = try await desk.submitted()
        _ = try await desk.edited(seen, by: "soan", "đốt đèn")
        #expect(try await Self.approve(seen, as: "duyet", desk) == (409, false))
    }

    @Test func `with the digest of another change`() async throws {
        let desk = try await ApprovalDesk()
        let (one, other) = (try await desk.submitted(), try await desk.submitted("đèn trời"))
        #expect(try await Self.approve(one, as: "duyet", digest: other.draft.digest, desk) == (409, false))
    }

    @Test(arguments: ["", " ", "x", "%", "0", "null", "true", String(repeating: "0", count: 64), "\u{0}"])
    func `with a digest that names nothing`(_ digest: String) async throws {
        let desk = try await ApprovalDesk()
        #expect(try await Self.approve(desk.submitted(), as: "duyet", digest: digest, desk) == (409, false))
    }

    @Test func `with a digest in other letters`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted()
        #expect(try await Self.approve(change, as: "duyet", digest: change.draft.digest.uppercased(), desk) == (409, false))
    }

    @Test func `of a draft that was never submitted, or was returned or withdrawn`() async throws {
        let desk = try await ApprovalDesk()
        let draft = try await desk.draft()
        #expect(try await Self.approve(draft, as: "duyet", desk) == (409, false))
        let changes = desk.office.site.changes
        let returned = try await changes.change(desk.submitted("đèn").id, by: .init("duyet-2"), at: TestSite.now) {
            try $0.return(because: "x", in: $1)
        }
        #expect(try await Self.approve(returned, as: "duyet", desk) == (409, false))
        let withdrawn = try await changes.change(desk.submitted("trời").id, by: .init("soan"), at: TestSite.now) { try $0.withdraw(in: $1) }
        #expect(try await Self.approve(withdrawn, as: "duyet", desk) == (409, false))
    }

    @Test func `over something else than what stood when it was drafted`() async throws {
        let desk = try await ApprovalDesk()
        let (one, other) = (try await desk.submitted(), try await desk.submitted("đèn trời"))
        #expect(try await Self.approve(one, as: "duyet", desk) == (303, true))
        #expect(try await Self.approve(other, as: "duyet", desk) == (409, false))
    }

    @Test func `by undoing, which is his own change again`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted()
        #expect(try await Self.approve(change, as: "duyet", desk) == (303, true))
        try await desk.office.site.visit { visitor in
            let worker = try await desk.office.enter(visitor, "duyet")
            let undoing = try await worker.post("/changes/\(change.id.text)/undo", [("reason", "Chép nhầm")])
            let id = undoing.page.split(separator: "/").last.map(String.init) ?? ""
            let back = try await desk.office.site.changes.change(.init(id))
            #expect(try await worker.post("/changes/\(id)/approve", [("digest", back.draft.digest)]).status == 403)
        }
    }

    @Test func `by an account at an identity provider that is his too`() async throws {
        let desk = try await ApprovalDesk()
        let site = desk.office.site
        try await site.set(TestSite.provider)
        let change = try await desk.submitted(by: "duyet")
        let provider = try #require(try await site.setups.sheet().setup.provider)
        let identity = Identity(issuer: provider.issuer.text, subject: "duyet-o-nha", name: "Ai Khác", email: nil, groups: ["phap-che"])
        try await site.providerSignIns.link(identity, by: provider, to: .init("duyet"), at: TestSite.now)
        let entered = try await site.providerSignIns.enter(identity, by: provider, device: nil, browser: "Lynx", at: TestSite.now)
        try await site.visit { visitor in
            let worker = Worker(visitor: visitor, cookie: "session=\(entered.token)", token: entered.session.formToken)
            let reply = try await worker.post("/changes/\(change.id.text)/approve", [("digest", change.draft.digest)])
            #expect(reply.status == 403)
        }
        #expect(try await site.changes.change(change.id).state == .submitted)
    }

    @Test(arguments: ["?again=1", "?form=x", "?digest=x&as=duyet-2"])
    func `by a form that was kept for him and is sent once more`(_ query: String) async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted(by: "duyet")
        try await desk.office.site.visit { visitor in
            let before = try await desk.office.enter(visitor, "duyet")
            _ = try await before.post("/sign-out")
            let form = [("form", before.token), ("digest", change.draft.digest), ("reason", "x")]
            _ = try await visitor.post("/changes/\(change.id.text)/approve", form)
            let after = try await desk.office.enter(visitor, "duyet")
            #expect(try await after.post("/changes/\(change.id.text)/approve" + query, Array(form.dropFirst())).status == 403)
        }
        #expect(try await desk.office.site.changes.change(change.id).state == .submitted)
    }

    @Test func `with another's session token and his own form, or the other way round`() async throws {
        let desk = try await ApprovalDesk()
        let change = try await desk.submitted(by: "duyet")
        try await desk.office.site.visit { visitor in
            let (author, other) = (try await desk.office.enter(visitor, "duyet"), try await desk.office.enter(visitor, "duyet-2"))
            for (cookie, token) in [(author.cookie, other.token), (other.cookie, author.token), (author.cookie + "; " + other.cookie, other.token)] {
                let reply = try await visitor.post(
                    "/changes/\(change.id.text)/approve", [("form", token), ("digest", change.draft.digest)], cookie: cookie)
                #expect(reply.status == 403 || reply.isDoor)
            }
            #expect(try await desk.office.site.changes.change(change.id).state == .submitted)
        }
    }

    @Test func `by giving himself the role, by form, by invitation or by his other name`() async throws {
        let desk = try await ApprovalDesk()
        let people = desk.office.site.people
        try await desk.office.add("quan-tri-2", .administrator)
        try await Self.join("quan-tri-2", "soan", desk)
        try await desk.office.site.visit { visitor in
            let worker = try await desk.office.enter(visitor, "soan")
            for name in ["soan", "quan-tri-2"] {
                #expect(try await worker.post("/people/\(name)/appointments", [("role", "approver")]).status == 403)
            }
            let link = try #require(
                try await worker.post("/people/invitations", [("role", "approver"), ("email", "soan@example.org")]).text(
                    between: "<code>", and: "</code>"))
            let taken = try await visitor.post(
                "/welcome",
                [
                    ("secret", String(link.dropFirst("/welcome/".count))), ("name", "x"), ("email", "soan@example.org"),
                    ("password", StaffOffice.password),
                ])
            #expect(taken.status == 403)
        }
        let rights = try await people.rights(of: .init("soan"))
        #expect(!rights.may(.approve, .common, on: Day(TestSite.now)))
    }
}
