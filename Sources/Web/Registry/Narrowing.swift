// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a reader of the registry narrows it by. Values that there are not narrow nothing.
struct Narrowing: Sendable {
    let field: String?
    let level: Authority.Level?
    let state: State?
    let words: String?

    /// What a row is noted for on the day of the page.
    enum State: String, CaseIterable, Sendable {
        case moved, central, lapsing, ended, doubtful, unverified

        var words: Words {
            switch self {
            case .moved: Words(vi: "đã chuyển cho địa phương", en: "moved to localities")
            case .central: Words(vi: "ở trung ương", en: "with the centre")
            case .lapsing: Words(vi: "căn cứ hết trong 180 ngày", en: "basis ends within 180 days")
            case .ended: Words(vi: "không còn ai có thẩm quyền", en: "nobody is competent")
            case .doubtful: Words(vi: "nguồn mâu thuẫn hoặc chưa rõ", en: "contested or unsettled")
            case .unverified: Words(vi: "căn cứ chưa xác minh", en: "basis not verified")
            }
        }
    }

    init(_ fields: Fields) {
        field = fields["field"]
        level = fields["level"].flatMap(Authority.Level.init)
        state = fields["state"].flatMap(State.init)
        words = fields["q"].map { String($0.prefix(200)) }
    }

    /// As they stand in an address.
    var query: [(String, String)] {
        [("field", field), ("level", level?.rawValue), ("state", state?.rawValue), ("q", words)].compactMap { name, value in value.map { (name, $0) }
        }
    }

    var isAny: Bool { field != nil || level != nil || state != nil || words != nil }

    /// What of it can be told of a duty before anybody looks who holds it.
    func takes(_ duty: Duty) -> Bool { field.map { duty.field.text == $0 } ?? true }

    var asksWhoHolds: Bool { level != nil || state != nil }

    /// The rest of it.
    func takes(_ holding: Holding) -> Bool {
        (level.map(holding.levels.contains) ?? true) && (state.map(holding.states.contains) ?? true)
    }

    /// What of who holds a duty narrows a list.
    struct Holding: Sendable {
        let levels: Set<Authority.Level>
        let states: Set<State>

        init(_ finding: Competence.Finding) {
            levels = Set(finding.holders.map(\.competence.authority.level))
            states = Narrowing.states(of: finding)
        }

        /// Of every duty, on a day at a place.
        static func all(in registry: Registry, on day: Day, at place: Place?) throws -> [Duty.ID: Holding] {
            let duties = registry.facts.duties.filter { !$0.isDraft }
            return try duties.reduce(into: [:]) { all, duty in all[duty.id] = Holding(try registry.competence(of: duty.id, at: place, on: day)) }
        }
    }

    static func states(of finding: Competence.Finding) -> Set<State> {
        var states: Set<State> = []
        let levels = finding.holders.map(\.competence.authority.level)
        switch finding.result {
        case .one, .split:
            if levels.contains(.central) { states.insert(.central) }
            if finding.holders.contains(where: { $0.competence.kind != nil && $0.competence.authority.level != .central }) { states.insert(.moved) }
        case .none: states.insert(.ended)
        case .contested, .unsettled: states.insert(.doubtful)
        }
        if let end = finding.expires, (0...180).contains(finding.on.days(until: end)) { states.insert(.lapsing) }
        if finding.holders.contains(where: { $0.competence.basis.map { !$0.isVerified } ?? false }) { states.insert(.unverified) }
        return states
    }
}
