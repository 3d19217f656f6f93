// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation
import Synchronization

/// The index in a folder. When a new one has been put there, the next search uses it; searches under way end on the old one.
package final class FolderIndex: SearchIndex {
    private let folder: String
    private let state = Mutex<(stamp: Stamp?, open: OpenIndex?)>((nil, nil))

    /// - Parameter folder: May be empty or missing until an index is made.
    package init(folder: String) { self.folder = folder }

    package var generation: String? {
        get async { try? current().segment.catalogue.generation }
    }

    package func search(_ request: SearchRequest) async throws -> SearchOutcome {
        try current().search(request)
    }

    /// - Throws: ``IndexError`` when there is none, or it is damaged; building it again mends both.
    private func current() throws -> OpenIndex {
        let stamp = Stamp(path: IndexFolder.pointer(in: folder))
        return try state.withLock { state in
            if let open = state.open, stamp == state.stamp, stamp != nil { return open }
            do {
                let open = OpenIndex(try segment())
                state = (stamp, open)
                return open
            } catch IndexError.damaged(let path) {
                // The index before it still answers; `donghanh doctor` tells of the damage.
                guard let open = state.open else { throw IndexError.damaged(path) }
                state.stamp = stamp
                return open
            }
        }
    }

    /// The segment in use. One that is replaced between reading its name and opening it is gone: then its successor's name is read.
    private func segment() throws -> Segment {
        var tried: String?
        while let name = IndexFolder.current(in: folder) {
            do {
                return try Segment(path: "\(folder)/\(name)")
            } catch IndexError.missing(let path) {
                guard name != tried else { throw IndexError.missing(path) }
                tried = name
            }
        }
        throw IndexError.missing(folder)
    }

    /// Tells one pointer file from the next.
    private struct Stamp: Equatable {
        let inode: UInt64
        let seconds: Int
        let nanoseconds: Int

        init?(path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            inode = UInt64(status.st_ino)
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        }
    }
}

/// A segment with what is worked out of it once.
final class OpenIndex: Sendable {
    let segment: Segment
    private let scorer: Scorer
    private let acts: [String: [Catalogue.Act]]

    init(_ segment: Segment) {
        self.segment = segment
        scorer = Scorer(segment)
        acts = Dictionary(grouping: segment.catalogue.documents) { act in
            LegalReference.serial(of: act.number)
        }
    }

    func search(_ request: SearchRequest) throws -> SearchOutcome {
        let day = request.on.map { Int32(clamping: $0.number) }
        var named: [SearchHit] = []
        // Named clauses before the articles of a named act, which may be many.
        let references = LegalReference.all(in: request.text)
        for reference in references.filter({ $0.path != nil }) + references.filter({ $0.path == nil }) {
            let bearers = acts(named: reference)
            if bearers.count > 1, let number = reference.number { return .ambiguous(number: number, bearers.map(\.id)) }
            if let act = bearers.first { named += hits(in: act, reference, request, day) }
        }
        let terms = words(request.text) + LegalNumbers.terms(named: references)
        let found = scorer.best(terms, limit: request.limit, on: day)
            .map { SearchHit(provision: Provision.ID(segment.name(of: $0.passage)), score: $0.score) }
        var seen = Set<Provision.ID>()
        return .found(Array((named + found).filter { seen.insert($0.provision).inserted }.prefix(max(0, request.limit))))
    }

    /// What is typed without a mark is looked for without marks.
    private func words(_ text: String) -> [Term] {
        Analyzer(form: Vietnamese.hasMarks(text) ? .marked : .folded).terms(text)
    }

    private func acts(named reference: LegalReference) -> [Catalogue.Act] {
        guard let number = reference.number else { return [] }
        return acts[LegalReference.serial(of: number), default: []].filter { reference.mayName(number: $0.number, kind: $0.kind) }
    }

    /// The article that was named, or those of the named act that fit the question best.
    private func hits(in act: Catalogue.Act, _ reference: LegalReference, _ request: SearchRequest, _ day: Int32?) -> [SearchHit] {
        if let path = reference.path {
            let name = "\(act.id.text)/\(path.article.eId)"
            guard let passage = segment.passage(named: name), day.map({ segment.isInForce(passage, on: $0) }) ?? true else { return [] }
            return [SearchHit(provision: Provision.ID(name), score: .greatestFiniteMagnitude, isNamed: true, path: path)]
        }
        let first = segment.firstPassage(from: act.id.text + "/")
        let end = segment.firstPassage(from: act.id.text + "0")
        let best = scorer.best(words(request.text), limit: request.limit, on: day, within: first..<end)
        // None of its articles has a word of the question: the act begins with what it is about.
        let opening = best.isEmpty && first < end && day.map({ segment.isInForce(first, on: $0) }) ?? true ? [(passage: first, score: 0.0)] : []
        return (best + opening).map { SearchHit(provision: Provision.ID(segment.name(of: $0.passage)), score: $0.score, isNamed: true) }
    }
}
