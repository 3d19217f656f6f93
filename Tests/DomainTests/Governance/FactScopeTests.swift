// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Whose matter a fact is.
@Suite struct FactScopeTests {
    static let registry: Registry = {
        var facts = RegistryFacts()
        facts.fields = [Field(id: .init("field"), name: Words(vi: "Trời"), unit: MadeUpPeople.rain)]
        facts.duties = [Duty(id: .init("AA-01"), field: .init("field"), title: Words(vi: "Việc"), sources: ["a made-up source"], confidence: .high)]
        return Registry(facts)
    }()

    static func facts(_ change: (inout RegistryFacts) -> Void) throws -> (subject: Subject, json: String) {
        var facts = RegistryFacts()
        change(&facts)
        let fact = try #require(try facts.encoded { _, _ in "" }.first)
        return (.fact(fact.kind, fact.key), fact.body)
    }

    @Test func `a fact belongs to the unit of its field and to its place`() throws {
        let registry = Self.registry
        func scope(_ change: (inout RegistryFacts) -> Void) throws -> Scope {
            let (subject, json) = try Self.facts(change)
            return registry.scope(of: subject, content: json)
        }
        #expect(try scope { $0.duties = registry.facts.duties } == Scope(unit: MadeUpPeople.rain))
        #expect(try scope { $0.fields = registry.facts.fields } == Scope(unit: MadeUpPeople.rain))
        #expect(try scope { $0.competences = [MadeUpRegistry.row("a", MadeUpRegistry.new, .devolution)] } == Scope(unit: MadeUpPeople.rain))
        let local = MadeUpRegistry.row("b", MadeUpRegistry.new, .authorisation, place: "north")
        #expect(try scope { $0.competences = [local] } == Scope(unit: MadeUpPeople.rain, place: MadeUpPeople.north))
        #expect(try scope { $0.places = [MadeUpRegistry.place("north", "Bắc")] } == Scope(place: MadeUpPeople.north))
        #expect(try scope { $0.hotlines = [HotlineNumber(number: "0900", sources: [])] } == .wholeCountry)
    }

    @Test(arguments: [("north", true), ("south", false)])
    func `nobody takes a fact out of a place that is not his, or says that another's is his`(_ place: String, _ isHis: Bool) throws {
        let scope = Scope(unit: MadeUpPeople.rain, place: .init(place))
        let rights = try MadeUpPeople.rights("me", [MadeUpPeople.appointment("me", .expert, scope)])
        let before = MadeUpRegistry.row("b", MadeUpRegistry.new, .authorisation, place: "north")
        let after = MadeUpRegistry.row("b", MadeUpRegistry.new, .authorisation, condition: "Bịa", place: place)
        let (subject, base) = try Self.facts { $0.competences = [before] }
        let (_, json) = try Self.facts { $0.competences = [after] }
        let here = Circumstances(
            rights: rights, current: Content(base, hash: MadeUpChanges.hash), now: MadeUpPeople.day.start, hash: MadeUpChanges.hash,
            matter: { Self.registry.scope(of: subject, content: $0) }
        )
        func change(_ scope: Scope) throws -> Change {
            try Change(id: .init("c"), MadeUpChanges.draft(json, over: base, subject: subject, scope: scope), in: here)
        }
        if isHis { _ = try change(scope) } else { #expect(throws: RightsError.notAllowed) { try change(scope) } }
        #expect(throws: RightsError.notAllowed) { try change(Scope(unit: MadeUpPeople.rain)) }
        #expect(throws: RightsError.notAllowed) { try change(Scope(unit: MadeUpPeople.rain, place: .init(isHis ? "south" : "north"))) }
    }
}
