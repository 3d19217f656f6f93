// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// What loses its basis on which day, and what would become of it.
struct SunsetRoutes {
    let registries: any Registries
    let changes: any Changes
    let settings: SiteSettings
    private let radars = Derived<SunsetRadar>()

    func add(to routes: Routes) {
        routes.get("sunset", .open, use: list)
        routes.post("sunset/drafts", .may(.draft), use: draft)
    }

    /// Makes drafts of what was supposed: until somebody else has approved them the registry says what it said.
    @Sendable func draft(_ request: Request, _ visit: Visit) async throws -> Response {
        let fields = try await visit.staffForm(from: request)
        let registry = try await registries.registry(known: nil)
        let form = SunsetForm(fields)
        do {
            guard let supposition = form.supposition else { throw FactFormError.missing("day") }
            if form.suppose == .replaced, form.successor == nil { throw FactFormError.missing("successor") }
            let batch = try await BatchDesk(changes: changes, settings: settings).keep(
                try supposition.facts(over: registry), over: registry, named: form.name, fields, visit)
            return .redirect(to: visit.urls.address(["fact-files", batch.text]))
        } catch let refusal as any Refusal where [.invalid, .conflict].contains(refusal.kind) {
            let view = SunsetView(registry, radar(registry, visit).lapses, form, visit, refusal: refusal, typed: fields)
            return try Page("sunset/list", view, status: refusal.kind.status).response(from: request, context: visit)
        }
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await registries.registry(known: visit.known)
        let form = SunsetForm(Fields(of: request))
        return Page("sunset/list", SunsetView(registry, radar(registry, visit).lapses, form, visit))
    }

    private func radar(_ registry: Registry, _ visit: Visit) -> SunsetRadar {
        radars.value(of: registry, on: visit.day, at: visit.place) { SunsetRadar(registry, on: visit.day, at: visit.place) }
    }
}

/// How the list is narrowed, and what is supposed of a document. A supposition that is not whole supposes nothing.
struct SunsetForm: Sendable {
    let field: String?
    let document: String?
    let suppose: Suppose?
    let day: Day?
    let successor: String?
    /// Only ends that are no farther than so many days; `nil` for all of them.
    let within: SunsetRadar.Alert?
    /// Nothing but what ends on that day; `nil` for every day.
    let ends: Day?
    /// Of the days, or of what ends on the only one.
    let page: String?

    enum Suppose: String, CaseIterable, Sendable {
        case ends, extended, replaced

        /// In the name of drafts.
        var short: Words {
            switch self {
            case .ends: Words(vi: "hết hiệu lực từ", en: "ends on")
            case .extended: Words(vi: "kéo dài", en: "goes on")
            case .replaced: Words(vi: "được thay từ", en: "is replaced from")
            }
        }

        var words: Words {
            switch self {
            case .ends: Words(vi: "hết hiệu lực từ ngày", en: "ends on")
            case .extended: Words(vi: "kéo dài đến ngày (để trống: không ghi ngày hết)", en: "goes on until (empty: without an end)")
            case .replaced: Words(vi: "được thay từ ngày", en: "is replaced from")
            }
        }
    }

    init(_ fields: Fields) {
        field = fields["field"]
        document = fields["document"].map { String($0.prefix(100)) }
        suppose = fields["suppose"].flatMap(Suppose.init)
        day = fields["day"].flatMap { Day(typed: $0) }
        successor = fields["successor"].map { String($0.prefix(100)) }
        within = fields["within"].flatMap { Int($0) }.flatMap { SunsetRadar.Alert(rawValue: $0) }
        ends = fields["ends"].flatMap { Day(iso: $0) }
        page = fields["page"]
    }

    /// How the list is narrowed, as it stands in an address.
    var query: [(String, String)] {
        [("field", field), ("document", document), ("within", within.map { String($0.rawValue) })].compactMap { name, value in
            value.map { (name, $0) }
        }
    }

    /// What drafts of it are called: "133/2025/NĐ-CP: kéo dài đến ngày … 01/03/2028".
    var name: String {
        let what = suppose?.short.vi
        return [document.map { "\($0):" }, what, day.map { $0.text(in: .vi) }, suppose == .replaced ? successor.map { "(\($0))" } : nil]
            .compactMap { $0 }.joined(separator: " ")
    }

    var supposition: Supposition? {
        guard let document, let suppose else { return nil }
        switch suppose {
        case .ends: return day.map { .ends(document: document, on: $0) }
        case .extended: return .extended(document: document, until: day)
        case .replaced: return day.map { .replaced(document: document, by: successor ?? "?", from: $0) }
        }
    }
}
