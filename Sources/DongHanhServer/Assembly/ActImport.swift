// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing

/// Takes in one act from one file, wholly or not at all.
struct ActImport: Sendable {
    let path: String
    let house: Assembly

    /// What a person says of the act where the file does not.
    struct Identity: Sendable {
        var number: String?
        var kind: String?
        var issued: Day?
    }

    func run(_ identity: Identity) async throws -> ActOutcome {
        var reading = try ActFile(path: path).read()
        reading.act.document = Self.named(reading.act.document, identity)
        let taking = try await house.acts.take(reading, at: Date())
        reading.act.document = try await house.documents.document(taking.document)
        let proposals = AmendmentReader.proposals(in: reading.act)
        let new = taking.outcome == .added ? try await house.amendments.propose(proposals, at: Date()) : 0
        return ActOutcome(reading, taking, proposed: new)
    }

    private static func named(_ document: LegalDocument, _ identity: Identity) -> LegalDocument {
        let number = identity.number ?? document.number
        let kind = identity.kind ?? document.kind
        let issued = identity.issued ?? document.issued
        return LegalDocument(
            id: LegalDocument.identity(number: number, kind: kind, otherwise: issued?.iso ?? "", issuer: document.issuer), number: number, kind: kind,
            title: document.title, issuer: document.issuer, issued: issued, effect: document.effect, address: document.address
        )
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
