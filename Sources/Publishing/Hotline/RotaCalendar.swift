// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

/// Shifts as a calendar reads them (RFC 5545). A shift keeps its name for ever; what was taken from somebody stays in his calendar as cancelled,
/// since a calendar that merely misses an event may go on showing it.
package struct RotaCalendar: RotaPublisher {
    package init() {}

    package func calendar(_ shifts: [Shift], of person: Person, host: String) -> String {
        let name = Words(vi: "Ca trực Đồng Hành", en: "Shifts of Đồng Hành").text(in: person.language)
        let lines =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dong Hanh//Rota//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:" + name]
            + shifts.flatMap { event($0, of: person, host) } + ["END:VCALENDAR"]
        return lines.map(Self.folded).joined(separator: "\r\n") + "\r\n"
    }

    private func event(_ shift: Shift, of person: Person, _ host: String) -> [String] {
        let isHis = shift.person == person.id && !shift.isCancelled
        return [
            "BEGIN:VEVENT", "UID:" + Self.escaped("shift-\(shift.id.text)@\(host)"), "SEQUENCE:\(shift.sequence)",
            "DTSTAMP:" + Self.instant(shift.changed), "LAST-MODIFIED:" + Self.instant(shift.changed),
            "DTSTART:" + Self.instant(shift.from), "DTEND:" + Self.instant(shift.until),
            "SUMMARY:" + Self.escaped(Words(vi: "Trực Đồng Hành", en: "On duty, Đồng Hành").text(in: person.language)),
            "STATUS:" + (isHis ? "CONFIRMED" : "CANCELLED"), "TRANSP:" + (isHis ? "OPAQUE" : "TRANSPARENT"), "END:VEVENT",
        ]
    }

    /// In UTC, so that no reader needs to know our zone: 20261127T100000Z.
    private static func instant(_ date: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let (days, rest) = (seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400, ((seconds % 86_400) + 86_400) % 86_400)
        let (year, month, day) = Day(number: days).components
        return padded(year, 4) + padded(month, 2) + padded(day, 2) + "T" + padded(rest / 3_600, 2) + padded(rest / 60 % 60, 2)
            + padded(rest % 60, 2) + "Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func escaped(_ text: String) -> String {
        // A carriage return with its line feed is one letter, and no letter that ends a line may stay.
        text.map { $0.isNewline ? "\\n" : "\\;,".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    /// No line is longer than 75 bytes, and none is broken within a letter.
    private static func folded(_ line: String) -> String {
        var (out, length) = ("", 0)
        for letter in line.unicodeScalars {
            let size = String(letter).utf8.count
            if length + size > 75 {
                out += "\r\n "
                length = 1
            }
            out.unicodeScalars.append(letter)
            length += size
        }
        return out
    }
}
