// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// What rests on words that have changed.
@Suite struct StalenessTests {
    static func path(_ text: String) -> ProvisionPath { text.isEmpty ? ProvisionPath([]) : ProvisionPath(eId: text) ?? ProvisionPath([]) }

    static func change(
        _ path: String, of number: String = "1/1901/NĐ-XX", title: String = "", manner: LawChange.Manner = .reworded, from: Day? = nil,
        at seconds: Double = 100, id: String = "c"
    ) -> LawChange {
        LawChange(
            id: .init(id), cause: .amendment(.init("9-1901-nd-xx/0")), document: .init(LegalDocument.slug(number)), number: number, title: title,
            path: Self.path(path), manner: manner, from: from, known: Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        ("Điều 4 khoản 1; trình tự tại Phụ lục I mục V", ["art_4", "att_I V"]), ("Điều 3; Phụ lục I D.II", ["art_3", "att_I D.II"]),
        ("Phụ lục I B.VIII và B.IX", ["att_I B.VIII", "att_I B.IX"]), ("khoản 2 Điều 5", ["art_5"]), ("Điều 26, 27 khoản 2", ["art_26", "art_27"]),
        ("Điều 22–24", ["art_22", "art_23", "art_24"]), ("chưa xác minh", []), ("Điều 12a", ["art_12a"]), ("Phụ lục II", ["att_II"]),
        ("47/1901/NĐ-XX Điều 11 khoản 4, Điều 9 khoản 1 điểm b; 20/1902/NQ-XX Phụ lục II D.VII", ["art_11", "art_9", "att_II D.VII"]),
        ("", []), ("Điều", []), ("Điều khoản chuyển tiếp", []), ("Điều 1–100000", ["art_1", "art_100000"]),
        ("Điều 20, 28 khoản 2, 29", ["art_20", "art_28", "art_29"]), ("Điều 6 khoản 1, 2 và điểm a khoản 3", ["art_6"]),
        ("Điều 3; Điều 5-7", ["art_3", "art_5", "art_6", "art_7"]), ("Điều 5 - 7", ["art_5", "art_6", "art_7"]),
        ("Điều 3. Điều 9.", ["art_3", "art_9"]),
        ("Điều 4; trình tự tại Phụ lục", ["art_4", "att_"]), ("Điều 7 khoản 2; Phụ lục III.1 Mục I và khoản 7 Mục II", ["art_7", "att_"]),
        ("Điều 4; Phụ lục mục V", ["art_4", "att_"]), ("Điều 2, phụ trách 5", ["art_2"]), ("chưa xác minh (gần Điều 6-7)", []),
    ])
    func `a recorded ground is read to the articles and parts of annexes that it names`(_ text: String, _ places: [String]) {
        #expect(
            LawPlace.recorded(in: text).map { ([$0.key] + [$0.parts.joined(separator: ".")]).filter { !$0.isEmpty }.joined(separator: " ") } == places
        )
    }

    @Test(arguments: [
        ("art_4", "Điều 4 khoản 1", true), ("art_4__cl_2", "Điều 4 khoản 1", true), ("art_5", "Điều 4 khoản 1", false), ("", "Điều 4", true),
        ("chp_I__art_4", "Điều 4", true), ("chp_I", "Điều 4", true), ("att_I__part_D__sec_II__cl_1", "Phụ lục I D.II", true),
        ("att_I__part_D", "Phụ lục I D.II", true), ("att_I__part_D__sec_III", "Phụ lục I D.II", false),
        ("att_II__part_D__sec_II", "Phụ lục I D.II", false),
        ("att_I__part_D__sec_II", "Phụ lục I", true), ("art_9", "chưa xác minh", true), ("art_40", "Điều 4", false),
        ("att_II__sec_I", "Điều 4; trình tự tại Phụ lục", true), ("art_5", "Điều 4; trình tự tại Phụ lục", false),
    ])
    func `a row is touched where its place and the change meet, and nowhere else`(_ changed: String, _ place: String, _ isTouched: Bool) {
        let row = Competence(
            id: .init("AA-01/b"), duty: MadeUpRegistry.duty, authority: MadeUpRegistry.new, kind: .devolution, from: .unknown, until: nil,
            basis: .init(document: "1/1901/NĐ-XX", path: place, isVerified: true, confidence: .high), sources: ["bịa"], confidence: .high)
        var facts = RegistryFacts()
        facts.competences = [row]
        #expect(Staleness(facts, changes: [Self.change(changed)], answered: [:]).touches.isEmpty == !isTouched)
        #expect(Staleness(facts, changes: [Self.change(changed, of: "11/1901/NĐ-XX")], answered: [:]).touches.isEmpty)
    }

    @Test func `a row whose ground has changed settles nothing from that day on, and does before`() throws {
        let day = MadeUpRegistry.day("2001-09-01")
        let plain = MadeUpRegistry.registry(MadeUpRegistry.moved)
        let stale = Staleness(plain.facts, changes: [Self.change("art_1", from: day)], answered: [:])
        let registry = Registry(plain.facts, staleness: stale)
        let before = try registry.competence(of: MadeUpRegistry.duty, at: nil, on: day.advanced(by: -1))
        #expect(before.result == .one && before.holders.map(\.competence.authority) == [MadeUpRegistry.new])
        let after = try registry.competence(of: MadeUpRegistry.duty, at: nil, on: day)
        #expect(after.result == .unsettled && after.holders.map(\.competence.authority) == [MadeUpRegistry.new])
        #expect(after.reasons.first?.text.vi.contains("Điều 1, 1/1901/NĐ-XX đã được sửa đổi từ ngày 01/09/2001") == true)
        #expect(try plain.competence(of: MadeUpRegistry.duty, at: nil, on: day).result == .one)
    }

    @Test func `whoever has answered for a row since settles it, and a later change unsettles it again`() throws {
        let facts = MadeUpRegistry.registry(MadeUpRegistry.moved).facts
        let row = Subject.fact("competence", "AA-01/b")
        let (first, second) = (Self.change("art_1", at: 100, id: "a"), Self.change("art_1", at: 200, id: "b"))
        func touched(_ seconds: Double?) -> [LawChange.ID] {
            let answered = seconds.map { [row: Date(timeIntervalSince1970: $0)] } ?? [:]
            return Staleness(facts, changes: [first, second], answered: answered).touches(of: row).map(\.change.id)
        }
        #expect(touched(nil) == [second.id, first.id] && touched(99) == [second.id, first.id])
        #expect(touched(100) == [second.id] && touched(199) == [second.id] && touched(200).isEmpty)
    }

    @Test func `a rule whose power moved is near to a row, and no reason to fall silent`() throws {
        var facts = RegistryFacts()
        facts.competences = [
            Competence(
                id: .init("AA-01/b"), duty: MadeUpRegistry.duty, authority: MadeUpRegistry.new, kind: .devolution, from: .unknown, until: nil,
                basis: .init(
                    document: "1/1901/NĐ-XX", path: "Điều 1", isVerified: true, confidence: .high,
                    underlying: "5/1899/NĐ-XX Điều 7; Luật Trồng khế Điều 2"), sources: ["bịa"], confidence: .high)
        ]
        for change in [Self.change("art_7", of: "5/1899/NĐ-XX"), Self.change("art_2", of: "8/1898/QH-XX", title: "Luật Trồng khế")] {
            let stale = Staleness(facts, changes: [change], answered: [:])
            #expect(stale.touches.map(\.reach) == [.around])
            #expect(stale.grounds(of: .fact("competence", "AA-01/b"), on: MadeUpRegistry.day("2026-01-01")).isEmpty)
        }
        #expect(Staleness(facts, changes: [Self.change("art_7", of: "15/1899/NĐ-XX")], answered: [:]).touches.isEmpty)
        // An edition that prints another note around the same words takes nothing away.
        let noted = Staleness(facts, changes: [Self.change("art_1", manner: .noted)], answered: [:])
        #expect(noted.touches.map(\.reach) == [.around])
    }

    @Test func `the acts that facts rest on are known by number, by a law's title and by the ids of provisions`() throws {
        var facts = RegistryFacts()
        facts.competences = [
            Competence(
                id: .init("AA-01/b"), duty: MadeUpRegistry.duty, authority: MadeUpRegistry.new, kind: .devolution, from: .unknown, until: nil,
                basis: .init(
                    document: "1/1901/NĐ-XX (suy ra)", path: "Điều 1", isVerified: true, confidence: .high,
                    underlying: "5/1899/NĐ-XX; Luật Trồng khế Điều 2"), sources: ["bịa"], confidence: .high)
        ]
        let named = GroundActs(facts)
        func holds(_ number: String, _ title: String = "") -> Bool {
            named.hold(document: .init(LegalDocument.slug(number)), number: number, title: title)
        }
        #expect(holds("1/1901/NĐ-XX") && holds("5/1899/NĐ-XX") && holds("8/1898/QH-XX", "Luật Trồng khế"))
        #expect(
            !holds("11/1901/NĐ-XX") && !holds("5/1899/NĐ") && !holds("", "") && !holds("8/1898/QH-XX", "Luật Trồng ổi") && !holds("x", "Trồng khế"))
    }

    @Test func `the act that moves a power is not told that it lies over what it moves`() throws {
        var facts = RegistryFacts()
        facts.competences = [
            Competence(
                id: .init("AA-01/b"), duty: MadeUpRegistry.duty, authority: MadeUpRegistry.new, kind: .devolution, from: .unknown, until: nil,
                basis: .init(document: "9/1901/NĐ-XX", path: "Điều 1", isVerified: true, confidence: .high, underlying: "5/1899/NĐ-XX Điều 7"),
                sources: ["bịa"], confidence: .high)
        ]
        let change = Self.change("art_7", of: "5/1899/NĐ-XX", manner: .overlaid)
        #expect(Staleness(facts, changes: [change], answered: [:]).touches.isEmpty)
    }

    @Test(arguments: [
        ("1/1901/NĐ-XX", "art_5", "1/1901/NĐ-XX; 2/1901/NĐ-XX Điều 3", Staleness.Touch.Reach.act),
        ("2/1901/NĐ-XX", "art_3", "1/1901/NĐ-XX; 2/1901/NĐ-XX Điều 3", .ground),
        ("2/1901/NĐ-XX", "art_4", "1/1901/NĐ-XX; 2/1901/NĐ-XX Điều 3", nil), ("1/1901/NĐ-XX", "", "1/1901/NĐ-XX", .ground),
        ("1/1901/NĐ-XX", "chp_I", "1/1901/NĐ-XX", .act), ("1/1901/NĐ-XX", "chp_I", "1/1901/NĐ-XX Điều 3", .ground),
        ("1/1901/NĐ-XX", "att_I", "1/1901/NĐ-XX Điều 3; Phụ lục I; 2/1901/NĐ-XX Điều 4", .ground),
        ("2/1901/NĐ-XX", "att_I", "1/1901/NĐ-XX Điều 3; Phụ lục I; 2/1901/NĐ-XX Điều 4", nil),
        ("1/1901/NĐ-XX", "art_5", "Điều 5; Điều 7 Nghị định 1/1901/NĐ-XX", .ground),
        ("11/1901/NĐ-XX", "art_5", "1/1901/NĐ-XX", nil), ("1/1901/NĐ-XX", "art_3", "khoản 2 Điều 3 Nghị định 1/1901/NĐ-XX", .ground),
    ])
    func `a procedure falls silent where its own article or the whole act changes, and warns where the act changes elsewhere`(
        _ number: String, _ path: String, _ basis: String, _ reach: Staleness.Touch.Reach?
    ) {
        var facts = RegistryFacts()
        facts.procedures = [
            Procedure(
                id: .init("P"), code: nil, name: Words(vi: "Bịa"), field: "bịa", level: nil, duties: [], nationalTimeLimit: nil, localTimeLimits: [],
                fee: nil, dossier: nil, output: nil, basis: basis, announcedBy: nil, notes: [], sources: ["bịa"], confidence: .high)
        ]
        let stale = Staleness(facts, changes: [Self.change(path, of: number)], answered: [:])
        let (subject, day) = (Subject.fact("procedure", "P"), MadeUpRegistry.day("2026-01-01"))
        #expect(stale.touches.map(\.reach) == [reach].compactMap { $0 })
        #expect(stale.grounds(of: subject, on: day).isEmpty == (reach != .ground))
        #expect(stale.warnings(of: subject, on: day).isEmpty == (reach != .act))
        #expect(stale.subjects { _ in true }.isEmpty == (reach == nil))
    }

    @Test func `an edition of the handbook knows under which of its entries the law has changed since`() throws {
        let plain = MadeUpRegistry.registry(MadeUpRegistry.moved)
        let book = Handbook(plain, on: MadeUpRegistry.day("2001-08-01"))
        func overtaken(_ path: String, at seconds: Double) -> [String] {
            OvertakenEntries(of: book, made: Date(timeIntervalSince1970: 100), from: plain, [Self.change(path, at: seconds)]).entries.map(
                \.entry.id.text)
        }
        #expect(overtaken("art_1", at: 100) == ["AA-01"] && overtaken("art_1", at: 200) == ["AA-01"])
        #expect(overtaken("art_1", at: 99).isEmpty && overtaken("art_9", at: 200).isEmpty)
    }

    @Test func `the acts that a ground names are found one by one`() {
        func documents(_ text: String) -> [String] { Citation(document: text, path: nil, isVerified: false).groundDocuments }
        #expect(documents("1/1901/NĐ-XX; 2/1901/NĐ-XX (suy ra)") == ["1/1901/NĐ-XX", "2/1901/NĐ-XX"])
        #expect(documents("Luật Bịa đặt") == ["Luật Bịa đặt"] && documents("7/1901/NĐ-XX") == ["7/1901/NĐ-XX"])
    }

    @Test func `an answer knows which of its grounds have changed since`() throws {
        let question = try Question(
            id: .init("q"), text: "Ai trồng khế?", on: MadeUpRegistry.day("2026-01-01"), asked: Date(timeIntervalSince1970: 0))
        let held = Citation(document: "1/1901/NĐ-XX", path: "khoản 1 Điều 4", provision: .init("1-1901-nd-xx/art_4"), quote: "Khế.", isVerified: true)
        let recorded = Citation(document: "2/1901/NĐ-XX", path: "Điều 3; Phụ lục I D.II", isVerified: true)
        let answer = Answer(
            question: question, action: .answer, reason: .law, sentences: [Sentence(text: "Khế.", layer: .norm, citations: [held, recorded])])
        #expect(answer.groundDocuments == ["1/1901/NĐ-XX", "1-1901-nd-xx", "2/1901/NĐ-XX"])
        let changes = [
            Self.change("art_4__cl_2", id: "a"), Self.change("art_5", id: "b"), Self.change("att_I__part_D__sec_II", of: "2/1901/NĐ-XX", id: "c"),
            Self.change("att_I__part_C", of: "2/1901/NĐ-XX", id: "d"), Self.change("", of: "12/1901/NĐ-XX", id: "e"),
        ]
        #expect(answer.touched(by: changes).map(\.id.text) == ["a", "c"])
    }
}
