// SPDX-License-Identifier: Apache-2.0
import Domain

/// What is otherwise on one day than on another.
struct MovementView: Sendable {
    let from: String
    let to: String
    let place: String?
    let action: String
    let hidden: [RegistryView.Hidden]
    let dayValue: String
    let sinceValue: String
    let levels: [RegistryView.Choice]
    let days: [RegistryView.Choice]
    let count: String
    let lost: String
    let isEmpty: Bool
    let groups: [Group]
    let overview: String

    /// What moves in one field, folded where there is too much to read at once.
    struct Group: Sendable {
        let field: String
        let count: String
        let lost: String
        let isOpen: Bool
        let rows: [Row]
    }

    struct Row: Sendable {
        let id: String
        let title: String
        let link: String
        let before: State
        let after: State
        let isLoss: Bool
    }

    struct State: Sendable {
        /// The holders, where any are named.
        let names: String?
        /// That nobody holds it, or that it is not settled.
        let mark: String?
        let isNobody: Bool
        let signer: String?
    }

    init(
        _ movement: Movement, _ turns: [Movement.Turn], _ level: Authority.Level?, _ registry: Registry, since: Day?, _ visit: Visit
    ) {
        let language = visit.language
        from = movement.from.text(in: language)
        to = movement.to.text(in: language)
        place = visit.place?.name[language]
        action = "/movements"
        hidden = visit.urls.carried.map { .init(name: $0.0, value: $0.1) }
        dayValue = movement.to.iso
        sinceValue = since?.iso ?? ""
        levels = [Authority.Level.central, .province, .department, .commune].map {
            .init(value: $0.rawValue, text: $0.words[language], isChosen: $0 == level)
        }
        days = turns.map {
            .init(value: visit.urls.address(["movements"], [("day", $0.day.iso)]), text: $0.day.text(in: language), isChosen: $0.day == movement.to)
        }
        count = movement.rows.count.text(in: language)
        lost = movement.rows.count(where: \.isLoss).text(in: language)
        isEmpty = movement.rows.isEmpty
        overview = visit.urls.address(["overview"])
        func told(_ state: Movement.State) -> State {
            let names = state.holders.map { $0.name[language] }.joined(separator: "; ")
            return State(
                names: names.isEmpty ? nil : names, mark: state.isHeld ? nil : state.result.words[language], isNobody: state.result == .none,
                signer: state.signers.isEmpty ? nil : state.signers.joined(separator: "; "))
        }
        let isShort = movement.rows.count <= Self.mostUnfolded
        let byField = Dictionary(grouping: movement.rows, by: \.duty.field)
        groups = byField.keys.sorted().map { field in
            let moved = byField[field, default: []]
            return Group(
                field: registry.field(field)?.name[language] ?? field.text, count: moved.count.text(in: language),
                lost: moved.count(where: \.isLoss).text(in: language), isOpen: isShort,
                rows: moved.map { row in
                    Row(
                        id: row.duty.id.text, title: row.duty.title[language], link: visit.urls.duty(row.duty.id), before: told(row.before),
                        after: told(row.after), isLoss: row.isLoss)
                })
        }
    }

    private static let mostUnfolded = 15
}
