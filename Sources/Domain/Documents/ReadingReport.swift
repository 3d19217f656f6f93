// SPDX-License-Identifier: Apache-2.0

/// What a reading of an act came to: how much was placed, what was left out, and what a person should look at.
package struct ReadingReport: Hashable, Codable, Sendable {
    /// What people call the source: a file's name.
    package var source: String
    /// SHA-256 of the source's bytes, in hexadecimal.
    package var digest = ""
    package var format: ActFormat
    /// Characters of the source that are no space: all of them, and those that stand in a unit or a block of the act.
    package var characters = 0
    package var placed = 0
    package var leftOut: [LeftOut] = []
    package var doubts: [ReadingDoubt] = []

    package init(source: String, format: ActFormat) {
        self.source = source
        self.format = format
    }

    /// What was left out as no part of the act: page headers, the gazette's seal, the site around it.
    package var charactersLeftOut: Int { leftOut.reduce(0) { $0 + $1.characters } }

    /// The part of the act's own characters that found a place; 1 where there are none.
    package var coverage: Double {
        let own = characters - charactersLeftOut
        return own > 0 ? Double(placed) / Double(own) : 1
    }
}

/// The kinds of file that an act can come in.
package enum ActFormat: String, CaseIterable, Codable, Sendable {
    case text, html, docx, doc, pdf, akomaNtoso = "akoma-ntoso"
}

/// Lines of the source that are no part of the act.
package struct LeftOut: Hashable, Codable, Sendable {
    package enum Reason: String, CaseIterable, Codable, Sendable {
        case pageHeader = "page-header", seal, rule, continuation, noteMark = "note-mark", chrome
    }

    package let reason: Reason
    /// Where the first of them stands.
    package let line: Int
    package let lines: Int
    package let characters: Int

    package init(reason: Reason, line: Int, lines: Int, characters: Int) {
        self.reason = reason
        self.line = line
        self.lines = lines
        self.characters = characters
    }
}

/// Something a reader could not be sure of.
package struct ReadingDoubt: Hashable, Codable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// A number does not follow on the one before: taken as it stands, or left as text.
        case gap, outOfOrder = "out-of-order"
        /// A number begins a line where a sentence may just go on.
        case mayBeSentence = "may-be-sentence"
        case openQuotation = "open-quotation"
        case twiceNumbered = "twice-numbered"
        case noArticles = "no-articles"
        case noNumber = "no-number"
        case noDay = "no-day"
        case noIssuer = "no-issuer"
        case continuesElsewhere = "continues-elsewhere"
        /// A sign for which the file has no letter.
        case unreadable
        case convertedFont = "converted-font"
        /// Programs come with the file; they were neither run nor read.
        case macros
        case unplaced
    }

    package let kind: Kind
    /// 1 for the first line of the source's text.
    package let line: Int
    /// The beginning of the line.
    package let text: String

    package init(_ kind: Kind, line: Int, text: String = "") {
        self.kind = kind
        self.line = line
        self.text = text
    }
}
