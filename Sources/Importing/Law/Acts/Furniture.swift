// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a page bears that is no part of the act: the gazette's header and its page number, the seal of the electronic signature,
/// rules drawn with strokes.
struct Furniture {
    private(set) var leftOut: [LeftOut] = []
    private(set) var doubts: [ReadingDoubt] = []

    private static let header = Spelling("CÔNG BÁO/Số", "CÔNG BÁO/ Số", "CÔNG BÁO /Số", "ÔNG BÁO/Số")
    private static let sealStart = Spelling("Ký bởi:", "Người ký:")
    private static let seal = Spelling("Ký bởi:", "Người ký:", "Email:", "Cơ quan:", "Ngày ký:", "Thời gian ký:")
    private static let continuation = Spelling("(Xem tiếp", "(Tiếp theo", "(Xem tiếp")

    /// Takes the furniture out of a text.
    mutating func clear(_ text: inout SourceText) {
        let lines = text.lines
        var kept: [SourceLine] = []
        kept.reserveCapacity(lines.count)
        var isPageStart = false
        var at = 0
        while at < lines.count {
            let length = take(at, lines, text)
            if length == 0 {
                var line = lines[at]
                line.isPageStart = line.isPageStart || isPageStart
                isPageStart = false
                kept.append(line)
                at += 1
            } else {
                isPageStart = isPageStart || leftOut.last?.reason == .pageHeader || leftOut.last?.reason == .continuation
                at += length
            }
        }
        text.keep(kept)
    }

    /// How many lines from here are furniture.
    private mutating func take(_ at: Int, _ lines: [SourceLine], _ text: SourceText) -> Int {
        let bytes = text.bytes
        let range = lines[at].range
        switch bytes[range.lowerBound] {
        // The first letter of a header is lost now and then.
        case UInt8(ascii: "C"), 0xC3:
            guard Self.header.end(in: bytes, at: range.lowerBound, before: range.upperBound) != nil, lines[at].width < 70 else { return 0 }
            let length = at + 1 < lines.count && isNumber(lines[at + 1], bytes) ? 2 : 1
            return note(.pageHeader, lines[at..<(at + length)], text)
        case 0x30...0x39:
            guard isNumber(lines[at], bytes) else { return 0 }
            if at + 1 < lines.count, Self.header.end(in: bytes, at: lines[at + 1].range.lowerBound, before: lines[at + 1].range.upperBound) != nil {
                return note(.pageHeader, lines[at..<(at + 2)], text)
            }
            let isAlone = lines[at].isPageStart || at + 1 < lines.count && lines[at + 1].isPageStart
            return isAlone && at > 0 ? note(.pageHeader, lines[at...at], text) : 0
        case UInt8(ascii: "K"), UInt8(ascii: "N"):
            guard Self.sealStart.end(in: bytes, at: range.lowerBound, before: range.upperBound) != nil else { return 0 }
            var length = 1
            while length < 4, at + length < lines.count,
                Self.seal.end(in: bytes, at: lines[at + length].range.lowerBound, before: lines[at + length].range.upperBound) != nil
            { length += 1 }
            return length > 1 ? note(.seal, lines[at..<(at + length)], text) : 0
        case UInt8(ascii: "("):
            guard Self.continuation.end(in: bytes, at: range.lowerBound, before: range.upperBound) != nil, lines[at].width < 70 else { return 0 }
            doubts.append(ReadingDoubt(.continuesElsewhere, line: lines[at].number, text: text.string(lines[at])))
            return note(.continuation, lines[at...at], text)
        default: return isRule(bytes[range]) ? note(.rule, lines[at...at], text) : 0
        }
    }

    private func isNumber(_ line: SourceLine, _ bytes: [UInt8]) -> Bool { line.width <= 4 && bytes[line.range].allSatisfy(Letters.isDigit) }

    private func isRule(_ line: ArraySlice<UInt8>) -> Bool {
        // The last three are the bytes of "–" and "—".
        line.count >= 2 && line.allSatisfy { "_-=*~. ".utf8.contains($0) || [0xE2, 0x80, 0x93, 0x94].contains($0) }
            && line.contains { $0 != UInt8(ascii: ".") && $0 != 0x20 }
    }

    private mutating func note(_ reason: LeftOut.Reason, _ lines: ArraySlice<SourceLine>, _ text: SourceText) -> Int {
        let characters = lines.reduce(0) { $0 + Letters.count(solid: text.bytes[$1.range]) }
        leftOut.append(LeftOut(reason: reason, line: lines.first?.number ?? 0, lines: lines.count, characters: characters))
        return lines.count
    }
}
