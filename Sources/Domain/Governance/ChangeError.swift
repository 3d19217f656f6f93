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
    /// It names a duty or a field that is not recorded, perhaps not yet.
    case namesNothing(String)
    /// One of the drafts that were looked at together is another by now.
    case batchChanged

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .noReason, .noSource, .changesNothing, .notOfItsKind, .cannotWait, .namesNothing: .invalid
        case .wrongState, .changedSince, .overtaken, .batchChanged: .conflict
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
        case .namesNothing: "change.names-nothing"
        case .batchChanged: "change.batch-changed"
        }
    }

    package var details: [String] {
        switch self {
        case .notFound, .noReason, .noSource, .changesNothing, .wrongState, .batchChanged: []
        case .notOfItsKind(let kind): [kind]
        case .changedSince(let differences), .overtaken(let differences, _): [differences.map(Self.line).joined(separator: "; ")]
        case .cannotWait(let day): [day.iso]
        case .namesNothing(let key): [key]
        }
    }

    private static func line(_ one: Difference) -> String { "\(one.path): \(one.before ?? "∅") → \(one.after ?? "∅")" }
}
