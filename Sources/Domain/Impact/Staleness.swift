// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// Which facts rest on words of the law that have changed since anybody answered for them.
package struct Staleness: Hashable, Sendable {
    /// In the order in which the changes came to be known, the latest first.
    package let touches: [Touch]
    private let bySubject: [Subject: [Touch]]

    /// A fact and a change under it.
    package struct Touch: Hashable, Sendable {
        package let subject: Subject
        package let change: LawChange
        package let reach: Reach

        package enum Reach: String, CaseIterable, Codable, Sendable {
            /// The fact rests on these words: the assistant says nothing from it.
            case ground
            /// The fact names the whole act, and words somewhere in it are others: the assistant says it with the warning that nobody has looked.
            case act
            /// The words are those of another act whose power the fact moves, or a remark about it: worth a look, and no reason to fall silent.
            case around
        }
    }

    package static let none = Staleness([])

    private init(_ touches: [Touch]) {
        self.touches = touches
        bySubject = Dictionary(grouping: touches, by: \.subject)
    }

    /// - Parameter answered: Until when somebody has answered for each fact that the law reads as it says; a fact that is not in it has been
    ///   known since before all changes.
    package init(_ facts: RegistryFacts, changes: [LawChange], answered: [Subject: Date]) {
        guard !changes.isEmpty else {
            self = .none
            return
        }
        let grounds = Ground.all(of: facts)
        var touches: [Touch] = []
        // An edition changes a thousand articles of a few acts: which facts name an act is asked once for each.
        var naming: [[String]: [Ground]] = [:]
        for change in changes.sorted(by: { ($1.known, $0.id) < ($0.known, $1.id) }) {
            let act = [change.document.text, change.number, change.title]
            let candidates = naming[act] ?? grounds.filter { $0.names(change) }
            naming[act] = candidates
            let touched = candidates.filter { $0.rests(on: change) && answered[$0.subject].map { $0 < change.known } ?? true }
            // A row whose basis and whose underlying rule are both of one act is touched by it once, the nearer way.
            var near: Set<Subject> = []
            for reach in Touch.Reach.allCases {
                for ground in touched where ground.reach(of: change) == reach && near.insert(ground.subject).inserted {
                    touches.append(Touch(subject: ground.subject, change: change, reach: reach))
                }
            }
        }
        self.init(touches)
    }

    package func touches(of subject: Subject) -> [Touch] { bySubject[subject, default: []] }

    /// What stands between a fact and an answer about a day.
    package func grounds(of subject: Subject, on day: Day) -> [LawChange] {
        touches(of: subject).filter { $0.reach == .ground && $0.change.touches(day) }.map(\.change)
    }

    /// What whoever reads what a fact says must be told of: changes somewhere in an act that it names as a whole.
    package func warnings(of subject: Subject, on day: Day) -> [LawChange] {
        touches(of: subject).filter { $0.reach == .act && $0.change.touches(day) }.map(\.change)
    }

    /// Each fact once that rests on changed words, of those that somebody cares for.
    package func subjects(where isHis: (Subject) -> Bool) -> Set<Subject> {
        Set(touches.filter { $0.reach != .around }.map(\.subject)).filter(isHis)
    }
}

/// The acts that facts name as what they rest on: an edition changes thousands of acts, and these are a few.
package struct GroundActs: Sendable {
    private var numbers: Set<String> = []
    private var documents: Set<String> = []
    /// Words that may name a law by its title.
    private var texts: [String] = []

    package init(_ facts: RegistryFacts) {
        for ground in Ground.all(of: facts) {
            documents.formUnion(ground.documents)
            for word in ground.text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "/" && $0 != "-" }) where word.contains("/") {
                numbers.insert(String(word))
            }
            if ground.text.contains("uật ") { texts.append(ground.text) }
        }
    }

    package func hold(document: LegalDocument.ID, number: String, title: String) -> Bool {
        documents.contains(document.text) || numbers.contains(number)
            || (LawChange.isName(title) && texts.contains { $0.contains(title) })
    }
}

/// What a fact says that it rests on.
private struct Ground {
    let subject: Subject
    private let reach: Staleness.Touch.Reach
    let text: String
    private let places: [LawPlace]
    /// Articles cited by name of the provision itself.
    private let provisions: [Provision.ID]
    /// The number of the act that the fact itself rests on.
    private let own: String?
    /// It names acts one after the other, some of them as a whole: most of what changes in such an act is about other things.
    private let namesActs: Bool

    init(
        _ subject: Subject, _ reach: Staleness.Touch.Reach, text: String, places: [LawPlace]? = nil, provisions: [Provision.ID] = [],
        own: String? = nil, namesActs: Bool = false
    ) {
        self.subject = subject
        self.reach = reach
        self.text = text
        self.places = places ?? LawPlace.recorded(in: text)
        self.provisions = provisions
        self.own = own
        self.namesActs = namesActs
    }

    /// Acts whose provisions are cited by their ids.
    var documents: [String] { provisions.compactMap { $0.text.split(separator: "/").first.map(String.init) } }

    /// Whether it names the act at all.
    func names(_ change: LawChange) -> Bool { provisions.isEmpty ? change.isNamed(in: text) : documents.contains(change.document.text) }

    func rests(on change: LawChange) -> Bool {
        if !provisions.isEmpty { return provisions.contains { $0.isTouched(by: change) } }
        guard change.isNamed(in: text), !(reach == .around && isOwn(change)) else { return false }
        if namesActs { return clauses.contains { change.isNamed(in: $0) && Self.mayMean(change.place, LawPlace.recorded(in: $0)) } }
        return Self.mayMean(change.place, places)
    }

    private static func mayMean(_ changed: LawPlace, _ places: [LawPlace]) -> Bool { places.isEmpty || places.contains { $0.overlaps(changed) } }

    /// Acts in a row, each with its places: "133/2025/NĐ-CP Điều 36; 65/2023/NĐ-CP Điều 29".
    private var clauses: [String] {
        text.split(separator: ";").reduce(into: []) { clauses, part in
            // "…/NĐ-CP Điều 36; Phụ lục I": two places of one act.
            if let last = clauses.last, Self.isPlaceAlone(part) || Self.isPlaceAlone(last[...]) {
                clauses[clauses.count - 1] = "\(last);\(part)"
            } else {
                clauses.append(String(part))
            }
        }
    }

    private static func isPlaceAlone(_ clause: Substring) -> Bool {
        let words = Vietnamese.folded(String(clause.drop { $0 == " " }))
        return !clause.contains("/") && ["dieu ", "khoan ", "diem ", "phu luc"].contains { words.hasPrefix($0) }
    }

    /// Whether the change is of the whole act, or of a place that is named of it.
    private func isMet(by change: LawChange) -> Bool {
        change.path.steps.isEmpty || clauses.contains { change.isNamed(in: $0) && LawPlace.recorded(in: $0).contains { $0.overlaps(change.place) } }
    }

    /// Quotes are held against the version that they were checked in, so for them everything counts that an edition prints otherwise.
    func reach(of change: LawChange) -> Staleness.Touch.Reach {
        if change.manner == .noted, provisions.isEmpty { return .around }
        return reach == .ground && namesActs && !isMet(by: change) ? .act : reach
    }

    /// The very act that the fact rests on changes what it moves: that is what it is for.
    private func isOwn(_ change: LawChange) -> Bool {
        guard case .amendment(let id) = change.cause, let own else { return false }
        return id.text.hasPrefix(LegalDocument.slug(own) + "/")
    }

    static func all(of facts: RegistryFacts) -> [Ground] {
        facts.competences.flatMap(of) + facts.procedures.map(of) + facts.changes.flatMap(of) + facts.knowledge.map(of)
            + facts.rules.map { Ground(.fact("rule", $0.id.text), .around, text: $0.document, places: LawPlace.recorded(in: $0.path)) }
            + facts.doubts.compactMap { doubt in doubt.basis.map { Ground(.fact("doubt", doubt.id.text), .around, text: $0) } }
    }

    private static func of(_ row: Competence) -> [Ground] {
        guard let basis = row.basis else { return [] }
        let own = Ground(.competence(row), .ground, text: basis.document, places: LawPlace.recorded(in: basis.path ?? ""))
        return [own] + (basis.underlying.map { [Ground(.competence(row), .around, text: $0, own: basis.document)] } ?? [])
    }

    private static func of(_ procedure: Procedure) -> Ground {
        Ground(
            .fact("procedure", procedure.id.text), .ground, text: [procedure.basis, procedure.announcedBy].compactMap { $0 }.joined(separator: "; "),
            namesActs: true)
    }

    private static func of(_ change: ProcedureChange) -> [Ground] {
        let subject = Subject.fact("change", change.id.text)
        return [Ground(subject, .ground, text: change.document, places: LawPlace.recorded(in: change.path))]
            + (change.underlying.map { [Ground(subject, .around, text: $0, own: change.document)] } ?? [])
    }

    private static func of(_ entry: KnowledgeEntry) -> Ground {
        Ground(entry.subject, .ground, text: "", places: [], provisions: entry.citations.compactMap(\.provision))
    }
}

extension Provision.ID {
    /// Whether words of the change stand in the provision.
    package func isTouched(by change: LawChange) -> Bool {
        guard text.hasPrefix(change.document.text + "/"), let path = ProvisionPath(eId: String(text.dropFirst(change.document.text.utf8.count + 1)))
        else { return false }
        return LawPlace(path).overlaps(change.place)
    }
}
