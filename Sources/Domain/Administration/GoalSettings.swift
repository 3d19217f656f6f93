// SPDX-License-Identifier: Apache-2.0

extension Setting {
    /// Of which kind of ticket and which clock it is the goal; `nil` for any other setting.
    package var goal: (kind: TicketKind, clock: DeskClock.Kind)? {
        switch self {
        case .goalGuidanceResponse: (.guidance, .firstResponse)
        case .goalGuidanceForward: (.guidance, .forward)
        case .goalGuidanceAnswer: (.guidance, .answer)
        case .goalReflectionResponse: (.reflection, .firstResponse)
        case .goalReflectionForward: (.reflection, .forward)
        case .goalReflectionAnswer: (.reflection, .answer)
        case .goalFaultResponse: (.fault, .firstResponse)
        case .goalFaultForward: (.fault, .forward)
        case .goalFaultAnswer: (.fault, .answer)
        default: nil
        }
    }
}

extension DeskGoals.Goal {
    /// Minutes, working days or days, as the clock counts.
    package subscript(_ clock: DeskClock.Kind) -> Int {
        switch clock {
        case .firstResponse: responseMinutes
        case .forward: forwardDays
        case .answer: answerDays
        }
    }
}

extension DeskGoals {
    /// What a clock may be set to: never longer than the law lets a reflection take.
    package static func range(of clock: DeskClock.Kind) -> ClosedRange<Int> {
        switch clock {
        case .firstResponse: 1...responseLimit
        case .forward: 1...forwardLimit
        case .answer: 1...answerLimit
        }
    }
}

extension SetupDraft {
    mutating func goals() -> DeskGoals {
        var set: [TicketKind: [DeskClock.Kind: Int]] = [:]
        for setting in Setting.allCases {
            guard let goal = setting.goal else { continue }
            set[goal.kind, default: [:]][goal.clock] = number(setting, DeskGoals.range(of: goal.clock))
        }
        return DeskGoals(
            Dictionary(
                uniqueKeysWithValues: TicketKind.allCases.map { kind in
                    let (own, usual) = (set[kind] ?? [:], DeskGoals.usual[kind])
                    return (
                        kind,
                        DeskGoals.Goal(
                            responseMinutes: own[.firstResponse] ?? usual.responseMinutes, forwardDays: own[.forward] ?? usual.forwardDays,
                            answerDays: own[.answer] ?? usual.answerDays)
                    )
                }), reviewDays: number(.goalReview, 1...DeskGoals.reviewLimit) ?? DeskGoals.usual.reviewDays)
    }
}
