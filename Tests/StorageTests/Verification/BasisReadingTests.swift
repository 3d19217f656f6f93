// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// A quote that somebody typed, held against the text of the act where that is held.
@Suite(.serialized) struct BasisReadingTests {
    static let words = "Chủ tịch cấp phép thả đèn."

    static func documents(_ engine: Engine, _ text: String = words) async throws -> LegalDocumentStore {
        let database = try await engine.migratedDatabase()
        _ = try await ActStore(database).take(ActStoreTests.reading(text), at: MadeUpLaw.instant(100))
        return LegalDocumentStore(database)
    }

    static let day = Day(iso: "2001-01-01") ?? Day(number: 0)
    /// The act has not begun.
    static let before = Day(iso: "1901-05-31") ?? Day(number: 0)

    static func basis(
        _ path: String, _ quote: String, of number: String = "5/1901/TT-XX", in documents: LegalDocumentStore, on day: Day = day
    ) async throws -> Competence.Basis {
        try await BasisReading(document: number, path: path, quote: quote).basis(in: documents, on: day, underlying: "luật cũ")
    }

    @Test(arguments: Engine.available, ["Điều 1", "khoản 1 Điều 1", "Điều 1 khoản 1", "trong văn bản"])
    func `a quote that stands there is kept with the very version it was found in`(_ engine: Engine, _ path: String) async throws {
        let documents = try await Self.documents(engine)
        let basis = try await Self.basis(path, "  \(Self.words)\r\n", in: documents)
        let version = try await documents.provision(.init("5-1901-tt-xx/art_1"), known: nil)
        #expect(basis.isVerified && basis.confidence == .high && basis.path == path && basis.underlying == "luật cũ")
        #expect(basis.proof == Competence.Proof(quote: Self.words, provision: version.provision.id, version: version.digest))
    }

    @Test(arguments: Engine.available)
    func `a letter that differs, another clause and another article are refused, each in its own words`(_ engine: Engine) async throws {
        let documents = try await Self.documents(engine)
        await #expect(throws: VerificationError.notThere("Điều 1", "5/1901/TT-XX")) {
            try await Self.basis("Điều 1", "Chủ tịch cấp phép thả đèn!", in: documents)
        }
        await #expect(throws: VerificationError.elsewhere(typed: "khoản 2 Điều 1", found: "khoản 1 Điều 1")) {
            try await Self.basis("khoản 2 Điều 1", Self.words, in: documents)
        }
        await #expect(throws: VerificationError.noSuchPlace("Điều 7", "5/1901/TT-XX")) {
            try await Self.basis("Điều 7", Self.words, in: documents)
        }
        await #expect(throws: VerificationError.notInForce("5/1901/TT-XX", Self.before)) {
            try await Self.basis("Điều 1", Self.words, in: documents, on: Self.before)
        }
        await #expect(throws: VerificationError.notThere("Phụ lục I", "5/1901/TT-XX")) {
            try await Self.basis("Phụ lục I", Self.words, in: documents)
        }
    }

    @Test(arguments: Engine.available)
    func `a quote that stands in two clauses is found in the one that was named`(_ engine: Engine) async throws {
        let documents = try await Self.documents(engine, "Một hai ba bốn năm.\n2. Một hai ba bốn năm.")
        #expect(try await Self.basis("khoản 2 Điều 1", "Một hai ba bốn năm.", in: documents).proof?.isCompared == true)
    }

    @Test(arguments: Engine.available)
    func `where the act is not held the quote is kept, and nobody says that it was compared`(_ engine: Engine) async throws {
        let documents = try await Self.documents(engine)
        let basis = try await Self.basis("Điều 3", Self.words, of: "77/1901/NĐ-XX", in: documents)
        #expect(basis.isVerified && basis.confidence == .medium && basis.proof == Competence.Proof(quote: Self.words))
    }

    @Test(arguments: [("", "Điều 1", words), ("1/1", "", words), ("1/1", "chưa xác minh", words), ("1/1", "Điều 1", "ngắn quá")])
    func `what is missing is asked for`(_ document: String, _ path: String, _ quote: String) {
        #expect(throws: VerificationError.self) { try BasisReading(document: document, path: path, quote: quote) }
    }

    @Test(arguments: Engine.available)
    func `a competence waits again once its quote stands there no more`(_ engine: Engine) async throws {
        let database = try await engine.migratedDatabase()
        let documents = LegalDocumentStore(database)
        _ = try await ActStore(database).take(ActStoreTests.reading(Self.words), at: MadeUpLaw.instant(100))
        var facts = RegistryFacts()
        let basis = try await Self.basis("Điều 1", Self.words, in: documents)
        facts.competences = [
            Competence(
                id: .init("AA-01/b"), duty: .init("AA-01"), authority: Authority(name: Words(vi: "Chủ tịch bịa"), level: .province),
                kind: .devolution,
                from: DoubtfulDay(Self.day), until: nil, basis: basis, sources: ["bịa"], confidence: .high)
        ]
        #expect(try await VerificationQueue.outdated(facts, in: documents, today: Self.day).isEmpty)
        // Proven on other words, as though the article had been amended since.
        let other = Competence.Proof(quote: "Lời đã bị sửa đổi rồi.", provision: basis.proof?.provision, version: basis.proof?.version)
        let stale = Competence.Basis(document: basis.document, path: basis.path, isVerified: true, confidence: .high, proof: other)
        facts.competences = facts.competences.map { $0.resting(on: stale) }
        #expect(try await VerificationQueue.outdated(facts, in: documents, today: Self.day) == [.init("AA-01/b")])
    }
}
