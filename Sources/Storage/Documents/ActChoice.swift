// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

// Which of several readings of an act is used.
extension ActStore {
    package func unsettled(limit: Int) async throws -> Listing<LegalDocument> {
        try await database.read { session in
            let waiting = "SELECT DISTINCT document FROM act_reading WHERE waits = 1"
            let total: Int = try session.rows(Statement(stringLiteral: "SELECT COUNT(*) AS n FROM (\(waiting)) AS waiting")).first?.get("n") ?? 0
            var page = Statement(stringLiteral: "SELECT * FROM document WHERE id IN (\(waiting)) ORDER BY id")
            page.append(" LIMIT \(max(0, limit))")
            return Listing(elements: try session.rows(page).map(LegalDocument.init), total: total)
        }
    }

    package func choose(
        _ digest: String, over seen: String, of document: LegalDocument.ID, proposing: @escaping Proposing, by person: Person.ID, at now: Date
    ) async throws {
        try await database.write { session in
            try PeopleRows.rights(of: person, in: session).require(.importLaw, .common, on: Day(now))
            let readings = try Self.readings(of: document, in: session)
            guard let chosen = readings.first(where: { $0.report.digest == digest }), let inUse = readings.first(where: \.isInUse) else {
                throw ActError.noSuchReading(document)
            }
            guard inUse.report.digest == seen else { throw ActError.chosenSince }
            try session.run("UPDATE act_reading SET waits = 0 WHERE document = \(document)")
            try AuditStore.append(.chosen(digest, over: seen, of: document, by: person), at: now, in: session)
            if chosen.isInUse { return }
            try session.run("UPDATE act_reading SET is_in_use = 0 WHERE document = \(document)")
            try session.run("UPDATE act_reading SET is_in_use = 1 WHERE document = \(document) AND digest = \(digest)")
            _ = try Self.publish(chosen.act, on: now, in: session)
            guard let act = try Self.inUse(document, in: session) else { return }
            let proposals = proposing(act)
            try LawChangeRows.note(chosen.act, over: inUse.act, digest: digest, at: now, in: session)
            try AmendmentStore.proposeAnew(proposals.amendments, of: document, at: now, in: session)
            try CompetenceProposalStore.proposeAnew(proposals.competences, of: document, at: now, in: session)
        }
    }
}
