// SPDX-License-Identifier: Apache-2.0
import Domain
import Storage
import Testing

/// What any store of offices promises.
@Suite(.serialized) struct OfficeStoreTests {
    static let (now, today) = (MadeUpOffice.now, MadeUpOffice.today)
    static let (north, south) = (Place.ID("north"), Place.ID("south"))

    static func office(_ name: String, _ province: Place.ID = north, _ commune: String? = nil) throws -> Office {
        try Office(name: name, province: province, commune: commune)
    }

    @Test(arguments: Engine.available)
    func `offices are kept once and found by their names, with marks or without`(_ engine: Engine) async throws {
        let house = try await MadeUpOffice(engine)
        let offices = OfficeStore(house.database)
        let all = [try Self.office("Sở Gió"), try Self.office("Phòng Mây", Self.north, "xã Ức Lạ"), try Self.office("Sở 100%", Self.south)]
        #expect(try await offices.keep(all, by: .init("root"), at: Self.now) == 3)
        #expect(try await offices.keep(all, by: .init("root"), at: Self.now) == 0)
        #expect(try await offices.office(all[1].id) == all[1])
        for (words, place, found) in [
            (nil, nil, [1, 0, 2]), ("gio", nil, [0]), ("uc la", nil, [1]), ("Ức", Self.north, [1]), (nil, Self.south, [2]), ("%", nil, [2]),
            ("_", nil, []),
        ] as [(String?, Place.ID?, [Int])] {
            let page = try await offices.offices(matching: words, in: place, limit: 10, offset: 0)
            #expect(page.elements == found.map { all[$0] } && page.total == found.count, "\(words ?? "-")")
        }
        #expect(try await offices.offices([all[0].id, .init("none")]) == [all[0].id: all[0]])
        #expect(try await offices.offices(matching: nil, in: nil, limit: 1, offset: 1).elements == [all[0]])
    }

    @Test(arguments: Engine.available)
    func `whoever administers a province keeps its offices and no other's, all or none`(_ engine: Engine) async throws {
        let house = try await MadeUpOffice(engine)
        let offices = OfficeStore(house.database)
        try await house.add("bac", .administrator, Scope(place: Self.north))
        try await house.add("phap-che", .legal)
        let (mine, other) = (try Self.office("Sở Gió"), try Self.office("Sở Mưa", Self.south))
        await #expect(throws: RightsError.notAllowed) { try await offices.keep([mine, other], by: .init("bac"), at: Self.now) }
        await #expect(throws: RightsError.notAllowed) { try await offices.keep([mine], by: .init("phap-che"), at: Self.now) }
        #expect(try await offices.offices(matching: nil, in: nil, limit: 10, offset: 0).total == 0)
        #expect(try await offices.keep([mine], by: .init("bac"), at: Self.now) == 1)
        await #expect(throws: OfficeError.notFound) { try await offices.end(other.id, on: Self.today, by: .init("root"), at: Self.now) }
    }

    @Test(arguments: Engine.available)
    func `an office ends on a day, and stands again when it is named again`(_ engine: Engine) async throws {
        let house = try await MadeUpOffice(engine)
        let offices = OfficeStore(house.database)
        let one = try Self.office("Sở Gió")
        _ = try await offices.keep([one], by: .init("root"), at: Self.now)
        let yesterday = Day(number: Self.today.number - 1)
        await #expect(throws: OfficeError.endsTooEarly(yesterday)) { try await offices.end(one.id, on: yesterday, by: .init("root"), at: Self.now) }
        try await offices.end(one.id, on: Self.today, by: .init("root"), at: Self.now)
        #expect(try await offices.office(one.id).span == DaySpan(until: Self.today))
        #expect(try await offices.keep([one], by: .init("root"), at: Self.now) == 1)
        #expect(try await offices.office(one.id) == one)
        let log = AuditStore(house.database)
        for (act, count) in [(AuditAct.officeAdded, 2), (.officeEnded, 1)] {
            #expect(try await log.rows(AuditNarrowing(act: act, thing: .office, key: one.id.text), limit: 1, offset: 0).total == count)
        }
    }
}
