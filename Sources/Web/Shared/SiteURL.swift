// SPDX-License-Identifier: Apache-2.0
import Domain

/// Addresses of the site's own pages; each carries the day, the place and the language the reader chose, so that a link
/// shows the next reader the same page.
struct SiteURL: Sendable {
    let day: Day?
    let place: String?
    var known: String?
    let language: Language

    var home: String { address([]) }
    var registry: String { address(["registry"]) }
    var documents: String { address(["documents"]) }
    var about: String { address(["about"]) }
    var desk: String { address(["desk"]) }

    /// A ticket at the desk.
    func desk(_ id: Ticket.ID, _ query: [(String, String)] = []) -> String { address(["desk", id.text], query) }

    var waitingTickets: String { address(["hotline", "tickets"]) }

    /// Narrowed by field, level or words: `registry(["field": "buu-chinh"])`.
    func registry(_ narrowing: [(String, String)]) -> String { address(["registry"], narrowing) }

    func duty(_ id: Duty.ID) -> String { address(["duties", id.text]) }

    func document(_ id: LegalDocument.ID) -> String { address(["documents", id.text]) }

    /// An article, at one of its clauses or points; with the quotes of an answer marked in it.
    func provision(_ id: Provision.ID, at path: ProvisionPath? = nil, quotedBy answer: Question.ID? = nil) -> String {
        let anchor = answer == nil ? path?.eId : Self.quoteAnchor
        return address(id.text.split(separator: "/").map(String.init), answer.map { [("answer", $0.text)] } ?? [], before: "documents")
            + (anchor.map { "#" + $0.percentEncoded } ?? "")
    }

    /// Who refers to an article.
    func references(to id: Provision.ID, page: Int = 1) -> String {
        address(["documents"] + id.text.split(separator: "/").map(String.init) + ["references"], page > 1 ? [("page", String(page))] : [])
    }

    func search(_ text: String) -> String { address(["search"], text.isEmpty ? [] : [("q", text)]) }

    func answer(_ id: Question.ID) -> String { "/answers/\(id.text.percentEncoded)" + (language == .en ? "?lang=en" : "") }

    /// The page that asks a person, with the question of an answer already written on it.
    func person(for answer: Question.ID? = nil) -> String { address(["person"], answer.map { [("answer", $0.text)] } ?? []) }

    /// Where the first quote of an answer stands on a provision's page.
    static let quoteAnchor = "trich-dan"

    /// Any page of the site with its own query first.
    func address(_ segments: [String], _ query: [(String, String)] = []) -> String { address(segments, query, before: nil) }

    private func address(_ segments: [String], _ query: [(String, String)], before: String?) -> String {
        let path = ([before].compactMap { $0 } + segments).map { "/" + $0.percentEncoded }.joined()
        let fields = (query + carried).map { "\($0.0)=\($0.1.percentEncoded)" }
        return (path.isEmpty ? "/" : path) + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
    }

    /// What every address carries.
    var carried: [(String, String)] {
        [
            day.map { ("on", $0.iso) }, place.map { ("place", $0) }, known.map { ("known", $0) }, language == .en ? ("lang", "en") : nil,
        ].compactMap { $0 }
    }
}
