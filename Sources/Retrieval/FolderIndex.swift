// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation
import Synchronization

/// The index in a folder. When a new one has been put there, the next search uses it; searches under way end on the old one.
package final class FolderIndex: SearchIndex, References {
    private let folder: String
    private let rankings: RankingFolder?
    private let state = Mutex<(stamp: Stamp?, open: OpenIndex?)>((nil, nil))
    private let ranking = Mutex<(stamp: Stamp?, ranking: Ranking?)?>(nil)

    /// - Parameters:
    ///   - folder: May be empty or missing until an index is made.
    ///   - rankings: By which of them what is found is put in order; `nil` for the order of scores.
    package init(folder: String, rankings: RankingFolder? = nil) {
        self.folder = folder
        self.rankings = rankings
    }

    package var generation: String? {
        get async { try? current().segment.catalogue.generation }
    }

    package var riskCurve: RiskCurve? {
        get async { currentRanking()?.riskCurve }
    }

    package func search(_ request: SearchRequest) async throws -> SearchOutcome {
        try current().search(request, by: currentRanking())
    }

    package func actNames() async throws -> ActNames { try current().names }

    package func referring(to provision: Provision.ID) async throws -> [Provision.ID] { try current().referring(to: provision) }

    /// One that cannot be read leaves the one before in use; `donghanh doctor` tells of it.
    private func currentRanking() -> Ranking? {
        guard let rankings else { return nil }
        let stamp = Stamp(path: rankings.pointer)
        return ranking.withLock { known in
            if let known, known.stamp == stamp { return known.ranking }
            let ranking = (try? rankings.current()) ?? known?.ranking ?? Ranking.shipped
            known = (stamp, ranking)
            return ranking
        }
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
