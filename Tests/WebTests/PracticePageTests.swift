// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Synchronization
import Testing
import Web

@Suite struct PracticePageTests {
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
        let clock = Clock()
        let office = try await StaffOffice { clock.now }
        try await office.add("an", .legal)
        try await office.site.visit { visitor in
            let an = try await office.enter(visitor, "an")
            _ = try await visitor.ask("phiếu thả đèn lồng ban đêm", [("person", "1")])
            #expect(try await an.get("/practice").text.contains("thả đèn lồng"))
            _ = try await visitor.ask("phiếu nuôi đom đóm trên mái", [("person", "1")])
            #expect(try await !an.get("/practice").text.contains("đom đóm"))
            clock.advance(by: 61)
            #expect(try await an.get("/practice").text.contains("thả đèn lồng"))
            // It is counted beside, and is there sooner or later.
            var looks = 0
            while try await !an.get("/practice").text.contains("đom đóm"), looks < 5_000 { looks += 1 }
            #expect(looks < 5_000)
            // What is older than ten minutes is shown to nobody.
            _ = try await visitor.ask("phiếu thả diều trong nhà", [("person", "1")])
            clock.advance(by: 601)
            #expect(try await an.get("/practice").text.contains("thả diều trong nhà"))
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
