// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// A registry that nobody could take for the real one, as large as wanted: of 10,000 duties come 100,000 competences, four fifths of them acts of 34
/// provinces, and 20,000 procedures.
struct RegistryScale {
    let facts: RegistryFacts
    private static let day = Day(number: 20_000)

    init(duties: Int) throws {
        var chance = Congruence(state: 7)
        let words = ["mây", "gió", "đèn", "trời", "khế", "ngọt", "cầu", "vồng", "suối", "đá", "lúa", "trăng", "sao", "bến", "thuyền", "chợ"]
        func name(_ number: Int) -> String { (0..<6).map { _ in words[Int(chance.next() % 16)] }.joined(separator: " ") + " \(number)" }
        var facts = RegistryFacts()
        facts.fields = (0..<12).map { Field(id: .init("f\($0)"), name: Words(vi: "Lĩnh vực bịa \($0)"), unit: .init("u\($0)")) }
        facts.places = (0..<34).map {
            Place(id: .init("t\($0)"), name: Words(vi: "Tỉnh Bịa \($0)"), type: "tỉnh", existence: .always, sources: ["bịa"])
        }
        facts.documents = (0..<200).map {
            KnownDocument(
                id: .init("d\($0)"), number: "\($0 + 1)/1901/NĐ-XX", kind: "Nghị định", title: "Chuyện bịa \($0)", summary: nil, issuer: nil,
                issued: .unknown, from: DoubtfulDay(Self.day.advanced(by: -4_000)), until: nil, status: nil, relations: [], notes: [],
                sources: ["bịa"],
                confidence: .high)
        }
        let (old, new) = (Authority(name: Words(vi: "Bộ Bịa"), level: .central), Authority(name: Words(vi: "Ủy ban Bịa"), level: .province))
        for number in 0..<duties {
            let id = Duty.ID("B-\(number)")
            facts.duties.append(
                Duty(id: id, field: .init("f\(number % 12)"), title: Words(vi: "Cấp phép \(name(number))"), sources: ["bịa"], confidence: .high))
            let move = Self.day.advanced(by: -Int(chance.next() % 900))
            let basis = Competence.Basis(
                document: "\(number % 200 + 1)/1901/NĐ-XX", path: "Điều \(number % 90 + 1)", isVerified: true, confidence: .high)
            facts.competences.append(Self.row("\(id.text)/a", id, old, nil, .unknown, DoubtfulDay(move), basis))
            facts.competences.append(
                Self.row("\(id.text)/b", id, new, .devolution, DoubtfulDay(move), DoubtfulDay(Self.day.advanced(by: Int(chance.next() % 900))), basis)
            )
            for act in 0..<8 {
                let place = Place.ID("t\((number * 8 + act) % 34)")
                facts.competences.append(
                    Competence(
                        id: .init("\(id.text)/u\(act)"), duty: id, authority: Authority(name: Words(vi: "Giám đốc Sở Bịa"), level: .department),
                        kind: .authorisation, from: DoubtfulDay(move.advanced(by: 20)), until: nil, basis: basis, place: place, coversDuties: [id],
                        coversHolders: [new.name.vi], sources: ["bịa"], confidence: .high))
            }
            for procedure in 0..<2 {
                facts.procedures.append(
                    Procedure(
                        id: .init("P-\(number)-\(procedure)"), code: nil, name: Words(vi: "Thủ tục \(name(number))"), field: "bịa", level: nil,
                        duties: [id],
                        nationalTimeLimit: "\(number % 30 + 1) ngày làm việc", localTimeLimits: [], fee: nil, dossier: nil, output: nil, basis: nil,
                        announcedBy: nil, notes: [], sources: ["bịa"], confidence: .high))
            }
        }
        self.facts = facts
    }

    private static func row(
        _ id: String, _ duty: Duty.ID, _ authority: Authority, _ kind: Competence.Kind?, _ from: DoubtfulDay, _ until: DoubtfulDay,
        _ basis: Competence.Basis
    ) -> Competence {
        Competence(
            id: .init(id), duty: duty, authority: authority, kind: kind, from: from, until: until, basis: basis, sources: ["bịa"], confidence: .high)
    }

    func measure() throws {
        let start = ContinuousClock.now
        let registry = Registry(facts)
        Self.tell(
            "registry of \(facts.duties.count) duties, \(facts.competences.count) competences, \(facts.procedures.count) procedures",
            ContinuousClock.now - start)
        var chance = Congruence(state: 11)
        var times: [Duration] = []
        for _ in 0..<5_000 {
            let duty = facts.duties[Int(chance.next() % UInt64(facts.duties.count))]
            let place = facts.places[Int(chance.next() % 34)]
            let day = Self.day.advanced(by: Int(chance.next() % 600) - 300)
            let start = ContinuousClock.now
            _ = try registry.competence(of: duty.id, at: place, on: day)
            times.append(ContinuousClock.now - start)
        }
        times.sort()
        for share in [50, 95, 99] { Self.tell("competence p\(share)", times[times.count * share / 100]) }
        Self.time("consistency check") { _ = ConsistencyCheck(facts).inconsistencies.count }
        measureChange()
        Self.time("what lapses") { _ = SunsetRadar(registry, on: Self.day, at: nil).lapses.count }
        Self.time("days on which things move") { _ = Movement.turns(registry, at: nil).count }
        Self.time("fields by levels") { _ = LevelMatrix(registry, on: Self.day, at: nil).rows.count }
        Self.time("search of duties") { _ = registry.duties(matching: "cấp phép mây gió đèn trời", limit: 20).count }
        Self.time("search of the handbook") { _ = registry.handbookEntries(matching: "cap phep may gio den troi", limit: 20).count }
        Self.time("contents of the handbook, with its figures") { _ = HandbookPlan(registry, on: Self.day).figures.count }
        Self.time("an entry of the handbook") { _ = HandbookPlan(registry, on: Self.day).entry(.init("B-77")) }
        Self.time("the whole handbook") { _ = Handbook(registry, on: Self.day).entries.count }
    }

    /// One row that goes to another holder: what the checker does again, and what whoever approves it waits for.
    private func measureChange() {
        let known = ConsistencyCheck(facts).inconsistencies
        var after = facts
        let at = after.competences.count / 2
        let row = after.competences[at]
        after.competences[at] = Competence(
            id: row.id, duty: row.duty, authority: Authority(name: Words(vi: "Người Khác Bịa"), level: .commune), kind: row.kind, from: row.from,
            until: nil, basis: row.basis, sources: row.sources, confidence: row.confidence)
        var found: [Inconsistency] = []
        Self.time("consistency after one change") { found = ConsistencyCheck.updated(known, from: facts, to: after) }
        let body = (try? after.encoded { _, _ in "" })?.first { $0.kind == "competence" && $0.key == row.id.text }?.body
        Self.time("effect of one change, before it is approved") {
            _ = ConsistencyEffect(of: .fact("competence", row.id.text), saying: body, in: facts)?.introduced.count
        }
        if found == known || found != ConsistencyCheck(after).inconsistencies { print("after the change another list is told than by a whole check") }
    }

    private static func time(_ what: String, _ work: () -> Void) {
        let start = ContinuousClock.now
        work()
        tell(what, ContinuousClock.now - start)
    }

    private static func tell(_ what: String, _ time: Duration) {
        print("{\"what\": \"\(what)\", \"milliseconds\": \(time / .milliseconds(1))}")
    }
}

/// The same numbers on every machine.
private struct Congruence {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
