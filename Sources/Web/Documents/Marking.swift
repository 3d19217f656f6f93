// SPDX-License-Identifier: Apache-2.0
import Domain

/// Divides a text at its paragraphs and at the quotes in it, by bytes.
struct Marking {
    private let bytes: [UInt8]
    private let parts: [ProvisionText.Part]
    private let quotes: [Range<Int>]
    private let links: [(range: Range<Int>, address: String)]
    private let id: Provision.ID
    /// A quote is not in this text: the clause has changed since the answer was given.
    let isMissing: Bool

    /// - Parameter links: In order, none over another.
    init(_ provision: Provision, quotes: [String], links: [(range: Range<Int>, address: String)]) {
        id = provision.id
        self.links = links
        bytes = Array(provision.text.utf8)
        parts = ProvisionText(provision.text, under: provision.path).parts
        var found: [Range<Int>] = []
        var isMissing = false
        for quote in quotes {
            if let range = Self.range(of: Array(quote.utf8), in: bytes) { found.append(range) } else { isMissing = true }
        }
        self.quotes = Self.joined(found)
        self.isMissing = isMissing
    }

    func paragraphs(_ visit: Visit) -> [ProvisionView.Paragraph] {
        var paragraphs: [ProvisionView.Paragraph] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if start < end { paragraphs.append(paragraph(start..<end, visit)) }
            start = end + 1
        }
        return paragraphs
    }

    private func paragraph(_ range: Range<Int>, _ visit: Visit) -> ProvisionView.Paragraph {
        let part = parts.first { range.contains($0.range.lowerBound) }
        return ProvisionView.Paragraph(
            anchor: part?.path.eId, citation: part?.path.citation, link: part.map { visit.urls.provision(id, at: $0.path) },
            isPoint: part?.path.steps.last?.unit == .point, runs: runs(range)
        )
    }

    private func runs(_ range: Range<Int>) -> [ProvisionView.Run] {
        var runs: [ProvisionView.Run] = []
        var at = range.lowerBound
        for (number, quote) in quotes.enumerated() where quote.overlaps(range) {
            let cut = quote.clamped(to: range)
            runs += linked(at..<cut.lowerBound, isMarked: false)
            let isFirst = number == 0 && cut.lowerBound == quote.lowerBound
            runs += linked(cut, isMarked: true, anchor: isFirst ? SiteURL.quoteAnchor : nil)
            at = cut.upperBound
        }
        return runs + linked(at..<range.upperBound, isMarked: false)
    }

    /// A stretch that is marked as one, divided where references begin and end.
    private func linked(_ range: Range<Int>, isMarked: Bool, anchor: String? = nil) -> [ProvisionView.Run] {
        var runs: [ProvisionView.Run] = []
        var at = range.lowerBound
        func take(_ end: Int, _ link: String?) {
            guard at < end else { return }
            let text = String(decoding: bytes[at..<end], as: UTF8.self)
            runs.append(ProvisionView.Run(text: text, isMarked: isMarked, anchor: runs.isEmpty ? anchor : nil, link: link))
            at = end
        }
        for link in links where link.range.overlaps(range) {
            let cut = link.range.clamped(to: range)
            take(cut.lowerBound, nil)
            take(cut.upperBound, link.address)
        }
        take(range.upperBound, nil)
        return runs
    }

    private static func range(of quote: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
        guard let first = quote.first, quote.count <= bytes.count else { return nil }
        for start in 0...(bytes.count - quote.count) where bytes[start] == first && bytes[start..<start + quote.count].elementsEqual(quote) {
            return start..<start + quote.count
        }
        return nil
    }

    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, range in
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
    }
}
