// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

// Values as people write them in each language.
extension Day {
    /// 22/11/2026, or 22 November 2026.
    package func text(in language: Language) -> String {
        let (year, month, day) = components
        switch language {
        case .vi: return "\(twoDigits(day))/\(twoDigits(month))/\(year)"
        case .en: return "\(day) \(Self.months[month - 1]) \(year)"
        }
    }

    /// A day as a person types it: 22/11/2026, 22-11-2026 or 2026-11-22.
    package init?(typed text: String) {
        if let day = Day(iso: text) {
            self = day
            return
        }
        let parts = text.split(whereSeparator: { "/-.".contains($0) }).map { Int($0) }
        guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
}

extension DoubtfulDay {
    /// The day, or the stretch of time in which it lies.
    package func text(in language: Language) -> String {
        if let exact { return exact.text(in: language) }
        let isEnglish = language == .en
        switch (earliest, latest) {
        case (let earliest?, let latest?):
            return (isEnglish ? "a day from " : "một ngày trong khoảng ") + "\(earliest.text(in: language)) – \(latest.text(in: language))"
        case (let earliest?, nil): return (isEnglish ? "a day not before " : "một ngày không sớm hơn ") + earliest.text(in: language)
        case (nil, let latest?): return (isEnglish ? "a day not after " : "một ngày không muộn hơn ") + latest.text(in: language)
        case (nil, nil): return isEnglish ? "a day not known" : "chưa rõ ngày"
        }
    }
}

/// From when to when, in words: "từ 01/07/2025 đến trước 01/03/2027".
package enum Period {
    /// In one language; what is not recorded is said to be so.
    package static func text(from: DoubtfulDay, until: DoubtfulDay?, in language: Language) -> String {
        let start = from == .unknown ? nil : language == .vi ? side(from, "từ", "bắt đầu", .vi) : side(from, "from", "starts", .en)
        let end = until.map { language == .vi ? side($0, "đến trước", "kết thúc", .vi) : side($0, "until before", "ends", .en) }
        let isPlain = from.exact != nil && until?.exact != nil
        let period = [start, end].compactMap { $0 }.joined(separator: isPlain ? " " : ", ")
        return period.isEmpty ? (language == .vi ? "chưa ghi ngày" : "dates not recorded") : period
    }

    /// In both languages.
    static func words(from: DoubtfulDay, until: DoubtfulDay?) -> Words {
        Words(vi: text(from: from, until: until, in: .vi), en: text(from: from, until: until, in: .en))
    }

    /// One end of the period: by its day, or by what is known of the day.
    private static func side(_ day: DoubtfulDay, _ exactly: String, _ roughly: String, _ language: Language) -> String {
        if let exact = day.exact { return "\(exactly) \(exact.text(in: language))" }
        let isEnglish = language == .en
        switch (day.earliest, day.latest) {
        case (let earliest?, let latest?):
            return "\(roughly) \(isEnglish ? "between" : "trong khoảng") \(earliest.text(in: language)) – \(latest.text(in: language))"
        case (let earliest?, nil): return "\(roughly) \(isEnglish ? "no earlier than" : "không sớm hơn") \(earliest.text(in: language))"
        case (nil, let latest?): return "\(roughly) \(isEnglish ? "no later than" : "không muộn hơn") \(latest.text(in: language))"
        case (nil, nil): return "\(roughly) \(isEnglish ? "on a day not known" : "ngày chưa rõ")"
        }
    }
}

extension Date {
    /// Day and hour on the clocks of Viet Nam: 17 giờ 05 ngày 22/11/2026.
    package func text(in language: Language) -> String {
        let day = Day(self)
        let minutes = Int(timeIntervalSince(day.start)) / 60
        let (hour, minute) = (minutes / 60, twoDigits(minutes % 60))
        switch language {
        case .vi: return "\(hour) giờ \(minute) ngày \(day.text(in: .vi))"
        case .en: return "\(hour):\(minute) on \(day.text(in: .en))"
        }
    }
}

extension Int {
    /// 62.013 or 62,013.
    package func text(in language: Language) -> String {
        let digits = Array(String(magnitude))
        let groups = stride(from: digits.count % 3 == 0 ? 0 : digits.count % 3 - 3, to: digits.count, by: 3)
            .map { String(digits[Swift.max(0, $0)..<$0 + 3]) }
        return (self < 0 ? "-" : "") + groups.joined(separator: language == .vi ? "." : ",")
    }
}

private func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
