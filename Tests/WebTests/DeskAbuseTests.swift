// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import Storage
import Testing

@testable import Web

/// The desk attacked through its public door. After each attack the ticket must be what it was, and whoever attacked must have learnt nothing.
@Suite struct DeskAbuseTests {
    /// Words of the asker that nobody but his unit may read.
    static let secret = "Mở phiếu về vườn bí mật"

    /// A ticket in the hands of "an" of the Legal Department, with an attacker beside him.
    struct Ground: Sendable {
        let office: StaffOffice
        let visitor: Visitor
        let an: Worker
        let page: String

        var id: Ticket.ID { .init(String(page.dropFirst("/desk/".count))) }

        func history() async throws -> [Handling.Step] { try await office.site.whole.tickets.handling(id).history }

        func enter(_ name: String) async throws -> Worker { try await office.enter(visitor, name) }
    }

    struct Attack: Sendable, CustomTestStringConvertible {
        let name: String
        let isHarmless: @Sendable (Ground) async throws -> Bool

        init(_ name: String, _ isHarmless: @escaping @Sendable (Ground) async throws -> Bool) {
            self.name = name
            self.isHarmless = isHarmless
        }

        var testDescription: String { name }
    }

    @Test(arguments: attacks)
    func `an attack changes nothing and tells nothing`(_ attack: Attack) async throws {
        let office = try await DeskPageTests.office()
        try await office.add("noi-khac", .expert, Scope(unit: Unit.legalDepartment, place: .init("91")))
        try await office.add("hoi", .asker, Scope(unit: Unit.legalDepartment))
        try await office.add("duyet", .approver, Scope(unit: Unit.legalDepartment))
        try await office.add("phap-che", .legal)
        try await office.site.visit { visitor in
            _ = try await visitor.ask(Self.secret)
            let an = try await office.enter(visitor, "an")
            let page = try await DeskPageTests.address(an)
            try #require(try await an.post(page + "/take", [("revision", "0")]).status == 303)
            let ground = Ground(office: office, visitor: visitor, an: an, page: page)
            let before = try await ground.history()
            let isHarmless = try await attack.isHarmless(ground)
            #expect(isHarmless)
            let after = try await ground.history()
            #expect(after == before)
            // Its asker still reads it by his link.
            let read = try await visitor.get(DeskPageTests.link)
            #expect(read.status == 200 && read.text.contains(Self.secret))
        }
    }

    @Test func `there are at least forty of them, and no two are one`() {
        let all = Self.attacks
        #expect(all.count >= 40 && Set(all.map(\.name)).count == all.count)
    }

    static let attacks: [Attack] = [
        strangersAtWork, readers, lookers, links, additions, states, forms, sizes, addresses, headers, erasures,
    ].flatMap { $0 }

    // MARK: Markup that is stored

    @Test(arguments: InjectionTests.markup)
    func `whatever an asker, an expert or a note says is text on every page that shows it`(_ markup: String) async throws {
        let office = try await DeskPageTests.office()
        try await office.add("phap-che", .legal)
        try await office.site.visit { visitor in
            _ = try await visitor.ask("Mở phiếu \(markup)")
            let an = try await office.enter(visitor, "an")
            let page = try await DeskPageTests.address(an)
            _ = try await visitor.post("\(DeskPageTests.link)/additions", [("text", "x \(markup)")])
            _ = try await an.post(page + "/take", [("revision", "1")])
            _ = try await an.post(page + "/notes", [("note", "x \(markup)")])
            let answered = try await an.post(
                page + "/answer", [("revision", "3"), ("text", "x \(markup)"), ("place-1", "Sổ tay \(markup)")])
            #expect(answered.status == 303, "\(answered.status)")
            for reply in [
                try await visitor.get(DeskPageTests.link), try await an.get(page), try await an.get("/desk?list=done"),
                try await an.get(page + "/knowledge"), try await office.enter(visitor, "phap-che").get(page + "/erasure"),
            ] {
                #expect(reply.status == 200 && InjectionTests.isHarmless(reply.text), "\(markup)")
            }
        }
    }

    // MARK: By the book

    @Test func `whoever may erases by the page, and neither its asker nor its unit reads it any more`() async throws {
        let office = try await DeskPageTests.office()
        try await office.add("phap-che", .legal)
        try await office.site.visit { visitor in
            _ = try await visitor.ask(Self.secret)
            let an = try await office.enter(visitor, "an")
            let page = try await DeskPageTests.address(an)
            _ = try await an.post(page + "/take", [("revision", "0")])
            _ = try await an.post(page + "/answer", [("revision", "1"), ("text", "Kính gửi chủ vườn bí mật")])
            let legal = try await office.enter(visitor, "phap-che")
            // Kept for whoever looks next.
            for kept in ["/quality", "/practice"] { #expect(try await legal.get(kept).text.contains("vườn bí mật"), "\(kept)") }
            let form = try await legal.get(page + "/erasure?lang=en")
            #expect(form.status == 200 && form.text.contains("Whoever asked wants it") && !form.text.contains("vườn bí mật"))
            let done = try await legal.post(page + "/erasure", [("ground", "wanted"), ("sure", "yes")])
            #expect(done.status == 303)
            let shown = try await legal.get(page + "/erasure")
            #expect(shown.text.contains("Đã xoá lúc") && !shown.text.contains("name=\"sure\""))
            for reply in [try await visitor.get(DeskPageTests.link), try await legal.get(page), try await legal.get("/desk?list=done")] {
                #expect(reply.status == 200 && !reply.text.contains("vườn bí mật") && reply.text.contains(Erasure.mark.prefix(8)))
            }
            for kept in ["/quality", "/practice"] { #expect(!(try await legal.get(kept).text.contains("vườn bí mật")), "\(kept)") }
            let again = try await legal.post(page + "/erasure", [("ground", "wanted"), ("sure", "yes")])
            #expect(again.status == 409)
        }
    }
}
