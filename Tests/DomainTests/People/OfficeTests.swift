// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Offices in provinces and communes, one at a time and as a list.
@Suite struct OfficeTests {
    static let north = Place.ID("north")

    static func province(_ name: String) -> Place.ID? { name == "Đồng Mây" ? north : nil }

    @Test func `the same names make the same office, however they are typed`() throws {
        let one = try Office(name: "Sở Mây và Gió", province: Self.north)
        #expect(one == (try Office(name: "  Sở  Mây và\u{A0}Gió ", province: Self.north)))
        #expect(one.scope == Scope(unit: one.id, place: Self.north))
        #expect(one.id != (try Office(name: "Sở Mây và Gió", province: .init("south")).id))
    }

    @Test func `an office of a commune lies in its province, and in no other commune`() throws {
        let here = try Office(name: "Phòng Gió", province: Self.north, commune: "xã Mây Trắng")
        let there = try Office(name: "Phòng Gió", province: Self.north, commune: "xã Mây Xám")
        let places = PlaceTree(parents: [:])
        #expect(here.id != there.id && here.fullName == "Phòng Gió, xã Mây Trắng")
        #expect(Scope(place: Self.north).contains(here.scope, in: places))
        #expect(!Scope(place: .init("south")).contains(here.scope, in: places))
        #expect(!here.scope.contains(there.scope, in: places) && !here.scope.contains(Scope(unit: here.id, place: Self.north), in: places))
    }

    @Test func `a list is read line by line, from a keyboard or a spreadsheet`() throws {
        let list = try OfficeList("Đồng Mây; Sở Gió\n\nĐồng Mây;xã Mây Trắng;Phòng Gió\r\nĐồng Mây\t\tSở Mưa\n  ", province: Self.province)
        #expect(list.faults.isEmpty)
        #expect(list.offices.map(\.fullName) == ["Sở Gió", "Phòng Gió, xã Mây Trắng", "Sở Mưa"])
    }

    @Test func `every faulty line is told with its number`() throws {
        let long = String(repeating: "a", count: Office.longestName + 1)
        let list = try OfficeList("Đồng Lạ; Sở Gió\nSở Gió\nĐồng Mây; ; \na;b;c;d\nĐồng Mây; \(long)\nĐồng Mây; Sở Gió", province: Self.province)
        #expect(list.faults.map(\.line) == [1, 2, 3, 4, 5])
        #expect(
            list.faults.map(\.error) == [
                .noSuchProvince("Đồng Lạ"), .notALine("Sở Gió"), .emptyName, .notALine("a;b;c;d"), .nameTooLong(limit: Office.longestName),
            ])
        #expect(list.offices.count == 1)
    }

    @Test func `an empty list and an endless one are refused`() {
        #expect(throws: OfficeError.nothing) { try OfficeList(" \n ", province: Self.province) }
        let endless = String(repeating: "Đồng Mây; Sở Gió\n", count: OfficeList.mostLines + 1)
        #expect(throws: OfficeError.tooManyLines(limit: OfficeList.mostLines)) { try OfficeList(endless, province: Self.province) }
    }
}
