// SPDX-License-Identifier: Apache-2.0

/// Files packed as a zip, as they are or as a stream of one letter that unpacks to a thousand times its size.
enum Zip {
    struct File: Sendable {
        let name: String
        let bytes: [UInt8]
        let method: Int
        let size: Int

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
            method = 0
            size = bytes.count
        }

        init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

        /// - Parameter runs: Of 258 letters each.
        init(_ name: String, runs: Int) {
            self.name = name
            bytes = Self.bomb(runs)
            method = 8
            size = 1 + runs * 258
        }

        /// RFC 1951, a block with a code of its own: "0" in two bits, the end in two, and 258 letters more in one bit, behind which one bit says
        /// "as the last".
        private static func bomb(_ runs: Int) -> [UInt8] {
            var bits: [UInt8] = [1]
            func add(_ value: Int, _ count: Int) { for at in 0..<count { bits.append(UInt8(value >> at & 1)) } }
            func code(_ text: String) { bits += text.utf8.map { $0 - 48 } }
            add(2, 2)
            add(29, 5)
            add(0, 5)
            add(14, 4)
            // Lengths of the code of lengths, in the order of the RFC: 18, 0, 2 and 1 have two bits each.
            for length in [0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2] { add(length, 3) }
            func zeros(_ count: Int) {
                code("11")
                add(count - 11, 7)
            }
            zeros(48)
            code("10")
            zeros(138)
            zeros(69)
            code("10")
            zeros(28)
            code("01")
            code("01")
            code("10")
            for _ in 0..<runs { code("00") }
            code("11")
            return stride(from: 0, to: bits.count, by: 8).map { start in
                bits[start..<min(start + 8, bits.count)].enumerated().reduce(0) { $0 | $1.element << UInt8($1.offset) }
            }
        }
    }

    static func packed(_ files: [File]) -> [UInt8] {
        var (out, directory): ([UInt8], [UInt8]) = ([], [])
        for file in files {
            let (name, offset) = (Array(file.name.utf8), out.count)
            // The sum is none: whoever unpacks all of it has been harmed before he could compare.
            let shared =
                word(20) + word(0) + word(file.method) + word(0) + word(0) + long(0) + long(file.bytes.count) + long(file.size) + word(name.count)
                + word(0)
            out += [0x50, 0x4B, 3, 4] + shared + name + file.bytes
            directory += [0x50, 0x4B, 1, 2] + word(20) + shared + word(0) + word(0) + word(0) + long(0) + long(offset) + name
        }
        let start = out.count
        return out + directory + [0x50, 0x4B, 5, 6] + word(0) + word(0) + word(files.count) + word(files.count) + long(directory.count) + long(start)
            + word(0)
    }

    private static func word(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }

    private static func long(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 255) } }
}
