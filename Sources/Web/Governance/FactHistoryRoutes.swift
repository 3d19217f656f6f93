// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Everything that was ever recorded of one fact, in both times: when it was known, and from when to when it says that it holds.
struct FactHistoryRoutes {
    let facts: any Facts
    let people: any People
    let changes: any Changes
    let registries: any Registries
    let files: any FactFiles

    func add(to routes: Routes) {
        routes.get("facts/:kind/:key/file", .may(.draft), use: file)
        routes.get("facts/:kind/:key/history", .may(.viewChange)) { try await show(.fact($1.parameter("kind"), $1.parameter("key")), $0, $1) }
        // A record of a procedure is called by its procedure and its place.
        routes.get("facts/:kind/:key/:layer/history", .may(.viewChange)) { request, visit in
            let key = "\(try visit.parameter("key"))/\(try visit.parameter("layer"))"
            return try await show(.fact(try visit.parameter("kind"), key), request, visit)
        }
        routes.get("competences/:duty/:letter/history", .may(.viewChange)) { request, visit in
            let key = "\(try visit.parameter("duty"))/\(try visit.parameter("letter"))"
            return try await show(.fact("competence", key), request, visit)
        }
    }

    /// A fact as a file to edit and send back.
    @Sendable func file(_ request: Request, _ visit: Visit) async throws -> Response {
        let (kind, key) = (try visit.parameter("kind"), try visit.parameter("key"))
        let registry = try await registries.registry(known: nil)
        guard let text = files.file(of: .fact(kind, key), in: registry.facts) else { throw Fault.noSuchPage(key) }
        let name = key.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        return Attachment.response(Array(text.utf8), named: "\(kind)-\(name).yaml", type: "application/yaml; charset=utf-8")
    }

    /// The parts of the address of a fact's history.
    static func parts(of subject: Subject) -> [String] {
        let kind = subject.factKind ?? ""
        let name = subject.key.split(separator: "/").map(String.init)
        return (kind == "competence" ? ["competences"] : ["facts", kind]) + name + ["history"]
    }

    private func show(_ subject: Subject, _ request: Request, _ visit: Visit) async throws -> Page {
        let known = try await facts.history(of: subject)
        guard !known.isEmpty else { throw Fault.noSuchPage(subject.key) }
        let staff = try visit.someone()
        let registry = try await registries.registry(known: nil)
        let seen = try await changes.history(of: subject).filter { staff.rights.may(.viewChange, $0.thing, on: visit.today) }
        let names = try await Names(of: seen, people)
        let view = FactHistoryView(subject, known, seen, names, DutyTitles(registry, visit.language), visit)
        return Page("governance/history", view, headers: TicketRoutes.private)
    }
}

/// What was known of a fact, newest first, each with what was another before.
struct FactHistoryView: Sendable {
    let subject: String
    let title: String?
    let back: String
    let versions: [Version]
    let open: [Open]
    let hasOpen: Bool

    struct Version: Sendable {
        /// When it came to be known.
        let from: String
        /// `nil` while it stands.
        let until: String?
        /// From when to when it says that it holds; `nil` for what has no days.
        let holds: String?
        let isFirst: Bool
        let differences: [DifferenceView]
        /// By which change, with who and why; `nil` for what a content file said.
        let change: ChangeLine?
        let origin: String?
    }

    struct ChangeLine: Sendable {
        let link: String
        let reason: String
        let source: String
        let author: String
        let approver: String?
    }

    struct Open: Sendable {
        let link: String
        let state: String
        let reason: String
    }

    init(_ subject: Subject, _ known: [KnownFact], _ changes: [Change], _ names: Names, _ titles: DutyTitles, _ visit: Visit) {
        let language = visit.language
        self.subject = subject.shown(in: language)
        title = titles[subject]
        back = Self.place(of: subject, visit)
        let byID = Dictionary(changes.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        versions = known.enumerated().reversed().map { at, one in
            // What ended and came back is told against what it was when it ended.
            let before = at == 0 ? nil : known[at - 1].body
            let change = one.origin.hasPrefix(Self.made) ? byID[String(one.origin.dropFirst(Self.made.count))] : nil
            return Version(
                from: one.from.text(in: language), until: one.until.map { $0.text(in: language) },
                holds: FactDays(subject.factKind, one.body)?.text(in: language), isFirst: at == 0,
                differences: DifferenceView.all(Difference.between(before, one.body), language),
                change: change.map { ChangeLine($0, names, visit) }, origin: one.origin.hasPrefix(Self.made) ? nil : one.origin)
        }
        open = changes.filter(\.isOpen).map {
            Open(link: visit.urls.address(["changes", $0.id.text]), state: $0.state.words[language], reason: $0.draft.reason)
        }
        hasOpen = !open.isEmpty
    }

    /// The page on which the fact is read.
    private static func place(of subject: Subject, _ visit: Visit) -> String {
        switch subject.factKind {
        case CalendarYear.factKind: visit.urls.address(["calendar"])
        case KnowledgeEntry.factKind: visit.urls.address(["knowledge"])
        case ProcedureRecord.factKind: visit.urls.address(["procedures", String(subject.key.prefix { $0 != "/" })])
        default: subject.duty.map(visit.urls.duty) ?? visit.urls.address(["facts"], [("kind", subject.factKind ?? "")])
        }
    }

    /// How the store names what an approved change has made.
    private static let made = "change "
}

extension FactHistoryView.ChangeLine {
    init(_ change: Change, _ names: Names, _ visit: Visit) {
        link = visit.urls.address(["changes", change.id.text])
        (reason, source) = (change.draft.reason, change.draft.source)
        author = names[change.author]
        approver = change.history.last { $0.action == .approved }.map { names[$0.by.person] }
    }
}

/// The days on which a fact says that it holds, whatever its kind.
struct FactDays {
    private let from: DoubtfulDay?
    private let until: DoubtfulDay?

    /// `nil` for what says no days.
    init?(_ kind: String?, _ json: String) {
        switch kind {
        case "competence":
            guard let row = Self.value(json, as: Competence.self) else { return nil }
            (from, until) = (row.from, row.until)
        case "document":
            guard let document = Self.value(json, as: KnownDocument.self) else { return nil }
            (from, until) = (document.from, document.until)
        case "change":
            guard let change = Self.value(json, as: ProcedureChange.self) else { return nil }
            (from, until) = (change.from, change.until)
        case "place":
            guard let place = Self.value(json, as: Place.self) else { return nil }
            (from, until) = (place.existence.from.map { DoubtfulDay($0) }, place.existence.until.map { DoubtfulDay($0) })
        default: return nil
        }
    }

    func text(in language: Language) -> String {
        let start = from.flatMap { $0 == .unknown ? nil : $0.typed(in: language) }
        let end = until.flatMap { $0 == .unknown ? nil : $0.typed(in: language) }
        return [
            start.map { Words(vi: "từ \($0)", en: "from \($0)")[language] },
            end.map { Words(vi: "đến trước \($0)", en: "until before \($0)")[language] },
        ].compactMap { $0 }.joined(separator: " ")
    }

    private static func value<Value: Decodable>(_ json: String, as type: Value.Type) -> Value? {
        try? JSONDecoder().decode(type, from: Data(json.utf8))
    }
}
