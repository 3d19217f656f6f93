// SPDX-License-Identifier: Apache-2.0
import Domain
package import FoundationEssentials
import Hummingbird
import Logging
import Mustache
import Synchronization

/// Reads who comes in: language, day, place and instant, from the address first, then from what was remembered.
///
/// What is wrong in the address is noted, not thrown, so that the page which says so has its frame.
struct Reception: RouterMiddleware {
    typealias Context = Visit
    let registries: any Registries
    let setups: any Setups
    let furniture: Furniture
    let settings: SiteSettings
    private let placeList = PlaceList()

    init(registries: any Registries, setups: any Setups, furniture: Furniture, settings: SiteSettings) {
        self.registries = registries
        self.setups = setups
        self.furniture = furniture
        self.settings = settings
    }

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        let asked = Fields(of: request)
        let kept = Keepsakes(request)
        var visit = context
        visit.today = Day(settings.now())
        visit.isSecure = settings.isSecure
        visit.origin = settings.address ?? request.head.authority.flatMap { WebAddress("http://" + $0) }?.origin ?? ""
        visit.language = asked["lang"].flatMap(Language.init) ?? asked["language"].flatMap(Language.init) ?? kept.language ?? settings.language
        read(&visit, asked, kept)
        visit.furniture = furniture
        if !request.uri.path.hasPrefix("/assets/") { await furnish(&visit, asked, kept, isPage: !request.isForPrograms) }
        var response = try await next(request, visit)
        if !request.isForPrograms { Keepsakes.keep(visit, asked, in: &response) }
        return response
    }

    private func read(_ visit: inout Visit, _ asked: Fields, _ kept: Keepsakes) {
        visit.day = kept.day ?? visit.today
        if let text = asked["on"] {
            if let day = Day(typed: text) { visit.day = day } else { visit.fault = .noSuchDay(text) }
        }
        if let text = asked["known"] {
            if let instant = Instant(typed: text) {
                (visit.known, visit.knownText) = (instant.date, text)
            } else {
                visit.fault = .noSuchDay(text)
            }
        }
    }

    /// Numbers to call, places to choose from and the place chosen; a page without them still stands.
    private func furnish(_ visit: inout Visit, _ asked: Fields, _ kept: Keepsakes, isPage: Bool) async {
        guard isPage || asked.raw("place") != nil || kept.place != nil else { return }
        do {
            let registry = try await registries.registry(known: nil)
            if isPage {
                let day = visit.day
                visit.furniture?.hotlines = registry.facts.hotlines.map(\.number)
                visit.furniture?.places = try placeList.on(day, in: registry, furniture.templates)
            }
            // An empty place in the address is a choice too: the whole country.
            let isAsked = asked.raw("place") != nil
            place(&visit, isAsked ? asked["place"] : kept.place, isAsked: isAsked, registry)
            if isPage, let place = visit.place {
                visit.furniture?.contact = try await setups.sheet().setup.contacts.first { $0.isOf(place) }
            }
        } catch {
            visit.logger.error("the registry cannot be read", metadata: ["error": "\(String(reflecting: error).singleLine)"])
        }
    }

    private func place(_ visit: inout Visit, _ name: String?, isAsked: Bool, _ registry: Registry) {
        guard let name else { return }
        switch registry.place(named: name, on: visit.day) {
        case .one(let place): (visit.place, visit.placeName) = (place, name)
        case .several(let places): if isAsked { visit.fault = .noSuchPlace(name, near: places.map(\.name.vi)) }
        case .none(let near): if isAsked { visit.fault = .noSuchPlace(name, near: near) }
        }
    }
}

/// The places of a day in the order of their names. Every page has them, and to sort Vietnamese and write them out takes longer than all else of it.
private final class PlaceList: Sendable {
    private let kept = Mutex<(day: Day, generation: String, part: MustacheTemplate)?>(nil)

    func on(_ day: Day, in registry: Registry, _ templates: Templates) throws -> MustacheTemplate {
        if let kept = kept.withLock({ $0 }), kept.day == day, kept.generation == registry.generation { return kept.part }
        let places = registry.facts.places.filter { $0.existence.contains(day) }
        let names = places.map { (Vietnamese.folded($0.name.vi), $0.name.vi) }.sorted { $0 < $1 }.map(\.1)
        let part = try templates.part("shared/places", PlacesView(names: names), in: .vi)
        // Facts that bear no generation may change unnoticed.
        if !registry.generation.isEmpty { kept.withLock { $0 = (day, registry.generation, part) } }
        return part
    }
}

private struct PlacesView: Sendable {
    let names: [String]
}

/// Refuses what the reception noted as wrong; inside the error pages, so that it is told like any other refusal.
struct FaultCheck: RouterMiddleware {
    typealias Context = Visit

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        if let fault = context.fault, !request.uri.path.hasPrefix("/assets/") { throw fault }
        if !request.isForPrograms, Self.isTooLong(request.uri.query) { throw Fault.longAddress }
        return try await next(request, context)
    }

    private static func isTooLong(_ query: String?) -> Bool {
        // A short address is not worth reading twice. A question comes back in its own form, with what is wrong with it.
        guard let query, query.utf8.count > Question.longest else { return false }
        return Fields(query).pairs.contains { $0.name != "question" && $0.value.count > Question.longest }
    }
}

/// An instant as typed: a day, whose end is meant, or a time in UTC.
package struct Instant {
    package let date: Date

    package init?(typed text: String) {
        if let day = Day(typed: text) {
            date = day.advanced(by: 1).start.addingTimeInterval(-1)
        } else if let date = try? Date(text, strategy: .iso8601) {
            self.date = date
        } else {
            return nil
        }
    }
}

/// What the site remembers of a reader: three cookies, none of them telling who it is.
struct Keepsakes {
    let language: Language?
    let day: Day?
    let place: String?

    init(_ request: Request) {
        let cookies = request.cookies
        language = cookies["lang"].flatMap { Language(rawValue: $0.value) }
        day = cookies["on"].flatMap { Day(iso: $0.value) }
        place = cookies["place"].map { Fields.decoded($0.value) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static let year = 31_536_000

    /// Remembers what the reader chose in this request; the day only until the browser is closed.
    static func keep(_ visit: Visit, _ asked: Fields, in response: inout Response) {
        guard visit.fault == nil else { return }
        if asked.raw("lang") != nil { keep(visit.language, isSecure: visit.isSecure, in: &response) }
        if asked.raw("on") != nil {
            set("on", visit.isDayChosen ? visit.day.iso : "", visit.isDayChosen ? nil : 0, isSecure: visit.isSecure, &response)
        }
        if asked.raw("place") != nil {
            let place = asked["place"] ?? ""
            set("place", place.percentEncoded, place.isEmpty ? 0 : year, isSecure: visit.isSecure, &response)
        }
    }

    /// Remembers the language of whoever has just come in.
    static func keep(_ language: Language, isSecure: Bool, in response: inout Response) {
        set("lang", language.rawValue, year, isSecure: isSecure, &response)
    }

    private static func set(_ name: String, _ value: String, _ seconds: Int?, isSecure: Bool, _ response: inout Response) {
        // What a page has said of it goes before what its address says.
        guard !response.headers[values: .setCookie].contains(where: { $0.hasPrefix(name + "=") }) else { return }
        response.setCookie(Cookie(name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax))
    }
}
