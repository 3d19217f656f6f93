// SPDX-License-Identifier: Apache-2.0

/// Why a basis cannot be confirmed, or rejected, as it was typed.
package enum VerificationError: Refusal, Equatable {
    case noDocument
    case noPath
    case noQuote(least: Int, most: Int)
    case severalActs(String)
    case noSuchPlace(String, String)
    /// The text is held, and the quote does not stand in it.
    case notThere(String, String)
    /// The quote stands in the article, but in another part of it.
    case elsewhere(typed: String, found: String)
    case notInForce(String, Day)
    case noReason
    case notWaiting

    package var kind: RefusalKind { self == .notWaiting ? .conflict : .invalid }

    package var key: String {
        switch self {
        case .noDocument: "verification.no-document"
        case .noPath: "verification.no-path"
        case .noQuote: "verification.no-quote"
        case .severalActs: "verification.several-acts"
        case .noSuchPlace: "verification.no-such-place"
        case .notThere: "verification.not-there"
        case .elsewhere: "verification.elsewhere"
        case .notInForce: "verification.not-in-force"
        case .noReason: "verification.no-reason"
        case .notWaiting: "verification.not-waiting"
        }
    }

    package var details: [String] {
        switch self {
        case .noDocument, .noPath, .noReason, .notWaiting: []
        case .noQuote(let least, let most): [String(least), String(most)]
        case .severalActs(let name): [name]
        case .noSuchPlace(let path, let document), .notThere(let path, let document): [path, document]
        case .elsewhere(let typed, let found): [typed, found]
        case .notInForce(let document, let day): [document, day.iso]
        }
    }
}
