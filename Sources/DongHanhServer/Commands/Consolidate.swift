// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation
import Importing

extension DongHanh {
    struct Consolidate: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Ghép các văn bản sửa đổi vào văn bản gốc (put amending acts into the act that they change).",
            discussion: """
                Reads the files only; nothing is taken in. Every change that the amending acts make is carried out unseen, which the site
                never does: this command measures how well changes are read. --against FILE holds the outcome against the official
                consolidation, unit by unit, and prints each difference.
                """
        )

        @Argument(help: ArgumentHelp("Văn bản gốc (the act that is changed).", valueName: "base"))
        var base: String

        @Argument(help: ArgumentHelp("Văn bản sửa đổi (amending acts).", valueName: "amending"))
        var amending: [String]

        @Option(help: ArgumentHelp("Văn bản hợp nhất để so (the official consolidation to compare with).", valueName: "file"))
        var against: String?

        @Option(help: ArgumentHelp("Ngày của nội dung (the day of the text).", valueName: "yyyy-mm-dd"))
        var on: String?

        @OptionGroup var shared: SharedOptions

        func validate() throws {
            if let on, Day(iso: on) == nil { throw ValidationError("--on yyyy-mm-dd") }
        }

        func run(with settings: Settings, console: Console) async throws {
            let official = try against.map { try ActFile(path: $0).read().act }
            let judge = ConsolidationJudge(
                base: try ActFile(path: base).read().act, amending: try amending.map { try ActFile(path: $0).read().act }, official: official,
                on: on.flatMap { Day(iso: $0) }
            )
            let outcome = ConsolidationOutcome(judge, milliseconds: Self.milliseconds { judge.remake() })
            if console.isJSON {
                try console.write(json: outcome)
            } else {
                console.write(ConsolidationSheet(outcome, console).text)
            }
        }
    }
}

extension DongHanh.Consolidate {
    /// The middle of fifty runs.
    private static func milliseconds(_ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let runs = (0..<50).map { _ in clock.measure(work) }.sorted()
        return Double(runs[25].components.attoseconds) / 1e15 + Double(runs[25].components.seconds) * 1_000
    }
}

/// What the command found, as JSON and for people.
struct ConsolidationOutcome: Encodable {
    let document: String
    let day: String
    let proposed: Int
    let elsewhere: Int
    let applied: [AppliedChange]
    let refused: [AppliedChange]
    let units: Int?
    let equal: Int?
    let share: Double?
    let differences: [Difference]
    /// To make the text of the day from the base and its changes.
    let milliseconds: Double

    struct AppliedChange: Encodable {
        let basis: String
        let operation: String
        let paths: [String]
        let from: String?
        let instruction: String
        let doubts: [String]
        let reason: String?
    }

    struct Difference: Encodable {
        let path: String
        let ours: String?
        let official: String?
        /// Whether any change put words there; where none did, the official text differs from the act as published by itself.
        let isTouched: Bool
    }

    init(_ judge: ConsolidationJudge, milliseconds: Double) {
        self.milliseconds = (milliseconds * 1_000).rounded() / 1_000
        let proposals = Dictionary(judge.proposals.map { ($0.amendment.id, $0) }) { first, _ in first }
        func change(_ amendment: Amendment, _ reason: AmendmentRefusal? = nil) -> AppliedChange {
            let proposal = proposals[amendment.id]
            return AppliedChange(
                basis: "\(amendment.basis.path.citation) \(amendment.basis.number)", operation: amendment.operation.kind.rawValue,
                paths: amendment.operation.paths.map(\.eId), from: amendment.effect.from?.iso, instruction: proposal?.instruction ?? "",
                doubts: proposal?.doubts.map(\.rawValue) ?? [], reason: reason.map { "\($0.words.vi)" })
        }
        document = judge.text.act.document.id.text
        day = judge.text.day.iso
        proposed = judge.proposals.count
        elsewhere = judge.elsewhere
        applied = judge.text.applied.map { change($0) }
        refused = judge.text.refused.map { change($0.amendment, $0.reason) }
        units = judge.comparison?.units
        equal = judge.comparison?.equal
        share = judge.comparison?.share
        differences =
            judge.comparison?.differences.map {
                Difference(path: $0.path.eId, ours: $0.after, official: $0.before, isTouched: !judge.text.origins(of: $0.path).isEmpty)
            } ?? []
    }
}
