// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
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
        return hex(hash.finalize())
    }

    /// Of the bytes of a text and nothing else.
    static let plain: Hash = { text in
        var hash = SHA256()
        var text = text
        text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        return hex(hash.finalize())
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func hex(_ digest: SHA256Digest) -> String {
        String(unsafeUninitializedCapacity: 64) { buffer in
            var at = 0
            for byte in digest {
                buffer[at] = digits[Int(byte >> 4)]
                buffer[at + 1] = digits[Int(byte & 15)]
                at += 2
            }
            return at
        }
    }
}
