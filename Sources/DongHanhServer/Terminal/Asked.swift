// SPDX-License-Identifier: Apache-2.0
import Domain

// What a command line names, found in the registry or refused with the names that come near.
extension Registry {
    func onlyPlace(named name: String, on day: Day) throws -> Place {
        switch place(named: name, on: day) {
        case .one(let place): place
        case .several(let places): throw QuestionError.noSuchPlace(name, near: places.map(\.name.vi))
        case .none(let near): throw QuestionError.noSuchPlace(name, near: near)
        }
    }

    /// A duty by its id, or by words that fit one duty best.
    func onlyDuty(named text: String) throws -> Duty.ID {
        let id = Duty.ID(text.uppercased())
        if duty(id) != nil { return id }
        let matches = duties(matching: text, limit: 5)
        guard let first = matches.first, first.coverage >= leastCoverage else { throw DutyLookupError.none(text) }
        if let second = matches.dropFirst().first, second.score >= first.score, second.coverage >= leastCoverage {
            throw DutyLookupError.several(text, matches.map(\.duty))
        }
        return first.duty.id
    }
}

/// Less of the words than this, and the duty was not what they meant.
private let leastCoverage = 0.6

enum DutyLookupError: Refusal, Equatable {
    case none(String)
    case several(String, [Duty])

    var kind: RefusalKind {
        switch self {
        case .none: .notFound
        case .several: .invalid
        }
    }

    var key: String {
        switch self {
        case .none: "duty.not-found"
        case .several: "duty.several"
        }
    }

    var details: [String] {
        switch self {
        case .none(let text): [text]
        case .several(let text, let duties): [text, duties.map { "\($0.id.text) \($0.title.vi)" }.joined(separator: "; ")]
        }
    }
}
