// SPDX-License-Identifier: Apache-2.0

/// Why a change cannot go on.
package enum ChangeError: Refusal, Equatable {
    case notFound
    case noReason
    case noSource
    case changesNothing
    case notOfItsKind(String)
    case wrongState(Change.State)
    /// The draft is not the one that was looked at; what has become of it since.
    case changedSince([Difference])
    /// What the draft was made from no longer stands; what has become of it since, and by which change, where it was one.
    case overtaken([Difference], by: Change.ID?)
    /// The kind has no days of its own, so it cannot be approved before its day.
    case cannotWait(Day)

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .noReason, .noSource, .changesNothing, .notOfItsKind, .cannotWait: .invalid
        case .wrongState, .changedSince, .overtaken: .conflict
        }
    }

    package var key: String {
        switch self {
        case .notFound: "change.not-found"
        case .noReason: "change.no-reason"
        case .noSource: "change.no-source"
        case .changesNothing: "change.changes-nothing"
        case .notOfItsKind: "change.not-of-its-kind"
        case .wrongState: "change.wrong-state"
        case .changedSince: "change.changed-since"
        case .overtaken: "change.overtaken"
        case .cannotWait: "change.cannot-wait"
        }
    }

    package var details: [String] {
        switch self {
        case .notFound, .noReason, .noSource, .changesNothing, .wrongState: []
        case .notOfItsKind(let kind): [kind]
        case .changedSince(let differences), .overtaken(let differences, _): [differences.map(Self.line).joined(separator: "; ")]
        case .cannotWait(let day): [day.iso]
        }
    }

    private static func line(_ one: Difference) -> String { "\(one.path): \(one.before ?? "∅") → \(one.after ?? "∅")" }
}
