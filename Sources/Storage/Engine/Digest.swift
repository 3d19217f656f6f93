// SPDX-License-Identifier: Apache-2.0
import Crypto
import FoundationEssentials

/// SHA-256 in hexadecimal: names a content, the same on every node.
enum Digest {
    static func of(_ text: String) -> String { of([text]) }

    /// Of several texts, kept apart, so that ("ab", "c") is not ("a", "bc").
    static func of(_ texts: some Sequence<String>) -> String {
        var hash = SHA256()
        for text in texts {
            hash.update(data: Data("\(text.utf8.count):".utf8))
            hash.update(data: Data(text.utf8))
        }
        return hash.finalize().reduce(into: "") { text, byte in
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
