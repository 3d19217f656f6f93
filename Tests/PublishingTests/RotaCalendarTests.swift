// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Publishing
import Testing

/// Shifts as calendars read them.
@Suite struct RotaCalendarTests {
    static let start = Day(number: 20_000).start.addingTimeInterval(7 * 3_600)
    static let now = start.addingTimeInterval(-3_600)

    static func team(_ name: String, _ role: Role) throws -> Rota.Team {
        let appointment = try Appointment(id: .init(name), person: .init(name), role: role, scope: .wholeCountry, span: .always)
        let rights = Rights(of: .init(name), [appointment], places: PlaceTree(parents: [:]))
        return Rota.Team(rights: rights, standing: [.init("an"), .init("binh")])
    }

    static func person(_ name: String) throws -> Person {
        try Person(id: .init(name), name: "Người Bịa", email: EmailAddress("\(name)@example.org"), language: .vi, notices: TimeOfDay("08:00"))
    }

    static func lines(_ rota: Rota, of name: String) throws -> [String] {
        let text = RotaCalendar().calendar(rota.shifts, of: try person(name), host: "hotro.example.org")
        #expect(text.hasSuffix("END:VCALENDAR\r\n") && !text.replacing("\r\n", with: "").contains("\n"))
        for line in text.split(separator: "\r\n") { #expect(line.utf8.count <= 75, "\(line)") }
        // Unfolded, as RFC 5545 says.
        return text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    static func planned() throws -> Rota {
        var rota = Rota([])
        let plan = try ShiftPlan(person: .init("an"), first: start, hours: 12)
        try rota.plan(plan, by: try team("truong", .legal), newID: { "ca" }, at: now)
        return rota
    }

    @Test func `an event has its time in UTC, its name and its sequence`() throws {
        let lines = try Self.lines(try Self.planned(), of: "an")
        #expect(lines.contains("UID:shift-ca@hotro.example.org") && lines.contains("SEQUENCE:0") && lines.contains("STATUS:CONFIRMED"))
        #expect(lines.contains("DTSTART:20241004T000000Z") && lines.contains("DTEND:20241004T120000Z"))
        #expect(lines.contains("DTSTAMP:20241003T230000Z"))
    }

    @Test(arguments: ["\r\n", "\n", "\r", "\u{2028}", "\u{85}", "\n\r\n"])
    func `a name with breaks of lines begins no line of its own`(_ ending: String) throws {
        let host = "x\(ending)BEGIN:VALARM\(ending)a;b,c\\"
        let text = RotaCalendar().calendar(try Self.planned().shifts, of: try Self.person("an"), host: host)
        let lines = text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
        let uid = try #require(lines.first { $0.hasPrefix("UID:") })
        #expect(uid.contains("BEGIN:VALARM") && uid.hasSuffix("a\\;b\\,c\\\\") && !lines.contains { $0.hasPrefix("BEGIN:VALARM") })
        let strays = text.replacing("\r\n", with: "").filter { $0.isNewline }
        #expect(strays.isEmpty)
    }

    @Test func `what has changed hands keeps its name, has a higher sequence, and is cancelled for whoever had it`() throws {
        var rota = try Self.planned()
        try rota.offer(.init("ca"), to: .init("binh"), inReturn: nil, revision: 1, by: try Self.team("an", .operator), at: Self.now)
        // An offer changes nothing yet.
        #expect(try Self.lines(rota, of: "an").contains("SEQUENCE:0"))
        try rota.accept(.init("ca"), revision: 2, by: try Self.team("binh", .operator), at: Self.now)
        for (name, status) in [("an", "CANCELLED"), ("binh", "CONFIRMED")] {
            let lines = try Self.lines(rota, of: name)
            #expect(lines.contains("UID:shift-ca@hotro.example.org") && lines.contains("SEQUENCE:1") && lines.contains("STATUS:\(status)"), "\(name)")
        }
        try rota.takeOver(
            .init("ca"), revision: 3, because: "x", by: try Self.team("an", .operator), newID: { "tiep" }, at: Self.start.addingTimeInterval(3_600))
        let lines = try Self.lines(rota, of: "binh")
        #expect(lines.contains("SEQUENCE:2") && lines.contains("DTEND:20241004T010000Z"))
    }
}
