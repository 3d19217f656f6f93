// SPDX-License-Identifier: Apache-2.0
import Domain

/// The addresses of a header such as From (RFC 5322). They are read before names are decoded, so that no name can pass for an address.
enum AddressList {
    static let most = 20

    static func addresses(_ bytes: [UInt8]) -> [EmailAddress] {
        var (found, text, inner) = ([EmailAddress](), [UInt8](), [UInt8]?.none)
        var (isQuoted, comment, index) = (false, 0, 0)
        func end() {
            let given = String(decoding: inner ?? text, as: UTF8.self)
            if let address = try? EmailAddress(given) { found.append(address) }
            (text, inner) = ([], nil)
        }
        var isInside = false
        while index < bytes.count, found.count < most {
            let byte = bytes[index]
            index += 1
            if byte == 0x5C, isQuoted || comment > 0 {
                index += 1
            } else if byte == 0x22, comment == 0 {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if byte == 0x28 {
                comment += 1
            } else if byte == 0x29, comment > 0 {
                comment -= 1
            } else if comment > 0 {
                continue
            } else if byte == 0x3C {
                (isInside, inner) = (true, [])
            } else if byte == 0x3E {
                isInside = false
            } else if (byte == 0x2C || byte == 0x3B) && !isInside {
                end()
            } else if byte == 0x3A, !isInside {
                // What stood before names a group.
                text = []
            } else if isInside {
                inner?.append(byte)
            } else {
                text.append(byte)
            }
        }
        end()
        return found
    }
}
