// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Where something begins that nobody has recorded: its code is asked for, then the form of its kind opens.
struct NewFactRoutes {
    let changes: any Changes
    let registries: any Registries
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("facts/:kind/new", .may(.draft), use: begin)
        routes.get("duties/:id/competences/new", .may(.draft), use: beginCompetence)
    }

    @Sendable func begin(_ request: Request, _ visit: Visit) async throws -> Response {
        let name = try visit.parameter("kind")
        guard let kind = EditableKind(rawValue: name), kind != .guidance else { throw Fault.noSuchPage(name) }
        guard kind.mayBegin(try visit.someone(), on: visit.today) else { throw RightsError.notAllowed }
        let registry = try await registries.registry(known: nil)
        guard let key = Fields(of: request)["key"] else {
            return try Page("governance/new-fact", NewFactView(kind, nil, registry, nil, visit), headers: TicketRoutes.private)
                .response(from: request, context: visit)
        }
        do {
            try Self.check(key, kind, registry)
            return .redirect(to: visit.urls.address(["facts", kind.rawValue, key, "edit"], [("new", "1")]))
        } catch let refusal as any Refusal {
            return try Page(
                "governance/new-fact", NewFactView(kind, key, registry, refusal, visit), status: refusal.kind.status, headers: TicketRoutes.private
            ).response(from: request, context: visit)
        }
    }

    /// Rows of a duty are named by letters, so the next one has its name already.
    @Sendable func beginCompetence(_ request: Request, _ visit: Visit) async throws -> Response {
        let registry = try await registries.registry(known: nil)
        let id: Duty.ID = try visit.id()
        guard let duty = registry.duty(id) else { throw RegistryError.noSuchDuty(id) }
        guard let letter = Self.nextLetter(of: duty.id, registry) else { throw FactFormError.noCode(id.text) }
        return .redirect(to: visit.urls.address(["competences", id.text, letter, "edit"], [("new", "1")]))
    }

    /// - Throws: ``FactFormError`` where the code cannot be one, or is another's.
    static func check(_ key: String, _ kind: EditableKind, _ registry: Registry) throws {
        let isCode = (1...60).contains(key.utf8.count) && key.utf8.allSatisfy(Self.isPlain)
        guard isCode else { throw FactFormError.noCode(key) }
        guard !kind.facts(in: registry.facts).contains(where: { $0.key.lowercased() == key.lowercased() }) else { throw FactFormError.taken(key) }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
        }
    }

    private static func nextLetter(of duty: Duty.ID, _ registry: Registry) -> String? {
        let last = registry.timeline(of: duty).compactMap { $0.id.text.utf8.last }.max() ?? UInt8(ascii: "a") - 1
        return last < UInt8(ascii: "z") ? String(UnicodeScalar(last + 1)) : nil
    }

    /// A row of which nothing is typed yet; `nil` where it is not the next one of its duty.
    static func blankCompetence(_ key: String, _ registry: Registry) throws -> String? {
        let parts = key.split(separator: "/").map(String.init)
        guard parts.count == 2, let duty = registry.duty(.init(parts[0])), nextLetter(of: duty.id, registry) == parts[1] else { return nil }
        let row = Competence(
            id: .init(key), duty: duty.id, authority: Authority(name: Words(vi: ""), level: .unknown), kind: nil, from: .unknown, until: nil,
            basis: nil, sources: [], confidence: .medium)
        return String(decoding: try JSONEncoder().encode(row), as: UTF8.self)
    }
}

extension EditableKind {
    /// As JSON; `nil` for what cannot begin by itself.
    func blank(_ key: String) throws -> String? {
        func json<Value: FieldFact>(_: Value.Type) throws -> String? {
            try Value.blank(key).map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        }
        return switch self {
        case .duty: try json(Duty.self)
        case .procedure: try json(Procedure.self)
        case .document: try json(KnownDocument.self)
        case .authority: try json(KnownAuthority.self)
        case .place: try json(Place.self)
        case .unit: try json(Domain.Unit.self)
        case .change: try json(ProcedureChange.self)
        case .guidance: nil
        }
    }
}

struct NewFactView: Sendable {
    let kind: String
    let action: String
    let back: String
    let key: String?
    let refusal: String?
    /// Some that are taken, to show how they are made.
    let examples: String

    init(_ kind: EditableKind, _ key: String?, _ registry: Registry, _ refusal: (any Refusal)?, _ visit: Visit) {
        self.kind = kind.words[visit.language]
        action = "/facts/\(kind.rawValue)/new"
        back = visit.urls.address(["facts"], [("kind", kind.rawValue)])
        self.key = key
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: visit.language) }
        examples = kind.facts(in: registry.facts).map(\.key).sorted().prefix(3).joined(separator: ", ")
    }
}
