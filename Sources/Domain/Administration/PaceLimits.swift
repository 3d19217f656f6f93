// SPDX-License-Identifier: Apache-2.0

/// How often callers of one address may come, for as long as they keep coming; a short while they may come faster.
package struct PaceLimits: Hashable, Sendable {
    package let pagesPerSecond: Int
    package let questionsPerSecond: Int
    /// Passwords, codes and links that are not right.
    package let entriesPerMinute: Int

    package init(pagesPerSecond: Int, questionsPerSecond: Int, entriesPerMinute: Int) {
        self.pagesPerSecond = pagesPerSecond
        self.questionsPerSecond = questionsPerSecond
        self.entriesPerMinute = entriesPerMinute
    }

    /// A province's officials may all come from one address.
    package static let usual = PaceLimits(pagesPerSecond: 300, questionsPerSecond: 50, entriesPerMinute: 12)
}
