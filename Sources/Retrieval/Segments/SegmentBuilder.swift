// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Gathers passages into one segment: postings grow as packed bytes, so that a gigabyte of text takes some hundred megabytes.
struct SegmentBuilder {
    private var postings: [Term: PostingWriter] = [:]
    private var passages: [PassageEntry] = []
    private var names = ByteWriter()
    private var vocabulary = Vocabulary()
    private var words = ByteWriter()
    private var acts: [String: UInt32] = [:]

    mutating func add(_ passage: Passage) {
        let heading = Analyzer.syllables(passage.title)
        let body = Analyzer.syllables(passage.text)
        let context = passage.place.context.flatMap(Analyzer.syllables)
        var entry = PassageEntry()
        entry.nameAt = UInt32(names.bytes.count)
        entry.nameBytes = UInt32(passage.name.utf8.count)
        entry.from = passage.effect.from.map { Int32($0.number) } ?? entry.from
        entry.until = passage.effect.until.map { Int32($0.number) } ?? entry.until
        entry.act = acts[passage.place.act] ?? UInt32(acts.count)
        acts[passage.place.act] = entry.act
        entry.article = UInt32(clamping: passage.place.article)
        entry.rank = ActRank.of(passage.place.number).rawValue
        entry.year = ActRank.year(in: passage.place.number)
        entry.length = add(heading + body, in: .text)
        entry.heading = add(heading, in: .heading)
        entry.context = add(context, in: .context)
        add(LegalNumbers.terms(in: passage.title + "\n" + passage.text))
        entry.wordsAt = UInt64(words.bytes.count)
        for field in [heading, context, body] { write(field) }
        names.append(passage.name.utf8)
        passages.append(entry)
    }

    private mutating func add(_ syllables: [Syllable], in field: Field) -> UInt32 {
        for form in Analyzer.Form.allCases {
            let terms = Analyzer.terms(of: syllables.map { $0[form] })
            add(field == .text ? terms : terms.map { $0.within(field) })
        }
        return UInt32(max(0, syllables.count * 2 - 1))
    }

    private mutating func add(_ terms: [Term]) {
        var counts: [Term: UInt32] = [:]
        counts.reserveCapacity(terms.count)
        for term in terms { counts[term, default: 0] += 1 }
        let passage = UInt32(passages.count)
        for (term, times) in counts {
            postings[term, default: PostingWriter()].add(passage: passage, times: min(times, SegmentLayout.mostTimes))
        }
    }

    private mutating func write(_ field: [Syllable]) {
        for (at, syllable) in field.enumerated() {
            if syllable.startsLine && at > 0 { words.word(WordCode.lineEnd) }
            words.word(vocabulary.number(of: syllable) + WordCode.first)
        }
        words.word(WordCode.fieldEnd)
    }

    /// Writes the segment; equal passages make equal bytes.
    ///
    /// - Parameter references: As ``ReferenceTable`` makes them of the same passages.
    func write(to path: String, catalogue: Catalogue, references: [UInt8]) throws {
        var terms = ByteWriter()
        var packed = ByteWriter()
        for (term, posting) in postings.sorted(by: { $0.key < $1.key }) {
            let bytes = posting.packed(of: passages.count)
            terms.fixed(term.hash)
            terms.fixed(UInt64(packed.bytes.count))
            terms.fixed(UInt32(bytes.count))
            terms.fixed(posting.passages)
            packed.append(bytes)
        }
        var pointing = Pointing(passages, words: words.bytes, vocabulary)
        let entries = withHeadingRarity(pointing.entries())
        var passageBytes = ByteWriter()
        for entry in entries { entry.write(to: &passageBytes) }
        var catalogue = catalogue
        catalogue.lengths = MeanLengths(entries)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let syllables = vocabulary.bytes { postings[$0]?.passages ?? 0 }
        try Self.write(
            [
                terms.bytes, packed.bytes, passageBytes.bytes, names.bytes, Array(try encoder.encode(catalogue)), syllables, words.bytes,
                pointing.bytes.bytes, references,
            ], passages: UInt32(passages.count), terms: UInt64(postings.count), mean: catalogue.lengths.text, to: path
        )
    }

    /// Only now is it known how rare each word is.
    private func withHeadingRarity(_ entries: [PassageEntry]) -> [PassageEntry] {
        func idf(_ term: Term) -> Double { BM25.usual.idf(passages: Int(postings[term]?.passages ?? 0), of: passages.count) }
        return words.bytes.withUnsafeBytes { words in
            entries.map { entry in
                var entry = entry
                var heading: [Syllable] = []
                var reader = WordReader(UnsafeRawBufferPointer(rebasing: words[Int(entry.wordsAt)...]))
                while let word = reader.next(), word != WordCode.fieldEnd {
                    if word >= WordCode.first { heading.append(vocabulary.syllables[Int(word - WordCode.first)]) }
                }
                for form in Analyzer.Form.allCases {
                    let terms = heading.map { $0[form] }
                    entry.headingRarity[form] = (
                        syllables: terms.reduce(0) { $0 + idf($1) },
                        pairs: zip(terms, terms.dropFirst()).reduce(0) { $0 + idf(Term.pair($1.0, $1.1)) }
                    )
                }
                return entry
            }
        }
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
