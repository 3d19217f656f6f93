// SPDX-License-Identifier: Apache-2.0

/// Reads codes of words one after the other.
struct WordReader {
    private var place: UnsafeRawPointer?
    private let end: UnsafeRawPointer?

    init(_ bytes: UnsafeRawBufferPointer) {
        place = bytes.baseAddress
        end = bytes.baseAddress.map { $0 + bytes.count }
    }

    mutating func skipField() {
        while let word = next(), word != WordCode.fieldEnd { continue }
    }

    @inline(__always)
    mutating func next() -> UInt32? {
        guard let at = place, let end, at + 2 <= end else { return nil }
        let code = at.loadUnaligned(as: UInt16.self)
        guard code == WordCode.long else {
            place = at + 2
            return UInt32(code)
        }
        guard at + 6 <= end else { return nil }
        place = at + 6
        return (at + 2).loadUnaligned(as: UInt32.self)
    }
}
