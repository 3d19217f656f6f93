// SPDX-License-Identifier: Apache-2.0

/// A zip without compression, whose sums are right whatever it holds.
enum Zip {
    static func packed(_ files: [String: [UInt8]]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for (name, data) in files.sorted(by: { $0.key < $1.key }) {
            let (name, offset) = (Array(name.utf8), out.count)
            let size = long(UInt32(data.count))
            let shared = word(20) + word(0) + word(0) + word(0) + word(0) + long(sum(of: data)) + size + size + word(name.count) + word(0)
            out += [0x50, 0x4B, 3, 4] + shared + name + data
            directory += [0x50, 0x4B, 1, 2] + word(20) + shared + word(0) + word(0) + word(0) + long(0) + long(UInt32(offset)) + name
        }
        let start = out.count
        return out + directory + [0x50, 0x4B, 5, 6] + word(0) + word(0) + word(files.count) + word(files.count) + long(UInt32(directory.count))
            + long(UInt32(start)) + word(0)
    }

    private static func word(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }

    private static func long(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * UInt32($0)) & 255) } }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }

    private static func sum(of data: [UInt8]) -> UInt32 {
        ~data.reduce(0xFFFF_FFFF) { sum, byte in sum >> 8 ^ table[Int((sum ^ UInt32(byte)) & 255)] }
    }
}
