// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Synchronization
import Testing
import Web

// What is made in the background is waited for: a fault ends the suite instead of holding up all others.
@Suite(.timeLimit(.minutes(30))) struct PracticePageTests {
    @Test(arguments: ["", "?lang=en"])
    func `without questions it says so`(_ language: String) async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let page = try await office.enter(visitor, "an").get("/practice" + language)
            #expect(page.status == 200)
            #expect(page.text.contains(language.isEmpty ? "Chưa có câu hỏi nào trong thời gian này" : "Nothing has been asked in this time"))
        }
    }

    @Test func `whoever looks again later is shown what was known, and waits for nobody's counting`() async throws {
        let (clock, held) = (Clock(), HeldPractice())
        let office = try await StaffOffice(practice: held) { clock.now }
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            _ = try await visitor.ask("phiếu thả đèn lồng ban đêm", [("person", "1")])
            #expect(try await an.get("/practice").text.contains("thả đèn lồng"))
            _ = try await visitor.ask("phiếu nuôi đom đóm trên mái", [("person", "1")])
            clock.advance(by: 59)
            #expect(try await !an.get("/practice").text.contains("đom đóm") && held.looks == 1)
            // Then it is counted beside, once for all who look meanwhile, however long that takes.
            held.hold()
            clock.advance(by: 2)
            for _ in 0..<5 {
                let page = try await an.get("/practice")
                #expect(page.text.contains("thả đèn lồng") && !page.text.contains("đom đóm"))
            }
            while held.looks < 2 { await Task.yield() }
            #expect(try await !an.get("/practice").text.contains("đom đóm") && held.looks == 2)
            held.release()
            while try await !an.get("/practice").text.contains("đom đóm") { await Task.yield() }
            #expect(held.looks == 2)
        }
    }

    @Test func `where counting fails what was known is shown, the next who looks has it tried again, and after ten minutes he is told`() async throws
    {
        let (clock, held) = (Clock(), HeldPractice())
        let office = try await StaffOffice(practice: held) { clock.now }
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            _ = try await visitor.ask("phiếu thả đèn lồng ban đêm", [("person", "1")])
            #expect(try await an.get("/practice").text.contains("thả đèn lồng"))
            _ = try await visitor.ask("phiếu thả diều trong nhà", [("person", "1")])
            held.fail(true)
            clock.advance(by: 61)
            while held.looks < 3 {
                let page = try await an.get("/practice")
                #expect(page.status == 200 && page.text.contains("thả đèn lồng") && !page.text.contains("thả diều"))
                await Task.yield()
            }
            // What is older than ten minutes is shown to nobody.
            clock.advance(by: 540)
            let late = try await an.get("/practice")
            #expect(late.status == 500 && !late.text.contains("thả đèn lồng"))
            held.fail(false)
            #expect(try await an.get("/practice").text.contains("thả diều trong nhà"))
        }
    }

    @Test func `what was counted for one is shown to nobody who may not see it`() async throws {
        let office = try await StaffOffice()
        for role in Role.allCases { try await office.add("vai-" + role.rawValue, role) }
        try await office.site.visit { visitor in
            _ = try await visitor.ask("phiếu thả đèn lồng ban đêm", [("person", "1")])
            let list = try await office.enter(visitor, "vai-legal").get("/practice")
            let group = try #require(list.links.first { $0.hasPrefix("/practice/") })
            var refused = 0
            for role in Role.allCases {
                let worker = try await office.enter(visitor, "vai-" + role.rawValue)
                let mayLook = try await office.site.people.rights(of: .init("vai-" + role.rawValue)).may(
                    .viewQuality, .common, on: Day(TestSite.now))
                refused += mayLook ? 0 : 1
                for address in ["/practice", "/practice?show=all", "/practice?page=1", group] {
                    let page = try await worker.get(address)
                    #expect(page.status == (mayLook ? 200 : 403) && page.text.contains("đèn lồng") == mayLook, "\(role) \(address)")
                }
            }
            #expect(refused > 0)
            for address in ["/practice", group] {
                let page = try await visitor.get(address)
                #expect(page.location.hasPrefix("/sign-in") && !page.text.contains("đèn lồng"))
            }
        }
    }

    @Test(arguments: ["", "&lang=en"])
    func `a long list has pages, and where answers are missing is folded with all of it inside`(_ language: String) async throws {
        let office = try await StaffOffice()
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let words = ["đèn", "diều", "mây", "gió", "trăng", "sao"]
            for one in words {
                for other in words where one != other { _ = try await visitor.ask("phiếu \(one)\(other)", [("person", "1")]) }
            }
            let an = try await office.enter(visitor, "an")
            var seen: Set<String> = []
            for (number, rows) in [(1, 20), (2, 10)] {
                let page = try await an.get("/practice?page=\(number)" + language)
                let groups = page.links.filter { $0.hasPrefix("/practice/") }
                #expect(groups.count == rows, "\(groups.count)")
                seen.formUnion(groups)
                #expect(page.text.contains(number == 1 ? "rel=\"next\"" : "rel=\"prev\""))
                #expect(page.text.contains(language.isEmpty ? "Nơi thiếu lời đáp nhất" : "Where answers are missing most"))
                // Folded by the browser itself, with no script; the gist stands before the fold.
                let fold = try #require(page.text(between: "<details class=\"fold\" id=\"linh-vuc\">", and: "</details>"))
                #expect(fold.contains(language.isEmpty ? "(30); số dòng: 1<" : "(30); rows: 1<"))
                #expect(fold.contains("<svg") && fold.contains("<table"))
            }
            #expect(seen.count == 30)
        }
    }

    @Test func `questions stand in groups, tell of nobody, and lead to where their cause is mended`() async throws {
        let outlet = MadeUpOutlet()
        let office = try await StaffOffice(outlets: [outlet])
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            for number in 1...3 { _ = try await visitor.ask("phiếu thả đèn lồng ban đêm, gọi 091234567\(number), tran@vidu.vn", [("person", "1")]) }
            _ = try await visitor.ask("Ai giữ mây trên núi xanh?")
            let an = try await office.enter(visitor, "an")
            let list = try await an.get("/practice")
            #expect(list.text.contains("thả đèn lồng ban đêm") && !list.text.contains("mây trên núi"))
            #expect(try await an.get("/practice?show=all").text.contains("mây trên núi"))
            let link = try #require(list.links.first { $0.hasPrefix("/practice/") })
            let group = try await an.get(link)
            #expect(group.status == 200 && group.text.contains("Hỏi 3 lần, 3 lần"))
            #expect(group.links.contains { $0.hasPrefix("/desk/") })
            for page in [list, group] {
                for personal in ["0912345", "vidu", "/answers/"] { #expect(!page.text.contains(personal), "\(personal)") }
            }
            // One part is there, the other is not, and that is said.
            #expect(group.text.contains("chưa có phần ấy"))
            let begun = try await an.post(link + "/training")
            #expect(begun.status == 303 && begun.location.hasPrefix("/made/up"))
            #expect(outlet.told.count == 3 && outlet.told.allSatisfy { !$0.contains("0912345") && !$0.contains("vidu") })
            #expect(try await an.post(link + "/amendment").status == 409)
            #expect(try await an.get("/practice/0123456789abcdef").status == 409)
        }
    }
}

/// Stands for a part that another sitting builds.
final class MadeUpOutlet: PracticeOutlet {
    private let questions = Mutex<[String]>([])
    let kind = PracticeOutletKind.training

    var told: [String] { questions.withLock { $0 } }

    func begin(with questions: [String], by person: Person.ID, at now: Date) async throws -> [String] {
        self.questions.withLock { $0 = questions }
        return ["made", "up"]
    }
}

/// Practice that waits or fails for as long as it is told to.
final class HeldPractice: Practice {
    private struct State {
        var practice: (any Practice)?
        var looks = 0
        var isHeld = false
        var fails = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    struct Failure: Error {}

    private let state = Mutex(State())

    var looks: Int { state.withLock { $0.looks } }

    func over(_ practice: any Practice) -> any Practice {
        state.withLock { $0.practice = practice }
        return self
    }

    func hold() { state.withLock { $0.isHeld = true } }

    func release() {
        let waiting = state.withLock { state in
            defer { (state.isHeld, state.waiting) = (false, []) }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }

    func fail(_ fails: Bool) { state.withLock { $0.fails = fails } }

    func asked(since: Date, limit: Int) async throws -> [AskedQuestion] {
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                state.looks += 1
                if state.isHeld { state.waiting.append(continuation) }
                return state.isHeld
            }
            if !isHeld { continuation.resume() }
        }
        let (practice, fails) = state.withLock { ($0.practice, $0.fails) }
        if fails { throw Failure() }
        return try await practice?.asked(since: since, limit: limit) ?? []
    }
}
