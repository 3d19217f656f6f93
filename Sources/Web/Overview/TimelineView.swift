// SPDX-License-Identifier: Apache-2.0
import Domain

/// A line of time as its template draws it.
struct TimelineView: Sendable {
    let title: String
    let description: String
    let box: String
    let height: Int
    let years: [Year]
    let bars: [Bar]
    let day: Mark?

    struct Year: Sendable {
        let x: Int
        let text: String
        let anchor: String
        let height: Int
    }

    struct Bar: Sendable {
        let x: Int
        let y: Int
        let width: Int
        let thickness: Int
        let label: String
        let labelX: Int
        let labelY: Int
        let anchor: String
        let shade: String
        let isDoubtful: Bool
    }

    struct Mark: Sendable {
        let x: Int
        let height: Int
    }

    init(_ drawing: TimelineDrawing) {
        let height = drawing.height
        self.height = height
        (title, description) = (drawing.title, drawing.description)
        box = "0 0 \(TimelineDrawing.width) \(height)"
        years = drawing.years.map { Year(x: $0.x, text: $0.text, anchor: Self.anchor($0.x), height: height) }
        bars = drawing.bars.map { bar in
            // The name stands above its bar, from whichever end has the room.
            let isRight = bar.x > TimelineDrawing.width / 2
            return Bar(
                x: bar.x, y: bar.y + 18, width: bar.width, thickness: TimelineDrawing.thickness, label: Self.short(bar.label),
                labelX: isRight ? TimelineDrawing.width : bar.x, labelY: bar.y + 13, anchor: isRight ? "end" : "start", shade: ".35",
                isDoubtful: bar.isDoubtful)
        }
        day = drawing.day.map { Mark(x: $0.x, height: height) }
    }

    private static func anchor(_ x: Int) -> String { x < 20 ? "start" : x > TimelineDrawing.width - 20 ? "end" : "middle" }

    /// As many letters as the width holds; the list below has the whole name.
    private static func short(_ label: String) -> String { label.count > 44 ? label.prefix(43) + "…" : label }
}
