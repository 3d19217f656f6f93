// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// The registry at one look: what moves on which day, and who holds how much.
@Suite struct OverviewTests {
    private static func day(_ text: String) -> Day { MadeUpRegistry.day(text) }

    @Test func `a move is told on its day, with who held it before and who holds it after`() throws {
        let registry = MadeUpRegistry.registry(MadeUpRegistry.moved)
        let movement = Movement(registry, from: Self.day("2001-06-30"), to: Self.day("2001-07-01"), at: nil)
        let row = try #require(movement.rows.first)
        #expect(movement.rows.count == 1 && row.before.holders == [MadeUpRegistry.old] && row.after.holders == [MadeUpRegistry.new] && !row.isLoss)
        #expect(Movement(registry, from: Self.day("2001-07-01"), to: Self.day("2002-06-30"), at: nil).rows.isEmpty)
        let end = Movement(registry, from: Self.day("2002-06-30"), to: Self.day("2002-07-01"), at: nil)
        #expect(end.rows.map(\.isLoss) == [true])
        #expect(Movement(registry, from: Self.day("2001-06-30"), to: Self.day("2001-07-01"), at: nil, level: .commune).rows.isEmpty)
        #expect(Movement(registry, from: Self.day("2001-06-30"), to: Self.day("2001-07-01"), at: nil, level: .province).rows.count == 1)
    }

    @Test func `the days on which things move are counted, with what is lost`() {
        let turns = Movement.turns(MadeUpRegistry.registry(MadeUpRegistry.moved), at: nil)
        #expect(turns.map(\.day.iso) == ["2001-07-01", "2002-07-01"])
        #expect(turns.map(\.moved) == [1, 1] && turns.map(\.lost) == [0, 1])
    }

    @Test func `the day from which the words of a ground read otherwise is one of them`() {
        let facts = MadeUpRegistry.registry(MadeUpRegistry.moved).facts
        let change = StalenessTests.change("art_1", from: Self.day("2001-09-01"))
        let registry = Registry(facts, staleness: Staleness(facts, changes: [change], answered: [:]))
        let turns = Movement.turns(registry, at: nil)
        #expect(turns.map(\.day.iso) == ["2001-07-01", "2001-09-01", "2002-07-01"] && turns.map(\.lost) == [0, 0, 0])
    }

    @Test func `what has become doubtful is not said to be lost`() throws {
        let doubt = Doubt(
            id: .init("d"), text: Words(vi: "Nguồn không khớp"), duties: [MadeUpRegistry.duty], effect: .unsettled, from: Self.day("2001-09-01"),
            sources: ["x"])
        let registry = MadeUpRegistry.registry(MadeUpRegistry.moved, doubts: [doubt])
        let movement = Movement(registry, from: Self.day("2001-08-31"), to: Self.day("2001-09-01"), at: nil)
        #expect(movement.rows.map(\.after.result) == [.unsettled] && movement.rows.map(\.isLoss) == [false])
    }

    /// Registries by chance: the days told are exactly those on which a day-by-day walk finds that any answer has changed.
    @Test(arguments: 1...12)
    func `no day is missed and none is invented`(_ seed: UInt64) throws {
        var chance = SplitMix(state: seed)
        let first = Self.day("2001-01-01")
        let rows = (0..<4).flatMap { duty -> [Competence] in
            (0..<3).map { at in
                let start = first.advanced(by: .random(in: 0...60, using: &chance))
                let end = Bool.random(using: &chance) ? start.advanced(by: .random(in: 1...60, using: &chance)) : nil
                let office = [MadeUpRegistry.old, MadeUpRegistry.new, MadeUpRegistry.other].randomElement(using: &chance) ?? MadeUpRegistry.old
                return MadeUpRegistry.row("\(at)", office, .devolution, from: start.iso, until: end?.iso, of: "AA-0\(duty)")
            }
        }
        let registry = MadeUpRegistry.registry(rows)
        let found = Movement.turns(registry, at: nil)
        var walked: [Day] = []
        for offset in 0...130 {
            let (yesterday, today) = (first.advanced(by: offset - 1), first.advanced(by: offset))
            let isOther = try registry.facts.duties.contains { duty in
                let (one, other) = (
                    try registry.competence(of: duty.id, at: nil, on: yesterday), try registry.competence(of: duty.id, at: nil, on: today)
                )
                return one.result != other.result || one.holders.map(\.competence.authority) != other.holders.map(\.competence.authority)
            }
            if isOther { walked.append(today) }
        }
        #expect(found.map(\.day) == walked)
    }

    @Test(arguments: [("2001-06-30", Authority.Level.central), ("2001-07-01", .province)])
    func `each duty is counted once, at the level that holds it that day`(_ day: String, _ level: Authority.Level) throws {
        var facts = MadeUpRegistry.registry(MadeUpRegistry.moved).facts
        facts.fields = [Field(id: .init("field"), name: Words(vi: "Lĩnh vực bịa"), unit: .init("x"))]
        let matrix = LevelMatrix(Registry(facts), on: Self.day(day), at: nil)
        #expect(matrix.levels == [level] && matrix.rows.first?[.held(level)] == 1 && matrix.rows.first?.total == 1)
        let after = LevelMatrix(Registry(facts), on: Self.day("2002-07-01"), at: nil)
        #expect(after.rows.first?[.nobody] == 1 && after.levels.isEmpty)
    }

    @Test func `a province shows what is recorded of it on the day, and provinces that have ended are not there`() {
        let places = [
            MadeUpRegistry.place("1", "Tỉnh Một"), MadeUpRegistry.place("2", "Ái Tỉnh"),
            MadeUpRegistry.place("cu", "Tỉnh Cũ", until: "2001-01-01", into: "1"),
            MadeUpRegistry.place("1/xa", "Xã Bịa"),
        ]
        let act = MadeUpRegistry.row("c", MadeUpRegistry.clerk, .authorisation, from: "2001-05-01", place: "1", coversHolders: [MadeUpRegistry.new])
        let registry = MadeUpRegistry.registry(MadeUpRegistry.moved + [act], places: places)
        #expect(
            ProvinceGrid(registry, on: Self.day("2001-06-01")).tiles.map { [$0.place.name.vi, String($0.authorisations)] } == [
                ["Ái Tỉnh", "0"], ["Tỉnh Một", "1"],
            ])
        #expect(ProvinceGrid(registry, on: Self.day("2001-04-30")).tiles.map(\.authorisations) == [0, 0])
    }

    @Test func `the parts of a bar lie side by side and fill it as their numbers do`() {
        let drawing = BarDrawing(
            title: "t", description: "d", [.init("một", [1, 2, 0, 1]), .init("hai", [0, 0, 0, 0]), .init("ba", [2, 0, 0, 0])])
        #expect(drawing.parts.map(\.shade) == [0, 1, 3, 0])
        let first = drawing.parts.prefix(3)
        #expect(first.map(\.x) == [0, 90, 270] && first.map { $0.x + $0.width } == [90, 270, 360])
        #expect(drawing.parts.last?.width == 180)
        #expect(drawing.labels.filter(\.isAtEnd).map(\.text) == ["4", "0", "2"])
        #expect(drawing.parts.allSatisfy { $0.y + BarDrawing.thickness <= drawing.height })
    }

    @Test func `a line of time lies within its years, and says in words what it shows`() throws {
        let finding = try MadeUpRegistry.registry(MadeUpRegistry.moved).competence(of: MadeUpRegistry.duty, at: nil, on: Self.day("2001-09-01"))
        let drawing = try #require(TimelineDrawing(finding, in: .vi))
        #expect(drawing.bars.count == 2 && drawing.bars.allSatisfy { $0.x >= 0 && $0.x + $0.width <= TimelineDrawing.width })
        // The old holder ends where the new one begins: halfway through the first of two years.
        #expect(drawing.bars[0].x == 0 && drawing.bars[0].width == drawing.bars[1].x)
        #expect(drawing.years.map(\.text) == ["2001", "2002", "2003"] && drawing.description.contains("Cơ quan mới"))
        #expect(drawing.day.map { $0.x > drawing.bars[1].x } == true)
    }
}
