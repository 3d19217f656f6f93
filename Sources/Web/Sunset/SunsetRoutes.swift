// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// What loses its basis on which day, and what would become of it.
struct SunsetRoutes {
    let registries: any Registries

    func add(to routes: Routes) {
        routes.get("sunset", .open, use: list)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        let registry = try await registries.registry(known: visit.known)
        let form = SunsetForm(Fields(of: request))
        return Page("sunset/list", SunsetView(registry, form, visit))
    }
}

/// How the list is narrowed, and what is supposed of a document. A supposition that is not whole supposes nothing.
struct SunsetForm: Sendable {
    let field: String?
    let document: String?
    let suppose: Suppose?
    let day: Day?
    let successor: String?

    enum Suppose: String, CaseIterable, Sendable {
        case ends, extended, replaced

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
