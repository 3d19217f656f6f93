// SPDX-License-Identifier: Apache-2.0

// What has taken the place of what.
extension ConsistencyCheck {
    var succession: [Inconsistency] {
        circles(facts.duties.map { ($0.id.text, $0.overtakenBy.map(\.text)) }, "duty")
            + circles(
                facts.documents.map { document in (document.number, document.relations.filter { $0.kind == .replaces }.map(\.document)) }, "document")
            + circles(facts.places.map { ($0.id.text, $0.mergedInto.map { [$0.text] } ?? []) }, "place")
            + looked.duties.filter { !$0.isDraft && !$0.overtakenBy.isEmpty }.compactMap(stillLive)
    }

    /// Each circle once, told at its first member.
    private func circles(_ links: [(String, [String])], _ kind: String) -> [Inconsistency] {
        let next = Dictionary(links.filter { !$0.1.isEmpty }, uniquingKeysWith: +)
        return next.keys.sorted().compactMap { start in
            let seen = reached(from: start, by: next)
            // Whoever is smaller and on the same circle has told it already.
            guard seen.contains(start), let back = next[start, default: []].first, !isTold(start, seen, next) else { return nil }
            return Inconsistency(
                .circular, at: .fact(kind, key(start, kind)), against: .fact(kind, key(back, kind)),
                Words(
                    vi: "\(start) được thay bằng \(back), mà \(back) rốt cuộc lại được thay bằng \(start).",
                    en: "\(start) is replaced by \(back), which in the end is replaced by \(start)."),
                mend: Words(vi: "Bỏ mối liên hệ sai chiều.", en: "Take out the relation that runs the wrong way."))
        }
    }

    private func isTold(_ start: String, _ reached: Set<String>, _ next: [String: [String]]) -> Bool {
        reached.contains { $0 < start && self.reached(from: $0, by: next).isSuperset(of: [start, $0]) }
    }

    private func reached(from start: String, by next: [String: [String]]) -> Set<String> {
        var seen: Set<String> = []
        var waiting = next[start, default: []]
        while let one = waiting.popLast() {
            if seen.insert(one).inserted { waiting += next[one, default: []] }
        }
        return seen
    }

    private func key(_ name: String, _ kind: String) -> String { kind == "document" ? index.documents[name]?.id.text ?? name : name }

    /// A duty that others have wholly begun to replace, and that yet names no end.
    private func stillLive(_ duty: Duty) -> Inconsistency? {
        guard let live = index.timelines[duty.id]?.last, live.kind != nil, live.until == nil else { return nil }
        let starts = duty.overtakenBy.compactMap { next in index.timelines[next]?.filter { $0.kind != nil }.compactMap(\.from.earliest).min() }
        guard let first = starts.min(), live.from.earliest.map({ $0 < first }) ?? true else { return nil }
        let names = duty.overtakenBy.map(\.text).joined(separator: ", ")
        return Inconsistency(
            .overtakenStillLive, at: .duty(duty.id), against: duty.overtakenBy.first.map(Subject.duty),
            Words(
                vi: "\(duty.id.text) đã được thay bằng \(names) từ \(first.words.vi), nhưng \(live.id.text) không ghi ngày hết.",
                en: "\(duty.id.text) is replaced by \(names) since \(first.words.text(in: .en)), but \(live.id.text) names no end."),
            mend: Words(
                vi: "Ghi ngày hết cho \(live.id.text), hoặc ghi phần còn lại của nhiệm vụ.",
                en: "Give \(live.id.text) its end, or record what is left of it."))
    }
}
