// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing

/// Takes in one act from one file, wholly or not at all.
struct ActImport: Sendable {
    let path: String
    let house: Assembly

    func run(_ given: GivenIdentity) async throws -> ActOutcome {
        var reading = try ActFile(path: path).read()
        reading.act.document = reading.act.document.named(by: given)
        let taking = try await house.acts.take(
            reading, proposing: { ActProposals(of: $0) }, by: .program("import"), at: Date())
        reading.act.document = try await house.documents.document(taking.document)
        return ActOutcome(reading, taking, proposed: taking.proposed)
    }
}

/// What became of one act, and of how much of its file.
struct ActOutcome: Encodable, Sendable {
    let document: LegalDocument
    let signer: String?
    let counts: [ProvisionPath.Unit: Int]
    /// Addresses of all units, in the order of the text.
    let units: [String]
    /// `nil` where the act was only read.
    let taking: ActTaking?
    let report: ReadingReport
    /// Changes of other acts that now wait for a person's decision; where the act was only read, those that would.
    let proposed: Int

    init(_ reading: ActReading, _ taking: ActTaking? = nil, proposed: Int? = nil) {
        self.proposed = proposed ?? AmendmentReader.proposals(in: reading.act).count
        document = reading.act.document
        signer = reading.act.signer
        counts = reading.act.counts
        var units: [String] = []
        reading.act.forEachUnit { path, _ in units.append(path.eId) }
        self.units = units
        self.taking = taking
        report = reading.report
    }

    private enum Key: String, CodingKey { case document, signer, counts, units, taking, report, coverage, proposed }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(document, forKey: .document)
        try container.encode(signer, forKey: .signer)
        try container.encode(Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }), forKey: .counts)
        try container.encode(units, forKey: .units)
        try container.encode(taking, forKey: .taking)
        try container.encode(report, forKey: .report)
        try container.encode(report.coverage, forKey: .coverage)
        try container.encode(proposed, forKey: .proposed)
    }
}
