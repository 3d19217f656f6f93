// SPDX-License-Identifier: Apache-2.0
import Answering
import Domain
import Foundation
import Importing
import Retrieval
import Storage
import Testing

/// The pipeline over real parts: the repository's content, a database in memory, an index in a folder of its own, and a made-up act.
struct Desk {
    let registry: Registry
    let pipeline: Pipeline
    let answers: AnswerStore
    let tickets: TicketStore
    let documents: any LegalDocuments

    static let today = Day(iso: "2026-11-22") ?? Day(number: 0)
    static let asked = Day(iso: "2026-11-22")?.start.addingTimeInterval(9 * 3_600) ?? .distantPast

    static let facts: RegistryFacts = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Content"
        return (try? RegistryFacts(ContentReader(folder: folder).read().facts)) ?? RegistryFacts()
    }()

    static let registry = Registry(facts)

    /// - Parameters:
    ///   - changing: What stands between the pipeline and the documents, to make a text differ from what was found.
    ///   - part: The law that is held.
    ///   - registry: Who is competent for what.
    init(
        changing: ((any LegalDocuments) -> any LegalDocuments)? = nil, holding part: EditionPart = MadeUpLaw.part, registry: Registry = Desk.registry
    ) async throws {
        try #require(!Self.facts.duties.isEmpty, "the repository's Content/ could not be read")
        let database = try await Databases.open("sqlite::memory:")
        try await Schema.migrate(database)
        try await EditionStore(database).take(part)
        let store = LegalDocumentStore(database)
        let folder = FileManager.default.temporaryDirectory.appending(path: "answering-\(UUID().uuidString)").path
        var builder = IndexBuilder(folder: folder, generation: "g1", documents: part.documents)
        builder.add(part.provisions.sorted { $0.id < $1.id })
        try builder.finish()
        self.registry = registry
        answers = AnswerStore(database)
        tickets = TicketStore(database)
        documents = changing?(store) ?? store
        let index = FolderIndex(folder: folder, rankings: RankingFolder(folder + "/rankings"))
        let counter = Counter()
        pipeline = Pipeline(
            registries: Present(registry: registry), documents: documents, index: index, answers: answers,
            newID: { "secret-\(counter.next())" }, now: { Self.asked }, versions: { ["registry": "r1", "corpus": "g1", "program": "test"] }
        )
    }

    func ask(_ text: String, on day: Day = today, place: String? = nil, language: Language = .vi) async throws -> Answer {
        try await record(text, on: day, place: place, language: language).answer
    }

    func record(_ text: String, on day: Day = today, place: String? = nil, language: Language = .vi) async throws -> AnswerRecord {
        let question = try Question(
            id: Question.ID(UUID().uuidString), text: text, on: day, place: place, language: language, asked: Self.asked
        )
        return try await pipeline.answer(question)
    }
}

private struct Present: Registries {
    let registry: Registry
    func registry(known: Date?) async throws -> Registry { registry }
}

/// Numbers one after another, from any thread.
private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var value = 0

    func next() -> Int {
        lock.withLock {
            value += 1
            return value
        }
    }
}

extension EditionStore {
    func take(_ part: EditionPart) async throws {
        let edition = try await open(label: "made up", digest: "d", at: Desk.asked)
        try await stage([part], in: edition)
        _ = try await finish(edition, at: Desk.asked)
    }
}

/// Acts that nobody issued, about a thing that does not exist.
enum MadeUpLaw {
    static let decree = LegalDocument(
        id: LegalDocument.ID("1-1901-nd-xx"), number: "1/1901/NĐ-XX", kind: "Nghị định", title: "Về khinh khí cầu",
        effect: DaySpan(from: Day(iso: "1901-01-01"))
    )
    static let repealed = LegalDocument(
        id: LegalDocument.ID("2-1901-nd-xx"), number: "2/1901/NĐ-XX", kind: "Nghị định", title: "Về đèn lồng",
        effect: DaySpan(from: Day(iso: "1901-01-01"), until: Day(iso: "1950-01-01"))
    )
    static let circular = LegalDocument(
        id: LegalDocument.ID("1-1901-tt-xx"), number: "1/1901/TT-XX", kind: "Thông tư", title: "Về cánh diều",
        effect: DaySpan(from: Day(iso: "1901-01-01"))
    )
    static let letter = LegalDocument(
        id: LegalDocument.ID("9-xx-pc"), number: "9/XX-PC", kind: "Công văn", title: "Hướng dẫn về thuyền giấy",
        effect: DaySpan(from: Day(iso: "1901-01-01"))
    )

    static let lighting = "Khinh khí cầu chỉ được thắp đèn lồng màu xanh khi bay qua sông."

    static let part = EditionPart(
        name: "made-up", title: "Made up", documents: [decree, repealed, circular, letter],
        provisions: [
            article(
                decree, 1, "Màu đèn lồng của khinh khí cầu",
                "1. \(lighting)\n2. Khinh khí cầu bay qua núi phải treo chuông đồng:\na) Chuông đồng nặng hai cân;\nb) Chuông đồng treo dưới giỏ."
            ),
            article(decree, 2, "Giấy bay của khinh khí cầu", "Người lái khinh khí cầu mang theo giấy bay và bánh mì."),
            article(repealed, 1, "Giờ thắp đèn lồng", "Đèn lồng được thắp từ giờ Dậu."),
            article(circular, 1, "Dây của cánh diều", "Dây của cánh diều dài không quá một trăm thước."),
            article(letter, 1, "Cách gấp thuyền giấy có mái chèo", "Thuyền giấy có mái chèo được gấp bằng giấy dó vàng."),
        ],
        faults: [], textBytes: 0, keptBytes: 0
    )

    static func article(_ act: LegalDocument, _ number: Int, _ heading: String, _ text: String) -> Provision {
        let path = ProvisionPath([.init(.article, String(number))])
        return Provision(
            id: Provision.ID("\(act.id.text)/\(path.eId)"), document: act.id, path: path, heading: heading, text: text, effect: act.effect
        )
    }
}
