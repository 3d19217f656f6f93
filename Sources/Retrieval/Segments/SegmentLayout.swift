// SPDX-License-Identifier: Apache-2.0

/// How a segment lies in its file. All numbers are little-endian; every section begins at a multiple of eight.
///
///     header      magic, version, counts, and offset and length of each section
///     terms       hash u64 · offset u64 · bytes u32 · documents u32, by hash
///     postings    for each term, passages in order: (gap × 2 + one?) varint, then how often, where more than once;
///                 for a term of many passages one byte a passage: how often
///     passages    name offset u32 · name length u32 · syllables u32 · from i32 · until i32 · zero u32
///     names       UTF-8
///     catalogue   JSON: generation and documents
enum SegmentLayout {
    static let magic: UInt64 = 0x3130_4E48_474E_4F44
    static let version: UInt32 = 3
    static let termSize = 24
    static let passageSize = 24
    static let sections = 5
    /// magic 8 · version 4 · passages 4 · terms 8 · mean length 8 · sections of 16 · checksum 8.
    static let headerSize = 32 + sections * 16 + 8
    static let checksumAt = headerSize - 8

    enum Section: Int { case terms, postings, passages, names, catalogue }

    /// A term that so many passages hold is quicker added up passage by passage than read off a list.
    static func isDense(passages: Int, of all: Int) -> Bool { passages * 8 > all }

    /// More often than this in one passage counts as this often: a byte keeps it, and BM25 has long been level there.
    static let mostTimes: UInt32 = 255

    /// Days without a bound.
    static let always: (from: Int32, until: Int32) = (.min, .max)
}
