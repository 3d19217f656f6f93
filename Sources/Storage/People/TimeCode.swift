// SPDX-License-Identifier: Apache-2.0
import Crypto
import FoundationEssentials

/// Codes that change with time: six digits, thirty seconds, HMAC-SHA-1, as authenticator applications make them (RFC 6238).
enum TimeCode {
    private static let seconds = 30.0
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func step(at now: Date) -> Int { Int((now.timeIntervalSince1970 / seconds).rounded(.down)) }

    /// The step whose code was typed: the present one, the one before or the next, since clocks differ; later than the last one used.
    static func step(of code: String, secret: [UInt8], at now: Date, after last: Int) -> Int? {
        let typed = code.filter { !$0.isWhitespace }
        return [0, -1, 1].map { step(at: now) + $0 }.first { $0 > last && isSame(Self.code($0, secret), typed) }
    }

    static func code(_ step: Int, _ secret: [UInt8]) -> String {
        let counter = withUnsafeBytes(of: UInt64(step).bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let at = Int(mac[mac.count - 1] & 0x0F)
        let number = (UInt32(mac[at] & 0x7F) << 24 | UInt32(mac[at + 1]) << 16 | UInt32(mac[at + 2]) << 8 | UInt32(mac[at + 3])) % 1_000_000
        let digits = String(number)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    static func base32(_ bytes: [UInt8]) -> String {
        var (text, buffer, bits): ([UInt8], UInt32, Int) = ([], 0, 0)
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(buffer >> UInt32(bits) & 0x1F)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(buffer << UInt32(5 - bits) & 0x1F)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// As long for a wrong code as for the right one.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && zip(one.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
