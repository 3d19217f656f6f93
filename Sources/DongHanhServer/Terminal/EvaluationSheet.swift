// SPDX-License-Identifier: Apache-2.0
import Foundation
import Retrieval

/// How well and how fast search is, for people.
struct EvaluationSheet {
    private var sheet = Sheet()

    init(_ found: Evaluation, _ console: Console) {
        row(console("Câu hỏi", "Questions"), "\(found.questions)")
        row(console("Điều", "Articles"), "\(found.passages)")
        row("recall@10", share(found.recallAt10))
        row("recall@100", share(found.recallAt100))
        row("nDCG@10", share(found.nDCGAt10) + " (" + found.nDCGInterval.map(share).joined(separator: "–") + ")")
        row("MRR@10", share(found.mrrAt10))
        row(console("Câu/giây", "Queries/s"), String(format: "%.0f", found.queriesPerSecond))
        row("p50", String(format: "%.2f ms", found.p50Milliseconds))
        row("p95", String(format: "%.2f ms", found.p95Milliseconds))
        row(console("Dựng chỉ mục", "Index"), String(format: "%.1f s, %.1f MB", found.indexSeconds, Double(found.indexBytes) / 1e6))
    }

    var text: String { sheet.text }

    private mutating func row(_ name: String, _ value: String) { sheet.row(name, value, indent: 0, column: 14) }

    private func share(_ value: Double) -> String { String(format: "%.3f", value) }
}
