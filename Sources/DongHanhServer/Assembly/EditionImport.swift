// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Synchronization

/// Takes in one edition, part by part; a run that is killed is taken up by the next one.
struct EditionImport: Sendable {
    let path: String
    let house: Assembly
    let console: Console

    func run() async throws -> ImportOutcome {
        let reader = CodificationReader(path: path)
        let names = try await reader.partNames()
        let edition = try await house.editions.open(label: reader.label, digest: try reader.digest(), at: Date())
        if edition.isFinished { return ImportOutcome(label: edition.label, report: nil, faults: []) }
        let progress = ProgressLine(
            console("Nhập", "Import") + " \(edition.label)", unit: console("mục", "parts"),
            total: names.count - edition.staged.count, on: console
        )
        if !edition.staged.isEmpty {
            console.note(console("Làm tiếp: đã có \(edition.staged.count) mục.", "Going on: \(edition.staged.count) parts are in."))
        }
        let faults = try await stage(reader, into: edition, progress)
        let report = try await house.editions.finish(edition, at: Date())
        progress.finish()
        return ImportOutcome(label: edition.label, report: report, faults: faults)
    }

    private func stage(_ reader: CodificationReader, into edition: OpenEdition, _ progress: ProgressLine) async throws -> [ReadingFault] {
        let faults = Mutex<[ReadingFault]>([])
        do {
            try await reader.read(skipping: edition.staged) { part in
                try await house.editions.stage([part], in: edition)
                faults.withLock { $0 += part.faults }
                progress.advance()
            }
        } catch let refusal as any Refusal {
            // The same bytes would be refused again, so nothing of them is kept for later.
            try await house.editions.abandon(edition)
            throw refusal
        }
        return faults.withLock { $0 }
    }
}

/// What became of one edition.
struct ImportOutcome: Encodable, Sendable {
    let label: String
    /// `nil` where the very same edition had been imported before.
    let report: EditionReport?
    let faults: [ReadingFault]

    private enum Key: String, CodingKey { case label, alreadyImported, report, faults }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(label, forKey: .label)
        try container.encode(report == nil, forKey: .alreadyImported)
        try container.encode(report, forKey: .report)
        try container.encode(faults, forKey: .faults)
    }
}
