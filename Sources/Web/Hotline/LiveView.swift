// SPDX-License-Identifier: Apache-2.0
import Domain

/// Where an open page hears what is done, and from where on.
struct LiveView: Sendable {
    let address: String
    /// The ticket that is open, as events name it; `nil` for a list.
    let ticket: String?
    let script: String

    init(_ path: String, after last: Int, _ ticket: Ticket.ID?, _ visit: Visit) {
        address = path + "?last=" + String(last)
        self.ticket = ticket?.text.percentEncoded
        script = visit.furniture?.assets.address("live.js") ?? ""
    }
}

extension Optional where Wrapped: Sendable {
    func asyncOr(_ other: () async throws -> Wrapped) async rethrows -> Wrapped {
        if let self { return self }
        return try await other()
    }
}
