// SPDX-License-Identifier: Apache-2.0

/// Why something about a person cannot be kept.
package enum PersonError: Refusal, Equatable {
    case notFound
    case emptyName
    case nameTooLong(limit: Int)
    case notAnEmail(String)
    case notATime(String)
    /// The account belongs to somebody else.
    case accountTaken
    /// A person cannot be joined with himself, in one step or in several.
    case sameAlready

    package var kind: RefusalKind {
        switch self {
        case .notFound: .notFound
        case .emptyName, .nameTooLong, .notAnEmail, .notATime: .invalid
        case .accountTaken, .sameAlready: .conflict
        }
    }

    package var key: String {
        switch self {
        case .notFound: "person.not-found"
        case .emptyName: "person.empty-name"
        case .nameTooLong: "person.name-too-long"
        case .notAnEmail: "person.not-an-email"
        case .notATime: "person.not-a-time"
        case .accountTaken: "person.account-taken"
        case .sameAlready: "person.same-already"
        }
    }

    package var details: [String] {
        switch self {
        case .notFound, .emptyName, .accountTaken, .sameAlready: []
        case .nameTooLong(let limit): [String(limit)]
        case .notAnEmail(let text), .notATime(let text): [text]
        }
    }
}
