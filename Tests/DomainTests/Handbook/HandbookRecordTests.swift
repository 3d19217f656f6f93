// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

/// What people have recorded and answered, under its entry of the handbook.
@Suite struct HandbookRecordTests {
    private static let on = MadeUpRegistry.day("2001-08-01")

    private static func record(_ procedure: String, at place: String?, steps: [String]) throws -> ProcedureRecord {
        var record = ProcedureRecord(procedure: .init(procedure), place: place.map { Place.ID($0) })
        record.steps = steps
        record.dossier = [.init("Đơn bịa", originals: 1, copies: 2, condition: "khi trời mưa")]
        record.limits = [.init(try #require(TimeLimit(10, .workingDay)))]
        record.fees = [.init(amount: 1_200_000), .init(rule: "nửa mức bịa", condition: "cấp lại")]
        record.forms = ["Mẫu bịa 01"]
        record.filing = [.init(.online, note: "cổng bịa")]
        (record.receives, record.decides, record.signs) = ("Quầy bịa", "Trưởng phòng bịa", "Phó phòng bịa")
        record.signsFrom = Day(iso: "2001-07-15")
        record.sources = ["bịa"]
        return record
    }

    private static func texts(_ entry: HandbookEntry?, _ kind: HandbookPart.Kind) -> [String] {
        (entry?.part(kind)?.lines ?? []).map { [$0.label?.vi, $0.text.vi].compactMap { $0 }.joined(separator: ": ") }
    }

    @Test(arguments: ["AA-01", "P-2"])
    func `records of the nation and of a place stand side by side, each under its name`(_ id: String) throws {
        var facts = HandbookTests.facts()
        let procedure = id == "P-2" ? "P-2" : "P-1"
        facts.places = [MadeUpRegistry.place("90", "Tỉnh Bịa")]
        facts.procedureRecords = [
            try Self.record(procedure, at: "90", steps: ["Nộp ở tỉnh"]), try Self.record(procedure, at: nil, steps: ["Nộp", "Nhận"]),
        ]
        let entry = Handbook(Registry(facts), on: Self.on).entry(.init(id))?.entry
        #expect(Self.texts(entry, .steps) == ["Cả nước: 1. Nộp", "Cả nước: 2. Nhận", "Tỉnh Bịa: 1. Nộp ở tỉnh"])
        #expect(Self.texts(entry, .dossier).contains("Cả nước: Đơn bịa (1 bản chính, 2 bản sao) – khi trời mưa"))
        #expect(Self.texts(entry, .timeLimit).contains("Tỉnh Bịa: 10 ngày làm việc"))
        #expect(Self.texts(entry, .fee) == ["Cả nước", "Tỉnh Bịa"].flatMap { ["\($0): 1.200.000 đồng", "\($0): nửa mức bịa – cấp lại"] })
        #expect(Self.texts(entry, .forms).contains("Cả nước: Mẫu bịa 01") && Self.texts(entry, .filing).contains("Tỉnh Bịa: Nơi nhận: Quầy bịa"))
        #expect(Self.texts(entry, .signing).contains("Tỉnh Bịa: Ký: Phó phòng bịa, từ ngày 15/07/2001"))
        #expect(entry?.missing.contains(.steps) == false && entry?.missing.contains(.forms) == false)
    }

    private static func known(
        _ id: String, in entry: String?, pitfall: Bool = false, from: String = "2001-01-01", at place: String? = nil
    ) throws -> KnowledgeEntry {
        let citation = Citation(
            document: "9/1901/NĐ-XX", path: "Điều 1", provision: .init("x/art_1"), quote: "Nguyên văn bịa.", isVerified: true, version: "v",
            sources: [])
        return try KnowledgeEntry(
            id: .init(id), question: "Hỏi \(id)?", paraphrases: [], answer: "Đáp một.\nĐáp hai.", citations: [citation],
            span: DaySpan(from: Day(iso: from), until: nil), unit: .init("unit"), place: place.map { Place.ID($0) },
            entry: entry.map { HandbookEntry.ID($0) }, isPitfall: pitfall)
    }

    @Test func `what was answered and approved stands under the entry it was given, with its quote, as a question or as a pitfall`() throws {
        var facts = HandbookTests.facts()
        facts.knowledge = [
            try Self.known("1", in: "AA-01"), try Self.known("2", in: "AA-01", pitfall: true), try Self.known("3", in: nil),
            try Self.known("4", in: "BB-01", from: "2001-09-01"), try Self.known("5", in: "P-2"),
        ]
        let book = Handbook(Registry(facts), on: Self.on)
        let first = book.entry(.init("AA-01"))?.entry
        #expect(Self.texts(first, .questions) == ["Hỏi 1?: Đáp một. Đáp hai.", "Điều 1, 9/1901/NĐ-XX: Nguyên văn bịa."])
        #expect(Self.texts(first, .pitfalls).first == "Hỏi 2?: Đáp một. Đáp hai.")
        let line = first?.part(.questions)?.lines.first
        #expect(line?.mark == .guidance)
        #expect(line?.sources == ["Phòng thử"])
        // Not yet of that day; of no entry.
        #expect(Self.texts(book.entry(.init("BB-01"))?.entry, .questions) == [])
        #expect(Self.texts(book.entry(.init("P-2"))?.entry, .questions).count == 2)
        #expect(!book.entries.flatMap(\.parts).flatMap(\.lines).contains { $0.label?.vi == "Hỏi 3?" })
    }

    @Test func `an answer whose ground has changed since is silent, and so is one of another place`() throws {
        var facts = HandbookTests.facts()
        let (here, there) = (MadeUpRegistry.place("90", "Tỉnh Bịa"), MadeUpRegistry.place("91", "Tỉnh Khác"))
        facts.places = [here, there]
        facts.knowledge = [try Self.known("1", in: "AA-01", at: "91")]
        func told(_ place: Place?) -> [String] {
            Self.texts(Handbook(Registry(facts), on: Self.on, at: place).entry(.init("AA-01"))?.entry, .questions)
        }
        #expect(told(here).isEmpty)
        #expect(told(there).count == 2)
        #expect(told(nil).first == "Hỏi 1? (Tỉnh Khác): Đáp một. Đáp hai.")
    }

    /// An entry that was kept before anybody was asked for these two is the same fact as before.
    @Test func `what belongs to no entry has the same body as it always had`() throws {
        let text = String(decoding: try JSONEncoder().encode(try Self.known("1", in: nil)), as: UTF8.self)
        #expect(!text.contains("pitfall") && !text.contains("\"entry\""))
        let back = try JSONDecoder().decode(KnowledgeEntry.self, from: Data(text.utf8))
        #expect(back.entry == nil && !back.isPitfall)
    }

    @Test func `the plan has the entries, the sections and the counts of the book`() throws {
        var facts = HandbookTests.facts()
        for records in [[], [try Self.record("P-1", at: nil, steps: ["Nộp"])]] {
            facts.procedureRecords = records
            let (plan, book) = (HandbookPlan(Registry(facts), on: Self.on), Handbook(Registry(facts), on: Self.on))
            #expect(plan.sections.flatMap(\.items).map(\.id) == book.entries.map(\.id))
            #expect(plan.sections.map(\.title) == book.sections.map(\.title) && plan.figures == book.figures)
            for entry in book.entries { #expect(plan.entry(entry.id)?.entry == entry) }
            #expect(plan.figures.last?.ours == book.entries.count { !$0.missing.isEmpty })
            let told = Dictionary(uniqueKeysWithValues: plan.lacking.map { ($0.item.id, $0.missing) })
            for entry in book.entries { #expect(told[entry.id, default: []] == entry.missing) }
        }
    }

    @Test(arguments: ["thủ tục P-2", "thu tuc p-2", "THU TUC P-2"])
    func `a procedure that no duty claims is found beside the duties`(_ words: String) {
        let registry = Registry(HandbookTests.facts())
        #expect(registry.handbookEntries(matching: words, limit: 5).first?.id == .init("P-2"))
    }
}
