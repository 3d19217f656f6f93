// SPDX-License-Identifier: Apache-2.0
import Domain

/// What differs between the texts of two days.
struct DayDifferenceView: Sendable {
    let name: String
    let title: String
    let text: String
    let address: String
    let from: String
    let to: String
    let fromText: String
    let toText: String
    let hidden: [RegistryView.Hidden]
    let units: [Unit]
    let isSame: Bool
    let same: String

    struct Unit: Sendable {
        let citation: String
        let isNew: Bool
        let isGone: Bool
        let runs: [Run]
        let origins: [String]
    }

    struct Run: Sendable {
        let text: String
        let isBefore: Bool
        let isAfter: Bool
    }

    init(_ document: LegalDocument, _ from: Day, _ before: ActOnDay, _ to: Day, _ after: ActOnDay, _ visit: Visit) {
        let found = ActDifference(from: before.act, to: after.act)
        name = document.name
        title = document.title
        text = visit.urls.address(["texts", document.id.text])
        address = "/differences/\(document.id.text.percentEncoded)"
        self.from = from.iso
        self.to = to.iso
        fromText = from.text(in: visit.language)
        toText = to.text(in: visit.language)
        hidden = visit.urls.carried.map { .init(name: $0.0, value: $0.1) }
        units = found.units.map { unit in
            Unit(
                citation: unit.path.citation, isNew: unit.before == nil, isGone: unit.after == nil,
                runs: unit.words.map { Run(text: $0.text, isBefore: $0.side == .before, isAfter: $0.side == .after) },
                origins: (unit.after == nil ? before : after).origins(of: unit.path).map { $0.shortBasis(in: visit.language) })
        }
        isSame = units.isEmpty
        same = found.same.text(in: visit.language)
    }
}
