// SPDX-License-Identifier: Apache-2.0
import Domain

/// What the newest report says, what has changed since the one before, and what is asked without an answer.
struct QualityView: Sendable {
    let report: Report?
    let groups: [Group]
    let hasGroups: Bool

    struct Report: Sendable {
        let made: String
        let version: String
        let ranking: String
        let sets: [SetRow]
        let curve: RiskView
        let worst: [WrongRow]
        let hasWorst: Bool
        let changes: [ChangeRow]
        let hasChanges: Bool
        /// When the report before was made, and by which version; `nil` where there is none.
        let before: String?
    }

    struct SetRow: Sendable {
        let name: String
        let questions: String
        let order: String
        let answered: String
        let right: String
        let wrong: String
        let clauses: String?
        let flatters: String?
        let fields: [FieldRow]
    }

    struct FieldRow: Sendable {
        let name: String
        let questions: String
        let answered: String
        let wrong: String
    }

    struct WrongRow: Sendable {
        let set: String
        let question: String
        let quoted: String
        let expected: String
        let trust: String
    }

    struct ChangeRow: Sendable {
        let question: String
        let before: String
        let after: String
        let isWorse: Bool
    }

    struct Group: Sendable {
        let question: String
        let count: String
        let others: [String]
        let hasOthers: Bool
    }

    /// - Parameter latest: The newest first.
    init(_ latest: [QualityReport], _ unanswered: QuestionGroups, _ visit: Visit) {
        report = latest.first.map { Report($0, since: latest.dropFirst().first, visit.language) }
        groups = unanswered.groups.prefix(Self.mostGroups).map { group in
            Group(
                question: group.question, count: group.count.text(in: visit.language), others: Array(group.others.prefix(Self.mostOthers)),
                hasOthers: !group.others.isEmpty)
        }
        hasGroups = !groups.isEmpty
    }

    private static let mostGroups = 40
    private static let mostOthers = 10
}

extension QualityView.Report {
    init(_ report: QualityReport, since earlier: QualityReport?, _ language: Language) {
        made = report.made.text(in: language)
        version = report.version
        ranking = report.ranking
        sets = report.sets.map { QualityView.SetRow($0, language) }
        curve = RiskView(report.curve, language)
        worst = report.worst.map { wrong in
            QualityView.WrongRow(
                set: wrong.set, question: wrong.question, quoted: wrong.quoted, expected: wrong.expected, trust: Percent.text(wrong.trust, language))
        }
        hasWorst = !worst.isEmpty
        changes =
            earlier.map { earlier in
                report.changes(since: earlier).prefix(Self.mostChanges).map { change in
                    QualityView.ChangeRow(
                        question: change.question, before: change.before.words[language], after: change.after.words[language],
                        isWorse: change.after == .wrong || change.before == .right)
                }
            } ?? []
        hasChanges = !changes.isEmpty
        before = earlier.map { "\($0.made.text(in: language)) · \($0.version)" }
    }

    private static let mostChanges = 100
}

extension QualityView.SetRow {
    init(_ set: QualityReport.OfSet, _ language: Language) {
        name = set.name
        questions = set.questions.text(in: language)
        order = Percent.text(set.nDCGAt10, language)
        answered = Self.part(set.answered, of: set.questions, language)
        right = (set.answered - set.wrong).text(in: language)
        wrong = Self.part(set.wrong, of: set.answered, language)
        clauses = set.clauses.flatMap { all in set.rightClauses.map { Self.part($0, of: all, language) } }
        flatters = set.learntFrom > 0 ? set.learntFrom.text(in: language) : nil
        fields = set.fields.map { field in
            QualityView.FieldRow(
                name: field.name, questions: field.questions.text(in: language), answered: Self.part(field.answered, of: field.questions, language),
                wrong: field.wrong.text(in: language))
        }
    }

    private static func part(_ count: Int, of all: Int, _ language: Language) -> String {
        let text = count.text(in: language)
        return all > 0 ? "\(text) (\(Percent.text(Double(count) / Double(all), language)))" : text
    }
}

extension QualityReport.Outcome {
    var words: Words {
        switch self {
        case .right: Words(vi: "trích đúng", en: "quoted rightly")
        case .wrong: Words(vi: "trích sai", en: "quoted wrongly")
        case .silent: Words(vi: "không trả lời", en: "not answered")
        }
    }
}

/// A share as a percentage with one decimal.
enum Percent {
    static func text(_ share: Double, _ language: Language) -> String {
        let tenths = Int((share * 1_000).rounded())
        return "\(tenths / 10)\(language == .vi ? "," : ".")\(tenths % 10) %"
    }
}

/// The risk–coverage curve as a picture, and as a table for whoever does not see it.
struct RiskView: Sendable {
    let title: String
    let description: String
    let box: String
    let rows: [Row]
    let columns: [RiskDrawing.Tick]
    let axes: [RiskDrawing.Tick]
    let line: String
    let mark: RiskDrawing.Tick?
    let points: [Point]
    let kinds: [Kind]
    let hasKinds: Bool

    /// A line across the picture.
    struct Row: Sendable {
        let x: Int
        let y: Int
        let text: String
        let x1 = RiskDrawing.left
        let x2 = RiskDrawing.right
    }

    struct Point: Sendable {
        let coverage: String
        let risk: String
    }

    struct Kind: Sendable {
        let name: String
        let articles: String
        let questions: String
        let answered: String
        let wrong: String
        let without: String

        init(_ kind: RiskCurve.Kind, _ language: Language) {
            name = Self.names[kind.name]?[language] ?? kind.name
            articles = kind.articles.text(in: language)
            questions = kind.questions.text(in: language)
            answered = Self.share(kind.answered, of: kind.questions, language)
            wrong = Self.share(kind.wrong, of: kind.answered, language)
            without = Self.share(kind.withoutAnswered, of: kind.without, language)
        }

        /// Published sets keep the names that they are known by.
        private static let names = [
            "taught": Words(vi: "câu tự soạn, dùng để học", en: "our own, learnt from"),
            "asked": Words(vi: "câu như cán bộ hỏi, dùng để đặt ngưỡng", en: "as officials ask, setting the threshold"),
        ]

        private static func share(_ part: Int, of all: Int, _ language: Language) -> String {
            all == 0 ? "–" : Percent.text(Double(part) / Double(all), language)
        }
    }

    init(_ curve: RiskCurve, _ language: Language) {
        let drawing = RiskDrawing(curve, in: language)
        title = drawing.title
        description = drawing.description
        box = "0 0 \(RiskDrawing.width) \(RiskDrawing.height)"
        rows = drawing.rows.map { Row(x: $0.x, y: $0.y, text: $0.text) }
        columns = drawing.columns
        axes = drawing.axes
        line = drawing.line
        mark = drawing.mark
        kinds = (curve.kinds ?? []).map { Kind($0, language) }
        hasKinds = !kinds.isEmpty
        let step = max(1, curve.points.count / Self.told)
        points = curve.points.enumerated().filter { $0.offset % step == 0 || $0.offset == curve.points.count - 1 }.map { _, point in
            Point(coverage: Percent.text(point.coverage, language), risk: Percent.text(point.risk, language))
        }
    }

    /// About so many points are told in words.
    private static let told = 12
}
