// SPDX-License-Identifier: Apache-2.0

/// An archive of files kept as they are, in the order added and without a clock, so that the same files give the same bytes.
struct ZipArchive {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

    mutating func add(_ name: String, _ bytes: [UInt8]) {
        let offset = body.count
        let entry = Self.entry(name, bytes)
        body += Self.number(0x0403_4B50, 4) + entry + Array(name.utf8) + bytes
        directory += Self.number(0x0201_4B50, 4) + Self.number(Self.version, 2) + entry
        // No comment, first disk, no attributes.
        directory += Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 4) + Self.number(offset, 4)
        directory += Array(name.utf8)
        count += 1
    }

    var bytes: [UInt8] {
        let end = Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(count, 2) + Self.number(count, 2)
        return body + directory + end + Self.number(directory.count, 4) + Self.number(body.count, 4) + Self.number(0, 2)
    }

    /// What the local header and the directory say alike.
    private static func entry(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
        // Names in UTF-8; stored; 1 January 1980, the first day that the format knows.
        number(version, 2) + number(0x0800, 2) + number(0, 2) + number(0, 2) + number(0x0021, 2) + number(Int(CRC32.of(bytes)), 4)
            + number(bytes.count, 4) + number(bytes.count, 4) + number(name.utf8.count, 2) + number(0, 2)
    }

    private static let version = 20

    private static func number(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}

/// The checksum of ISO 3309, as archives carry it.
enum CRC32 {
    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in sum >> 8 ^ table[Int((sum ^ UInt32(byte)) & 0xFF)] }
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
}
