// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// One field that searches everything its user may see: duties, documents, changes, people.
struct FindRoutes {
    let registries: any Registries
    let documents: any LegalDocuments
    let people: any People
    let changes: any Changes
    let audit: any AuditLog
    let settings: SiteSettings

    /// Of each kind; the list of the kind has the rest.
    static let most = 6

    func add(to routes: Routes) { routes.get("find", .someone, use: find) }

    @Sendable func find(_ request: Request, _ visit: Visit) async throws -> Page {
        let staff = try visit.someone()
        guard let words = Fields(of: request)["q"].map({ String($0.prefix(200)) }) else {
            return Page("shell/find", FindView(nothingFor: visit), headers: TicketRoutes.private)
        }
        let registry = try await registries.registry(known: nil)
        let verbs = staff.rights.verbs(on: visit.today)
        if verbs.contains(.viewPeople) {
            let event = AuditEvent(.peopleViewed, by: .person(staff.person.id), AuditThing(.people), details: ["words": words])
            try await audit.record(event, at: settings.now())
        }
        let found = Found(
            duties: registry.duties(matching: words, limit: Self.most).map(\.duty),
            documents: try await documents.documents(matching: words, limit: Self.most, offset: 0),
            changes: verbs.contains(.viewChange)
                ? try await changes.changes(ChangeNarrowing(words: words), limit: Self.most, offset: 0) : nil,
            people: verbs.contains(.viewPeople)
                ? try await people.people(seenBy: staff.person.id, matching: words, on: visit.today, limit: Self.most, offset: 0) : nil
        )
        return Page("shell/find", FindView(words, found, visit), headers: TicketRoutes.private)
    }

    struct Found {
        let duties: [Duty]
        let documents: Listing<LegalDocument>
        /// `nil` for who may not look at any.
        let changes: Listing<Change>?
        let people: Listing<Person>?
    }
}

struct FindView: Sendable {
    let words: String?
    let groups: [Group]
    let isEmpty: Bool
    let ask: String

    struct Group: Sendable {
        let id: String
        let name: String
        let rows: [Row]
        /// Where all of them are listed; `nil` where these are all.
        let all: String?
    }

    struct Row: Sendable {
        let link: String
        let title: String
        let note: String?
    }

    init(nothingFor visit: Visit) {
        words = nil
        groups = []
        isEmpty = false
        ask = visit.urls.home
    }

    init(_ words: String, _ found: FindRoutes.Found, _ visit: Visit) {
        let (urls, language) = (visit.urls, visit.language)
        let query = [("q", words)]
        let duties = found.duties.map { Row(link: urls.duty($0.id), title: $0.title[language], note: $0.id.text) }
        let documents = found.documents.elements.map { Row(link: urls.document($0.id), title: $0.title, note: $0.number) }
        let changes = found.changes?.elements.map {
            Row(
                link: urls.address(["changes", $0.id.text]), title: $0.subject.shown(in: language),
                note: "\($0.state.words[language]) · \($0.draft.reason)")
        }
        let people = found.people?.elements.map { Row(link: urls.address(["people", $0.id.text]), title: $0.name, note: $0.email.text) }
        self.words = words
        let all = { (path: String) in urls.address([path], query) }
        groups = [
            Group("nhiem-vu", Words(vi: "Nhiệm vụ", en: "Duties"), duties, duties.count + 1, urls.registry(query), language),
            Group("van-ban", Words(vi: "Văn bản", en: "Documents"), documents, found.documents.total, all("documents"), language),
            Group("thay-doi", Words(vi: "Thay đổi", en: "Changes"), changes ?? [], found.changes?.total ?? 0, all("changes"), language),
            Group("nguoi-dung", Words(vi: "Người dùng", en: "People"), people ?? [], found.people?.total ?? 0, all("people"), language),
        ].compactMap { $0 }
        isEmpty = groups.isEmpty
        ask = urls.address([], [("question", words)])
    }
}

extension FindView.Group {
    /// - Returns: `nil` where nothing of the kind was found.
    fileprivate init?(_ id: String, _ name: Words, _ rows: [FindView.Row], _ total: Int, _ all: String, _ language: Language) {
        guard !rows.isEmpty else { return nil }
        self.init(id: id, name: name[language], rows: rows, all: rows.count < total ? all : nil)
    }
}
