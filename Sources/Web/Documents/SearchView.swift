// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a search in the law came to, with the duties that the words name on top.
struct SearchView: Sendable {
    var text: String?
    var isAsked = false
    var isWithoutIndex = false
    var isEmpty = false
    var number: String?
    var documents: [Choice] = []
    var isAmbiguous = false
    var duties: [CompetenceView.DutyLink] = []
    var hasDuties = false
    var hits: [Hit] = []
    var hasHits = false
    var count = ""
    let hidden: [RegistryView.Hidden]
    let day: String
    let person: String
    let documentsLink: String

    struct Choice: Sendable {
        let name: String
        let title: String
        let link: String
    }

    struct Hit: Sendable {
        let document: String
        let path: String
        let title: String
        let link: String
        let runs: [ProvisionView.Run]
        let isNamed: Bool
    }

    init(_ visit: Visit) {
        hidden = visit.urls.carried.map { .init(name: $0.0, value: $0.1) }
        day = visit.day.text(in: visit.language)
        person = visit.urls.person()
        documentsLink = visit.urls.documents
    }

    mutating func take(duties: [Duty], _ visit: Visit) {
        self.duties = duties.map { .init(id: $0.id.text, title: $0.title[visit.language], link: visit.urls.duty($0.id)) }
        hasDuties = !duties.isEmpty
    }

    mutating func take(_ found: [SearchHit], _ published: PublishedSearch, _ visit: Visit) {
        let named = Dictionary(found.map { ($0.provision, $0) }, uniquingKeysWith: { first, _ in first })
        hits = published.results.map { result in
            Hit(
                document: DocumentName.full(result.document, of: result.provision), path: result.path, title: result.title,
                link: visit.urls.provision(result.provision, at: named[result.provision]?.path),
                runs: Self.runs(result.snippet, marking: text ?? ""), isNamed: named[result.provision]?.isNamed ?? false
            )
        }
        hasHits = !hits.isEmpty
        count = hits.count.text(in: visit.language)
    }

    mutating func take(ambiguous number: String, _ documents: [LegalDocument], _ visit: Visit) {
        self.number = number
        isAmbiguous = true
        self.documents = documents.map { Choice(name: $0.name, title: $0.title, link: visit.urls.document($0.id)) }
    }

    mutating func finish() { isEmpty = !hasHits && !hasDuties && !isAmbiguous && !isWithoutIndex }

    /// The snippet with the words that were looked for marked, in runs of neighbours.
    private static func runs(_ snippet: String, marking text: String) -> [ProvisionView.Run] {
        let wanted = Set(Snippet.keys(of: text[...]))
        var runs: [(text: String, isMarked: Bool)] = []
        for piece in snippet.split(separator: " ") {
            let isMarked = Snippet.keys(of: piece).contains { wanted.contains($0) }
            if let last = runs.indices.last, runs[last].isMarked == isMarked {
                runs[last].text += " " + piece
            } else {
                runs.append((String(piece), isMarked))
            }
        }
        return runs.map { ProvisionView.Run(text: $0.text, isMarked: $0.isMarked, anchor: nil) }
    }
}
