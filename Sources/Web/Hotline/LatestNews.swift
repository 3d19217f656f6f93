// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials
import Synchronization

/// What was done at the desk lately, read once a second for all who listen on this node: with hundreds of open pages each would ask the database anew
/// for whatever anybody does.
package final class LatestNews: Sendable {
    /// All that came after an event, as far as is known.
    package struct Known: Sendable {
        package let last: Int
        private let first: Int
        private let all: [DeskNews]

        fileprivate init(last: Int) { (first, self.last, all) = (last, last, []) }

        private init(first: Int, last: Int, all: [DeskNews]) { (self.first, self.last, self.all) = (first, last, all) }

        /// - Returns: `nil` where that goes too far back, or is more than this node has heard of.
        package func after(_ id: Int) -> ArraySlice<DeskNews>? {
            guard first <= id, id <= last else { return nil }
            return all[(all.lastIndex { $0.event.id <= id }.map { $0 + 1 } ?? 0)...]
        }

        fileprivate func and(_ more: [DeskNews]) -> Known {
            let kept = (all + more).suffix(LatestNews.most)
            let isCut = kept.count < all.count + more.count
            let first = isCut ? (kept.first?.event.id ?? 1) - 1 : first
            return Known(first: first, last: more.last?.event.id ?? last, all: Array(kept))
        }
    }

    private struct State {
        var known: (news: Known, at: Date)?
        var isReading = false
    }

    private let state = Mutex(State())
    private static let most = 1_000
    private static let seconds = 1.0

    package init() {}

    package func known(of events: any DeskEvents, at now: Date) async throws -> Known {
        let earlier: Known? = state.withLock { state in
            if let known = state.known, state.isReading || abs(now.timeIntervalSince(known.at)) < Self.seconds { return known.news }
            state.isReading = true
            return nil
        }
        if let earlier { return earlier }
        do {
            let news = try await read(on: state.withLock { $0.known?.news }, events)
            state.withLock { $0 = State(known: (news, now)) }
            return news
        } catch {
            state.withLock { $0.isReading = false }
            throw error
        }
    }

    private func read(on known: Known?, _ events: any DeskEvents) async throws -> Known {
        if let known, let more = try await events.news(after: known.last) { return known.and(more) }
        // Nothing is known yet, or so much has passed that each looks for himself.
        return Known(last: try await events.last())
    }
}
