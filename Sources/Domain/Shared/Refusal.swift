// SPDX-License-Identifier: Apache-2.0

/// An error the person at the screen can act on.
package protocol Refusal: Error {
    var kind: RefusalKind { get }

    /// Catalogue key of the sentence to show; the sentence itself lives with the templates and the command line.
    var key: String { get }

    /// What the sentence names: the value that was refused, a limit, a list of choices.
    var details: [String] { get }

    /// After how long it is worth trying again; `nil` where waiting changes nothing.
    var waitSeconds: Int? { get }
}

extension Refusal {
    package var details: [String] { [] }
    package var waitSeconds: Int? { nil }
}

/// What became of a refused request, in the six ways a caller can react to.
package enum RefusalKind: String, Sendable, CaseIterable {
    case notFound, forbidden, invalid, conflict, unavailable
    /// It may be tried again later.
    case tooOften
}
