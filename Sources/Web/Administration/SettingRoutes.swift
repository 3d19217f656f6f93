// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// The settings page: what is typed is tried before it is kept, and holds at once when it is.
struct SettingRoutes {
    let outside: Outside
    let letters: any Letters
    let people: any People
    let registries: any Registries
    let offices: any Offices
    let settings: SiteSettings

    func add(to routes: Routes) {
        routes.get("settings", .mayEverywhere(.changeSettings), use: show)
        routes.post("settings/:part", .mayEverywhere(.changeSettings), use: change)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        _ = try visit.someone(who: .changeSettings, .common)
        let fields = Fields(of: request)
        let done = fields["done"].flatMap(Setting.Part.init)
        return try await page(visit, done: done, open: done?.rawValue ?? fields["part"])
    }

    @Sendable func change(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let staff = try visit.someone(who: .changeSettings, .common)
        let name = try visit.parameter("part")
        guard let part = Setting.Part(rawValue: name) else { throw Fault.noSuchPage(request.uri.path) }
        let sheet = try await outside.setups.sheet()
        let edits = Self.edits(of: part, form, sheet)
        let candidate = sheet.with(edits)
        let typed = Dictionary(uniqueKeysWithValues: edits.map { ($0.setting, $0.text) })
        do {
            let isTrial = form["step"] == "try"
            try await check(candidate, part)
            let found = try await tryOut(part, candidate.setup, staff, visit.language, isTrial: isTrial)
            if isTrial {
                return try await page(visit, part, typed, outcome: found).response(from: request, context: visit)
            }
            try await outside.setups.change(edits, by: staff.person.id, at: settings.now())
            return .redirect(to: visit.urls.address(["settings"], [("done", part.rawValue)]))
        } catch SettingError.faulty(let faults) {
            return try await page(visit, part, typed, faults: faults, refusal: SettingError.faulty(faults)).response(from: request, context: visit)
        } catch let refusal as any Refusal where !(refusal is RightsError) {
            return try await page(visit, part, typed, refusal: refusal).response(from: request, context: visit)
        }
    }

    private static func edits(of part: Setting.Part, _ form: Fields, _ sheet: SettingSheet) -> [SettingEdit] {
        Setting.allCases.filter { $0.part == part && sheet.pinned.texts[$0] == nil }.map { setting in
            // Browsers send the lines of a form in a form of their own.
            let (seen, text) = (form.raw("seen-" + setting.rawValue), form[setting.rawValue])
            let written = setting.isList ? text?.replacing("\r\n", with: "\n") : text?.singleLine
            return SettingEdit(setting, seen: seen?.replacing("\r\n", with: "\n"), text: written.flatMap { $0.isEmpty ? nil : $0 })
        }
    }

    /// What the settings themselves cannot see: whether units and places exist.
    private func check(_ sheet: SettingSheet, _ part: Setting.Part) async throws {
        var faults = sheet.setup.faults.filter { $0.key.part == part }
        let facts = try await registries.registry(known: nil).facts
        for rule in sheet.setup.provider?.rules ?? [] where part == .provider {
            if let unit = rule.grant.scope.unit, !facts.units.contains(where: { $0.id == unit }),
                try await offices.named(by: [rule.grant.scope])[unit] == nil
            {
                faults[.providerGroups] = .noSuchUnit(unit.text)
            }
            if let place = rule.grant.scope.place, !facts.places.contains(where: { $0.id == place }) {
                faults[.providerGroups] = .noSuchPlace(place.text)
            }
        }
        for contact in sheet.setup.contacts where part == .places {
            if !facts.places.contains(where: contact.isOf) { faults[.placeContacts] = .noSuchPlace(contact.place) }
        }
        guard faults.isEmpty else { throw SettingError.faulty(faults) }
    }

    /// Speaks with the servers that are named.
    ///
    /// - Returns: What was found, in words; `nil` where there was nothing to try.
    private func tryOut(_ part: Setting.Part, _ setup: Setup, _ staff: Staff, _ language: Language, isTrial: Bool) async throws -> String? {
        switch part {
        case .mail:
            guard let server = setup.mail, let site = setup.address else { return nil }
            if !isTrial {
                try await outside.carrier.tryOut(server)
                return nil
            }
            let letter = letters.letter(on: .test, in: staff.person.language, from: site)
            let mail = Mail(id: settings.newID(), to: staff.person.email, subject: letter.subject, text: letter.text)
            try await outside.carrier.send(mail, by: server)
            return Words(
                vi: "Máy chủ đã nhận thư thử gửi tới \(staff.person.email.text). Hãy xem hộp thư, rồi bấm Lưu.",
                en: "The server has taken a test message to \(staff.person.email.text). Look into that box, then press Keep."
            )[language]
        case .provider:
            guard let provider = setup.provider else { return nil }
            let metadata = try await outside.provider.metadata(of: provider, at: settings.now())
            if let secret = provider.secret { _ = try outside.secrets.secret(secret) }
            return Words(
                vi:
                    "Nhà cung cấp trả lời; đăng nhập tại \(metadata.authorization.origin). Hãy đăng ký ở đó địa chỉ trở về: \(provider.answerAddress)",
                en:
                    "The provider answers; people sign in at \(metadata.authorization.origin). Register there the redirect address: \(provider.answerAddress)"
            )[language]
        case .mailbox:
            guard let account = setup.mailbox, let mailbox = outside.mailbox else { return nil }
            try await mailbox.tryOut(account)
            return Words(
                vi: "Đã đăng nhập và thấy thư mục \(account.folder). Bấm Lưu để bắt đầu nhận thư chưa đọc.",
                en: "Signed in, and the folder \(account.folder) is there. Press Keep to begin with what nobody has read."
            )[language]
        case .meaning: return try await tryOutMeaning(setup.meaning, language, isTrial: isTrial)
        case .site, .sessions, .paces, .places, .calendar, .goals, .model, .operation, .retention: return nil
        }
    }

    /// A server is asked for a vector; the library may be installed later than it is turned on.
    private func tryOutMeaning(_ setup: MeaningSetup, _ language: Language, isTrial: Bool) async throws -> String? {
        if case .server = setup.engine {} else if !isTrial { return nil }
        guard let meaning = outside.meaning else { return nil }
        let length = try await meaning.tryOut(setup)
        return Words(vi: "Mô hình trả lời: véc-tơ \(length) chiều.", en: "The model answers: vectors of \(length) dimensions.")[language]
    }

    private func languageModel() async throws -> LanguageModelState? {
        guard let uses = outside.modelUses else { return nil }
        let today = Day(settings.now())
        return LanguageModelState(
            tokensToday: try await uses.tokens(on: today), outcomesToday: try await uses.counts(on: today), latest: try await uses.latest(limit: 10))
    }

    private func page(
        _ visit: Visit, _ part: Setting.Part? = nil, _ typed: [Setting: String?] = [:], faults: [Setting: SettingFault] = [:],
        outcome: String? = nil, refusal: (any Refusal)? = nil, done: Setting.Part? = nil, open: String? = nil
    ) async throws -> Page {
        let sheet = try await outside.setups.sheet()
        let parts = Setting.Part.allCases.map { one in
            one == part
                ? PartView(
                    one, sheet, visit, isOpen: true, typed: typed, faults: faults, outcome: outcome,
                    refusal: refusal.flatMap { Catalogue.sentence(for: $0, in: visit.language) })
                : PartView(
                    one, sheet, visit, isOpen: one.rawValue == open, faults: sheet.setup.faults,
                    outcome: one == done ? Words(vi: "Đã lưu: \(one.title.vi).", en: "Kept: \(one.title[.en]).")[visit.language] : nil)
        }
        var changes: [(SettingChange, by: String)] = []
        for change in try await outside.setups.changes(limit: 20) { changes.append((change, try await people.person(change.by).name)) }
        let view = SettingsView(
            parts, try await outside.outbox.state(at: settings.now()), await outside.meaning?.state(), try await languageModel(), changes,
            open: open, visit
        )
        return Page("administration/settings", view, status: refusal?.kind.status ?? .ok, headers: TicketRoutes.private)
    }
}
