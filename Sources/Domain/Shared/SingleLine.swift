// SPDX-License-Identifier: Apache-2.0

extension String {
    /// NFC, with control characters and runs of white space turned into single spaces.
    package var singleLine: String {
        Vietnamese.composed(self).unicodeScalars
            .split { $0.properties.isWhitespace || $0.properties.generalCategory == .control || $0.properties.generalCategory == .format }
            .map { String(Substring($0)) }
            .joined(separator: " ")
    }
}
