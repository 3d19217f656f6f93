// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// Facts that people have changed, and content files that are read again.
@Suite(.serialized) struct GovernedFactTests {
    typealias Office = MadeUpOffice
    typealias Desk = ChangeStoreTests.Desk

    static let subject = Subject.fact("hotline", "0900")

    /// A fact as the content files have it; `nil` where they have none.
    static func file(_ note: String?) throws -> [Fact] {
        try [note.map { try fact("0900", $0) }, fact("0901", "other")].compactMap { $0 }
    }

    static func fact(_ number: String, _ note: String) throws -> Fact {
        Fact(kind: "hotline", key: number, body: try body(number, note), origin: "made-up.yaml:1")
    }

    static func body(_ number: String, _ note: String) throws -> String {
        let text = #"{"number":"\#(number)","sources":["\#(note)"]}"#
        return try #require(RegistryFacts.canonical(kind: "hotline", text)).body
    }

    static func known(_ facts: FactStore, at instant: Date? = nil) async throws -> [String: String] {
        Dictionary(uniqueKeysWithValues: try await facts.facts(known: instant).map { ($0.key, $0.body) })
    }

    @Test(arguments: Engine.available)
    func `an approved change is a new row in known time, and a new generation`(_ engine: Engine) async throws {
        let (desk, facts) = try await opened(engine)
        let before = try await facts.generation()
        try await desk.draft("c", try Self.body("0900", "ours"), about: Self.subject)
        try await desk.submit("c")
        #expect(try await facts.generation() == before)
        try await desk.approve("c", at: 10)
        #expect(try await facts.generation() != before)
        #expect(try await Self.known(facts)["0900"] == Self.body("0900", "ours"))
        #expect(try await Self.known(facts, at: Office.now.addingTimeInterval(9))["0900"] == Self.body("0900", "file"))
        #expect(try await Self.known(facts, at: Office.now.addingTimeInterval(10))["0900"] == Self.body("0900", "ours"))
        #expect(try await facts.facts(known: nil).first { $0.key == "0900" }?.origin == "change c")
        #expect(try await RegistryCache(facts: facts).registry(known: nil).facts.hotlines.count == 2)
    }

    /// What the files say at the reload, whether that is a conflict, and what then stands.
    @Test(arguments: Engine.available, [("file", false), ("ours", false), ("newer", true), (nil, true)] as [(String?, Bool)])
    func `what was approved outlives every reload, and a file that has changed since is reported`(
        _ engine: Engine, _ reload: (says: String?, isConflict: Bool)
    ) async throws {
        let (desk, facts) = try await opened(engine)
        try await desk.settle("c", try Self.body("0900", "ours"), about: Self.subject)
        let generation = try await facts.generation()
        for second in [20.0, 30.0] {
            let report = try await facts.replace(with: Self.file(reload.says), at: Office.now.addingTimeInterval(second))
            #expect(report.conflicts == (reload.isConflict ? [Self.subject] : []))
            #expect((report.added, report.changed, report.dropped) == (0, 0, 0))
        }
        #expect(try await Self.known(facts)["0900"] == Self.body("0900", "ours"))
        #expect(try await facts.generation() == generation)
        let conflict = FileConflict(
            subject: Self.subject, change: .init("c"), approved: try Self.body("0900", "ours"),
            inFile: try reload.says.map { try Self.body("0900", $0) }
        )
        #expect(try await desk.changes.conflicts() == (reload.isConflict ? [conflict] : []))
        // The files' other facts go on as before.
        let other = try await facts.replace(with: [Self.fact("0901", "new"), Self.fact("0902", "new")], at: Office.now.addingTimeInterval(40))
        #expect((other.added, other.changed) == (1, 1))
    }

    @Test(arguments: Engine.available)
    func `a conflict ends when the file takes its change back, says what was approved, or another change settles it`(_ engine: Engine) async throws {
        let (desk, facts) = try await opened(engine)
        try await desk.settle("c", try Self.body("0900", "ours"), about: Self.subject)
        func conflicts(_ file: String?, _ second: Double) async throws -> Int {
            try await facts.replace(with: Self.file(file), at: Office.now.addingTimeInterval(second)).conflicts.count
        }
        #expect(try await conflicts("newer", 10) == 1)
        #expect(try await conflicts("file", 20) == 0)
        #expect(try await conflicts("newer", 30) == 1)
        try await desk.settle("d", try Self.body("0900", "both"), about: Self.subject, at: 40)
        #expect(try await conflicts("newer", 50) == 0)
        #expect(try await desk.changes.conflicts().isEmpty)
        #expect(try await conflicts("both", 60) == 0)
        // From then on the files must go on saying it; a node with older ones changes nothing.
        #expect(try await conflicts("newer", 70) == 1)
        #expect(try await Self.known(facts)["0900"] == Self.body("0900", "both"))
    }

    @Test(arguments: Engine.available)
    func `a fact that people have ended does not come back, one that they have added does not go`(_ engine: Engine) async throws {
        let (desk, facts) = try await opened(engine)
        try await desk.settle("end", nil, about: Self.subject)
        try await desk.settle("new", try Self.body("0999", "ours"), about: .fact("hotline", "0999"))
        let report = try await facts.replace(with: Self.file("file"), at: Office.now.addingTimeInterval(20))
        #expect(report.conflicts.isEmpty)
        #expect(try await Self.known(facts).keys.sorted() == ["0901", "0999"])
        let changed = try Self.file("newer") + [Self.fact("0999", "theirs")]
        #expect(try await facts.replace(with: changed, at: Office.now.addingTimeInterval(30)).conflicts == [Self.subject, .fact("hotline", "0999")])
        #expect(try await Self.known(facts).keys.sorted() == ["0901", "0999"])
        #expect(try await Self.known(facts)["0999"] == Self.body("0999", "ours"))
    }

    @Test(arguments: Engine.available)
    func `a draft made from what a file has replaced is overtaken`(_ engine: Engine) async throws {
        let (desk, facts) = try await opened(engine)
        try await desk.draft("c", try Self.body("0900", "ours"), about: Self.subject)
        try await desk.submit("c")
        _ = try await facts.replace(with: Self.file("newer"), at: Office.now.addingTimeInterval(5))
        let difference = Difference(path: "sources[0]", before: "file", after: "newer")
        await #expect(throws: ChangeError.overtaken([difference], by: nil)) { try await desk.approve("c", at: 10) }
    }

    @Test(arguments: Engine.available)
    func `an editor who began from what has been replaced sees by whom and how`(_ engine: Engine) async throws {
        let (desk, _) = try await opened(engine)
        let opened = try #require(try await desk.changes.current(Self.subject)).digest
        try await desk.settle("c", try Self.body("0900", "ours"), about: Self.subject)
        let difference = Difference(path: "sources[0]", before: "file", after: "ours")
        await #expect(throws: ChangeError.overtaken([difference], by: .init("c"))) {
            try await desk.changes.keep(about: Self.subject, by: .init("chi"), at: Office.now) { here in
                let draft = try Draft(
                    of: Self.subject, base: here.base(digest: opened), content: Self.body("0900", "mine"), reason: "Bịa", source: "Báo Bịa",
                    from: here.day, scope: .wholeCountry, hash: here.hash
                )
                return try Change(id: .init("d"), draft, in: here)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a fact of a unit's field is that unit's, whatever the draft says`(_ engine: Engine) async throws {
        let (desk, facts) = try await opened(engine)
        let field = Fact(kind: "field", key: "rain", body: #"{"aliases":[],"id":"rain","name":{"vi":"Mưa"},"unit":"unit-of-rain"}"#, origin: "")
        _ = try await facts.replace(with: Self.file("file") + [field], at: Office.now.addingTimeInterval(1))
        try await desk.office.add("rainy", .expert, Scope(unit: .init("unit-of-rain")))
        let renamed = field.body.replacing("Mưa", with: "Mưa rào")
        func draft(_ id: String, by person: String, scope: Scope) async throws {
            _ = try await desk.changes.keep(about: .fact("field", "rain"), by: .init(person), at: Office.now) { here in
                let draft = try Draft(
                    of: .fact("field", "rain"), base: here.current, content: renamed, reason: "Bịa", source: "Báo Bịa", from: here.day, scope: scope,
                    hash: here.hash
                )
                return try Change(id: .init(id), draft, in: here)
            }
        }
        await #expect(throws: RightsError.notAllowed) { try await draft("a", by: "an", scope: .wholeCountry) }
        try await draft("b", by: "rainy", scope: Scope(unit: .init("unit-of-rain")))
    }

    @Test(arguments: Engine.available)
    func `an approved change is undone by another`(_ engine: Engine) async throws {
        let (desk, facts) = try await opened(engine)
        try await desk.settle("c", try Self.body("0900", "ours"), about: Self.subject)
        let approved = try await desk.changes.change(.init("c"))
        _ = try await desk.changes.keep(about: Self.subject, by: .init("binh"), at: Office.now) { here in
            try approved.undo(as: .init("u"), reason: "Nhầm", source: "Báo Bịa", from: here.day, in: here)
        }
        try await desk.submit("u", by: "binh")
        try await desk.approve("u", by: "an")
        #expect(try await Self.known(facts)["0900"] == Self.body("0900", "file"))
        #expect(try await facts.replace(with: Self.file("file"), at: Office.now.addingTimeInterval(20)).conflicts.isEmpty)
        #expect(try await desk.changes.history(of: Self.subject).map(\.id.text).sorted() == ["c", "u"])
    }

    /// Replays random reloads and approvals, and asks a plain record of them what stands and what is in conflict.
    @Test(arguments: Engine.available, 1...4)
    func `any history of files and approvals ends as a plain record of it does`(_ engine: Engine, _ seed: Int) async throws {
        let (desk, facts) = try await opened(engine)
        var source = SplitMix(state: UInt64(seed))
        var file: String? = "file"
        var approved: (says: String?, overFile: String?)?
        for step in 1...16 {
            let says = ["file", "one", "two", nil].randomElement(using: &source) ?? nil
            if Bool.random(using: &source) {
                file = says
                let report = try await facts.replace(with: Self.file(file), at: Office.now.addingTimeInterval(Double(step)))
                if let now = approved, now.says == file { approved?.overFile = file }
                let isConflict = approved.map { file != $0.says && file != $0.overFile } ?? false
                #expect(report.conflicts == (isConflict ? [Self.subject] : []), "step \(step)")
            } else if says != (approved.map(\.says) ?? file) {
                try await desk.settle("c\(step)", try says.map { try Self.body("0900", $0) }, about: Self.subject, at: Double(step))
                approved = (says, file)
            }
            let expected = try (approved.map(\.says) ?? file).map { try Self.body("0900", $0) }
            #expect(try await Self.known(facts)["0900"] == expected, "step \(step)")
        }
    }

    private func opened(_ engine: Engine) async throws -> (Desk, FactStore) {
        let desk = try await Desk(engine)
        let facts = FactStore(desk.office.database)
        _ = try await facts.replace(with: Self.file("file"), at: Office.now.addingTimeInterval(-100))
        return (desk, facts)
    }
}
