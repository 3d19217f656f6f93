// SPDX-License-Identifier: Apache-2.0

/// The line of time of one duty: a bar for each who held, holds or will hold it, under years, with the day that is asked about.
package struct TimelineDrawing: Sendable {
    package let title: String
    package let description: String
    package let height: Int
    package let bars: [Bar]
    package let years: [Mark]
    /// The day asked about; `nil` where it lies outside.
    package let day: Mark?

    package struct Bar: Sendable {
        package let x: Int
        package let y: Int
        package let width: Int
        package let label: String
        /// No source says for certain when it begins or ends.
        package let isDoubtful: Bool
    }

    package struct Mark: Sendable {
        package let x: Int
        package let text: String
    }

    package static let width = 360
    package static let thickness = 14
    private static let step = 42
    private static let head = 22

    /// - Returns: `nil` where no row has a day that can be drawn.
    package init?(_ finding: Competence.Finding, in language: Language) {
        let days =
            finding.timeline.flatMap { [$0.from.earliest, $0.from.latest, $0.until?.earliest, $0.until?.latest] }.compactMap { $0 } + [finding.on]
        guard let first = days.min(), let last = days.max(), days.count > 1 else { return nil }
        let (start, end) = (first.components.year, last.components.year + 1)
        guard let left = Day(year: start, month: 1, day: 1), let right = Day(year: end, month: 1, day: 1) else { return nil }
        let length = max(1, left.days(until: right))
        func x(_ day: Day) -> Int { min(Self.width, max(0, left.days(until: day) * Self.width / length)) }
        bars = finding.timeline.enumerated().map { at, row in
            let from = row.from.earliest ?? row.from.latest.map { _ in left } ?? left
            let until = row.until?.latest ?? row.until?.earliest ?? right
            let isDoubtful = row.kind != nil && row.from.exact == nil || row.until != nil && row.until?.exact == nil
            return Bar(
                x: x(from), y: Self.head + at * Self.step, width: max(2, x(until) - x(from)), label: row.authority.name.text(in: language),
                isDoubtful: isDoubtful)
        }
        // So many years that their names do not meet.
        let every = max(1, (end - start + 7) / 8)
        years = stride(from: start, through: end, by: every).compactMap { year in
            Day(year: year, month: 1, day: 1).map { Mark(x: x($0), text: String(year)) }
        }
        day = Mark(x: x(finding.on), text: finding.on.text(in: language))
        height = Self.head + finding.timeline.count * Self.step
        title = Words(vi: "Dòng thời gian của \(finding.duty.id.text)", en: "Line of time of \(finding.duty.id.text)").text(in: language)
        description = finding.timeline.map { row in
            "\(row.authority.name.text(in: language)): \(Period.text(from: row.from, until: row.until, in: language))"
        }.joined(separator: "; ")
    }
}
