// SPDX-License-Identifier: Apache-2.0

/// How a segment lies in its file. All numbers are little-endian; every section begins at a multiple of eight.
///
///     header      magic, version, counts, and offset and length of each section
///     terms       hash u64 · offset u64 · bytes u32 · documents u32, by hash
///     postings    for each term, passages in order: (gap × 2 + one?) varint, then how often, where more than once;
///                 for a term of many passages one byte a passage: how often
///     passages    one ``PassageEntry`` each
///     names       UTF-8
///     catalogue   JSON: generation, documents, mean lengths
///     syllables   marked hash u64 · folded hash u64 · passages with the marked u32 · passages with the folded u32, as first met
///     words       each passage's syllables in order, by ``WordCode``: heading, context, body
///     pointers    what other articles of the act say where they point to this one, likewise
///     references  where each passage's list begins u32, one more than there are passages; the lists: passages that name it u32
enum SegmentLayout {
    static let magic: UInt64 = 0x3130_4E48_474E_4F44
    static let version: UInt32 = 6
    static let termSize = 24
    static let passageSize = 96
    static let syllableSize = 24
    static let sections = 9
    /// magic 8 · version 4 · passages 4 · terms 8 · mean length 8 · sections of 16 · checksum 8.
    static let headerSize = 32 + sections * 16 + 8
    static let checksumAt = headerSize - 8

    enum Section: Int { case terms, postings, passages, names, catalogue, syllables, words, pointers, references }

    /// A term that so many passages hold is quicker added up passage by passage than read off a list.
    static func isDense(passages: Int, of all: Int) -> Bool { passages * 8 > all }

    /// More often than this in one passage counts as this often: a byte keeps it, and BM25 has long been level there.
    static let mostTimes: UInt32 = 255

    /// Days without a bound.
    static let always: (from: Int32, until: Int32) = (.min, .max)
}

/// How a passage's words are told apart from what parts them: two bytes each, but for syllables whose number is too great for that.
enum WordCode {
    static let fieldEnd: UInt32 = 0
    static let lineEnd: UInt32 = 1
    /// The number of a syllable is its code less this.
    static let first: UInt32 = 2
    /// Says that the code follows in four bytes.
    static let long: UInt16 = .max
}

/// What a segment keeps of a passage, in the order in which it lies there.
struct PassageEntry {
    var nameAt: UInt32 = 0
    var nameBytes: UInt32 = 0
    /// Syllables and pairs of heading and body.
    var length: UInt32 = 0
    var from: Int32 = SegmentLayout.always.from
    var until: Int32 = SegmentLayout.always.until
    var act: UInt32 = 0
    var article: UInt32 = 0
    var rank: UInt32 = 0
    var year: UInt32 = 0
    /// Syllables and pairs of the heading, of the titles it stands under, of what points to it.
    var heading: UInt32 = 0
    var context: UInt32 = 0
    var pointers: UInt32 = 0
    var wordsAt: UInt64 = 0
    var pointersAt: UInt64 = 0
    var headingRarity = HeadingRarity()

    func write(to bytes: inout ByteWriter) {
        bytes.fixed(nameAt)
        bytes.fixed(nameBytes)
        bytes.fixed(length)
        bytes.fixed(from)
        bytes.fixed(until)
        bytes.fixed(act)
        bytes.fixed(article)
        bytes.fixed(rank)
        bytes.fixed(year)
        bytes.fixed(heading)
        bytes.fixed(context)
        bytes.fixed(pointers)
        bytes.fixed(wordsAt)
        bytes.fixed(pointersAt)
        for form in Analyzer.Form.allCases {
            bytes.fixed(headingRarity[form].syllables.bitPattern)
            bytes.fixed(headingRarity[form].pairs.bitPattern)
        }
    }

    init() {}

    init(_ base: UnsafeRawPointer) {
        nameAt = base.load(as: UInt32.self)
        nameBytes = base.load(fromByteOffset: 4, as: UInt32.self)
        length = base.load(fromByteOffset: 8, as: UInt32.self)
        from = base.load(fromByteOffset: 12, as: Int32.self)
        until = base.load(fromByteOffset: 16, as: Int32.self)
        act = base.load(fromByteOffset: 20, as: UInt32.self)
        article = base.load(fromByteOffset: 24, as: UInt32.self)
        rank = base.load(fromByteOffset: 28, as: UInt32.self)
        year = base.load(fromByteOffset: 32, as: UInt32.self)
        heading = base.load(fromByteOffset: 36, as: UInt32.self)
        context = base.load(fromByteOffset: 40, as: UInt32.self)
        pointers = base.load(fromByteOffset: 44, as: UInt32.self)
        wordsAt = base.load(fromByteOffset: 48, as: UInt64.self)
        pointersAt = base.load(fromByteOffset: 56, as: UInt64.self)
        for (at, form) in Analyzer.Form.allCases.enumerated() {
            headingRarity[form] = (
                syllables: Double(bitPattern: base.load(fromByteOffset: 64 + at * 16, as: UInt64.self)),
                pairs: Double(bitPattern: base.load(fromByteOffset: 72 + at * 16, as: UInt64.self))
            )
        }
    }
}

/// How rare the words of a heading are, added up over all of them: what of it a question names is measured against that.
struct HeadingRarity {
    private var marked = (syllables: 0.0, pairs: 0.0)
    private var folded = (syllables: 0.0, pairs: 0.0)

    subscript(form: Analyzer.Form) -> (syllables: Double, pairs: Double) {
        get { form == .marked ? marked : folded }
        set { if form == .marked { marked = newValue } else { folded = newValue } }
    }
}
