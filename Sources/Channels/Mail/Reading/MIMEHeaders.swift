// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// The headers of a message or of a part, unfolded and not yet decoded (RFC 5322).
struct MIMEHeaders {
    private(set) var fields: [(name: String, value: [UInt8])] = []
    /// `false` where there was more than is read.
    private(set) var isWhole = true
    /// Where the body begins.
    private(set) var end: Int

    static let mostFields = 500
    static let mostBytes = 256 * 1_024
    static let longestValue = 16 * 1_024

    init(_ bytes: ArraySlice<UInt8>) {
        end = bytes.endIndex
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let (line, next) = MIMELines.line(of: bytes, at: start)
            if line.isEmpty {
                end = next
                return
            }
            if start - bytes.startIndex <= Self.mostBytes { take(line) } else { isWhole = false }
            start = next
        }
    }

    private mutating func take(_ line: ArraySlice<UInt8>) {
        if line.first == 0x20 || line.first == 0x09 {
            guard !fields.isEmpty else { return }
            let room = Self.longestValue - fields[fields.count - 1].value.count
            fields[fields.count - 1].value += line.prefix(max(0, room))
            if line.count > room { isWhole = false }
            return
        }
        guard let colon = line.firstIndex(of: 0x3A) else { return }
        guard fields.count < Self.mostFields else {
            isWhole = false
            return
        }
        let name = line[..<colon].prefix(100).filter { (0x21...0x7E).contains($0) }
        let value = line[(colon + 1)...]
        if value.count > Self.longestValue { isWhole = false }
        fields.append((String(decoding: name, as: UTF8.self).lowercased(), Array(value.prefix(Self.longestValue))))
    }

    func raw(_ name: String) -> [[UInt8]] { fields.filter { $0.name == name }.map(\.value) }

    /// As people read them.
    func texts(_ name: String) -> [String] { raw(name).map { EncodedWords.decoded($0).singleLine } }

    func value(_ name: String) -> MIMEValue? { raw(name).first.map(MIMEValue.init) }

    /// Names of messages, in the order in which they stand there.
    func messages(_ name: String) -> [String] {
        raw(name).flatMap { value in
            value.split { [0x20, 0x09, 0x2C, 0x3C, 0x3E].contains($0) }.prefix(100).map { String(decoding: $0, as: UTF8.self) }
                .filter(Mail.Place.isName)
        }
    }
}

/// Lines as mail has them, and as broken programs have them: a line ends with a line feed, whatever stands before it.
enum MIMELines {
    /// - Returns: The line without its end, and where the next one begins.
    static func line(of bytes: ArraySlice<UInt8>, at start: Int) -> (ArraySlice<UInt8>, next: Int) {
        guard let feed = bytes[start...].firstIndex(of: 0x0A) else {
            let end = bytes.last == 0x0D && bytes.endIndex > start ? bytes.endIndex - 1 : bytes.endIndex
            return (bytes[start..<end], bytes.endIndex)
        }
        let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
        return (bytes[start..<end], feed + 1)
    }
}
