// SPDX-License-Identifier: Apache-2.0
import Domain

extension DoubtfulDay {
    /// Reads what people type, 29/5/2026, 5/2026 or ..31/12/2024, and what ``init(_:)`` reads.
    init?(typed text: String) {
        let bare = text.filter { !$0.isWhitespace }
        self.init(bare.split(separator: "..", omittingEmptySubsequences: false).map { Self.inDataForm(String($0)) }.joined(separator: ".."))
    }

    /// As a form shows it in the language of its reader; nothing where nothing is known.
    func typed(in language: Language) -> String {
        if self == .unknown { return "" }
        guard language == .vi else { return text }
        return text.split(separator: "..", omittingEmptySubsequences: false).map { part in
            Day(iso: part).map { $0.text(in: .vi) } ?? String(part)
        }.joined(separator: "..")
    }

    private static func inDataForm(_ part: String) -> String {
        let numbers = part.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        switch numbers.count {
        case 3: return Day(typed: part)?.iso ?? part
        case 2:
            guard let month = numbers[0], let year = numbers[1], (1...12).contains(month) else { return part }
            return "\(year)-\(month < 10 ? "0" : "")\(month)"
        default: return part
        }
    }
}
