// SPDX-License-Identifier: Apache-2.0

extension ActUnit {
    /// Puts other words in the place of those that introduce the parts.
    mutating func replaceLead(_ lines: [String]) {
        let first = elements.firstIndex { if case .unit = $0 { true } else { false } } ?? elements.count
        elements.replaceSubrange(..<first, with: [.block(ActBlock(.text, lines))])
    }
}

extension [ActElement] {
    /// Where a unit goes among the parts of another: behind the last of its kind with a smaller number.
    ///
    /// - Parameter outer: Where the other unit stands; empty for the whole act.
    func insertionPlace(for step: ProvisionPath.Step, inside outer: [Int]) -> [Int] {
        let elements = outer.isEmpty ? self : unit(at: outer)?.elements ?? []
        let rank = UnitRank(step)
        if let place = Self.behindLast(of: step.unit, before: rank, in: elements) { return outer + place }
        if let first = elements.firstIndex(where: { element in
            if case .unit(let unit) = element { unit.step.unit == step.unit } else { false }
        }) {
            return outer + [first]
        }
        return outer + [elements.count]
    }

    /// Articles stand in chapters and are counted through all of them.
    private static func behindLast(of kind: ProvisionPath.Unit, before rank: UnitRank, in elements: [ActElement]) -> [Int]? {
        for (index, element) in elements.enumerated().reversed() {
            guard case .unit(let unit) = element else { continue }
            if unit.step.unit == kind {
                if UnitRank(unit.step) < rank { return [index + 1] }
            } else if kind == .article, !unit.step.unit.isEnclosure, unit.step.unit.order < kind.order,
                let inner = behindLast(of: kind, before: rank, in: unit.elements)
            {
                return [index] + inner
            }
        }
        return nil
    }
}

/// Exchanges words in a text, word by word: "sở" is not found in "sởi".
struct WordExchange {
    private let pairs: [(words: [UInt8], others: [UInt8])]
    private let kinds: Set<ActBlock.Kind>

    /// - Parameter inQuotations: Also in what is quoted: a misprint may stand there as anywhere.
    init(_ words: String, with others: String, inQuotations: Bool = false) {
        kinds = inQuotations ? Self.own.union([.quotation]) : Self.own
        var pairs = [(Array(words.utf8), Array(others.utf8))]
        // At the head of a sentence the words begin with a capital, and so do those in their place.
        if let first = words.first, first.isLowercase {
            pairs.append((Array(Self.raised(words).utf8), Array(Self.raised(others).utf8)))
        }
        self.pairs = pairs
    }

    private static func raised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// - Returns: Addresses of the units in whose own words something was exchanged.
    func run(over elements: inout [ActElement], under path: ProvisionPath) -> [ProvisionPath] {
        var changed: [ProvisionPath] = []
        var isOwnChanged = false
        for index in elements.indices {
            switch elements[index] {
            case .unit(var unit):
                guard holds(unit) else { continue }
                changed += run(over: &unit, path.entering(unit.step))
                elements[index] = .unit(unit)
            case .block(var block):
                guard kinds.contains(block.kind), run(over: &block.lines) else { continue }
                elements[index] = .block(block)
                isOwnChanged = true
            }
        }
        return isOwnChanged && !path.steps.isEmpty ? [path] + changed : changed
    }

    func run(over unit: inout ActUnit, _ path: ProvisionPath) -> [ProvisionPath] {
        let heading = runHeading(&unit, path)
        let others = run(over: &unit.elements, under: path)
        return others.first == path ? others : heading + others
    }

    func runHeading(_ unit: inout ActUnit, _ path: ProvisionPath) -> [ProvisionPath] {
        guard let heading = exchanged(unit.heading) else { return [] }
        unit.heading = heading
        return [path]
    }

    /// What is quoted or noted speaks of other texts; letterhead and signature are no rule.
    private static let own: Set<ActBlock.Kind> = [.text, .table, .title, .enactment]

    private func holds(_ unit: ActUnit) -> Bool {
        if contains(unit.heading) { return true }
        return unit.elements.contains { element in
            switch element {
            case .unit(let inner): holds(inner)
            case .block(let block): kinds.contains(block.kind) && block.lines.contains(where: contains)
            }
        }
    }

    private func contains(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in pairs.contains { Self.find($0.words, in: bytes, from: 0) != nil } }
    }

    private func run(over lines: inout [String]) -> Bool {
        var isChanged = false
        for index in lines.indices {
            guard let line = exchanged(lines[index]) else { continue }
            lines[index] = line
            isChanged = true
        }
        return isChanged
    }

    /// `nil` where the words do not occur.
    func exchanged(_ text: String) -> String? {
        var text = text
        let changed = text.withUTF8 { bytes -> [UInt8]? in
            var out: [UInt8] = []
            var at = 0
            while let (range, others) = first(in: bytes, from: at) {
                out += bytes[at..<range.lowerBound]
                out += others
                at = range.upperBound
                // Words taken out leave one space, and none before a sign that closes.
                if others.isEmpty, at < bytes.count, bytes[at] == 0x20, out.last.map({ $0 == 0x20 }) ?? true { at += 1 }
                if others.isEmpty, out.last == 0x20, at >= bytes.count || ".,;:)".utf8.contains(bytes[at]) { out.removeLast() }
            }
            return at == 0 ? nil : out + bytes[at...]
        }
        return changed.map { String(decoding: $0, as: UTF8.self) }
    }

    private func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (Range<Int>, [UInt8])? {
        var best: (Range<Int>, [UInt8])?
        for pair in pairs {
            guard let at = Self.find(pair.words, in: bytes, from: start), at < best?.0.lowerBound ?? .max else { continue }
            best = (at..<(at + pair.words.count), pair.others)
        }
        return best
    }

    private static func find(_ words: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let first = words.first, let last = words.last, bytes.count >= words.count else { return nil }
        var at = start
        while at + words.count <= bytes.count {
            if bytes[at] == first, isEqual(words, bytes, at), !isLetter(first) || !endsLetter(bytes, at),
                !isLetter(last) || !beginsLetter(bytes, at + words.count)
            {
                return at
            }
            at += 1
        }
        return nil
    }

    private static func isEqual(_ words: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        for offset in words.indices where bytes[at + offset] != words[offset] { return false }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
    }

    private static func endsLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        guard at > 0 else { return false }
        // ” and ’ are no letters, though they take bytes like one.
        return isLetter(bytes[at - 1]) && !(at >= 3 && bytes[at - 3] == 0xE2 && bytes[at - 2] == 0x80)
    }

    private static func beginsLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        at < bytes.count && isLetter(bytes[at]) && !(bytes[at] == 0xE2 && at + 1 < bytes.count && bytes[at + 1] == 0x80)
    }
}
