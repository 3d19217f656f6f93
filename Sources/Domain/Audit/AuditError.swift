// SPDX-License-Identifier: Apache-2.0

/// Why something about the log cannot be done.
package enum AuditError: Refusal, Equatable {
    /// A file of a head does not bear out its own digest.
    case headDamaged
    case headUnreadable(String)
    /// The first day lies after the last.
    case noDays(from: Day, until: Day)
    /// Erasing needs a ground, and a person or an age.
    case noGround
    case nothingNamed

    package var kind: RefusalKind { .invalid }

    package var key: String {
        switch self {
        case .headDamaged: "audit.head-damaged"
        case .headUnreadable: "audit.head-unreadable"
        case .noDays: "audit.no-days"
        case .noGround: "audit.no-ground"
        case .nothingNamed: "audit.nothing-named"
        }
    }

    package var details: [String] {
        switch self {
        case .headDamaged, .noGround, .nothingNamed: []
        case .headUnreadable(let path): [path]
        case .noDays(let from, let until): [from.iso, until.iso]
        }
    }
}
