// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

extension Site {
    /// What has changed since an answer was kept in the words that it rests on.
    func changes(since record: AnswerRecord) async throws -> [LawChange] {
        let changes = record.answer.touched(by: try await lawChanges.changes(of: record.answer.groundDocuments, since: record.kept))
        if !changes.isEmpty { tally.servedStale(isTold: true) }
        return changes
    }

    /// What has changed since a person answered in acts that his answers rest on.
    func changes(under handling: Handling) async throws -> [LawChange] {
        guard let ground = handling.ground else { return [] }
        return try await lawChanges.changes(of: ground.documents, since: ground.since)
    }
}
