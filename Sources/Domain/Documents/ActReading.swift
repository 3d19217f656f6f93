// SPDX-License-Identifier: Apache-2.0

/// An act as read from one source, and what the reading came to.
package struct ActReading: Hashable, Codable, Sendable {
    package var act: Act
    package var report: ReadingReport

    package init(act: Act, report: ReadingReport) {
        self.act = act
        self.report = report
    }
}
