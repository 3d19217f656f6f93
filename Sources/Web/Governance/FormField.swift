// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// One field of a form over a fact, as its template shows it.
struct FormField: Sendable {
    let name: String
    /// In both languages, since the page chooses.
    let vi: String
    let en: String
    /// Lines of a field that takes more than one; 1 for one that does not.
    let rows: Int
    let isLong: Bool
    let isRequired: Bool
    /// Shown as its reader writes days.
    let isDay: Bool
    /// The list of codes that it is chosen from, by its name on the page; `nil` for free text.
    let list: String?
    /// All that may stand in it; empty for text.
    let choices: [Choice]
    let hasChoices: Bool
    let value: String

    struct Choice: Sendable {
        let value: String
        let vi: String
        let en: String
        let isChosen: Bool

        init(_ value: String, _ words: Words, isChosen: Bool) {
            self.value = value
            (vi, en) = (words.vi, words.text(in: .en))
            self.isChosen = isChosen
        }
    }

    init(
        _ name: String, _ label: Words, _ value: String?, rows: Int = 1, isRequired: Bool = false, isDay: Bool = false, list: String? = nil,
        choices: [(value: String, words: Words)] = []
    ) {
        self.list = list
        self.choices = choices.map { Choice($0.value, $0.words, isChosen: $0.value == value) }
        hasChoices = !choices.isEmpty
        self.name = name
        (vi, en) = (label.vi, label.en ?? label.vi)
        self.rows = rows
        isLong = rows > 1
        self.isRequired = isRequired
        self.isDay = isDay
        self.value = value ?? ""
    }

    /// With what somebody has typed.
    func holding(_ text: String) -> FormField {
        FormField(
            name, Words(vi: vi, en: en), text, rows: rows, isRequired: isRequired, isDay: isDay, list: list,
            choices: choices.map { ($0.value, Words(vi: $0.vi, en: $0.en)) })
    }
}

/// What was typed, by the names of the fields.
struct TypedFields: Sendable {
    private let texts: [String: String]

    init(_ fields: [FormField]) { texts = Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }) }

    func text(_ name: String) -> String? { texts[name].flatMap { $0.singleLine.isEmpty ? nil : $0.singleLine } }

    func lines(_ name: String) -> [String] {
        (texts[name] ?? "").split(whereSeparator: \.isNewline).map { String($0).singleLine }.filter { !$0.isEmpty }
    }

    /// English beside Vietnamese; nothing where the Vietnamese is missing.
    func words(_ name: String) -> Words? { text(name + "-vi").map { Words(vi: $0, en: text(name + "-en")) } }

    /// - Throws: ``FactFormError/notADay(_:)``.
    func day(_ name: String) throws -> DoubtfulDay? {
        guard let text = text(name) else { return nil }
        guard let day = DoubtfulDay(typed: text) else { throw FactFormError.notADay(text) }
        return day
    }

    /// - Throws: ``FactFormError/noSource``.
    func sources() throws -> [String] {
        let lines = lines("sources")
        guard !lines.isEmpty else { throw FactFormError.noSource }
        return lines
    }

    /// - Throws: ``FactFormError/missing(_:)``.
    func required(_ name: String) throws -> Words { try words(name).orThrow(FactFormError.missing(name)) }

    /// - Throws: ``FactFormError/missing(_:)``.
    func required(_ name: String) throws -> String { try text(name).orThrow(FactFormError.missing(name)) }

    /// The field that is named by its code; the one that was there stays, also where the list of fields does not have it.
    ///
    /// - Throws: ``FactFormError/noSuchField(_:)``.
    func field(_ facts: RegistryFacts, before: Field.ID) throws -> Field.ID {
        let code = Field.ID(text("field") ?? "")
        guard !code.text.isEmpty, code == before || facts.fields.contains(where: { $0.id == code }) else {
            throw FactFormError.noSuchField(code.text)
        }
        return code
    }

    /// - Throws: ``RegistryError/noSuchDuty(_:)``.
    func duties(_ name: String, _ facts: RegistryFacts) throws -> [Duty.ID] {
        let (typed, known) = (lines(name).map { Duty.ID($0) }, Set(facts.duties.map(\.id)))
        if let stranger = typed.first(where: { !known.contains($0) }) { throw RegistryError.noSuchDuty(stranger) }
        return typed
    }
}

/// A fact that is edited field by field.
protocol FieldFact: Codable, Sendable {
    /// What the page is called by.
    var formTitle: String { get }
    var formFields: [FormField] { get }

    /// What a form begins with for one that is not there yet; `nil` where there is none of this kind without something else.
    static func blank(_ key: String) -> Self?

    /// The fact with what was typed in the place of what stood there.
    ///
    /// - Throws: a ``Refusal`` where that is no fact.
    func edited(_ typed: TypedFields, _ facts: RegistryFacts) throws -> Self
}

extension FieldFact {
    static func blank(_ key: String) -> Self? { nil }
}

/// A form with a field for each thing that the fact says.
struct FieldForm<Value: FieldFact>: FactForm {
    static var template: String { "governance/fields" }

    private let original: Value
    let title: String
    private(set) var fields: [FormField]

    init(_ json: String) throws {
        original = try JSONDecoder().decode(Value.self, from: Data(json.utf8))
        title = original.formTitle
        fields = original.formFields
    }

    mutating func take(_ form: Fields) { fields = fields.map { $0.holding(form[$0.name] ?? "") } }

    mutating func speak(_ language: Language) {
        fields = fields.map { field in
            guard field.isDay, let day = DoubtfulDay(field.value) else { return field }
            return field.holding(day.typed(in: language))
        }
    }

    func label(of field: String) -> Words? {
        fields.first { [field, field + "-vi"].contains($0.name) }.map { Words(vi: $0.vi, en: $0.en) }
    }

    func json(_ facts: RegistryFacts) throws -> String {
        String(decoding: try JSONEncoder().encode(original.edited(TypedFields(fields), facts)), as: UTF8.self)
    }
}
