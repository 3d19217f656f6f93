// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A growing run of bytes, little-endian.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func varint(_ number: UInt32) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func word(_ code: UInt32) {
        if code < WordCode.long { return fixed(UInt16(code)) }
        fixed(WordCode.long)
        fixed(code)
    }

    mutating func fixed(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Fills up to a multiple of eight, so that what follows can be read as whole numbers.
    mutating func align() { while bytes.count % 8 != 0 { bytes.append(0) } }
}

/// A file mapped into memory, for as long as this value is held.
final class MappedFile: @unchecked Sendable {
    let base: UnsafeRawPointer
    let count: Int

    init(path: String) throws {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw IndexError.missing(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0 else { throw IndexError.damaged(path) }
        count = Int(status.st_size)
        guard let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else {
            throw IndexError.damaged(path)
        }
        base = UnsafeRawPointer(mapped)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: base), count) }
}

/// FNV-1a over eight bytes at a time: finds a torn or flipped file, not a forger.
func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var at = 0
    while at + 8 <= bytes.count {
        hash = (hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x100_0000_01B3
        hash ^= hash >> 31
        at += 8
    }
    while at < bytes.count {
        hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01B3
        at += 1
    }
    return hash
}
