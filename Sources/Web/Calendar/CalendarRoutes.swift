// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The days off and the swapped days of each year, as decisions set them; deadlines are reckoned on them once a second person has approved.
struct CalendarRoutes {
    let registries: any Registries
    let changes: any Changes
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("calendar", .open, use: show)
        routes.post("calendar", .may(.draft), use: keep)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        try await page(visit, year: Fields(of: request)["year"])
    }

    @Sendable func keep(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone(who: .draft, Thing(.wholeCountry))
        do {
            let year = try Self.year(form)
            let json = String(decoding: try JSONEncoder().encode(year), as: UTF8.self)
            let (id, reason, base, today) = (Change.ID(settings.newID()), form["reason"] ?? "", form["base"], visit.today)
            let change = try await changes.keep(about: year.subject, by: staff.person.id, at: settings.now()) { here in
                let draft = try Draft(
                    of: year.subject, base: here.base(digest: base), content: json, reason: reason, source: year.sources.joined(separator: "; "),
                    from: today, scope: .wholeCountry, hash: here.hash)
                var change = try Change(id: id, draft, in: here)
                try change.submit(in: here)
                return change
            }
            return .redirect(to: visit.urls.address(["changes", change.id.text], ChangeRoutes.done(change)))
        } catch let refusal as any Refusal where refusal.kind != .notFound && !(refusal is RightsError) {
            return try await page(visit, year: form["year"], form: form, refusal: refusal).response(from: request, context: visit)
        }
    }

    private static func year(_ form: Fields) throws -> CalendarYear {
        let text = form["year"] ?? ""
        guard let number = Int(text) else { throw CalendarError.notAYear(text) }
        return try CalendarYear(
            year: number, holidays: days(form["holidays"]), swapped: days(form["swapped"]),
            sources: (form["sources"] ?? "").split(whereSeparator: \.isNewline).map(String.init))
    }

    private static func days(_ text: String?) throws -> [Day] {
        try (text ?? "").split { $0.isNewline || $0 == "," || $0 == ";" }.map { String($0).singleLine }.filter { !$0.isEmpty }.map { line in
            guard let day = Day(typed: line) else { throw CalendarError.notADay(line) }
            return day
        }
    }

    /// - Parameter text: The year that the form is for.
    private func page(_ visit: Visit, year text: String?, form: Fields? = nil, refusal: (any Refusal)? = nil) async throws -> Page {
        let facts = try await registries.registry(known: nil).facts
        let year = text.flatMap { Int($0) } ?? visit.today.components.year
        let recorded = facts.calendarYears.first { $0.year == year }
        let base = try await changes.current(.fact(CalendarYear.factKind, String(year)))
        let view = CalendarView(facts.calendarYears, editing: year, recorded, base: base?.digest, form, refusal, visit)
        return Page("calendar/show", view, status: refusal?.kind.status ?? .ok)
    }
}

/// The years that are known, and the form of one.
struct CalendarView: Sendable {
    let years: [Year]
    let isEmpty: Bool
    let mayDraft: Bool
    let year: String
    let holidays: String
    let swapped: String
    let sources: String
    let reason: String
    let base: String?
    let refusal: String?

    struct Year: Sendable {
        let year: String
        let holidays: [String]
        let swapped: [String]
        let hasSwapped: Bool
        let sources: [SourceView]
        let edit: String
        /// `nil` for who may not see what was proposed.
        let history: String?
    }

    init(
        _ known: [CalendarYear], editing year: Int, _ recorded: CalendarYear?, base: String?, _ form: Fields?, _ refusal: (any Refusal)?,
        _ visit: Visit
    ) {
        let language = visit.language
        let maySeeChanges = visit.staff?.rights.verbs(on: visit.today).contains(.viewChange) ?? false
        years = known.sorted { $0.year > $1.year }.map { one in
            Year(
                year: String(one.year), holidays: one.holidays.map { $0.text(in: language) }, swapped: one.swapped.map { $0.text(in: language) },
                hasSwapped: !one.swapped.isEmpty, sources: one.sources.map(SourceView.init),
                edit: visit.urls.address(["calendar"], [("year", String(one.year))]),
                history: maySeeChanges ? visit.urls.address(FactHistoryRoutes.parts(of: one.subject)) : nil)
        }
        isEmpty = known.isEmpty
        mayDraft = visit.staff?.rights.may(.draft, Thing(.wholeCountry), on: visit.today) ?? false
        self.year = form?["year"] ?? String(year)
        holidays = form.map { $0["holidays"] ?? "" } ?? Self.lines(recorded?.holidays, language)
        swapped = form.map { $0["swapped"] ?? "" } ?? Self.lines(recorded?.swapped, language)
        sources = form.map { $0["sources"] ?? "" } ?? recorded?.sources.joined(separator: "\n") ?? ""
        reason = form?["reason"] ?? ""
        self.base = form == nil ? base : form?["base"]
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
    }

    private static func lines(_ days: [Day]?, _ language: Language) -> String {
        days?.map { language == .vi ? $0.text(in: .vi) : $0.iso }.joined(separator: "\n") ?? ""
    }
}
