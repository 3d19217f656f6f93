// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Names of places by date.
@Suite struct PlaceTests {
    typealias Made = MadeUpRegistry

    static let registry = Made.registry(
        [],
        places: [
            Made.place("old-dong", "Đồng Mây", until: "2001-07-01", into: "new"),
            Made.place("old-suoi", "Suối Đá", until: "2001-07-01", into: "new"),
            Made.place("new", "Đồng Mây", from: "2001-07-01", aliases: ["TPDM"]),
            Made.place("hoa", "Hoà Sơn"), Made.place("hoa-2", "Hòa Sớn"),
            Made.place("young", "Làng Trẻ", from: "2001-07-01"), Made.place("part", "Làng Già", until: "2001-07-01", into: "young"),
        ]
    )

    private func found(_ name: String, _ day: String) -> String? {
        if case .one(let place) = Self.registry.place(named: name, on: Made.day(day)) { place.id.text } else { nil }
    }

    @Test(arguments: [
        ("Đồng Mây", "2001-06-30", "old-dong"), ("Đồng Mây", "2001-07-01", "new"), ("Suối Đá", "2001-06-30", "old-suoi"),
        ("Suối Đá", "2001-07-01", "new"),
        ("Làng Già", "2005-01-01", "young"), ("Làng Trẻ", "2000-01-01", "part"),
    ])
    func `a name means what stood under it on that day, or what came of it`(_ name: String, _ day: String, _ id: String) {
        #expect(found(name, day) == id)
    }

    @Test(arguments: [
        "đồng mây", "DONG MAY", "dong-may", "Tỉnh Đồng Mây", "tp. Đồng Mây", "Thành phố Đồng Mây", "Đo\u{302}\u{300}ng Ma\u{302}y", "tp.dm", "TP DM",
    ])
    func `case, marks, dots and rank do not matter`(_ name: String) {
        #expect(found(name, "2002-01-01") == "new")
    }

    @Test func `a name that fits two places gives both, unless its marks tell them apart`() {
        guard case .several(let places) = Self.registry.place(named: "hoa son", on: Made.day("2002-01-01")) else {
            Issue.record("not several")
            return
        }
        #expect(Set(places.map(\.id.text)) == ["hoa", "hoa-2"])
        #expect(found("Hòa Sớn", "2002-01-01") == "hoa-2")
    }

    @Test(arguments: [("Dong Mai", ["Đồng Mây"]), ("Suoi Daa", ["Suối Đá"]), ("", []), ("Xyzzyplugh", [])])
    func `an unknown name gives the names written much like it`(_ name: String, _ near: [String]) {
        #expect(Self.registry.place(named: name, on: Made.day("2002-01-01")) == .none(near: near))
    }

    @Test func `a name of a hundred thousand letters is answered at once`() {
        #expect(Self.registry.place(named: String(repeating: "đ", count: 100_000), on: Made.day("2002-01-01")) == .none(near: []))
    }

    @Test func `the place that a name meant before is still told`() {
        #expect(Self.registry.formerPlace(named: "suoi da", on: Made.day("2002-01-01"))?.id.text == "old-suoi")
        #expect(Self.registry.formerPlace(named: "Đồng Mây", on: Made.day("2002-01-01")) == nil)
        #expect(Self.registry.formerPlace(named: "suoi da", on: Made.day("2001-01-01")) == nil)
    }
}

/// Offices by their names of all times.
@Suite struct AuthorityTests {
    static let registry: Registry = {
        var facts = RegistryFacts()
        facts.authorities = [
            KnownAuthority(id: .init("old"), authority: MadeUpRegistry.old, aliases: ["CQC"], ended: DoubtfulDay("2001"), successor: .init("new")),
            KnownAuthority(id: .init("new"), authority: MadeUpRegistry.new),
        ]
        return Registry(facts)
    }()

    @Test(arguments: [
        ("CQC", "2000-01-01", "old"), ("cơ quan cũ", "2001-06-01", "old"), ("co quan cu", "2002-01-01", "new"), ("Cơ quan mới", "2000-01-01", "new"),
    ])
    func `an office that has ended leads to the one in its place`(_ name: String, _ day: String, _ present: String) {
        #expect(Self.registry.authority(named: name, on: MadeUpRegistry.day(day))?.present.id.text == present)
    }

    @Test func `an office that nobody named is not found`() {
        #expect(Self.registry.authority(named: "Cơ quan lạ", on: MadeUpRegistry.day("2002-01-01")) == nil)
    }
}
