// SPDX-License-Identifier: Apache-2.0
import Domain

/// Sentences about an act as a whole.
extension Phrases {
    /// From when to when it holds, and how that stands on the day; the last good day is said, since "đến trước" is easily misread.
    func effect(of act: KnownDocument, on today: Day) -> String {
        let name = "\(act.kind) \(act.number)"
        let start =
            act.from.exact.map { say("có hiệu lực từ \(day($0))", "has effect from \(day($0))") }
            ?? (act.from == .unknown
                ? say("có ngày bắt đầu hiệu lực chưa xác minh", "has a first day that has not been verified")
                : say("bắt đầu có hiệu lực: \(doubtful(act.from))", "begins to have effect \(doubtful(act.from))"))
        guard let until = act.until else {
            return say("\(name) \(start); chưa ghi nhận ngày hết hiệu lực.", "\(name) \(start); no end is recorded.")
        }
        guard let end = until.exact else {
            return say("\(name) \(start); hết hiệu lực: \(doubtful(until)).", "\(name) \(start); it ends \(doubtful(until)).")
        }
        let last = day(end.advanced(by: -1))
        let left = today < end ? say(" (còn \(today.days(until: end)) ngày)", " (\(today.days(until: end)) days left)") : ""
        return say(
            "\(name) \(start) và hết hiệu lực từ \(day(end)); ngày cuối còn hiệu lực là \(last)\(left).",
            "\(name) \(start) and ends on \(day(end)); its last day is \(last)\(left)."
        )
    }

    func title(of act: KnownDocument) -> String { say("Tên: \(act.title).", "Title: \(act.title).") }

    func status(_ text: String) -> String { say("Tình trạng ghi nhận: \(text).", "Recorded status: \(text).") }

    func overtaken(_ act: String, by successor: String) -> String {
        say("\(act) có thể đã được thay bằng \(successor).", "\(act) may have been replaced by \(successor).")
    }
}
