// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a form of the desk brings.
struct DeskForm: Sendable {
    /// Of the state that was looked at.
    let revision: Int
    let reason: String
    let unit: String
    let kind: String
    let team: String
    private(set) var text: String
    let note: String
    let isUrgent: Bool
    private(set) var citations: [TypedCitation]
    /// Another ticket, by the number that is read out or by its name.
    let other: String
    /// What a new ticket shall ask.
    let part: String
    /// Where a proposal for the answer comes from.
    let source: String
    /// Something has been put into the answer that nobody has read yet.
    private(set) var isProposed = false

    init(_ form: Fields?) {
        isUrgent = form?["urgent"] == "1"
        revision = form?["revision"].flatMap { Int($0) } ?? -1
        reason = form?["reason"] ?? ""
        unit = form?["unit"] ?? ""
        kind = form?["kind"] ?? ""
        team = form?["team"] ?? ""
        text = form?["text"] ?? ""
        note = form?["note"] ?? ""
        other = form?["other"] ?? ""
        part = form?["part"] ?? ""
        source = form?["put"] ?? ""
        citations = (1...Reply.mostCitations).map { number in
            TypedCitation(place: form?["place-\(number)"] ?? "", quote: form?["quote-\(number)"] ?? "")
        }.filter { !$0.isEmpty }
    }

    /// Puts a proposal behind what is written already.
    mutating func add(_ proposal: DeskProposal) throws(TicketError) {
        let more = proposal.citations.filter { !citations.contains($0) }
        guard citations.count + more.count <= Reply.mostCitations else { throw .tooManyCitations(limit: Reply.mostCitations) }
        text = [text, proposal.text].filter { !$0.isEmpty }.joined(separator: "\n")
        citations += more
        isProposed = true
    }

    /// By which what is typed and not sent is kept.
    static func page(of id: Ticket.ID) -> String { "/desk/" + id.text.percentEncoded }
}
