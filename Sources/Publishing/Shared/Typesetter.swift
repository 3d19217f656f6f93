// SPDX-License-Identifier: Apache-2.0

/// A program that sets pages: texts and a layout in, a book as PDF out.
package protocol Typesetter: Sendable {
    /// The same sheet gives the same bytes.
    ///
    /// - Throws: ``HandbookPublishingError``.
    func pdf(of sheet: TypesetSheet) async throws -> [UInt8]
}

/// What a typesetter works from. The texts stand apart from the layout, as data, so that no text is ever read as an instruction.
package struct TypesetSheet: Hashable, Codable, Sendable {
    /// In Typst's own language.
    package let layout: String
    /// JSON.
    package let texts: String
    /// What the file says of when it was made.
    package let date: [Int]
}
