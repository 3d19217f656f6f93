// SPDX-License-Identifier: Apache-2.0

/// A finding as the outside world gets it: `donghanh competence --json` and `/api/v1`. What is absent is `null`, never left out.
package struct PublishedCompetence: Encodable, Sendable {
    let finding: Competence.Finding

    package init(_ finding: Competence.Finding) { self.finding = finding }

    private enum Key: String, CodingKey { case result, duty, holders }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(finding.result, forKey: .result)
        try object.encode(finding.duty.id, forKey: .duty)
        try object.encode(finding.holders.map(PublishedHolder.init), forKey: .holders)
    }
}

private struct PublishedHolder: Encodable {
    let holder: Competence.Holder

    private enum Key: String, CodingKey { case authority, kind, from, until, basis, condition, signer }

    func encode(to encoder: any Encoder) throws {
        let competence = holder.competence
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(competence.authority.name.vi, forKey: .authority)
        try object.encode(competence.kind, forKey: .kind)
        // A day in doubt is no day: a reader of the JSON must not take a guess for a date.
        try object.encode(competence.from.exact, forKey: .from)
        try object.encode(competence.until?.exact, forKey: .until)
        try object.encode(competence.basis.map(PublishedBasis.init), forKey: .basis)
        try object.encode(competence.condition, forKey: .condition)
        try object.encode(holder.signer?.name, forKey: .signer)
    }
}

private struct PublishedBasis: Encodable {
    let basis: Competence.Basis

    private enum Key: String, CodingKey { case document, path, verified }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(basis.document, forKey: .document)
        try object.encode(basis.path, forKey: .path)
        try object.encode(basis.isVerified, forKey: .verified)
    }
}
