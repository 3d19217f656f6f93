// SPDX-License-Identifier: Apache-2.0
package import Domain

/// What reading a content folder came to: all of its facts, or all of its faults.
package struct ContentReading: Sendable {
    package let facts: [Fact]
    /// Every fault of every file; while there is one, the facts are not to be used.
    package let faults: [ContentFault]
}

/// A place in a content file that must be changed, and how.
package struct ContentFault: Hashable, Sendable {
    package let file: String
    /// 1 for the first line.
    package let line: Int
    package let words: Words

    package init(file: String, line: Int, _ words: Words) {
        self.file = file
        self.line = line
        self.words = words
    }

    package var message: String { words.text(in: .en) }
}
