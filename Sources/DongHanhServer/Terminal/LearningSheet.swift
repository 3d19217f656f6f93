// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Retrieval

/// What learning came to, as data.
struct LearningReport: Encodable {
    var isLive = false
    var measured: Comparison?
    var isBesideScores = false
    var sets: [Lesson.OfSet] = []
    /// Golden questions that would get worse.
    var worse: [String] = []
    var curve: [Point] = []
    /// What silence buys; `nil` where nothing could be told apart.
    var risk: RiskCurve?
    var seconds = 0.0
    var rolledBackTo: String?

    struct Point: Encodable {
        let share: Double
        let nDCG: Double
        /// Beside the share before.
        let step: Comparison
        let bySet: [String: Comparison]
    }

    init(rolledBackTo day: String) { rolledBackTo = day }

    init(_ lesson: Lesson, worse: [String], isLive: Bool, curve: [CurvePoint], seconds: Double) {
        self.isLive = isLive
        measured = lesson.measured
        isBesideScores = lesson.isBesideScores
        sets = lesson.bySet
        self.worse = worse
        self.curve = curve.map { point in
            Point(
                share: point.share, nDCG: point.all.after, step: point.all,
                bySet: Dictionary(point.bySet.map { ($0.name, $0.step) }, uniquingKeysWith: { first, _ in first }))
        }
        risk = lesson.ranking.riskCurve
        self.seconds = seconds
    }
}

/// The same for people.
struct LearningSheet {
    private var sheet = Sheet()

    init(_ report: LearningReport, _ console: Console) {
        for set in report.sets {
            row("\(set.set.name) (\(set.set.questions))", Self.text(set.measured))
            row(console("  không dấu", "  without marks"), Self.text(set.undiacritic))
        }
        for point in report.curve { row(String(format: "%.0f %%", point.share * 100), Self.text(point.step)) }
        if let measured = report.measured {
            let beside =
                report.isBesideScores
                ? console("so với xếp theo điểm", "beside the order of scores") : console("so với bản đang dùng", "beside the one in use")
            row(console("Đo được", "Measured"), "\(Self.text(measured)) · \(beside)")
        }
        if let risk = report.risk {
            let chosen = risk.chosen.map { String(format: "%.1f %% · %.1f %%", $0.coverage * 100, $0.risk * 100) } ?? "–"
            row(console("Trả lời · sai", "Answered · wrong"), chosen)
        }
        row(console("Câu mẫu kém đi", "Golden worse"), report.worse.isEmpty ? "0" : report.worse.joined(separator: ", "))
        row(console("Đưa vào dùng", "Live"), report.isLive ? console("có", "yes") : console("không", "no"))
        row(console("Thời gian", "Time"), String(format: "%.0f s", report.seconds))
    }

    var text: String { sheet.text }

    private mutating func row(_ name: String, _ value: String) { sheet.row(name, value, indent: 0, column: 22) }

    private static func text(_ found: Comparison) -> String {
        String(format: "nDCG@10 %.3f → %.3f (%+.3f … %+.3f)", found.before, found.after, found.low, found.high)
    }
}
