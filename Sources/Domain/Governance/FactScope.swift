// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

extension Registry {
    /// Whose matter a fact is, by its field and its place: the unit that answers for the field, the place that it is about.
    ///
    /// - Parameter content: The fact as JSON. What belongs to no field and no place is the whole country's.
    package func scope(of subject: Subject, content: String) -> Scope {
        switch subject.factKind {
        case "competence":
            let fact = Self.value(content, as: Competence.self)
            return Scope(unit: (fact?.duty).flatMap(duty).flatMap { field($0.field)?.unit }, place: fact?.place)
        case "duty": return Scope(unit: Self.value(content, as: Duty.self).flatMap { field($0.field)?.unit })
        case "change": return Scope(unit: Self.value(content, as: ProcedureChange.self).flatMap { field($0.field)?.unit })
        case "field": return Scope(unit: Self.value(content, as: Field.self)?.unit)
        case KnowledgeEntry.factKind: return Self.value(content, as: KnowledgeEntry.self)?.scope ?? .wholeCountry
        case ProcedureRecord.factKind: return Self.value(content, as: ProcedureRecord.self).map(scope) ?? .wholeCountry
        // The matter of whoever keeps the duty, or the procedure.
        case Guidance.factKind:
            if let duty = duty(.init(subject.key)) { return Scope(unit: field(duty.field)?.unit) }
            return scope(of: ProcedureRecord(procedure: .init(subject.key), place: nil))
        case "place": return Scope(place: Place.ID(subject.key))
        default: return .wholeCountry
        }
    }

    /// The same; `nil` where the fact names a duty, a field or a procedure that is not recorded, so that nobody can tell.
    package func matter(of subject: Subject, content: String) -> Scope? {
        switch subject.factKind {
        case "competence":
            guard let fact = Self.value(content, as: Competence.self), duty(fact.duty) != nil else { return nil }
        case "duty":
            guard let fact = Self.value(content, as: Duty.self), field(fact.field) != nil else { return nil }
        default: break
        }
        return scope(of: subject, content: content)
    }

    /// Whose matter a fact is that stands in this registry.
    package func scope(of subject: Subject) -> Scope {
        switch subject.factKind {
        case "competence":
            let row = competence(.init(subject.key))
            return Scope(unit: (row?.duty).flatMap(duty).flatMap { field($0.field)?.unit }, place: row?.place)
        case "duty": return Scope(unit: duty(.init(subject.key)).flatMap { field($0.field)?.unit })
        case "change": return Scope(unit: facts.changes.first { $0.id.text == subject.key }.flatMap { field($0.field)?.unit })
        case KnowledgeEntry.factKind: return facts.knowledge.first { $0.id.text == subject.key }?.scope ?? .wholeCountry
        case ProcedureRecord.factKind: return facts.procedureRecords.first { $0.id.text == subject.key }.map(scope) ?? .wholeCountry
        // Its name alone tells.
        default: return scope(of: subject, content: "")
        }
    }

    /// A place's record is its own; the nation's is the matter of the unit whose duty the procedure serves.
    package func scope(of record: ProcedureRecord) -> Scope {
        if let place = record.place { return Scope(place: place) }
        let duties = facts.procedures.first { $0.id == record.procedure }?.duties.compactMap(duty) ?? []
        return Scope(unit: duties.first.flatMap { field($0.field)?.unit })
    }

    private static func value<Value: Decodable>(_ json: String, as type: Value.Type) -> Value? {
        try? JSONDecoder().decode(type, from: Data(json.utf8))
    }
}
