// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Synchronization

/// Who listens at the moment on this node: nobody takes all places, and not all together more than there are.
final class Listeners: Sendable {
    private let open = Mutex<(all: Int, ofReader: [String: Int])>((0, [:]))

    static let most = 5_000
    static let mostOfReader = 12

    /// - Returns: Whether there is a place; whoever has one leaves it.
    func enter(_ reader: String) -> Bool {
        open.withLock { open in
            guard open.all < Self.most, open.ofReader[reader, default: 0] < Self.mostOfReader else { return false }
            open.all += 1
            open.ofReader[reader, default: 0] += 1
            return true
        }
    }

    func leave(_ reader: String) {
        open.withLock { open in
            open.all -= 1
            let left = open.ofReader[reader, default: 1] - 1
            open.ofReader[reader] = left > 0 ? left : nil
        }
    }
}

/// Whose open pages were noted lately on this node, so that a note is kept no more often than it must be.
final class OpenPages: Sendable {
    private let noted = Mutex<[Person.ID: Date]>([:])

    private static let seconds = DeskPresence.pageSeconds / 3
    private static let most = 10_000

    func isNews(of person: Person.ID, at now: Date) -> Bool {
        noted.withLock { noted in
            if let last = noted[person], abs(now.timeIntervalSince(last)) < Self.seconds { return false }
            if noted.count >= Self.most { noted = [:] }
            noted[person] = now
            return true
        }
    }
}
