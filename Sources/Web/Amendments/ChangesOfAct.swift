// SPDX-License-Identifier: Apache-2.0
import Domain

/// What the pages of an act and of its articles say of changes to it.
struct ChangesOfAct: Sendable {
    /// Where the whole text stands, by day.
    let text: String
    let difference: String
    let notices: AmendmentNotices
}

extension Site {
    /// `nil` for an act that was never read as a whole and of which no change is known.
    func notices(of document: LegalDocument.ID, _ visit: Visit) async throws -> ChangesOfAct? {
        let known = try await amendments.known(of: document)
        do {
            let text = ActOnDay(try await acts.text(of: document), on: visit.day, amendedBy: known.confirmed)
            return ChangesOfAct(
                text: visit.urls.address(["texts", document.text]), difference: visit.urls.address(["differences", document.text]),
                notices: AmendmentNotices(text, known, visit))
        } catch ActError.noSuchReading {
            return nil
        }
    }
}
