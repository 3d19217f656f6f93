// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

// What is tried against the desk, each by whoever might try it.
extension DeskAbuseTests {
    static func isRefused(_ reply: Reply) -> Bool {
        (400..<500).contains(reply.status) && !reply.text.contains(secret) && !reply.text.contains("vườn bí mật")
    }

    // MARK: Whoever has no right to the ticket

    static let deeds: [(String, [(String, String)])] = [
        ("take", []), ("ask-back", [("reason", "x")]), ("resume", [("reason", "x")]), ("urgency", [("urgent", "1"), ("reason", "x")]),
        ("take-over", [("reason", "x")]), ("put-back", [("reason", "x")]), ("answer", [("text", "x")]), ("notes", [("note", "x")]),
        ("close", [("reason", "x")]), ("reopen", [("reason", "x")]), ("forward", [("unit", DeskPageTests.other.text), ("reason", "x")]),
        ("return", [("reason", "x")]), ("kind", [("kind", "fault"), ("reason", "x")]), ("team", [("team", ""), ("reason", "x")]),
        ("knowledge", [("question", "x"), ("text", "y"), ("read", "1")]),
        ("erasure", [("ground", "wanted"), ("sure", "yes")]),
    ]

    static let strangersAtWork: [Attack] = deeds.map { deed, fields in
        Attack("an expert of another unit: \(deed)") { ground in
            isRefused(try await ground.enter("khac").post(ground.page + "/" + deed, [("revision", "1")] + fields))
        }
    }

    static let readers: [Attack] = ["khac", "noi-khac", "quan-tri", "hoi"].map { person in
        Attack("\(person) reads it") { ground in isRefused(try await ground.enter(person).get(ground.page)) }
    }

    static let lookers: [Attack] = [
        Attack("an approver answers") { ground in
            isRefused(try await ground.enter("duyet").post(ground.page + "/answer", [("revision", "1"), ("text", "x")]))
        },
        Attack("an expert of another unit looks for it in his list") { ground in
            let khac = try await ground.enter("khac")
            for query in ["", "?list=done", "?list=called", "?unit=\(Unit.legalDepartment.text)", "?unit=%27%20OR%201%3D1--", "?list=open%27"] {
                if try await khac.get("/desk" + query).text.contains("vườn bí mật") { return false }
            }
            return true
        },
        Attack("an expert of another unit has the next ticket given to him") { ground in
            let reply = try await ground.enter("khac").post("/desk/next")
            return reply.location.contains("next=none")
        },
        Attack("an expert of another unit finds it by its words") { ground in
            try await !ground.enter("khac").get("/find?q=v%C6%B0%E1%BB%9Dn").text.contains("bí mật")
        },
    ]

    // MARK: Guessed and twisted links

    static let guesses: [(String, String)] = [
        ("the digest for the secret", "/tickets/\(Rote.digest)"), ("the secret in capitals", "/tickets/BI-MAT"),
        ("a part of the secret", "/tickets/bi-ma"), ("a pattern", "/tickets/%25"), ("a zero byte", "/tickets/bi-mat%00x"),
        ("a way up", "/tickets/..%2F..%2Fetc%2Fpasswd"), ("a quote", "/tickets/%27%20OR%20%271%27%3D%271"),
        ("the list of the link that ended", "/hotline/tickets"), ("what is disputed, by the link that ended", "/hotline/disputed"),
    ]

    static let links: [Attack] = guesses.map { name, address in
        Attack("a guessed link: \(name)") { ground in isRefused(try await ground.visitor.get(address)) }
    }

    static let additions: [Attack] = [
        Attack("a stranger adds to a ticket whose link he guesses") { ground in
            isRefused(try await ground.visitor.post("/tickets/bi-ma/additions", [("text", "x")]))
        },
        Attack("the ticket's own name opens no private page") { ground in
            isRefused(try await ground.visitor.get("/tickets/\(ground.id.text.percentEncoded)"))
        },
        Attack("the one-time link is tried after there are accounts") { ground in
            isRefused(try await ground.visitor.post("/hotline/open", [("token", TestSite.deskSecret)]))
        },
    ]

    // MARK: Steps out of turn

    static let states: [Attack] = [
        Attack("answering what somebody else has in hand") {
            isRefusedOfUnit(try await $0.enter("binh").post($0.page + "/answer", [("revision", "1")] + DeskPageTests.answer))
        },
        Attack("closing what somebody else has in hand") {
            isRefusedOfUnit(try await $0.enter("binh").post($0.page + "/close", [("revision", "1"), ("reason", "x")]))
        },
        Attack("answering over a state that was not seen") {
            isRefusedOfUnit(try await $0.an.post($0.page + "/answer", [("revision", "0")] + DeskPageTests.answer))
        },
        Attack("a revision that is no number") {
            isRefusedOfUnit(try await $0.an.post($0.page + "/close", [("revision", "1 OR 1=1"), ("reason", "x")]))
        },
        Attack("a revision below nothing") { isRefusedOfUnit(try await $0.an.post($0.page + "/close", [("revision", "-1"), ("reason", "x")])) },
        Attack("a revision that no number holds") {
            isRefusedOfUnit(try await $0.an.post($0.page + "/close", [("revision", "99999999999999999999999"), ("reason", "x")]))
        },
        Attack("taking what is taken") { isRefusedOfUnit(try await $0.an.post($0.page + "/take", [("revision", "1")])) },
        Attack("opening again what is open") { isRefusedOfUnit(try await $0.an.post($0.page + "/reopen", [("revision", "1"), ("reason", "x")])) },
        Attack("handing on to a unit that there is not") {
            isRefusedOfUnit(try await $0.an.post($0.page + "/forward", [("revision", "1"), ("unit", "'; DROP TABLE ticket; --"), ("reason", "x")]))
        },
        Attack("giving back what nobody handed on") {
            isRefusedOfUnit(try await $0.an.post($0.page + "/return", [("revision", "1"), ("reason", "x")]))
        },
        Attack("closing without a reason") {
            isRefusedOfUnit(try await $0.an.post($0.page + "/close", [("revision", "1"), ("reason", " \u{200B} ")]))
        },
        Attack("knowledge from what has no answer") { isRefusedOfUnit(try await $0.an.post($0.page + "/knowledge", KnowledgePageTests.entry)) },
    ]

    /// Whoever may read the ticket is shown it with the refusal.
    static func isRefusedOfUnit(_ reply: Reply) -> Bool { (400..<500).contains(reply.status) }

    // MARK: Forms of somebody else's making

    static let forms: [Attack] = [
        Attack("without a token") {
            isRefused(try await $0.visitor.post($0.page + "/close", [("revision", "1"), ("reason", "x")], cookie: $0.an.cookie))
        },
        Attack("with another's token") {
            let token = try await $0.enter("binh").token
            return isRefused(
                try await $0.visitor.post($0.page + "/close", [("form", token), ("revision", "1"), ("reason", "x")], cookie: $0.an.cookie))
        },
        Attack("with the token in the address") {
            isRefused(
                try await $0.visitor.post($0.page + "/close?form=\($0.an.token)", [("revision", "1"), ("reason", "x")], cookie: $0.an.cookie))
        },
        Attack("from another site's page") { ground in
            var headers: HTTPFields = [
                .contentType: "application/x-www-form-urlencoded", .cookie: ground.an.cookie, .origin: "https://ke-gian.example",
            ]
            headers[HTTPFields.Element.Name("Sec-Fetch-Site") ?? .from] = "cross-site"
            let body = "form=\(ground.an.token)&revision=1&reason=x"
            return isRefused(try await ground.visitor.send(.post, ground.page + "/close", headers: headers, body: body))
        },
        Attack("by opening an address that acts") { ground in
            for deed in ["take", "close", "answer", "forward"] {
                let reply = try await ground.an.get(ground.page + "/" + deed)
                guard reply.status == 405 || reply.status == 404 else { return false }
            }
            return true
        },
        Attack("as JSON, which a form is not") { ground in
            let headers: HTTPFields = [.contentType: "application/json", .cookie: ground.an.cookie]
            let body = #"{"form": "\#(ground.an.token)", "revision": "1", "reason": "x"}"#
            return isRefused(try await ground.visitor.send(.post, ground.page + "/close", headers: headers, body: body))
        },
        Attack("after the session was ended") { ground in
            let binh = try await ground.enter("binh")
            _ = try await binh.post("/sign-out")
            let reply = try await binh.post(ground.page + "/take-over", [("revision", "1"), ("reason", "x")])
            return reply.isDoor || isRefused(reply)
        },
    ]

    // MARK: Too much

    static let sizes: [Attack] = [
        Attack("an addition of a megabyte") {
            isRefused(try await $0.visitor.post("\(DeskPageTests.link)/additions", [("text", String(repeating: "a", count: 1_000_000))]))
        },
        Attack("an addition past its length") {
            isRefusedOfUnit(try await $0.visitor.post("\(DeskPageTests.link)/additions", [("text", String(repeating: "ế", count: 2_001))]))
        },
        Attack("an addition of nothing but marks that nobody sees") {
            isRefusedOfUnit(try await $0.visitor.post("\(DeskPageTests.link)/additions", [("text", "\u{200B}\u{2066}\r\n ")]))
        },
        Attack("an answer past its length") {
            isRefusedOfUnit(try await $0.an.post($0.page + "/answer", [("revision", "1"), ("text", String(repeating: "a", count: 10_001))]))
        },
        Attack("a note past its length") {
            isRefusedOfUnit(try await $0.an.post($0.page + "/notes", [("note", String(repeating: "a", count: 2_001))]))
        },
        Attack("a quote that does not stand in the law") {
            let ground = [("place-1", "Điều 1 Nghị định 7/1901/NĐ-XX"), ("quote-1", "Trồng mít.")]
            return isRefusedOfUnit(try await $0.an.post($0.page + "/answer", [("revision", "1"), ("text", "x")] + ground))
        },
    ]

    // MARK: Addresses that want to be something else

    static let twisted: [(String, String)] = [
        ("a header in the name of a ticket", "/desk/x%0D%0ASet-Cookie:%20a=b"), ("a way up", "/desk/..%2F..%2Fetc%2Fpasswd"),
        ("a zero byte", "/desk/%00"), ("a name that is a statement", "/desk/x'%3B%20DELETE%20FROM%20ticket%3B--"),
        ("a name of thirty thousand letters", "/desk/" + String(repeating: "a", count: 30_000)),
    ]

    static let addresses: [Attack] = twisted.map { name, address in
        Attack("an address: \(name)") { ground in
            let reply = try await ground.an.get(address)
            return isRefused(reply) && !reply.cookies.contains { $0.hasPrefix("a=b") }
        }
    }

    static let headers: [Attack] = [
        Attack("a header in what was done") { ground in
            let reply = try await ground.an.get(ground.page + "?done=x%0D%0ASet-Cookie:%20a=b")
            return !reply.cookies.contains { $0.hasPrefix("a=b") }
        }
    ]

    // MARK: Erasing what is not one's to erase

    static let erasures: [Attack] = [
        Attack("erasing what waits for its answer") {
            isRefusedOfUnit(try await $0.enter("phap-che").post($0.page + "/erasure", [("ground", "wanted"), ("sure", "yes")]))
        },
        Attack("erasing for a reason of one's own words") {
            isRefusedOfUnit(try await $0.enter("phap-che").post($0.page + "/erasure", [("ground", "<script>"), ("sure", "yes")]))
        },
        Attack("erasing without having confirmed it") {
            isRefusedOfUnit(try await $0.enter("phap-che").post($0.page + "/erasure", [("ground", "wanted")]))
        },
        Attack("the expert who answers erases") {
            isRefusedOfUnit(try await $0.an.post($0.page + "/erasure", [("ground", "wanted"), ("sure", "yes")]))
        },
        Attack("an administrator erases") {
            isRefused(try await $0.enter("quan-tri").post($0.page + "/erasure", [("ground", "wanted"), ("sure", "yes")]))
        },
    ]
}
