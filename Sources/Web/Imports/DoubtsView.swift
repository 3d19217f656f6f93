// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// The doubts of a reading, settled one by one: the one in hand with the words around it, and all of them in a list.
struct DoubtsView: Sendable {
    let action: String
    let hasDoubts: Bool
    let standing: String
    /// `nil` where nothing is said to be read wrongly.
    let misread: String?
    let current: Current?
    let left: String
    let canAcceptRest: Bool
    let rows: [Row]
    let isShort: Bool
    let more: String?

    struct Current: Sendable {
        let number: Int
        let line: String
        let what: String
        let text: String
        let place: String
        let lines: [Line]
        let hasPlace: Bool
        let said: String?
        let note: String
        /// Whoever has just settled one goes on by Enter.
        let isNext: Bool
        let previous: String?
        let next: String?
    }

    struct Line: Sendable {
        let label: String
        let text: String
        let isHere: Bool
    }

    struct Row: Sendable {
        let link: String?
        let line: String
        let what: String
        let text: String
        let said: String?
        let isAsRead: Bool
        let isMisread: Bool
    }

    private static let mostRows = 300
    private static let fewRows = 12

    /// - Parameter form: What was posted and refused, or the fields of the address.
    init(_ upload: Upload, _ reading: ActReading?, _ settled: [SettledDoubt], _ names: [Person.ID: String], _ form: Fields?, _ visit: Visit) {
        let language = visit.language
        let address = { (number: Int) in
            visit.urls.address(["imports", upload.id.text], [("doubt", String(number + 1))]) + "#dang-xem"
        }
        let isWaiting = upload.decision == nil && reading != nil
        let byNumber = Dictionary(settled.map { ($0.number, $0) }, uniquingKeysWith: { _, last in last })
        let doubts = reading?.report.doubts ?? settled.map(\.doubt)
        let said = { (one: SettledDoubt) in
            [names[one.by] ?? "", one.at.text(in: language), one.note].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        let open = isWaiting ? doubts.indices.filter { byNumber[$0] == nil } : []
        let asked = form?["doubt"].flatMap { Int($0) }.map { $0 - 1 }.flatMap { doubts.indices.contains($0) ? $0 : nil }
        action = "/imports/\(upload.id.text.percentEncoded)/doubts"
        hasDoubts = !doubts.isEmpty
        left = open.count.text(in: language)
        standing =
            Words(
                vi: "\(doubts.count.text(in: .vi)) chỗ, theo dòng của tệp; "
                    + (isWaiting ? "còn \(open.count.text(in: .vi)) chỗ chưa ai xem" : "những chỗ đã có người xem"),
                en: "\(doubts.count.text(in: .en)) places, by the line of the file; "
                    + (isWaiting ? "\(open.count.text(in: .en)) nobody has looked at" : "those that somebody looked at"))[language]
        let wrong = settled.count { $0.finding == .misread }
        misread = wrong > 0 && isWaiting ? wrong.text(in: language) : nil
        current = (isWaiting ? asked ?? open.first : nil).map { number in
            let doubt = doubts[number]
            let around = reading?.act.surroundings(of: doubt)
            let lines = around.map { around in
                [(around.before, false), (around.unit, true), (around.after, false)].compactMap { unit, isHere in
                    unit.map { Line(label: $0.label, text: $0.text, isHere: isHere) }
                }
            }
            return Current(
                number: number + 1, line: doubt.line.text(in: language), what: doubt.kind.words[language], text: doubt.text,
                place: around.map { $0.unit.path.citation } ?? "", lines: lines ?? [], hasPlace: around != nil, said: byNumber[number].map(said),
                note: form?["note"] ?? byNumber[number]?.note ?? "", isNext: form?["settled"] != nil,
                previous: number > 0 ? address(number - 1) : nil, next: number + 1 < doubts.count ? address(number + 1) : nil)
        }
        canAcceptRest = open.count > 1
        rows = doubts.enumerated().prefix(Self.mostRows).map { number, doubt in
            let one = isWaiting ? byNumber[number] : settled[number]
            return Row(
                link: isWaiting ? address(number) : nil, line: doubt.line.text(in: language), what: doubt.kind.words[language], text: doubt.text,
                said: one.map(said), isAsRead: one?.finding == .asRead, isMisread: one?.finding == .misread)
        }
        isShort = rows.count <= Self.fewRows
        more = doubts.count > Self.mostRows ? (doubts.count - Self.mostRows).text(in: language) : nil
    }
}
