// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// A risk–coverage curve as SVG that is read as well as seen: named, described, in the colours of the text around it.
package struct RiskDrawing {
    private let curve: RiskCurve
    private let language: Language

    package init(_ curve: RiskCurve, in language: Language) {
        self.curve = curve
        self.language = language
    }

    private static let (width, height) = (640, 360)
    private static let (left, right, top, bottom) = (64, 16, 24, 56)

    package var svg: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="risk-title risk-desc" viewBox="0 0 \(Self.width) \(Self.height)" \
        font-family="inherit" font-size="14" fill="currentColor">
        <title id="risk-title">\(title)</title>
        <desc id="risk-desc">\(description)</desc>
        \(axes)
        \(line)
        \(mark)
        </svg>
        """
    }

    private var title: String { say("Tỷ lệ trích sai theo tỷ lệ câu được trả lời", "Share of wrong quotes by share of questions answered") }

    /// What the picture shows, for whoever does not see it.
    package var description: String {
        let drawn = say(
            "Vẽ từ \(curve.questions) câu hỏi, trong đó \(curve.answerable) câu có lời đáp trong luật.",
            "Drawn from \(curve.questions) questions, \(curve.answerable) of which the law answers.")
        guard let chosen = curve.chosen else {
            return drawn + " " + say("Không ngưỡng nào giữ được mức sai mong muốn.", "No threshold keeps to the wanted share of wrong answers.")
        }
        return drawn + " "
            + say(
                "Ngưỡng đang chọn: trả lời \(percent(chosen.coverage)) số câu, sai \(percent(chosen.risk)) trong số đã trả lời.",
                "The threshold chosen answers \(percent(chosen.coverage)), of which \(percent(chosen.risk)) are wrong.")
    }

    private var axes: String {
        let rows = (0...4).map { step -> String in
            let risk = greatest * Double(step) / 4
            let at = y(risk)
            return """
                <line x1="\(Self.left)" x2="\(Self.width - Self.right)" y1="\(at)" y2="\(at)" stroke="currentColor" stroke-opacity="0.2"/>\
                <text x="\(Self.left - 8)" y="\(at)" text-anchor="end" dominant-baseline="middle">\(percent(risk))</text>
                """
        }
        let columns = (0...5).map { step -> String in
            let coverage = Double(step) / 5
            return """
                <text x="\(x(coverage))" y="\(Self.height - Self.bottom + 20)" text-anchor="middle">\(percent(coverage))</text>
                """
        }
        let names = """
            <text x="\((Self.left + Self.width - Self.right) / 2)" y="\(Self.height - 12)" text-anchor="middle">\
            \(say("Câu được trả lời", "Questions answered"))</text>\
            <text x="8" y="14">\(say("Trích sai", "Wrong"))</text>
            """
        return (rows + columns + [names]).joined(separator: "\n")
    }

    private var line: String {
        let points = curve.points.map { "\(x($0.coverage)),\(y($0.risk))" }.joined(separator: " ")
        return "<polyline fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" points=\"\(points)\"/>"
    }

    private var mark: String {
        guard let chosen = curve.chosen else { return "" }
        return """
            <circle cx="\(x(chosen.coverage))" cy="\(y(chosen.risk))" r="5"/>\
            <text x="\(x(chosen.coverage))" y="\(y(chosen.risk) - 12)" text-anchor="middle">\(percent(chosen.coverage)) · \(percent(chosen.risk))</text>
            """
    }

    /// The top of the scale: the worst risk, rounded up to a twentieth.
    private var greatest: Double { max(0.05, ((curve.points.map(\.risk).max() ?? 0) * 20).rounded(.up) / 20) }

    private func x(_ coverage: Double) -> Int { Self.left + Int(Double(Self.width - Self.left - Self.right) * min(1, coverage)) }

    private func y(_ risk: Double) -> Int {
        Self.height - Self.bottom - Int(Double(Self.height - Self.bottom - Self.top) * min(1, risk / greatest))
    }

    /// One decimal, with the comma of Vietnamese.
    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1_000).rounded())
        let point = language == .vi ? "," : "."
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10)\(point)\(tenths % 10) %"
    }

    private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}
