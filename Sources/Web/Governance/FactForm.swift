// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// A fact as a form shows it: texts that a person types, and the fact that comes of them.
protocol FactForm: Sendable {
    static var template: String { get }

    /// - Throws: where the JSON is no fact of the kind.
    init(_ json: String) throws

    mutating func take(_ form: Fields)

    /// Shows days as the reader writes them.
    mutating func speak(_ language: Language)

    /// - Throws: ``Refusal`` where what was typed is no fact.
    func json(_ facts: RegistryFacts) throws -> String

    /// What the page calls a field.
    func label(of field: String) -> Words?
}

extension FactForm {
    func label(of field: String) -> Words? { nil }
}

/// Who holds a duty, from when, until when, on what basis.
struct CompetenceForm: FactForm {
    static let template = "governance/competence"

    private let original: Competence
    private(set) var authority: String
    private(set) var kind: String
    private(set) var from: String
    private(set) var until: String
    private(set) var document: String
    private(set) var path: String
    private(set) var condition: String
    /// Name or code; empty for the whole country.
    private(set) var place: String
    private(set) var covers: String
    private(set) var coversDuties: String
    private(set) var coversHolders: String
    private(set) var sources: String
    private(set) var confidence: String

    init(_ json: String) throws {
        original = try JSONDecoder().decode(Competence.self, from: Data(json.utf8))
        authority = original.authority.name.vi
        kind = original.kind?.rawValue ?? ""
        from = original.from.text
        until = original.until?.text ?? ""
        document = original.basis?.document ?? ""
        path = original.basis?.path ?? ""
        condition = original.condition ?? ""
        place = original.place?.text ?? ""
        covers = original.covers.map(\.text).joined(separator: "\n")
        coversDuties = original.coversDuties.map(\.text).joined(separator: "\n")
        coversHolders = original.coversHolders.joined(separator: "\n")
        confidence = original.confidence.rawValue
        sources = original.sources.joined(separator: "\n")
    }

    mutating func speak(_ language: Language) {
        from = original.from.typed(in: language)
        until = original.until?.typed(in: language) ?? ""
    }

    mutating func take(_ form: Fields) {
        authority = form["authority"] ?? ""
        kind = form["kind"] ?? ""
        from = form["from"] ?? ""
        until = form["until"] ?? ""
        document = form["document"] ?? ""
        path = form["path"] ?? ""
        condition = form["condition"] ?? ""
        sources = form["sources"] ?? ""
        // A form of an earlier version has none of these, and takes none of them away.
        place = form.raw("place").map { $0.singleLine } ?? place
        covers = form.raw("covers") ?? covers
        coversDuties = form.raw("covers-duties") ?? coversDuties
        coversHolders = form.raw("covers-holders") ?? coversHolders
        confidence = form["confidence"] ?? confidence
    }

    func json(_ facts: RegistryFacts) throws -> String {
        let holder = try holder(facts)
        guard let from = from.isEmpty ? .unknown : DoubtfulDay(typed: from) else { throw FactFormError.notADay(from) }
        let until = try until.isEmpty ? nil : DoubtfulDay(typed: until).orThrow(FactFormError.notADay(until))
        let lines = sources.lines
        guard !lines.isEmpty else { throw FactFormError.noSource }
        guard let sureness = Confidence(rawValue: confidence) else { throw Fault.wrongField("confidence", confidence) }
        let competence = Competence(
            id: original.id, duty: original.duty, authority: holder, kind: Competence.Kind(rawValue: kind),
            kindAsPublished: Competence.Kind(rawValue: kind) == original.kind ? original.kindAsPublished : nil, from: from, until: until,
            basis: basis,
            condition: condition.isEmpty ? nil : condition, place: try placed(facts), covers: try coveredFields(facts),
            coversDuties: try coveredDuties(facts), coversHolders: composed(coversHolders), notes: original.notes, sources: lines,
            confidence: sureness
        )
        return String(decoding: try JSONEncoder().encode(competence), as: UTF8.self)
    }
}

extension CompetenceForm {
    /// An article that was verified stays so as long as it is the same one; another must be looked up anew, where its words are asked for.
    fileprivate var basis: Competence.Basis? {
        guard !document.isEmpty else { return nil }
        let (old, path) = (original.basis, path.isEmpty ? nil : path)
        if let old, old.document == document, old.path == path { return old }
        return Competence.Basis(
            document: document, path: path, isVerified: false, confidence: old?.confidence ?? .medium, underlying: old?.underlying)
    }

    private func composed(_ text: String) -> [String] { text.lines.map { Vietnamese.composed(Fields.keepable($0)) } }

    private func placed(_ facts: RegistryFacts) throws -> Place.ID? {
        guard !place.isEmpty, place != original.place?.text else { return place.isEmpty ? nil : original.place }
        let name = Vietnamese.folded(place)
        return try facts.places.last { $0.id.text == place || Vietnamese.folded($0.name.vi) == name }
            .orThrow(FactFormError.noSuchPlace(place)).id
    }

    private func coveredFields(_ facts: RegistryFacts) throws -> [Field.ID] {
        try covers.lines.map { line in
            try facts.fields.first { $0.id.text == line }.orThrow(FactFormError.noSuchField(line)).id
        }
    }

    private func coveredDuties(_ facts: RegistryFacts) throws -> [Duty.ID] {
        try coversDuties.lines.map { line in
            try facts.duties.first { $0.id.text == line }.orThrow(RegistryError.noSuchDuty(.init(line))).id
        }
    }

    /// The one that was there stays, also where the list of authorities does not have it.
    fileprivate func holder(_ facts: RegistryFacts) throws -> Authority {
        if authority == original.authority.name.vi { return original.authority }
        return try facts.authorities.first { $0.authority.name.vi == authority }.orThrow(FactFormError.noSuchAuthority(authority)).authority
    }
}

/// The other names that people use for a duty: what they type is found by them.
struct DutyForm: FactForm {
    static let template = "governance/duty"

    private let original: Duty
    let title: String
    private(set) var aliases: String

    init(_ json: String) throws {
        original = try JSONDecoder().decode(Duty.self, from: Data(json.utf8))
        title = original.title.vi
        aliases = original.aliases.joined(separator: "\n")
    }

    mutating func speak(_ language: Language) {}

    mutating func take(_ form: Fields) { aliases = form["aliases"] ?? "" }

    func json(_ facts: RegistryFacts) throws -> String {
        let one = original
        let duty = Duty(
            id: one.id, field: one.field, title: one.title, acts: one.acts, aliases: aliases.lines, remainingCentral: one.remainingCentral,
            timeLimit: one.timeLimit, dossier: one.dossier, fee: one.fee, output: one.output, procedureCodes: one.procedureCodes,
            filing: one.filing, transition: one.transition, supersession: one.supersession, overtakenBy: one.overtakenBy, notes: one.notes,
            sources: one.sources, confidence: one.confidence, isDraft: one.isDraft
        )
        return String(decoding: try JSONEncoder().encode(duty), as: UTF8.self)
    }
}

extension String {
    /// The lines that hold anything, without the space around them.
    fileprivate var lines: [String] {
        split(whereSeparator: \.isNewline).map { String($0).trimmingCharacters(where: \.isWhitespace) }.filter { !$0.isEmpty }
    }
}

extension Optional {
    func orThrow(_ error: some Error) throws -> Wrapped {
        guard let self else { throw error }
        return self
    }
}

/// Why what was typed is no fact.
enum FactFormError: Refusal, Equatable {
    case noSuchAuthority(String)
    case notADay(String)
    case noSource
    case missing(String)
    case noRelation(String, kinds: [String])
    case noSuchPlace(String)
    case noSuchField(String)
    case taken(String)
    case noCode(String)

    var kind: RefusalKind { if case .taken = self { .conflict } else { .invalid } }

    var key: String {
        switch self {
        case .noSuchAuthority: "fact.no-such-authority"
        case .notADay: "fact.not-a-day"
        case .noSource: "fact.no-source"
        case .missing: "fact.missing"
        case .noRelation: "fact.no-relation"
        case .noSuchPlace: "fact.no-such-place"
        case .noSuchField: "fact.no-such-field"
        case .taken: "fact.taken"
        case .noCode: "fact.no-code"
        }
    }

    var details: [String] {
        switch self {
        case .noSuchAuthority(let text), .notADay(let text), .missing(let text), .noSuchPlace(let text), .noSuchField(let text), .taken(let text),
            .noCode(let text):
            [text]
        case .noRelation(let line, let kinds): [line, kinds.joined(separator: ", ")]
        case .noSource: []
        }
    }
}
