// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// What a content folder is read into, and what is said of its faults.
@Suite struct ContentReaderTests {
    @Test func `the content of this project has no fault`() {
        let faults = ContentFolder.reading.faults.map { "\($0.file):\($0.line): \($0.message)" }
        #expect(faults == [])
    }

    @Test func `nothing of the gathered facts is missing`() throws {
        let facts = try RegistryFacts(ContentFolder.reading.facts)
        #expect(facts.duties.count >= 163)
        #expect(facts.procedures.count >= 43)
        #expect(facts.changes.count >= 62)
        #expect(facts.documents.count >= 93)
        #expect(facts.rules.count >= 17)
        #expect(facts.practice.count >= 16)
        #expect(facts.gaps.count >= 15)
        #expect(facts.rejectedClaims.count >= 3)
        #expect(facts.duties.filter(\.isDraft).map(\.id.text).sorted() == ["DL-10", "KH-91"])
    }

    @Test func `sixty-three provinces became thirty-four, and one of them a city`() throws {
        let registry = try ContentFolder.registry()
        func standing(_ day: String) throws -> Int {
            let day = try #require(Day(iso: day))
            return registry.facts.places.filter { $0.existence.contains(day) }.count
        }
        #expect(try standing("2025-06-30") == 63)
        #expect(try standing("2025-07-01") == 34)
        #expect(try standing("2026-04-29") == 34)
        #expect(try standing("2026-04-30") == 34)
        for place in registry.facts.places where place.existence.until != nil { #expect(place.mergedInto != nil, "\(place.id.text)") }
    }

    @Test func `reading twice gives the same facts`() {
        #expect(ContentReader(folder: ContentFolder.path).read().facts == ContentFolder.reading.facts)
    }

    @Test func `facts read back and kept again are the same, byte for byte`() throws {
        let facts = ContentFolder.reading.facts
        let kept = try RegistryFacts(facts).encoded { _, _ in "" }
        let bodies = Dictionary(uniqueKeysWithValues: kept.map { ("\($0.kind) \($0.key)", $0.body) })
        #expect(bodies.count == facts.count)
        for fact in facts { #expect(bodies["\(fact.kind) \(fact.key)"] == fact.body, "\(fact.origin)") }
    }

    @Test func `every fact says where it was read`() {
        for fact in ContentFolder.reading.facts { #expect(fact.origin.contains(".yaml:"), "\(fact.kind) \(fact.key)") }
    }

    @Test func `every fact has a source`() throws {
        let facts = try RegistryFacts(ContentFolder.reading.facts)
        for duty in facts.duties { #expect(!duty.sources.isEmpty, "\(duty.id.text)") }
        for row in facts.competences { #expect(!row.sources.isEmpty, "\(row.id.text)") }
        for change in facts.changes { #expect(!change.sources.isEmpty, "\(change.id.text)") }
        for document in facts.documents { #expect(!document.sources.isEmpty, "\(document.id.text)") }
    }
}

/// Every kind of fault, each made once in a folder that is otherwise in order.
@Suite struct ContentFaultTests {
    static let sound = """
        authorities:
        - id: office
          name: {vi: Văn phòng}
          level: central
        units:
        - id: unit
          name: {vi: Đơn vị}
          sources: [somewhere]
        fields:
        - id: field
          name: {vi: Lĩnh vực}
          unit: unit
        duties:
        - id: AA-01
          field: field
          title: {vi: Việc}
          confidence: high
          sources: [somewhere]
          competences:
          - authority: office
            kind: retained
            from: 2001-02-03
            until: 2001-02-04
            basis:
              document: 1/1901/NĐ-XX
              isVerified: false
              confidence: low
        """

    struct Fault: CustomTestStringConvertible, Sendable {
        let name: String
        let replace: String
        let with: String
        let line: Int
        let says: String
        var testDescription: String { name }
    }

    static let faults = [
        Fault(name: "unknown list", replace: "units:", with: "unites:", line: 5, says: "the lists are"),
        Fault(
            name: "unknown key", replace: "  confidence: high\n",
            with: "  confidence: high\n  fees: none\n", line: 18, says: "“fees” is no key here"),
        Fault(name: "missing key", replace: "  title: {vi: Việc}\n", with: "", line: 14, says: "“title” is missing"),
        Fault(
            name: "wrong type", replace: "sources: [somewhere]\n  competences",
            with: "sources: somewhere\n  competences", line: 18, says: "Write a list here"),
        Fault(name: "bad day", replace: "until: 2001-02-04", with: "until: 2001-02-30", line: 23, says: "instead of “2001-02-30”"),
        Fault(name: "bad choice", replace: "kind: retained", with: "kind: kept", line: 21, says: "devolution, decentralisation"),
        Fault(name: "bad flag", replace: "isVerified: false", with: "isVerified: perhaps", line: 26, says: "true or false"),
        Fault(name: "unknown field", replace: "field: field", with: "field: meadow", line: 15, says: "There is no field “meadow”"),
        Fault(name: "unknown authority", replace: "authority: office", with: "authority: nobody", line: 20, says: "There is no authority “nobody”"),
        Fault(name: "unknown unit", replace: "unit: unit", with: "unit: other", line: 12, says: "There is no unit “other”"),
        Fault(
            name: "twice the same", replace: "units:",
            with: "  aliases: []\n- id: office\n  name: {vi: Khác}\n  level: central\nunits:", line: 6, says: "stands at facts.yaml:2 already"),
        Fault(
            name: "no source", replace: "sources: [somewhere]\n  competences",
            with: "sources: []\n  competences", line: 18, says: "at least one source"),
        Fault(name: "end before start", replace: "until: 2001-02-04", with: "until: 2001-02-03", line: 23, says: "is not after from"),
        Fault(name: "verified though unsure", replace: "isVerified: false", with: "isVerified: true", line: 26, says: "is not verified"),
        Fault(name: "empty text", replace: "document: 1/1901/NĐ-XX", with: "document: ''", line: 25, says: "Write a text here"),
        Fault(name: "key twice", replace: "  level: central\n", with: "  level: central\n  level: district\n", line: 4, says: "stands twice"),
        Fault(name: "not YAML", replace: "  level: central\n", with: "  level: [central\n", line: 5, says: "This is not YAML"),
        Fault(name: "words without a language", replace: "title: {vi: Việc}", with: "title: {}", line: 16, says: "Write the text under vi:"),
    ]

    @Test func `the sound folder is sound`() throws {
        #expect(try Self.read(Self.sound).faults == [])
        #expect(try Self.read(Self.sound).facts.count == 5)
    }

    @Test(arguments: faults)
    func `a fault is told with its line and what to write instead`(_ fault: Fault) throws {
        try #require(Self.sound.contains(fault.replace))
        let start = try #require(Self.sound.range(of: fault.replace))
        let faults = try Self.read(Self.sound.replacingCharacters(in: start, with: fault.with)).faults
        let told = faults.first { $0.message.contains(fault.says) }
        #expect(told?.line == fault.line, "\(faults)")
        #expect(told?.file == "facts.yaml")
    }

    @Test func `a duty that nobody ever held is a fault`() throws {
        let head = try #require(Self.sound.range(of: "  competences:"))
        let faults = try Self.read(Self.sound[..<head.lowerBound] + "  competences: []\n").faults
        #expect(faults.map(\.line) == [14])
        #expect(faults.first?.message.contains("at least one competence") == true)
    }

    @Test func `all faults are told at once`() throws {
        let text = Self.sound.replacing("kind: retained", with: "kind: kept").replacing("field: field", with: "field: meadow")
            .replacing("until: 2001-02-04", with: "until: soon")
        #expect(try Self.read(text).faults.map(\.line) == [15, 21, 23])
    }

    @Test func `a fault in a fact is no fault in those that name it`() throws {
        let text = Self.sound.replacing("  level: central\n", with: "  level: high\n")
        #expect(try Self.read(text).faults.map(\.line) == [4])
    }

    @Test func `a folder without a file says so`() throws {
        let folder = try Self.folder([:])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(ContentReader(folder: folder).read().faults.count == 1)
    }

    @Test func `a file that is no text is told, and the rest is read`() throws {
        let folder = try Self.folder(["facts.yaml": Data(Self.sound.utf8), "more.yaml": Data([0xFF, 0xFE, 0x00, 0xD8])])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reading = ContentReader(folder: folder).read()
        #expect(reading.faults.map(\.file) == ["more.yaml"])
        #expect(reading.facts.count == 5)
    }

    private static func read(_ text: some StringProtocol) throws -> ContentReading {
        let folder = try folder(["facts.yaml": Data(text.utf8)])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return ContentReader(folder: folder).read()
    }

    private static func folder(_ files: [String: Data]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "content-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, data) in files { try data.write(to: folder.appending(path: name)) }
        return folder.path(percentEncoded: false)
    }
}
