// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// What the fuzzer of `Tests/fuzz` once found, and what it begins with: none of it brings a reader down or is read into something else.
@Suite struct FuzzSeedTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fuzz/Seeds").standardizedFileURL
    static let seeds = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()

    @Test func `there are seeds for every door`() throws {
        let doors = Set(try Self.seeds.map { try Self.seed($0).door })
        #expect(doors == ["f", "w", "h", "s", "m"])
    }

    @Test(arguments: seeds)
    func `a seed is read, or refused, and stays what it is`(_ name: String) async throws {
        let (door, bytes) = try Self.seed(name)
        switch door {
        case "f": try Self.read(bytes)
        case "w": try Self.read(Zip.packed(["word/document.xml": String(decoding: bytes, as: UTF8.self)]))
        case "h":
            let folder = try SourceFolder(["a.html": Data(bytes)])
            defer { folder.remove() }
            for part in (try? await CodificationReader(path: folder.path).allParts()) ?? [] { #expect(part.keptBytes <= part.textBytes) }
        case "s": _ = try? WorkbookFile.read(Zip.packed(["xl/worksheets/sheet1.xml": String(decoding: bytes, as: UTF8.self)]), name: "x")
        default:
            let text = String(decoding: bytes, as: UTF8.self)
            let mentions = MentionReader(ActNames([])).mentions(in: text, under: ProvisionPath([.init(.article, "5"), .init(.clause, "2")]))
            #expect(mentions.allSatisfy { 0 <= $0.range.lowerBound && $0.range.upperBound <= text.utf8.count })
            _ = (LegalReference.all(in: text), LawPlace.recorded(in: text))
        }
    }

    private static func seed(_ name: String) throws -> (door: String, bytes: [UInt8]) {
        let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
        return (String(decoding: bytes.prefix(1), as: UTF8.self), Array(bytes.dropFirst()))
    }

    private static func read(_ bytes: [UInt8]) throws {
        guard let reading = try? ActFile.read(bytes, name: "x") else { return }
        #expect(reading.report.coverage > 0.99 && reading.report.coverage < 1.01)
        let act = reading.act
        _ = (ActHTML(act).page, act.provisions, CompetenceReader.proposals(in: act))
        let today = ActOnDay(act, on: Day(number: 60_000), amendedBy: AmendmentReader.proposals(in: act).map(\.amendment))
        _ = ActDifference(from: act, to: today.act)
        guard reading.report.format != .akomaNtoso else { return }
        #expect(try ActFile.read(Array(AkomaNtoso(act).xml.utf8), name: "x").act == act)
    }
}
