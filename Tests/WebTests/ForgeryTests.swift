// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing
import Web

/// Forms that somebody else wrote, that come twice, or that come by another way than their own.
@Suite struct ForgeryTests {
    private static let name = [("name", "Tên Giả"), ("language", "vi"), ("notices", "08:00")]

    /// Posts `/me`, and tells whether the name was changed by it.
    private static func renames(_ headers: HTTPFields, _ body: String, address: String = "/me", method: HTTPRequest.Method = .post) async throws
        -> (status: Int, isRenamed: Bool)
    {
        let office = try await StaffOffice()
        return try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            var headers = headers
            headers[.cookie] = root.cookie
            let reply = try await visitor.send(
                method, address.replacing("TOKEN", with: root.token), headers: headers, body: body.replacing("TOKEN", with: root.token))
            let name = try await office.site.people.person(.init("quan-tri")).name
            return (reply.status, name == "Tên Giả")
        }
    }

    private static let body = "form=TOKEN&name=T%C3%AAn+Gi%E1%BA%A3&language=vi&notices=08:00"
    private static let type: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

    @Test func `the form itself does what it says`() async throws {
        let done = try await Self.renames(Self.type, Self.body)
        #expect(done.status == 303 && done.isRenamed)
    }

    @Test(arguments: [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://evil.example"], ["Origin": "null"],
        ["Origin": "http://localhost.evil.example"], ["Origin": "https://localhost@evil.example"],
    ])
    func `a form from another site's page is refused, though the browser adds the cookie`(_ from: [String: String]) async throws {
        var headers = Self.type
        for (name, value) in from { headers[HTTPFields.Element.Name(name) ?? .from] = value }
        let done = try await Self.renames(headers, Self.body)
        #expect(done.status == 403 && !done.isRenamed)
    }

    @Test(arguments: ["text/plain", "application/json", "multipart/form-data; boundary=x", "application/xml", ""])
    func `a form of a type that another site can send without asking is refused`(_ type: String) async throws {
        let done = try await Self.renames([.contentType: type], Self.body)
        #expect(done.status == 415 && !done.isRenamed)
    }

    @Test(arguments: [
        "name=T%C3%AAn+Gi%E1%BA%A3&language=vi&notices=08:00", "form=&" + body.dropFirst(11), "form=x&" + body, "form=TOKEN%00&" + body.dropFirst(11),
        "form=%20TOKEN&" + body.dropFirst(11), "Form=TOKEN&" + body.dropFirst(11), "form[]=TOKEN&" + body.dropFirst(11),
        "{\"form\":\"TOKEN\",\"name\":\"Tên Giả\"}",
    ])
    func `a form without the very token, or with a false one in front, is refused`(_ body: String) async throws {
        let done = try await Self.renames(Self.type, body)
        #expect(done.status == 403 && !done.isRenamed)
    }

    @Test(arguments: ["/me?form=TOKEN", "/me?form=TOKEN&name=T%C3%AAn+Gi%E1%BA%A3&language=vi&notices=08:00", "/me;form=TOKEN"])
    func `what stands in the address is no form`(_ address: String) async throws {
        let done = try await Self.renames(Self.type, "name=x", address: address)
        #expect([403, 404].contains(done.status) && !done.isRenamed)
        let got = try await Self.renames([:], "", address: address, method: .get)
        #expect(!got.isRenamed)
    }

    @Test(arguments: [
        ["X-HTTP-Method-Override": "POST"], ["X-HTTP-Method": "POST"], ["X-Method-Override": "POST"], ["X-Original-URL": "/me"],
        ["X-Rewrite-URL": "/me"],
    ])
    func `a method or an address in a header overrides nothing`(_ override: [String: String]) async throws {
        var headers = Self.type
        for (name, value) in override { headers[HTTPFields.Element.Name(name) ?? .from] = value }
        let done = try await Self.renames(headers, Self.body, address: "/about?_method=POST", method: .get)
        #expect(done.status == 200 && !done.isRenamed)
    }

    @Test func `no address that acts does so when it is merely opened`() async throws {
        let office = try await StaffOffice()
        let acting = Set(office.site.routes.filter { $0.method == "POST" }.map(\.path))
        let reading = Set(office.site.routes.filter { $0.method == "GET" }.map(\.path))
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            for path in acting.subtracting(reading) {
                let address = path.replacing("{id}", with: "quan-tri").replacing("{appointment}", with: "a-quan-tri")
                for query in ["", "?form=\(root.token)&role=approver&digest=x&reason=x"] {
                    let reply = try await root.get(address + query)
                    #expect(reply.status == 405 && reply.headers[.allow] == "POST", "\(path): \(reply.status)")
                }
            }
            #expect(try await root.get("/me").status == 200)
        }
    }

    @Test func `a form that was sent before opens nothing in a later session`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let before = try await office.enter(visitor, "quan-tri")
            #expect(try await before.post("/sign-out").status == 303)
            #expect(try await before.post("/me", Self.name).isDoor)
            let after = try await office.enter(visitor, "quan-tri")
            #expect(before.token != after.token)
            // It is kept for its owner to look at, and does nothing.
            let late = try await visitor.post("/me", [("form", before.token)] + Self.name, cookie: after.cookie)
            #expect(late.page == "/unsent/form")
            #expect(try await office.site.people.person(.init("quan-tri")).name != "Tên Giả")
        }
    }

    @Test func `an approval that is sent twice approves once`() async throws {
        let desk = try await ApprovalDesk()
        try await desk.office.site.visit { visitor in
            let approver = try await desk.office.enter(visitor, "duyet")
            let change = try await desk.submitted()
            let form = [("digest", change.draft.digest)]
            #expect(try await approver.post("/changes/\(change.id.text)/approve", form).status == 303)
            #expect(try await approver.post("/changes/\(change.id.text)/approve", form).status == 409)
            let kept = try await desk.office.site.changes.change(change.id)
            #expect(kept.history.filter { $0.action == .approved }.count == 1)
        }
    }

    @Test func `a form that names a thing twice is read as what stands first, everywhere alike`() async throws {
        let desk = try await ApprovalDesk()
        try await desk.office.site.visit { visitor in
            let approver = try await desk.office.enter(visitor, "duyet")
            let change = try await desk.submitted()
            let address = "/changes/\(change.id.text)/approve"
            #expect(try await approver.post(address, [("digest", "x"), ("digest", change.draft.digest)]).status == 409)
            #expect(try await approver.post(address + "?digest=\(change.draft.digest)").status == 409)
            #expect(try await approver.post(address, [("digest", change.draft.digest), ("digest", "x")]).status == 303)
        }
    }
}
