// SPDX-License-Identifier: Apache-2.0

/// A time on the clocks of Ha Noi, to the minute.
package struct TimeOfDay: Hashable, Codable, Sendable {
    /// 0 to 1,439.
    package let minutes: Int

    /// - Throws: ``PersonError/notATime(_:)`` where a day has no such minute.
    package init(minutes: Int) throws(PersonError) {
        guard (0..<1_440).contains(minutes) else { throw .notATime(String(minutes)) }
        self.minutes = minutes
    }

    /// Reads `07:30`.
    package init(_ text: String) throws(PersonError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard text.utf8.count == 5, parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { throw .notATime(text) }
        self.minutes = hour * 60 + minute
    }

    /// The time as `07:30`.
    package var text: String { "\(Day.padded(minutes / 60, to: 2)):\(Day.padded(minutes % 60, to: 2))" }
}
