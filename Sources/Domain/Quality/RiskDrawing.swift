// SPDX-License-Identifier: Apache-2.0

/// A risk–coverage curve as a picture that is read as well as seen: named, described, in the colours of the text around it.
package struct RiskDrawing: Sendable {
    package let title: String
    /// What the picture shows, for whoever does not see it.
    package let description: String
    /// The scale of wrong quotes and that of questions answered.
    package let rows: [Tick]
    package let columns: [Tick]
    package let axes: [Tick]
    /// "x,y x,y …"
    package let line: String
    /// The threshold chosen.
    package let mark: Tick?

    /// A text at a place of the picture.
    package struct Tick: Sendable {
        package let x: Int
        package let y: Int
        package let text: String
    }

    package static let (width, height) = (640, 360)
    package static let (left, right) = (72, width - 24)
    private static let (top, bottom) = (32, height - 56)

    package init(_ curve: RiskCurve, in language: Language) {
        let words = RiskWords(language: language)
        // The top of the scale: the worst risk, rounded up to a twentieth.
        let greatest = max(0.05, ((curve.points.map(\.risk).max() ?? 0) * 20).rounded(.up) / 20)
        func x(_ coverage: Double) -> Int { Self.left + Int(Double(Self.right - Self.left) * min(1, coverage)) }
        func y(_ risk: Double) -> Int { Self.bottom - Int(Double(Self.bottom - Self.top) * min(1, risk / greatest)) }
        title = words.title
        description = words.description(of: curve)
        rows = (0...4).map { step in
            let risk = greatest * Double(step) / 4
            return Tick(x: Self.left - 8, y: y(risk), text: words.percent(risk))
        }
        columns = (0...5).map { Tick(x: x(Double($0) / 5), y: Self.bottom + 22, text: words.percent(Double($0) / 5)) }
        axes = [Tick(x: 8, y: 16, text: words.wrong), Tick(x: Self.left, y: Self.height - 10, text: words.answered)]
        line = curve.points.map { "\(x($0.coverage)),\(y($0.risk))" }.joined(separator: " ")
        mark = curve.chosen.map { Tick(x: x($0.coverage), y: y($0.risk), text: "\(words.percent($0.coverage)) · \(words.percent($0.risk))") }
    }

    /// A file of its own.
    package var svg: String {
        let lines = rows.map {
            """
            <line x1="\(Self.left)" x2="\(Self.right)" y1="\($0.y)" y2="\($0.y)" stroke="currentColor" stroke-opacity="0.2"/>
            <text x="\($0.x)" y="\($0.y + 5)" text-anchor="end">\($0.text)</text>
            """
        }
        let texts = columns.map { "<text x=\"\($0.x)\" y=\"\($0.y)\" text-anchor=\"middle\">\($0.text)</text>" }
        let names = axes.map { "<text x=\"\($0.x)\" y=\"\($0.y)\">\($0.text)</text>" }
        let chosen = mark.map {
            "<circle cx=\"\($0.x)\" cy=\"\($0.y)\" r=\"5\"/><text x=\"\($0.x)\" y=\"\($0.y - 12)\" text-anchor=\"middle\">\($0.text)</text>"
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="risk-title risk-desc" viewBox="0 0 \(Self.width) \(Self.height)" \
            font-size="14" fill="currentColor">
            <title id="risk-title">\(title)</title>
            <desc id="risk-desc">\(description)</desc>
            \((lines + texts + names).joined(separator: "\n"))
            <polyline fill="none" stroke="currentColor" stroke-width="2" points="\(line)"/>
            \(chosen ?? "")
            </svg>

            """
    }
}

/// What is written at a curve. None of it can hold a mark of markup.
private struct RiskWords {
    let language: Language

    var title: String { say("Tỷ lệ trích sai theo tỷ lệ câu được trả lời", "Share of wrong quotes by share of questions answered") }
    var wrong: String { say("Trích sai", "Wrong quotes") }
    var answered: String { say("Câu được trả lời", "Questions answered") }

    func description(of curve: RiskCurve) -> String {
        let drawn = say(
            "Vẽ từ \(curve.questions) câu hỏi, trong đó \(curve.answerable) câu có lời đáp trong luật.",
            "Drawn from \(curve.questions) questions, \(curve.answerable) of which the law answers.")
        guard let chosen = curve.chosen else {
            return drawn + " " + say("Không ngưỡng nào giữ được mức sai mong muốn.", "No threshold keeps to the wanted share of wrong quotes.")
        }
        return drawn + " "
            + say(
                "Ngưỡng đang chọn: trả lời \(percent(chosen.coverage)) số câu, sai \(percent(chosen.risk)) trong số đã trả lời.",
                "The threshold chosen answers \(percent(chosen.coverage)), of which \(percent(chosen.risk)) are wrong.")
    }

    /// One decimal at most, with the comma of Vietnamese.
    func percent(_ share: Double) -> String {
        let tenths = Int((share * 1_000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10)\(language == .vi ? "," : ".")\(tenths % 10) %"
    }

    private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}
