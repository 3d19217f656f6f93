// SPDX-License-Identifier: Apache-2.0
import Domain

extension TicketKind {
    var words: Words {
        switch self {
        case .guidance: Words(vi: "Hỏi hướng dẫn", en: "Question of guidance")
        case .reflection: Words(vi: "Phản ánh, kiến nghị về quy định", en: "Reflection or proposal on the rules")
        case .fault: Words(vi: "Lỗi hệ thống", en: "Fault of a system")
        }
    }
}

/// A kind of ticket in a list to choose from.
struct KindChoice: Sendable {
    let id: String
    let name: String
    let isChosen: Bool

    static func all(_ chosen: TicketKind?, _ language: Language) -> [KindChoice] {
        TicketKind.allCases.map { KindChoice(id: $0.rawValue, name: $0.words[language], isChosen: $0 == chosen) }
    }
}

extension DeskClock.Kind {
    var words: Words {
        switch self {
        case .firstResponse: Words(vi: "Có người xem", en: "Looked at by a person")
        case .forward: Words(vi: "Đơn vị nhận hoặc chuyển", en: "Taken or handed on by the unit")
        case .answer: Words(vi: "Trả lời", en: "Answered")
        }
    }

    /// The same with how long it may take: what the law sets, or a goal that the desk has set itself.
    func words(_ goals: DeskGoals, _ kind: TicketKind) -> Words {
        let goal = goals[kind][self]
        let length =
            switch self {
            case .firstResponse: Words(vi: "\(goal) phút", en: goal == 1 ? "1 minute" : "\(goal) minutes")
            case .forward: Words(vi: "\(goal) ngày làm việc", en: goal == 1 ? "1 working day" : "\(goal) working days")
            case .answer: Words(vi: "\(goal) ngày", en: goal == 1 ? "1 day" : "\(goal) days")
            }
        let isLaw = kind.hasLegalLimits && self != .firstResponse && goal == DeskGoals.range(of: self).upperBound
        return isLaw
            ? Words(vi: "\(words[.vi]) (\(length[.vi]), Công điện 89/CĐ-TTg)", en: "\(words[.en]) (\(length[.en]), telegram 89/CĐ-TTg)")
            : Words(vi: "\(words[.vi]) (mục tiêu \(length[.vi]))", en: "\(words[.en]) (goal: \(length[.en]))")
    }
}

extension Setting {
    /// What a goal is called; `nil` for any other setting.
    var goalLabel: Words? {
        if self == .goalReview {
            return Words(
                vi: "Xem lại câu trả lời bị cho là sai trong (ngày làm việc)", en: "Answers said to be wrong are looked at within (working days)")
        }
        return goal.map { goal in
            let unit =
                switch goal.clock {
                case .firstResponse: Words(vi: "phút", en: "minutes")
                case .forward: Words(vi: "ngày làm việc", en: "working days")
                case .answer: Words(vi: "ngày", en: "days")
                }
            return Words(
                vi: "\(goal.kind.words[.vi]): \(goal.clock.words[.vi].lowercased()) trong (\(unit[.vi]))",
                en: "\(goal.kind.words[.en]): \(goal.clock.words[.en].lowercased()) within (\(unit[.en]))")
        }
    }

    var goalEffect: Words {
        guard let goal else { return Words(vi: "Mục tiêu của bàn hỗ trợ.", en: "A goal of the desk.") }
        let most = DeskGoals.range(of: goal.clock).upperBound
        switch goal.clock {
        case .firstResponse: return Words(vi: "Mục tiêu của bàn hỗ trợ, cả ngày lẫn đêm.", en: "A goal of the desk, day and night.")
        case .forward, .answer:
            let limit = Words(vi: "Tối đa \(most): hạn của Công điện 89/CĐ-TTg", en: "At most \(most): the limit of telegram 89/CĐ-TTg")
            return goal.kind.hasLegalLimits
                ? Words(vi: "\(limit[.vi]). Chỉ đặt ngắn hơn được.", en: "\(limit[.en]). It can only be made shorter.")
                : Words(
                    vi: "Mục tiêu của bàn hỗ trợ. \(limit[.vi]) đối với phản ánh, kiến nghị; loại khác không được đặt dài hơn.",
                    en: "A goal of the desk. \(limit[.en]) for reflections; no other kind is given longer.")
        }
    }
}
