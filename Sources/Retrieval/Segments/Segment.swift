// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A segment open for reading. Nothing in it ever changes, so any number of threads may read it.
final class Segment: Sendable {
    let passages: Int
    let meanLength: Double
    let catalogue: Catalogue
    private let file: MappedFile
    private let path: String
    private let terms: Int
    private let sections: [(start: Int, count: Int)]

    /// - Throws: ``IndexError`` when the file is not there, of another version, or not whole.
    init(path: String) throws {
        let file = try MappedFile(path: path)
        guard file.count >= SegmentLayout.headerSize, file.base.load(as: UInt64.self) == SegmentLayout.magic else {
            throw IndexError.damaged(path)
        }
        guard file.base.load(fromByteOffset: 8, as: UInt32.self) == SegmentLayout.version else { throw IndexError.otherVersion(path) }
        let sections = (0..<SegmentLayout.sections).map { at in
            (
                start: Int(truncatingIfNeeded: file.base.load(fromByteOffset: 32 + at * 16, as: UInt64.self)),
                count: Int(truncatingIfNeeded: file.base.load(fromByteOffset: 40 + at * 16, as: UInt64.self))
            )
        }
        passages = Int(file.base.load(fromByteOffset: 12, as: UInt32.self))
        terms = Int(truncatingIfNeeded: file.base.load(fromByteOffset: 16, as: UInt64.self))
        meanLength = Double(bitPattern: file.base.load(fromByteOffset: 24, as: UInt64.self))
        let isWhole = sections.allSatisfy { section in
            section.start >= SegmentLayout.headerSize && section.start % 8 == 0 && section.count >= 0
                && section.start <= file.count && section.count <= file.count - section.start
        }
        // Divided, since a damaged count may be too large to multiply.
        guard isWhole, sections[0].count % SegmentLayout.termSize == 0, sections[0].count / SegmentLayout.termSize == terms,
            sections[2].count == passages * SegmentLayout.passageSize, sections[5].count % SegmentLayout.syllableSize == 0,
            sections[8].count % 4 == 0, sections[8].count / 4 > passages,
            Self.sum(of: file) == file.base.load(fromByteOffset: SegmentLayout.checksumAt, as: UInt64.self)
        else { throw IndexError.damaged(path) }
        let json = UnsafeRawBufferPointer(start: file.base + sections[4].start, count: sections[4].count)
        guard let catalogue = try? JSONDecoder().decode(Catalogue.self, from: Data(json)) else { throw IndexError.damaged(path) }
        self.catalogue = catalogue
        self.file = file
        self.path = path
        self.sections = sections
    }

    private static func sum(of file: MappedFile) -> UInt64 {
        let body = UnsafeRawBufferPointer(start: file.base + SegmentLayout.headerSize, count: file.count - SegmentLayout.headerSize)
        return checksum(UnsafeRawBufferPointer(start: file.base, count: SegmentLayout.checksumAt)) ^ checksum(body)
    }

    private func start(_ section: SegmentLayout.Section) -> UnsafeRawPointer { file.base + sections[section.rawValue].start }

    /// The postings of a term, or `nil` where no passage holds it.
    func postings(_ term: Term) -> Postings? {
        let base = start(.terms)
        var low = 0
        var high = terms
        while low < high {
            let middle = (low + high) / 2
            if base.load(fromByteOffset: middle * SegmentLayout.termSize, as: UInt64.self) < term.hash { low = middle + 1 } else { high = middle }
        }
        guard low < terms, base.load(fromByteOffset: low * SegmentLayout.termSize, as: UInt64.self) == term.hash else { return nil }
        let entry = base + low * SegmentLayout.termSize
        let offset = Int(entry.load(fromByteOffset: 8, as: UInt64.self))
        let bytes = Int(entry.load(fromByteOffset: 16, as: UInt32.self))
        return Postings(
            bytes: UnsafeRawBufferPointer(start: start(.postings) + offset, count: bytes),
            passages: Int(entry.load(fromByteOffset: 20, as: UInt32.self))
        )
    }

    func entry(_ passage: Int) -> PassageEntry { PassageEntry(start(.passages) + passage * SegmentLayout.passageSize) }

    /// How many terms a field of a passage has.
    func length(of passage: Int, in field: Field) -> Int {
        let base = start(.passages) + passage * SegmentLayout.passageSize
        return Int(base.load(fromByteOffset: Self.lengthAt[Int(field.rawValue)], as: UInt32.self))
    }

    private static let lengthAt = [8, 36, 40]

    func act(of passage: Int) -> Int {
        Int((start(.passages) + passage * SegmentLayout.passageSize).load(fromByteOffset: 20, as: UInt32.self))
    }

    func isInForce(_ passage: Int, on day: Int32) -> Bool {
        let entry = start(.passages) + passage * SegmentLayout.passageSize
        return entry.load(fromByteOffset: 12, as: Int32.self) <= day && day < entry.load(fromByteOffset: 16, as: Int32.self)
    }

    func name(of passage: Int) -> String {
        let entry = start(.passages) + passage * SegmentLayout.passageSize
        let offset = Int(entry.load(as: UInt32.self))
        let count = Int(entry.load(fromByteOffset: 4, as: UInt32.self))
        return String(decoding: UnsafeRawBufferPointer(start: start(.names) + offset, count: count), as: UTF8.self)
    }

    var syllables: Int { sections[SegmentLayout.Section.syllables.rawValue].count / SegmentLayout.syllableSize }

    /// A syllable by its number: the term of a form, and how many passages hold it.
    func syllable(_ number: Int, in form: Analyzer.Form) -> (term: Term, passages: Int) {
        let entry = start(.syllables) + number * SegmentLayout.syllableSize
        let at = form == .marked ? 0 : 1
        return (
            Term(hash: entry.load(fromByteOffset: at * 8, as: UInt64.self)), Int(entry.load(fromByteOffset: 16 + at * 4, as: UInt32.self))
        )
    }

    /// The syllables of a passage, by ``WordCode``: heading, context, body.
    func words(of passage: Int) -> WordReader { WordReader(bytes(of: passage, in: .words, at: 48)) }

    /// What other articles say where they point to a passage.
    func pointers(to passage: Int) -> WordReader { WordReader(bytes(of: passage, in: .pointers, at: 56)) }

    /// The passages that name a passage, in order.
    func referring(to passage: Int) -> [Int] {
        let base = start(.references)
        let count = sections[SegmentLayout.Section.references.rawValue].count / 4
        let from = Int(base.load(fromByteOffset: passage * 4, as: UInt32.self))
        let until = Int(base.load(fromByteOffset: passage * 4 + 4, as: UInt32.self))
        guard from <= until, passages + 1 + until <= count else { return [] }
        return (from..<until).map { Int(base.load(fromByteOffset: (passages + 1 + $0) * 4, as: UInt32.self)) }.filter { $0 < passages }
    }

    /// - Parameter offset: Of the place in the section, in a passage's entry.
    private func bytes(of passage: Int, in section: SegmentLayout.Section, at offset: Int) -> UnsafeRawBufferPointer {
        func place(_ passage: Int) -> Int {
            let entry = start(.passages) + passage * SegmentLayout.passageSize
            return Int(truncatingIfNeeded: entry.load(fromByteOffset: offset, as: UInt64.self))
        }
        let from = place(passage)
        let all = sections[section.rawValue].count
        let end = passage + 1 < passages ? place(passage + 1) : all
        guard from >= 0, from <= end, end <= all else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: start(section) + from, count: end - from)
    }

    /// The passage of a name, where names were added in order of their UTF-8.
    func passage(named name: String) -> Int? {
        let found = firstPassage(from: name)
        return found < passages && self.name(of: found) == name ? found : nil
    }

    /// The first passage whose name is not before this one.
    func firstPassage(from name: String) -> Int {
        var low = 0
        var high = passages
        while low < high {
            let middle = (low + high) / 2
            if self.name(of: middle).utf8.lexicographicallyPrecedes(name.utf8) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Where a term stands: passages in order, and how often in each.
struct Postings {
    let bytes: UnsafeRawBufferPointer
    let passages: Int

    /// How often in each of all passages, where the term is kept so; see ``SegmentLayout/isDense(passages:of:)``.
    func counts(of all: Int) -> UnsafeRawBufferPointer? {
        SegmentLayout.isDense(passages: passages, of: all) && bytes.count == all ? bytes : nil
    }

    /// For a term that is kept as a list.
    @inline(__always)
    func forEach(_ visit: (_ passage: Int, _ times: UInt32) -> Void) {
        guard var next = bytes.baseAddress else { return }
        let end = next + bytes.count
        var passage = 0
        for _ in 0..<passages {
            let head = Self.varint(&next, end)
            passage += Int(head >> 1)
            visit(passage, head & 1 == 1 ? 1 : Self.varint(&next, end))
        }
    }

    @inline(__always)
    private static func varint(_ next: inout UnsafeRawPointer, _ end: UnsafeRawPointer) -> UInt32 {
        var number: UInt32 = 0
        var shift: UInt32 = 0
        while next < end {
            let byte = next.load(as: UInt8.self)
            next += 1
            number |= UInt32(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return number
    }
}
