// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Synchronization

/// The references of everything held: each as JSON, or how many there are of each outcome.
struct ReferenceWalk: Sendable {
    private let house: Assembly
    private let day: Day
    private let console: Console

    init(_ house: Assembly, on day: Day, _ console: Console) {
        self.house = house
        self.day = day
        self.console = console
    }

    func run() async throws {
        let names = try await house.index.actNames()
        let counts = Mutex(Counts())
        if console.isJSON { console.write("[") }
        try await house.documents.walk(batch: 500) { [self] provisions in
            let found = try await house.documents.references(in: provisions, names, on: day)
            let notes = console.isJSON ? try await house.documents.references(in: provisions.map(\.ofNote), names, on: day) : []
            let isFirst = counts.withLock { counts in
                defer { counts.add(found) }
                return counts.provisions == 0
            }
            if console.isJSON { try write(zip(found, notes).map(Line.init), isFirst: isFirst) }
        }
        if console.isJSON { return console.write("]") }
        console.write(counts.withLock { $0.sheet(console).text })
    }

    private func write(_ found: [Line], isFirst: Bool) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try found.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        if !lines.isEmpty { console.write((isFirst ? "" : ",") + lines.joined(separator: ",\n")) }
    }

    private struct Line: Encodable {
        let provision: Provision.ID
        let code: String?
        let references: [PublishedReferences.Named]
        /// In what the publisher says of its source.
        let noted: [PublishedReferences.Named]

        init(_ one: ReferringProvision, _ note: ReferringProvision) {
            provision = one.provision.id
            code = one.provision.code
            references = one.references.map { .init($0, in: one.provision) }
            noted = note.references.map { .init($0, in: note.provision) }
        }
    }

    private struct Counts {
        var provisions = 0
        var resolved = 0
        var reasons: [Reference.Reason: Int] = [:]

        mutating func add(_ found: [ReferringProvision]) {
            provisions += found.count
            for reference in found.flatMap(\.references) {
                if let reason = reference.reason { reasons[reason, default: 0] += 1 } else { resolved += 1 }
            }
        }

        func sheet(_ console: Console) -> Sheet {
            var sheet = Sheet()
            let all = resolved + reasons.values.reduce(0, +)
            sheet.heading(console("\(all) dẫn chiếu trong \(provisions) điều", "\(all) references in \(provisions) articles"))
            sheet.row("\(resolved)", console("tìm được nơi dẫn đến", "lead to a place"))
            for reason in Reference.Reason.allCases {
                sheet.row("\(reasons[reason, default: 0])", reason.words.text(in: console.language))
            }
            return sheet
        }
    }
}

extension Provision {
    /// The note in the place of the text.
    fileprivate var ofNote: Provision {
        Provision(id: id, document: document, path: path, heading: heading, text: note ?? "", effect: effect)
    }
}
