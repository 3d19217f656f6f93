// SPDX-License-Identifier: Apache-2.0

/// Facts at which something may contradict, or no longer, because other facts have changed: what a rule must look at again.
struct ConsistencyReach {
    private(set) var subjects: Set<Subject>

    /// - Parameter changed: Facts that say something else in the one than in the other, or stand in one of them only.
    init(of changed: Set<Subject>, between before: RegistryFacts, and after: RegistryFacts) {
        subjects = changed
        // What a fact has touched and what it touches now.
        for facts in [before, after] { add(Touched(changed, facts), facts) }
    }

    /// What the changed facts name, and are named by.
    private struct Touched {
        let duties: Set<Duty.ID>
        /// Duties themselves, or their rows, are others.
        let holders: Set<Duty.ID>
        let documents: Set<String>
        let places: Set<Place.ID>
        let fields: Set<Field.ID>
        let units: Set<Unit.ID>
        let offices: Set<String>
        let officeIDs: Set<KnownAuthority.ID>
        let codes: Set<String>
        let titles: Set<String>
        /// The fields in which those titles are.
        let titledFields: Set<Field.ID>
        let served: Set<Duty.ID>
        let rows: Set<Competence.ID>

        init(_ changed: Set<Subject>, _ facts: RegistryFacts) {
            let looked = facts.narrowed(to: changed)
            func keys(_ kind: String) -> [String] { changed.filter { $0.factKind == kind }.map(\.key) }
            duties = Set(keys("duty").map { Duty.ID($0) })
            holders = duties.union(looked.competences.map(\.duty))
            documents = Set(looked.documents.map(\.number))
            places = Set(keys("place").map { Place.ID($0) })
            fields = Set(keys("field").map { Field.ID($0) })
            units = Set(keys("unit").map { Unit.ID($0) })
            offices = Set(looked.authorities.map(\.authority.name.vi))
            officeIDs = Set(keys("authority").map { KnownAuthority.ID($0) })
            codes = Set(looked.procedures.compactMap(\.code))
            titles = Set(looked.duties.map(ConsistencyCheck.title))
            titledFields = Set(looked.duties.map(\.field))
            served = Set(looked.procedures.flatMap(\.duties))
            rows = Set(keys("competence").map { Competence.ID($0) })
        }
    }

    private mutating func add(_ touched: Touched, _ facts: RegistryFacts) {
        addDuties(touched, facts)
        addCompetences(touched, facts)
        addProcedures(touched, facts)
        addNamers(touched, facts)
        addCircles(touched, facts)
    }

    private mutating func addDuties(_ touched: Touched, _ facts: RegistryFacts) {
        for duty in facts.duties
        where touched.holders.contains(duty.id) || touched.served.contains(duty.id) || touched.fields.contains(duty.field)
            || duty.overtakenBy.contains(where: touched.holders.contains)
            || (touched.titledFields.contains(duty.field) && touched.titles.contains(ConsistencyCheck.title(of: duty)))
        {
            subjects.insert(.duty(duty.id))
        }
    }

    private mutating func addCompetences(_ touched: Touched, _ facts: RegistryFacts) {
        for row in facts.competences
        where touched.holders.contains(row.duty) || row.coversDuties.contains(where: touched.holders.contains)
            || row.covers.contains(where: touched.fields.contains) || row.place.map(touched.places.contains) ?? false
            || row.basis.map({ touched.documents.contains($0.document) }) ?? false || touched.offices.contains(row.authority.name.vi)
        {
            subjects.insert(.competence(row))
        }
    }

    private mutating func addProcedures(_ touched: Touched, _ facts: RegistryFacts) {
        for procedure in facts.procedures
        where procedure.duties.contains(where: touched.duties.contains) || procedure.code.map(touched.codes.contains) ?? false {
            subjects.insert(.procedure(procedure))
        }
    }

    private mutating func addNamers(_ touched: Touched, _ facts: RegistryFacts) {
        func add(_ kind: String, _ named: [(key: String, duties: [Duty.ID])]) {
            for one in named where one.duties.contains(where: touched.duties.contains) { subjects.insert(.fact(kind, one.key)) }
        }
        add("change", facts.changes.map { ($0.id.text, $0.duties) })
        add("doubt", facts.doubts.map { ($0.id.text, $0.duties) })
        add("practice", facts.practice.map { ($0.id.text, $0.duties) })
        add("rejected-claim", facts.rejectedClaims.map { ($0.id.text, $0.duties) })
        add("file-rule", facts.fileRules.map { ($0.id.text, $0.duties) })
        for doubt in facts.doubts where doubt.holders.contains(where: touched.rows.contains) { subjects.insert(.fact("doubt", doubt.id.text)) }
        for field in facts.fields where touched.units.contains(field.unit) { subjects.insert(.fact("field", field.id.text)) }
        for place in facts.places where place.mergedInto.map(touched.places.contains) ?? false { subjects.insert(.place(place)) }
        for office in facts.authorities where office.successor.map(touched.officeIDs.contains) ?? false {
            subjects.insert(.fact("authority", office.id.text))
        }
    }

    /// A circle is told at one of its members, whichever link closes it.
    private mutating func addCircles(_ touched: Touched, _ facts: RegistryFacts) {
        if !touched.duties.isEmpty { subjects.formUnion(facts.duties.filter { !$0.overtakenBy.isEmpty }.map { .duty($0.id) }) }
        if !touched.places.isEmpty { subjects.formUnion(facts.places.filter { $0.mergedInto != nil }.map { .place($0) }) }
        if subjects.contains(where: { $0.factKind == "document" }) {
            subjects.formUnion(facts.documents.filter { $0.relations.contains { $0.kind == .replaces } }.map { .document($0) })
        }
    }
}

extension RegistryFacts {
    /// Only the facts of those names, of the kinds at which something can contradict.
    func narrowed(to subjects: Set<Subject>) -> RegistryFacts {
        let keys = Dictionary(grouping: subjects, by: { $0.factKind ?? "" }).mapValues { Set($0.map(\.key)) }
        func only<Value>(_ kind: String, _ values: [Value], _ key: (Value) -> String) -> [Value] {
            guard let wanted = keys[kind] else { return [] }
            return values.filter { wanted.contains(key($0)) }
        }
        var facts = RegistryFacts()
        facts.duties = only("duty", duties) { $0.id.text }
        facts.competences = only("competence", competences) { $0.id.text }
        facts.procedures = only("procedure", procedures) { $0.id.text }
        facts.changes = only("change", changes) { $0.id.text }
        facts.doubts = only("doubt", doubts) { $0.id.text }
        facts.practice = only("practice", practice) { $0.id.text }
        facts.rejectedClaims = only("rejected-claim", rejectedClaims) { $0.id.text }
        facts.fileRules = only("file-rule", fileRules) { $0.id.text }
        facts.fields = only("field", fields) { $0.id.text }
        facts.places = only("place", places) { $0.id.text }
        facts.documents = only("document", documents) { $0.id.text }
        facts.authorities = only("authority", authorities) { $0.id.text }
        return facts
    }

    /// The facts that say something else in the other, or stand in one of the two only; of the kinds at which something can contradict.
    func changed(since other: RegistryFacts) -> Set<Subject> {
        func differing<Value: Hashable>(_ kind: String, _ new: [Value], _ old: [Value], _ key: (Value) -> String) -> [Subject] {
            guard new != old else { return [] }
            let before = Dictionary(old.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
            let after = Dictionary(new.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
            return before.keys.filter { after[$0] == nil }.map { .fact(kind, $0) }
                + after.filter { before[$0.key] != $0.value }.map { .fact(kind, $0.key) }
        }
        let first = differing("duty", duties, other.duties) { $0.id.text } + differing("competence", competences, other.competences) { $0.id.text }
        let second =
            differing("procedure", procedures, other.procedures) { $0.id.text } + differing("change", changes, other.changes) { $0.id.text }
        let third =
            differing("doubt", doubts, other.doubts) { $0.id.text } + differing("practice", practice, other.practice) { $0.id.text }
            + differing("rejected-claim", rejectedClaims, other.rejectedClaims) { $0.id.text }
            + differing("file-rule", fileRules, other.fileRules) { $0.id.text }
        let fourth =
            differing("field", fields, other.fields) { $0.id.text } + differing("unit", units, other.units) { $0.id.text }
            + differing("place", places, other.places) { $0.id.text }
        let fifth =
            differing("document", documents, other.documents) { $0.id.text }
            + differing("authority", authorities, other.authorities) { $0.id.text }
        return Set(first + second + third + fourth + fifth)
    }
}
