// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// How one duty is settled on one day.
@Suite struct ResolutionTests {
    typealias Made = MadeUpRegistry

    private func finding(_ registry: Registry, _ day: String, at place: Place? = nil, received: String? = nil) throws -> Competence.Finding {
        try registry.competence(of: Made.duty, at: place, on: Made.day(day), received: received.map(Made.day))
    }

    @Test(arguments: [
        ("2001-06-30", Competence.Result.one, "Cơ quan cũ"), ("2001-07-01", .one, "Cơ quan mới"), ("2002-06-30", .one, "Cơ quan mới"),
        ("2002-07-01", .none, ""), ("2010-01-01", .none, ""), ("1990-01-01", .one, "Cơ quan cũ"),
    ])
    func `a start is the first day with effect, an end the first day without`(_ day: String, _ result: Competence.Result, _ holder: String) throws {
        let finding = try finding(Made.registry(Made.moved), day)
        #expect(finding.result == result)
        #expect(finding.holders.first?.competence.authority.name.vi ?? "" == holder)
    }

    @Test func `the finding tells when the present basis ends`() throws {
        let registry = Made.registry(Made.moved)
        #expect(try finding(registry, "2001-08-01").expires == Made.day("2002-07-01"))
        #expect(try finding(registry, "2003-08-01").expires == nil)
    }

    @Test(arguments: [
        ("2001-06-30", Competence.Result.one), ("2001-07-01", .unsettled), ("2001-07-30", .unsettled), ("2001-07-31", .one),
    ])
    func `of a start known by its month only the days in doubt are unsettled`(_ day: String, _ result: Competence.Result) throws {
        let rows = [Made.row("a", Made.old, nil, until: "2001-07"), Made.row("b", Made.new, .statute, from: "2001-07")]
        #expect(try finding(Made.registry(rows), day).result == result)
    }

    @Test func `a start that nobody knows settles nothing, ever`() throws {
        let registry = Made.registry([Made.row("a", Made.old, nil, until: "unknown"), Made.row("b", Made.new, .internal)])
        for day in ["1950-01-01", "2001-01-01", "2050-01-01"] { #expect(try finding(registry, day).result == .unsettled) }
    }

    @Test func `several holders under conditions are a split, without them a contest`() throws {
        let one = Made.row("a", Made.new, .devolution, from: "2001-01-01", condition: "phần một")
        let two = Made.row("b", Made.other, .devolution, from: "2001-01-01", condition: "phần hai")
        #expect(try finding(Made.registry([one, two]), "2002-01-01").result == .split)
        let short = Made.row("c", Made.other, .devolution, from: "2001-01-01", until: "2003-01-01", condition: "phần ba")
        let shorter = Made.row("d", Made.other, .devolution, from: "2001-01-01", until: "2002-06-01", condition: "phần tư")
        #expect(try finding(Made.registry([one, short, shorter]), "2002-01-01").expires == Made.day("2002-06-01"))
        let bare = Made.row("b", Made.other, .devolution, from: "2001-01-01")
        #expect(try finding(Made.registry([one, bare]), "2002-01-01").result == .contested)
    }

    @Test func `what is abolished has no holder, and who is not named is not settled`() throws {
        #expect(try finding(Made.registry([Made.row("a", Made.old, .abolished, from: "2001-01-01")]), "2002-01-01").result == .none)
        #expect(try finding(Made.registry([Made.row("a", Made.nameless, nil)]), "2002-01-01").result == .unsettled)
    }

    @Test func `a draft answers nobody`() throws {
        let finding = try finding(Made.registry(Made.moved, isDraft: true), "2001-08-01", received: "2001-06-01")
        #expect(finding.result == .unsettled && finding.holders.isEmpty && finding.timeline.isEmpty)
    }

    @Test(arguments: [
        ("2001-07-31", Competence.Result.one), ("2001-08-01", .contested), ("2001-08-31", .contested), ("2001-09-01", .one),
    ])
    func `a doubt holds from its first day to the day before its end`(_ day: String, _ result: Competence.Result) throws {
        let doubt = Doubt(
            id: Doubt.ID("D"), text: Words(vi: "Hai nguồn khác nhau."), duties: [Made.duty], effect: .contested, from: Made.day("2001-08-01"),
            until: Made.day("2001-09-01"), holders: [Competence.ID("AA-01/a")], sources: ["a made-up source"]
        )
        let finding = try finding(Made.registry(Made.moved, doubts: [doubt]), day)
        #expect(finding.result == result)
        if result == .contested { #expect(Set(finding.holders.map(\.competence.id.text)) == ["AA-01/a", "AA-01/b"]) }
    }

    @Test func `a note changes no result and stands among the reasons`() throws {
        let note = Doubt(
            id: Doubt.ID("D"), text: Words(vi: "Cần xem lại."), duties: [], basis: "1/1901/NĐ-XX", effect: .note, sources: ["a made-up source"]
        )
        let finding = try finding(Made.registry(Made.moved, doubts: [note]), "2001-08-01")
        #expect(finding.result == .one)
        #expect(finding.reasons.map(\.text.vi) == ["Cần xem lại."])
    }

    @Test func `a duty that others took over says which`() throws {
        let rows = [
            Made.row("a", Made.new, .internal, from: "2001-01-01", until: "2001-07-01"),
            Made.row("a", Made.other, .devolution, from: "2001-07-01", of: "AA-02"),
        ]
        let registry = Made.registry(rows, overtakenBy: ["AA-02"])
        #expect(try finding(registry, "2001-06-30").successors.isEmpty)
        let after = try finding(registry, "2001-07-01")
        #expect(after.result == .none)
        #expect(after.successors == [Duty.ID("AA-02")])
        #expect(after.reasons.first?.text.vi.contains("AA-02") == true)
    }

    @Test func `a duty that is not recorded is refused`() {
        #expect(throws: RegistryError.noSuchDuty(Duty.ID("ZZ-99"))) {
            try Made.registry(Made.moved).competence(of: Duty.ID("ZZ-99"), at: nil, on: Made.day("2001-08-01"))
        }
    }
}

/// Files received before the day asked about.
@Suite struct FileInHandTests {
    typealias Made = MadeUpRegistry

    static let rules = [
        FileRule(
            id: FileRule.ID("F-1"), duties: [Made.duty], received: DaySpan(until: Made.day("2001-06-01")), appliesFrom: Made.day("2001-07-01"),
            outcome: .formerHolder, text: Words(vi: "Cơ quan cũ giải quyết."), sources: ["a made-up source"], confidence: .high
        ),
        FileRule(
            id: FileRule.ID("F-2"), duties: [Made.duty], received: DaySpan(from: Made.day("2001-06-01"), until: Made.day("2001-07-01")),
            appliesFrom: Made.day("2001-07-01"), outcome: .unsettled, text: Words(vi: "Không nói."), sources: ["a made-up source"], confidence: .high
        ),
    ]

    @Test(arguments: [
        ("2001-05-31", Competence.Result.one, ["Cơ quan cũ"]), ("2001-06-01", .unsettled, ["Cơ quan cũ", "Cơ quan mới"]),
        ("2001-06-30", .unsettled, ["Cơ quan cũ", "Cơ quan mới"]), ("2001-07-01", .one, ["Cơ quan mới"]),
    ])
    func `a file follows the rule of the day it came in`(_ received: String, _ result: Competence.Result, _ holders: [String]) throws {
        let registry = Made.registry(Made.moved, fileRules: Self.rules)
        let finding = try registry.competence(of: Made.duty, at: nil, on: Made.day("2001-08-01"), received: Made.day(received))
        #expect(finding.result == result)
        #expect(finding.holders.map(\.competence.authority.name.vi) == holders)
    }

    @Test func `without a rule, a duty that moved meanwhile is not settled`() throws {
        let registry = Made.registry(Made.moved)
        let day = Made.day("2001-08-01")
        #expect(try registry.competence(of: Made.duty, at: nil, on: day, received: Made.day("2001-06-30")).result == .unsettled)
        #expect(try registry.competence(of: Made.duty, at: nil, on: day, received: Made.day("2001-07-01")).result == .one)
    }

    @Test func `a file cannot come in after the day asked about`() {
        let (on, received) = (Made.day("2001-08-01"), Made.day("2001-08-02"))
        #expect(throws: RegistryError.receivedLater(received: received, on: on)) {
            try Made.registry(Made.moved).competence(of: Made.duty, at: nil, on: on, received: received)
        }
    }
}

/// Who signs in a province.
@Suite struct SignerTests {
    typealias Made = MadeUpRegistry

    static let here = Made.place("here", "Nơi Này")
    static let there = Made.place("there", "Nơi Kia")

    private func signer(_ act: Competence, on day: String = "2001-09-01", at place: Place? = here) throws -> Competence.Signer? {
        let registry = Made.registry(Made.moved + [act], places: [Self.here, Self.there])
        return try registry.competence(of: Made.duty, at: place, on: Made.day(day)).holders.first?.signer
    }

    private func act(
        from: String = "2001-08-01", until: String? = nil, covers: [String] = [], duties: [String] = [], holders: [Authority] = [Made.new]
    ) -> Competence {
        Made.row(
            "a", Made.clerk, .authorisation, from: from, until: until, of: "UU-01", place: "here", covers: covers, coversDuties: duties,
            coversHolders: holders
        )
    }

    @Test func `an act signs only in its own province and its own days`() throws {
        #expect(try signer(act())?.name == "Thư ký")
        #expect(try signer(act(), at: Self.there) == nil)
        #expect(try signer(act(), at: nil) == nil)
        #expect(try signer(act(), on: "2001-07-31") == nil)
        #expect(try signer(act(until: "2001-09-01")) == nil)
    }

    @Test func `an act covers the duties or fields it names, and the powers of its giver`() throws {
        #expect(try signer(act(duties: ["AA-01"]))?.coversDuty == true)
        #expect(try signer(act(duties: ["AA-02"])) == nil)
        #expect(try signer(act(covers: ["field"]))?.coversDuty == false)
        #expect(try signer(act(covers: ["meadow"])) == nil)
        #expect(try signer(act(holders: [Made.other])) == nil)
    }

    @Test func `an act passes on no power that its giver had not yet`() throws {
        #expect(try signer(act(from: "2001-06-30")) == nil)
        #expect(try signer(act(from: "2001-07-01"))?.name == "Thư ký")
    }

    @Test func `of acts that are equally near the latest is told, and that the other names somebody else`() throws {
        func finding(_ others: [Competence]) throws -> Competence.Finding {
            let registry = Made.registry(Made.moved + [act()] + others, places: [Self.here])
            return try registry.competence(of: Made.duty, at: Self.here, on: Made.day("2001-09-01"))
        }
        func other(_ name: Authority, from: String, duties: [String] = []) -> Competence {
            Made.row("b", name, .authorisation, from: from, of: "UU-02", place: "here", coversDuties: duties, coversHolders: [Made.new])
        }
        let told = try finding([other(Made.other, from: "2001-08-15")])
        #expect(told.result == .one && told.holders.first?.signer?.name == Made.other.name.vi)
        #expect(told.reasons.filter { $0.text.vi.contains("cũng ủy quyền cho Thư ký") }.count == 1)
        #expect(
            try finding([other(Made.other, from: "2001-07-15")]).reasons.contains { $0.text.vi.contains("cũng ủy quyền cho \(Made.other.name.vi)") })
        // The same person by two acts, and an act that is nearer, leave nothing to compare.
        for clear in [other(Made.clerk, from: "2001-08-15"), other(Made.other, from: "2001-08-15", duties: ["AA-01"])] {
            #expect(try !finding([clear]).reasons.contains { $0.text.vi.contains("cũng ủy quyền") })
        }
    }

    @Test func `nobody signs for who held the duty before it moved`() throws {
        #expect(try signer(act(from: "2001-01-01", holders: [Made.old]), on: "2001-06-01") == nil)
    }
}
