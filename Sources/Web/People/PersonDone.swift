// SPDX-License-Identifier: Apache-2.0
import Domain

/// What an administrator has just done to somebody, so that the page can say so and offer to undo it.
enum PersonDone: Sendable {
    case given
    /// The role that ended; `nil` where it cannot be given again by this page.
    case taken(Appointment?)
    case sessions
    /// As it comes back in the address of the page.
    case takenBefore(role: Role?, unit: String, place: String, until: String)

    init?(_ fields: Fields) {
        switch fields["done"] {
        case "given": self = .given
        case "sessions": self = .sessions
        case "taken":
            self = .takenBefore(
                role: fields["role"].flatMap(Role.init), unit: fields["unit"] ?? "", place: fields["where"] ?? "", until: fields["until"] ?? "")
        default: return nil
        }
    }

    var query: [(String, String)] {
        switch self {
        case .given: [("done", "given")]
        case .sessions: [("done", "sessions")]
        case .taken(let role):
            [
                ("done", "taken"), ("role", role?.role.rawValue ?? ""), ("unit", role?.scope.unit?.text ?? ""),
                ("where", role?.scope.place?.text ?? ""), ("until", role?.span.until?.iso ?? ""),
            ].filter { !$0.1.isEmpty }
        case .takenBefore: []
        }
    }
}

/// The words for it, and the form that undoes it: the same role, from today.
struct PersonDoneView: Sendable {
    let words: String
    let role: String?
    let unit: String
    /// An office is chosen by a field of its own.
    let unitField: String
    let place: String
    let until: String

    init(_ done: PersonDone, _ language: Language) {
        var (role, unit, place, until): (Role?, String, String, String) = (nil, "", "", "")
        switch done {
        case .given: words = Words(vi: "Đã cử vai trò.", en: "The role is given.")[language]
        case .sessions:
            words =
                Words(
                    vi: "Đã kết thúc mọi phiên. Việc này không hoàn tác được; người ấy đăng nhập lại là có phiên mới.",
                    en: "All sessions have ended. That cannot be undone; whoever signs in again has a new one.")[language]
        case .taken, .takenBefore:
            words = Words(vi: "Đã thôi vai trò.", en: "The role has ended.")[language]
            if case .takenBefore(let known, let ofUnit, let ofPlace, let end) = done { (role, unit, place, until) = (known, ofUnit, ofPlace, end) }
        }
        self.role = role?.rawValue
        (self.unit, self.place, self.until) = (unit, place, until)
        unitField = unit.contains("/") ? "office" : "unit"
    }
}
