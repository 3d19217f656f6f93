// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// The handbook of the day and the place in the header: contents, sections, entries, quick cards, and the whole as a file.
struct HandbookRoutes {
    let registries: any Registries
    let documents: any LegalDocuments
    let publisher: any HandbookPublisher
    private let plans = Derived<HandbookPlan>()

    init(registries: any Registries, documents: any LegalDocuments, publisher: any HandbookPublisher) {
        self.registries = registries
        self.documents = documents
        self.publisher = publisher
    }

    func add(to routes: Routes) {
        routes.get("handbook", .open, use: contents)
        routes.get("handbook/sections/:id", .open, use: section)
        routes.get("handbook/entries/:id", .open, use: entry)
        routes.get("handbook/entries/:id/card", .open, use: card)
        routes.get("handbook/files/:format", .open, use: file)
    }

    @Sendable func contents(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await registries.registry(known: visit.known)
        let words = Fields(of: request)["q"].map { String($0.prefix(200)) }
        return Page("handbook/contents", HandbookView(plan(registry, visit), registry, words, visit))
    }

    @Sendable func section(_ request: Request, _ visit: Visit) async throws -> Page {
        let plan = plan(try await registries.registry(known: visit.known), visit)
        let id: HandbookSection.ID = try visit.id()
        guard let section = plan.section(id) else { throw HandbookError.noSuchSection(id) }
        let page = PageOfList(number: Fields(of: request)["page"], of: section.items.count)
        return Page("handbook/section", HandbookSectionView(section, plan.entries(section.items[page.range]), page, visit))
    }

    @Sendable func entry(_ request: Request, _ visit: Visit) async throws -> Page {
        Page("handbook/entry", try await view(visit, room: .max) { _ in true })
    }

    @Sendable func card(_ request: Request, _ visit: Visit) async throws -> Page {
        Page("handbook/card", try await view(visit, room: Self.cardRoom, of: \.isOnCard))
    }

    /// Letters under a heading, so that a card stays one page.
    private static let cardRoom = 420

    private func view(_ visit: Visit, room: Int, of isShown: (HandbookPart.Kind) -> Bool) async throws -> HandbookEntryView {
        let registry = try await registries.registry(known: visit.known)
        let id: HandbookEntry.ID = try visit.id()
        let clauses = try await HandbookClauses(registry, on: visit.day, of: .init(id.text), from: documents)
        let plan = plan(registry, visit).quoting(clauses)
        guard let (section, entry) = plan.entry(id) else { throw HandbookError.noSuchEntry(id) }
        return HandbookEntryView(entry, in: section, of: plan, parts: entry.parts.filter { isShown($0.kind) }, room: room, visit)
    }

    @Sendable func file(_ request: Request, _ visit: Visit) async throws -> Response {
        guard let format = HandbookFormat(rawValue: try visit.parameter("format")) else { throw Fault.noSuchPage(request.uri.path) }
        let registry = try await registries.registry(known: visit.known)
        let clauses = try await HandbookClauses(registry, on: visit.day, from: documents)
        let book = Handbook(registry, on: visit.day, at: visit.place, quoting: clauses)
        let bytes = try await publisher.file(book, as: format, in: visit.language)
        return Self.file(bytes, named: "dong-hanh-\(book.on.iso)", format)
    }

    static func file(_ bytes: [UInt8], named name: String, _ format: HandbookFormat) -> Response {
        Attachment.response(bytes, named: "\(name).\(format.rawValue)", type: format.mediaType)
    }

    private func plan(_ registry: Registry, _ visit: Visit) -> HandbookPlan {
        plans.value(of: registry, on: visit.day, at: visit.place) { HandbookPlan(registry, on: visit.day, at: visit.place) }
    }
}

extension HandbookFormat {
    var mediaType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .epub: "application/epub+zip"
        case .pdf: "application/pdf"
        }
    }
}
