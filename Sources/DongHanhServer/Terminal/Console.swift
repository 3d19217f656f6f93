// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Where a command writes: what was asked for on standard output, everything said beside it on standard error.
struct Console: Sendable {
    let language: Language
    /// Standard output carries one JSON value and nothing else.
    let isJSON: Bool
    let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1

    /// Words in the reader's language.
    func callAsFunction(_ vi: String, _ en: String) -> String { language == .en ? en : vi }

    func write(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    func write(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
    }

    /// A word beside the result: progress, what was loaded, where a file is.
    func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// A line that the next one replaces; only where somebody looks at it.
    func rewrite(_ text: String) {
        FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
    }
}
