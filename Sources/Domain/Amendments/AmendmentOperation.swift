// SPDX-License-Identifier: Apache-2.0

/// What an amending act does to another.
package enum AmendmentOperation: Hashable, Codable, Sendable {
    /// A unit takes the place of another, with its heading and everything under it.
    case replaceUnit(at: ProvisionPath, with: ActUnit)
    /// The number and the heading stay; what stands under them is new.
    case replaceText(of: ProvisionPath, with: [ActElement])
    /// The words that introduce the parts of a unit; the parts stay.
    case replaceLead(of: ProvisionPath, with: [String])
    case changeHeading(of: ProvisionPath, to: String)
    case insertUnit(ActUnit, at: InsertionPoint)
    /// Words that go behind the last of a unit.
    case appendText(to: ProvisionPath, [ActElement])
    case repealUnit(at: ProvisionPath)
    /// Words are exchanged in the parts named, or everywhere where none is; nothing in their place takes them out.
    case replaceWords(String, with: String, in: [AmendedPart])
    /// The whole act loses effect; replaced says that the amending act takes its place.
    case repealAct(isReplaced: Bool)
    /// A unit, or the whole act, does not apply for a time.
    case suspend(at: ProvisionPath?)
    /// A fixed term ends on another day than the act said.
    case extendTerm(at: ProvisionPath?, until: Day)
    /// The amending act lies over a unit for a time and leaves its text as it is: it says what holds instead.
    case overlay(at: ProvisionPath?, says: String)
}

/// Where a new unit goes.
package enum InsertionPoint: Hashable, Codable, Sendable {
    case after(ProvisionPath)
    case before(ProvisionPath)
    /// Among the parts of a unit by its number; an empty path means the whole act.
    case inside(ProvisionPath)
}

/// A unit, or its heading alone.
package struct AmendedPart: Hashable, Codable, Sendable {
    package let path: ProvisionPath
    package let isHeadingOnly: Bool

    package init(_ path: ProvisionPath, isHeadingOnly: Bool = false) {
        self.path = path
        self.isHeadingOnly = isHeadingOnly
    }
}

extension AmendmentOperation {
    /// The kind of operation, by the name under which it is kept, shown and counted.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case replaceUnit = "replace-unit", replaceText = "replace-text", replaceLead = "replace-lead", changeHeading = "change-heading"
        case insertUnit = "insert-unit", appendText = "append-text", repealUnit = "repeal-unit", replaceWords = "replace-words"
        case repealAct = "repeal-act", replaceAct = "replace-act", suspend, extendTerm = "extend-term", overlay
    }

    package var kind: Kind {
        switch self {
        case .replaceUnit: .replaceUnit
        case .replaceText: .replaceText
        case .replaceLead: .replaceLead
        case .changeHeading: .changeHeading
        case .insertUnit: .insertUnit
        case .appendText: .appendText
        case .repealUnit: .repealUnit
        case .replaceWords: .replaceWords
        case .repealAct(let isReplaced): isReplaced ? .replaceAct : .repealAct
        case .suspend: .suspend
        case .extendTerm: .extendTerm
        case .overlay: .overlay
        }
    }

    /// The units it touches; none for the act as a whole, or for words everywhere in it.
    package var paths: [ProvisionPath] {
        switch self {
        case .replaceUnit(let path, _), .replaceText(let path, _), .replaceLead(let path, _), .changeHeading(let path, _), .appendText(let path, _),
            .repealUnit(let path):
            [path]
        case .insertUnit(let unit, .after(let path)), .insertUnit(let unit, .before(let path)):
            [ProvisionPath(path.steps.dropLast()).entering(unit.step)]
        case .insertUnit(let unit, .inside(let path)): [path.entering(unit.step)]
        case .replaceWords(_, _, let parts): parts.map(\.path)
        case .repealAct: []
        case .suspend(let path), .extendTerm(let path, _), .overlay(let path, _): path.map { [$0] } ?? []
        }
    }

    /// Whether the wording changes, and not only whether or for how long it applies.
    package var changesText: Bool {
        switch self {
        case .repealAct, .suspend, .extendTerm, .overlay: false
        default: true
        }
    }
}
