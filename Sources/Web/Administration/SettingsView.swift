// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Every setting with what it does, what it is and where that comes from.
struct SettingsView: Sendable {
    let parts: [PartView]
    let outbox: OutboxView
    let meaning: MeaningView?
    let model: LanguageModelView?
    let changes: [ChangeRow]
    let hasChanges: Bool
    /// Where what was changed lately is unfolded.
    let history: String
    let isHistoryOpen: Bool

    struct ChangeRow: Sendable {
        let setting: String
        let from: String
        let to: String
        let by: String
        let at: String
    }

    init(
        _ parts: [PartView], _ outbox: OutboxState, _ meaning: MeaningState?, _ model: LanguageModelState?, _ changes: [(SettingChange, by: String)],
        open: String?, _ visit: Visit
    ) {
        let language = visit.language
        self.parts = parts
        history = Self.link(Self.historyName, visit)
        isHistoryOpen = open == Self.historyName
        self.outbox = OutboxView(outbox, language)
        self.meaning = meaning.map { MeaningView($0, language) }
        self.model = model.map { LanguageModelView($0, isOpen: open == LanguageModelView.name, visit) }
        self.changes = changes.map { change, by in
            ChangeRow(
                setting: change.setting.label[language], from: change.from ?? "–", to: change.to ?? "–", by: by, at: change.at.text(in: language))
        }
        hasChanges = !changes.isEmpty
    }

    private static let historyName = "lich-su"

    /// Where one of the folded parts is open.
    static func link(_ part: String, _ visit: Visit) -> String { visit.urls.address(["settings"], [("part", part)]) }
}

/// One form of the page.
struct PartView: Sendable {
    let part: String
    let title: String
    let link: String
    let isOpen: Bool
    /// How much of it is set, for whoever has not unfolded it.
    let state: String
    let isFaulty: Bool
    let fields: [FieldView]
    let trial: String?
    /// What a trial found, or that it was kept.
    let outcome: String?
    let refusal: String?
    let isAllPinned: Bool

    /// - Parameters:
    ///   - typed: What somebody typed and has not kept.
    ///   - faults: What is wrong with it, or with what is kept.
    init(
        _ part: Setting.Part, _ sheet: SettingSheet, _ visit: Visit, isOpen: Bool, typed: [Setting: String?] = [:], faults: [Setting: SettingFault],
        outcome: String? = nil, refusal: String? = nil
    ) {
        let language = visit.language
        self.part = part.rawValue
        title = part.title[language]
        link = SettingsView.link(part.rawValue, visit)
        let settings = Setting.allCases.filter { $0.part == part }
        isFaulty = settings.contains { faults[$0] != nil }
        self.isOpen = isOpen || isFaulty
        let set = settings.count { sheet.pinned.texts[$0] != nil || sheet.kept[$0] != nil }
        state =
            set == 0
            ? Words(vi: "như có sẵn", en: "as supplied")[language]
            : Words(vi: "đã đặt \(set)/\(settings.count)", en: "\(set) of \(settings.count) set")[language]
        fields = settings.map { FieldView($0, sheet, typed, faults[$0], language) }
        trial = part.trial?[language]
        self.outcome = outcome
        self.refusal = refusal
        isAllPinned = settings.allSatisfy { sheet.pinned.texts[$0] != nil }
    }
}

struct FieldView: Sendable {
    let name: String
    let label: String
    let effect: String
    let value: String
    /// What was kept when the form was shown; absent where nothing was.
    let seen: String?
    let fallback: String?
    let origin: String
    let isPinned: Bool
    let isChoice: Bool
    let isList: Bool
    let isLine: Bool
    let choices: [Choice]
    let fault: String?

    struct Choice: Sendable {
        let value: String
        let isChosen: Bool
    }

    init(_ setting: Setting, _ sheet: SettingSheet, _ typed: [Setting: String?], _ fault: SettingFault?, _ language: Language) {
        name = setting.rawValue
        label = setting.label[language]
        effect = setting.effect[language]
        let pinned = sheet.pinned.texts[setting]
        let value = pinned ?? (typed[setting] ?? sheet.kept[setting]) ?? ""
        self.value = value
        seen = sheet.kept[setting]
        fallback = setting.fallback
        origin = sheet.origin(setting).words[language]
        isPinned = pinned != nil
        isChoice = pinned == nil && setting.choices != nil
        isList = pinned == nil && setting.isList
        isLine = pinned == nil && !isChoice && !isList
        choices = (setting.choices ?? []).map { Choice(value: $0, isChosen: $0 == value) }
        self.fault = fault.flatMap { Catalogue.sentence(for: $0, in: language) }
    }
}

struct OutboxView: Sendable {
    let waiting: String
    let oldest: String?
    let sent: String
    let givenUp: String
    let fault: String?
    let faultAt: String?

    init(_ state: OutboxState, _ language: Language) {
        waiting = state.waiting.text(in: language)
        oldest = state.oldest?.text(in: language)
        sent = state.sent.text(in: language)
        givenUp = state.givenUp.text(in: language)
        fault = state.lastFault.map { Catalogue.sentence(ofFault: $0.why, in: language) }
        faultAt = state.lastFault?.at.text(in: language)
    }
}
