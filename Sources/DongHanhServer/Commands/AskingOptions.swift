// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation
import Web

/// For which day and place, and as known when, a question is asked.
struct AskingOptions: ParsableArguments {
    @Option(name: .customLong("on"), help: ArgumentHelp("Ngày áp dụng, ví dụ 2026-11-22 (day); mặc định hôm nay.", valueName: "day"))
    var on: String?

    @Option(help: ArgumentHelp("Như đã biết đến lúc này (as known then): 2026-05-01 hoặc 2026-05-01T09:00:00Z.", valueName: "time"))
    var known: String?

    @Option(help: ArgumentHelp("Tỉnh, thành phố, tên cũ hoặc mới (place).", valueName: "name"))
    var place: String?

    func day(today: Date) throws -> Day { try on.map(Self.day) ?? Day(today) }

    func instant() throws -> Date? { try known.map(Self.instant) }

    /// As people write it: 2026-11-22 or 22/11/2026.
    static func day(_ text: String) throws -> Day {
        guard let day = Day(typed: text) else { throw QuestionError.noSuchDay(text) }
        return day
    }

    private static func instant(_ text: String) throws -> Date {
        guard let instant = Instant(typed: text) else { throw QuestionError.noSuchDay(text) }
        return instant.date
    }
}
