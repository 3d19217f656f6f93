// SPDX-License-Identifier: Apache-2.0

/// Bars that lie one under another, each in parts, as a picture that is read as well as seen: named, described, in the colours of the text around it.
///
/// It is as wide as a telephone, so that its letters stay letters there.
package struct BarDrawing: Sendable {
    package let title: String
    /// What the picture shows, for whoever does not see it.
    package let description: String
    package let height: Int
    package let labels: [Label]
    package let parts: [Part]

    package struct Label: Sendable {
        package let x: Int
        package let y: Int
        package let text: String
        package let isAtEnd: Bool
    }

    package struct Part: Sendable {
        package let x: Int
        package let y: Int
        package let width: Int
        /// From 0; tells which of the parts it is, by how dark it is.
        package let shade: Int
    }

    /// One bar.
    package struct Bar: Sendable {
        package let label: String
        package let parts: [Int]

        package init(_ label: String, _ parts: [Int]) {
            self.label = label
            self.parts = parts
        }
    }

    package static let width = 360
    package static let thickness = 16
    private static let step = 46
    private static let longest = 38

    package init(title: String, description: String, _ bars: [Bar]) {
        self.title = title
        self.description = description
        height = bars.count * Self.step + 4
        let greatest = max(1, bars.map { $0.parts.reduce(0, +) }.max() ?? 1)
        var labels: [Label] = []
        var parts: [Part] = []
        for (at, bar) in bars.enumerated() {
            let y = at * Self.step + 16
            // As many letters as lie beside the number; the table has the whole name.
            let label = bar.label.count > Self.longest ? bar.label.prefix(Self.longest - 1) + "…" : bar.label
            labels.append(Label(x: 0, y: y, text: String(label), isAtEnd: false))
            labels.append(Label(x: Self.width, y: y, text: String(bar.parts.reduce(0, +)), isAtEnd: true))
            var begun = 0
            for (shade, count) in bar.parts.enumerated() where count > 0 {
                // Ends are rounded, not widths: what stands side by side leaves no gap.
                let (start, end) = (begun * Self.width / greatest, (begun + count) * Self.width / greatest)
                parts.append(Part(x: start, y: y + 6, width: max(1, end - start), shade: shade))
                begun += count
            }
        }
        self.labels = labels
        self.parts = parts
    }
}
