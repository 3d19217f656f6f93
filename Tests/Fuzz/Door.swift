// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing

/// A reader of the product, and what must hold of whatever it takes.
enum Door: UInt8 {
    /// A file as it was sent: text, HTML, Akoma Ntoso, or a zip.
    case file = 0x66  // f
    /// The body of a DOCX: a zip of random bytes seldom unpacks.
    case word = 0x77  // w
    /// A heading of the codification.
    case heading = 0x68  // h
    /// A sheet of a workbook.
    case sheet = 0x73  // s
    /// Words that may name law.
    case mention = 0x6D  // m

    func take(_ bytes: [UInt8]) {
        switch self {
        case .file: Self.read(bytes)
        case .word: Self.read(Zip.packed(["word/document.xml": bytes]))
        case .heading: Self.readHeading(bytes)
        case .sheet: _ = try? WorkbookFile.read(Zip.packed(["xl/worksheets/sheet1.xml": bytes]), name: "x")
        case .mention: Self.readMentions(bytes)
        }
    }

    // MARK: Acts

    private static func read(_ bytes: [UInt8]) {
        // Programs of others read these, in processes of their own.
        guard bytes.prefix(1_024).firstRange(of: Array("%PDF-".utf8)) == nil, !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]),
            let reading = try? ActFile.read(bytes, name: "x")
        else { return }
        require(reading.report.coverage > 0.99 && reading.report.coverage < 1.01, "\(reading.report.coverage) of the text is in the act")
        exercise(reading.act)
        guard reading.report.format != .akomaNtoso else { return }
        let xml = AkomaNtoso(reading.act).xml
        guard let again = try? ActFile.read(Array(xml.utf8), name: "x") else { return require(false, "our own Akoma Ntoso is refused") }
        require(again.act == reading.act, "read from our Akoma Ntoso it is another act")
    }

    /// All that is made of an act when it is taken in.
    private static func exercise(_ act: Act) {
        _ = ActHTML(act).page
        _ = act.provisions
        _ = CompetenceReader.proposals(in: act)
        let changes = AmendmentReader.proposals(in: act).map(\.amendment)
        // What it does to others is tried on itself: places that are there, and places that are not.
        let today = ActOnDay(act, on: Day(number: 60_000), amendedBy: changes)
        _ = ActDifference(from: act, to: today.act)
    }

    // MARK: Others

    private static func readHeading(_ bytes: [UInt8]) {
        let folder = URL(filePath: "/dev/shm/donghanh-fuzz-\(getpid())")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(bytes).write(to: folder.appending(path: "a.html"))
        let done = DispatchSemaphore(value: 0)
        Task {
            try? await CodificationReader(path: folder.path()).read(skipping: []) { part in
                require(part.keptBytes <= part.textBytes, "more is kept of a heading than it holds")
            }
            done.signal()
        }
        done.wait()
    }

    private static func readMentions(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let path = ProvisionPath([.init(.article, "5"), .init(.clause, "2")])
        let count = text.utf8.count
        for mention in MentionReader(ActNames([])).mentions(in: text, under: path) {
            require(mention.range.lowerBound >= 0 && mention.range.upperBound <= count, "a mention lies outside its text")
        }
        _ = LegalReference.all(in: text)
        _ = LawPlace.recorded(in: text)
    }

    private static func require(_ holds: Bool, _ what: @autoclosure () -> String) {
        guard !holds else { return }
        FileHandle.standardError.write(Data("NOT SO: \(what())\n".utf8))
        abort()
    }
}
