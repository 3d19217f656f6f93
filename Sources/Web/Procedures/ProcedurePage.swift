// SPDX-License-Identifier: Apache-2.0
import Domain

/// All procedures, with the nation's time limit beside that of the place of the page.
struct ProcedureList: Sendable {
    let words: String?
    let place: String?
    let count: String
    let isEmpty: Bool
    let all: String
    let hidden: [RegistryView.Hidden]
    let rows: [Row]
    let pages: PagesView

    private static let pageLength = 50

    struct Row: Sendable {
        let name: String
        let link: String
        let code: String?
        let national: String?
        let local: String?
    }

    init(_ registry: Registry, words: String?, page: String?, _ visit: Visit) {
        self.words = words
        place = visit.place?.name[visit.language]
        let wanted = words.map { Vietnamese.folded($0).split(separator: " ") } ?? []
        let all = registry.facts.procedures.sorted { $0.id < $1.id }
        let found =
            wanted.isEmpty
            ? all
            : all.filter { procedure in
                let text = Vietnamese.folded(
                    [procedure.name.vi, procedure.name.en ?? "", procedure.code ?? "", procedure.id.text].joined(separator: " "))
                return wanted.allSatisfy { text.contains($0) }
            }
        count = found.count.text(in: visit.language)
        isEmpty = found.isEmpty
        self.all = visit.urls.address(["procedures"])
        let shown = PageOfList(number: page, of: found.count, length: Self.pageLength)
        pages = PagesView(shown, ["procedures"], asking: words.map { [("q", $0)] } ?? [], visit)
        hidden = visit.urls.carried.map { .init(name: $0.0, value: $0.1) }
        let records = Dictionary(grouping: registry.facts.procedureRecords, by: \.procedure)
        rows = found[shown.range].map { procedure in
            let layers = ProcedureLayers(procedure, records[procedure.id, default: []], visit)
            return Row(
                name: procedure.name[visit.language], link: visit.urls.address(["procedures", procedure.id.text]), code: procedure.code,
                national: layers.text(.limits, .national), local: layers.text(.limits, .local))
        }
    }
}

/// The two layers of one procedure: records where somebody has filled them in, else what portals published.
struct ProcedureLayers: Sendable {
    enum Layer { case national, local }

    let national: ProcedureRecord?
    let local: ProcedureRecord?
    private let procedure: Procedure
    private let place: Place?
    private let language: Language

    /// - Parameter records: Those of the procedure, of the nation and of all places.
    init(_ procedure: Procedure, _ records: [ProcedureRecord], _ visit: Visit) {
        self.procedure = procedure
        place = visit.place
        language = visit.language
        national = records.first { $0.place == nil }
        local = visit.place.flatMap { place in records.first { $0.place == place.id } }
    }

    /// `nil` where nothing is recorded: a layer never fills the gaps of another.
    func text(_ column: WrittenRecord.Column, _ layer: Layer) -> String? {
        let record = layer == .national ? national : local
        if let record {
            let text = WrittenRecord(record, in: language)[column]
            return text.isEmpty ? nil : text
        }
        return layer == .national ? published(column) : publishedHere(column)
    }

    func isPublished(_ layer: Layer) -> Bool { (layer == .national ? national : local) == nil }

    private func published(_ column: WrittenRecord.Column) -> String? {
        switch column {
        case .code: procedure.code
        case .limits: procedure.nationalTimeLimit
        case .fees: procedure.fee
        case .dossier: procedure.dossier
        case .result: procedure.output
        case .decides: procedure.level
        case .sources: procedure.sources.isEmpty ? nil : procedure.sources.joined(separator: "\n")
        default: nil
        }
    }

    /// "Huế: 10 ngày làm việc" is Huế's.
    private func publishedHere(_ column: WrittenRecord.Column) -> String? {
        guard column == .limits, let place else { return nil }
        let names = ([place.name.vi] + place.aliases).map(Vietnamese.folded)
        let lines = procedure.localTimeLimits.compactMap(LocalLimit.init).filter { line in
            let head = Vietnamese.folded(line.place)
            return names.contains { head == $0 || head.hasSuffix(" " + $0) }
        }
        return lines.isEmpty ? nil : lines.map(\.text).joined(separator: "\n")
    }
}

/// A time limit as a place published it: "Huế (bản rút ngắn); 10 ngày làm việc".
private struct LocalLimit {
    let place: String
    /// The limit, with what stands behind the place in brackets.
    let text: String

    /// `nil` for what names no place in front.
    init?(_ line: String) {
        guard let end = line.firstIndex(where: { $0 == ":" || $0 == ";" }) else { return nil }
        let head = line[..<end]
        place = String(head.prefix { $0 != "(" }).singleLine
        let note = head.firstIndex(of: "(").map { " " + String(head[$0...]).singleLine } ?? ""
        text = String(line[line.index(after: end)...]).singleLine + note
    }
}

/// One procedure: what the nation and the place say of each thing, and until when a file must be answered.
struct ProcedurePage: Sendable {
    let id: String
    let name: String
    let english: String?
    let place: String?
    let hasPlace: Bool
    let rows: [Row]
    let isNationalPublished: Bool
    let isLocalPublished: Bool
    /// What has changed in the words that it rests on, until somebody has looked again.
    let changed: [String]
    let isChanged: Bool
    let duties: [CompetenceView.DutyLink]
    let hasDuties: Bool
    let notes: [String]
    let edits: [Edit]
    let hasEdits: Bool
    let action: String
    let hidden: [RegistryView.Hidden]
    let received: String
    /// The code that it bears on that day; `nil` where nobody has recorded any.
    let code: String?
    /// Published texts of which no last day can be told.
    let unreckoned: [String]
    let hasUnreckoned: Bool
    let deadlines: [DeadlineRow]
    let hasDeadlines: Bool
    let isUncertain: Bool
    let calendar: String

    struct Row: Sendable {
        let name: String
        let national: [String]
        let local: [String]
        let hasNational: Bool
        let hasLocal: Bool
        /// Both are recorded, and say something else.
        let differs: Bool
    }

    struct Edit: Sendable {
        let link: String
        let name: String
    }

    struct DeadlineRow: Sendable {
        let layer: String
        let limit: String
        let condition: String?
        let last: String
    }

    init(_ procedure: Procedure, _ registry: Registry, received: Day, _ visit: Visit) {
        let language = visit.language
        let layers = ProcedureLayers(procedure, registry.facts.procedureRecords.filter { $0.procedure == procedure.id }, visit)
        id = procedure.id.text
        name = procedure.name[language]
        english = language == .vi ? procedure.name.en : nil
        place = visit.place?.name[language]
        hasPlace = visit.place != nil
        rows = WrittenRecord.Column.typed.compactMap { column in
            let (national, local) = (layers.text(column, .national), layers.text(column, .local))
            guard national != nil || local != nil || Self.needed.contains(column) else { return nil }
            return Row(
                name: column.words[language], national: Self.lines(national), local: Self.lines(local), hasNational: national != nil,
                hasLocal: local != nil, differs: national != nil && local != nil && national != local && column != .sources)
        }
        isNationalPublished = layers.isPublished(.national)
        isLocalPublished = layers.isPublished(.local)
        changed = registry.staleness.grounds(of: .fact("procedure", procedure.id.text), on: visit.day).map { $0.sentence[language] }
        isChanged = !changed.isEmpty
        duties = procedure.duties.compactMap(registry.duty).map {
            .init(id: $0.id.text, title: $0.title[language], link: visit.urls.duty($0.id))
        }
        hasDuties = !duties.isEmpty
        notes = procedure.notes.map { $0[language] }
        edits = Self.edits(procedure, registry, visit)
        hasEdits = !edits.isEmpty
        action = "/procedures/\(procedure.id.text.percentEncoded)"
        hidden = visit.urls.carried.map { .init(name: $0.0, value: $0.1) }
        self.received = received.iso
        let calendar = registry.facts.workCalendar
        var isUncertain = false
        deadlines = [(ProcedureLayers.Layer.national, Self.nation), (.local, visit.place?.name ?? Self.nation)].flatMap { layer, name in
            Self.limits(layers, layer).map { limit in
                let deadline = limit.deadline(received: received, on: calendar)
                if !deadline.isCertain { isUncertain = true }
                return DeadlineRow(
                    layer: name[language], limit: limit.words[language], condition: limit.condition, last: deadline.last.text(in: language))
            }
        }
        unreckoned = [ProcedureLayers.Layer.national, .local].compactMap { layer in
            Self.limits(layers, layer).isEmpty ? layers.text(.limits, layer) : nil
        }
        hasUnreckoned = !unreckoned.isEmpty
        let codes = [layers.local, layers.national].compactMap { $0?.code(on: received) }
        code = codes.first
        hasDeadlines = !deadlines.isEmpty
        self.isUncertain = isUncertain
        self.calendar = visit.urls.address(["calendar"])
    }

    static let nation = Words(vi: "Quốc gia", en: "National")

    /// Of a published text every limit that it states, each with its case; none where it says more than that.
    private static func limits(_ layers: ProcedureLayers, _ layer: ProcedureLayers.Layer) -> [StatedLimits.Stated] {
        if let record = layer == .national ? layers.national : layers.local {
            return record.limits.map { .init([$0.limit], condition: $0.condition) }
        }
        return layers.text(.limits, layer).flatMap { StatedLimits($0) }?.limits ?? []
    }

    private static let needed: Set<WrittenRecord.Column> = [.limits, .fees, .dossier, .filing, .steps, .forms, .result, .receives, .decides]

    private static func lines(_ text: String?) -> [String] { text?.split(whereSeparator: \.isNewline).map(String.init) ?? [] }

    private static func edits(_ procedure: Procedure, _ registry: Registry, _ visit: Visit) -> [Edit] {
        guard let staff = visit.staff else { return [] }
        return [nil, visit.place].uniquedPlaces.compactMap { place in
            let record = ProcedureRecord(procedure: procedure.id, place: place?.id)
            guard staff.rights.may(.draft, Thing(registry.scope(of: record)), on: visit.today) else { return nil }
            return Edit(
                link: visit.urls.address(["procedures", procedure.id.text, "records", place?.id.text ?? ProcedureRecord.national, "edit"]),
                name: (place?.name ?? nation)[visit.language])
        }
    }
}

extension [Place?] {
    /// The nation once, where no place was chosen.
    fileprivate var uniquedPlaces: [Place?] { count == 2 && self[1] == nil ? [nil] : self }
}
