// SPDX-License-Identifier: Apache-2.0

extension StringProtocol {
    /// The words with one space between them. By scalars: a mark that has strayed behind a space is one `Character` with it, and would be lost.
    func singleSpaced(dropping dropped: Unicode.Scalar? = nil) -> String {
        unicodeScalars.split { $0.properties.isWhitespace || $0 == dropped }.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }
}
