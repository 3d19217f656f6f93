// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The registry out to others: a table and a catalogue of services for anybody, the whole as a dump for staff.
struct RegistryFileRoutes {
    let registries: any Registries
    let facts: any Facts
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("registry/files/:format", .open, use: file)
        routes.get("facts/dump", .may(.viewChange), use: dump)
    }

    @Sendable func file(_ request: Request, _ visit: Visit) async throws -> Response {
        let registry = try await registries.registry(known: visit.known)
        let name = "so-tham-quyen-\(visit.day.iso)"
        switch try visit.parameter("format") {
        case "csv":
            return Attachment.response(
                Array(RegistryTable.competences(registry.facts).csv.utf8), named: "\(name).csv", type: SheetFormat.csv.mediaType)
        case "jsonld":
            let base = settings.address.map { "\($0)/id/" } ?? "urn:donghanh:"
            let catalogue = ServiceCatalogue(registry, on: visit.day, base: base)
            return Attachment.response(Array(catalogue.text.utf8), named: "\(name).jsonld", type: "application/ld+json")
        default: throw Fault.noSuchPage(request.uri.path)
        }
    }

    @Sendable func dump(_ request: Request, _ visit: Visit) async throws -> Response {
        let known = visit.known ?? settings.now()
        let dump = RegistryDump(try await facts.facts(known: visit.known), known: known)
        return Attachment.response(Array(dump.text.utf8), named: "so-\(Day(known).iso).json", type: "application/json")
    }
}
