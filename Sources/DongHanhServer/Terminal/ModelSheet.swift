// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Retrieval

/// The model of this machine, as data.
struct ModelReport: Encodable {
    let engine: String?
    /// Why it cannot be used; `nil` where it can.
    let fault: String?
    let vectors: Int
    let progress: EmbeddingProgress?
}

/// The same for people. It counts what others do: a site at work notes how far it is.
struct ModelSheet {
    let report: ModelReport
    private let console: Console

    init(_ settings: Settings, _ console: Console) {
        self.console = console
        var fault: String?
        do { try ModelFolder(settings.model).check() } catch {
            fault = (error as? any Refusal).map { Sentences.text(for: $0, in: console.language) } ?? String(describing: error)
        }
        let path = settings.vectors(of: ModelFolder.engine)
        report = ModelReport(
            engine: fault == nil ? ModelFolder.engine : nil, fault: fault, vectors: VectorFile(path).count,
            progress: Embedding.noted(at: settings.embeddingNote))
    }

    var text: String {
        let engine = report.engine.map { console("Đã cài: ", "Installed: ") + $0 } ?? report.fault ?? ""
        let vectors = console("Véc-tơ: \(report.vectors)", "Vectors: \(report.vectors)")
        guard let progress = report.progress else { return [engine, vectors].joined(separator: "\n") }
        return [engine, vectors, Self.line(progress, console)].joined(separator: "\n")
    }

    static func line(_ progress: EmbeddingProgress, _ console: Console) -> String {
        let share = "\(progress.embedded)/\(progress.articles) (\(progress.percent) %)"
        let left = progress.secondsLeft.map { seconds in
            let hours = String(format: "%.1f", seconds / 3_600)
            return console(", còn khoảng \(hours) giờ", ", about \(hours) hours left")
        }
        return console("Điều đã có véc-tơ: ", "Articles with vectors: ") + share + (left ?? "")
    }
}

struct MeaningTrialSheet {
    let text: String

    init(_ reports: [MeaningTrial.Report], _ console: Console) {
        text = reports.map { report in
            let measured = report.measured
            let figures = String(
                format: "nDCG@10 %.4f → %.4f (%+.4f … %+.4f), recall@10 %.4f → %.4f, p50 %.1f ms, p95 %.1f ms", measured.before, measured.after,
                measured.low, measured.high, report.recallBefore, report.recallAfter, report.p50Milliseconds, report.p95Milliseconds)
            return "\(report.set): \(measured.questions)/\(report.questions) " + console("câu", "questions") + "\n  \(figures)\n  "
                + report.byShare.map { String(format: "%.2f %.4f", $0[0], $0[1]) }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
