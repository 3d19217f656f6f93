// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// One text to be found, under a name.
package struct Passage: Sendable {
    package let name: String
    package let title: String
    package let text: String
    package let effect: DaySpan

    package init(name: String, title: String, text: String, effect: DaySpan = .always) {
        self.name = name
        self.title = title
        self.text = text
        self.effect = effect
    }
}

/// Gathers passages into one segment: postings grow as packed bytes, so that a gigabyte of text takes some hundred megabytes.
struct SegmentBuilder {
    private var postings: [Term: PostingWriter] = [:]
    private var passages = ByteWriter()
    private var names = ByteWriter()
    private var count: UInt32 = 0
    private var syllables = 0

    mutating func add(_ passage: Passage) {
        let text = passage.title + "\n" + passage.text
        let marked = Analyzer(form: .marked).terms(text)
        add(marked)
        add(Analyzer(form: .folded).terms(text))
        add(LegalNumbers.terms(in: text))
        passages.fixed(UInt32(names.bytes.count))
        passages.fixed(UInt32(passage.name.utf8.count))
        passages.fixed(UInt32(marked.count))
        passages.fixed(passage.effect.from.map { Int32($0.number) } ?? SegmentLayout.always.from)
        passages.fixed(passage.effect.until.map { Int32($0.number) } ?? SegmentLayout.always.until)
        passages.fixed(UInt32(0))
        names.append(passage.name.utf8)
        count += 1
        syllables += marked.count
    }

    private mutating func add(_ terms: [Term]) {
        var counts: [Term: UInt32] = [:]
        counts.reserveCapacity(terms.count)
        for term in terms { counts[term, default: 0] += 1 }
        for (term, times) in counts {
            postings[term, default: PostingWriter()].add(passage: count, times: min(times, SegmentLayout.mostTimes))
        }
    }

    /// Writes the segment; equal passages make equal bytes.
    func write(to path: String, catalogue: Catalogue) throws {
        var terms = ByteWriter()
        var packed = ByteWriter()
        for (term, posting) in postings.sorted(by: { $0.key < $1.key }) {
            let bytes = posting.packed(of: Int(count))
            terms.fixed(term.hash)
            terms.fixed(UInt64(packed.bytes.count))
            terms.fixed(UInt32(bytes.count))
            terms.fixed(posting.passages)
            packed.append(bytes)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try Self.write(
            [terms.bytes, packed.bytes, passages.bytes, names.bytes, Array(try encoder.encode(catalogue))], passages: count,
            terms: UInt64(postings.count), mean: count == 0 ? 1 : Double(syllables) / Double(count), to: path
        )
    }

    private static func write(_ sections: [[UInt8]], passages: UInt32, terms: UInt64, mean: Double, to path: String) throws {
        var header = ByteWriter()
        header.fixed(SegmentLayout.magic)
        header.fixed(SegmentLayout.version)
        header.fixed(passages)
        header.fixed(terms)
        header.fixed(mean.bitPattern)
        var at = SegmentLayout.headerSize
        for section in sections {
            header.fixed(UInt64(at))
            header.fixed(UInt64(section.count))
            at += (section.count + 7) / 8 * 8
        }
        var body = ByteWriter()
        for section in sections {
            body.append(section)
            body.align()
        }
        let sum = header.bytes.withUnsafeBytes(checksum) ^ body.bytes.withUnsafeBytes(checksum)
        header.fixed(sum)
        try DurableFile.write([header.bytes, body.bytes], to: path)
    }
}

/// The passages that hold one term.
private struct PostingWriter {
    private(set) var bytes = ByteWriter()
    private(set) var passages: UInt32 = 0
    private var last: UInt32 = 0

    mutating func add(passage: UInt32, times: UInt32) {
        let gap = passages == 0 ? passage : passage - last
        bytes.varint(gap << 1 | (times == 1 ? 1 : 0))
        if times != 1 { bytes.varint(times) }
        last = passage
        passages += 1
    }

    /// As the segment keeps them.
    func packed(of all: Int) -> [UInt8] {
        guard SegmentLayout.isDense(passages: Int(passages), of: all) else { return bytes.bytes }
        var counts = [UInt8](repeating: 0, count: all)
        bytes.bytes.withUnsafeBytes { bytes in
            Postings(bytes: bytes, passages: Int(passages)).forEach { counts[$0] = UInt8(clamping: $1) }
        }
        return counts
    }
}

/// What a segment says of itself, and the acts whose passages it holds.
struct Catalogue: Codable, Sendable {
    let generation: String
    let documents: [Act]

    struct Act: Codable, Sendable {
        let id: LegalDocument.ID
        let number: String
        let kind: String
        let title: String
    }
}
