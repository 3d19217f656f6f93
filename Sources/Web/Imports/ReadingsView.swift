// SPDX-License-Identifier: Apache-2.0
import Domain

/// The readings of one act: the one in use, and how each other differs from it.
struct ReadingsView: Sendable {
    let name: String
    let title: String?
    let text: String
    let list: String
    let action: String
    let inUse: Row
    let others: [Row]
    let hasOthers: Bool
    let waits: Bool
    let isDone: Bool
    let refusal: String?

    struct Row: Sendable {
        let digest: String
        let source: String
        let format: String
        let taken: String
        let coverage: String
        let doubts: String
        let waits: Bool
        let difference: DifferenceOfReadings?
    }

    init(_ document: LegalDocument, _ inUse: KeptReading, _ others: [KeptReading], isDone: Bool, _ refusal: (any Refusal)?, _ visit: Visit) {
        let language = visit.language
        name = document.name
        title = document.title.isEmpty ? nil : document.title
        text = visit.urls.address(["texts", document.id.text])
        list = visit.urls.address(["imports"])
        action = "/readings/\(document.id.text.percentEncoded)/choose"
        self.inUse = Row(inUse, nil, language)
        self.others = others.map { Row($0, DifferenceOfReadings(ReadingDifference(from: inUse.act, to: $0.act), language), language) }
        hasOthers = !others.isEmpty
        waits = others.contains(where: \.waits)
        self.isDone = isDone
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
    }
}

extension ReadingsView.Row {
    init(_ reading: KeptReading, _ difference: DifferenceOfReadings?, _ language: Language) {
        let report = reading.report
        self.init(
            digest: report.digest, source: report.source, format: report.format.words[language], taken: reading.taken.text(in: language),
            coverage: report.coverage.percent(in: language), doubts: report.doubts.count.text(in: language), waits: reading.waits,
            difference: difference)
    }
}

/// Where two readings differ, as far as a page shows it.
struct DifferenceOfReadings: Sendable {
    let isSame: Bool
    let count: String
    let outside: [DayDifferenceView.Run]
    let hasOutside: Bool
    let units: [DayDifferenceView.Unit]
    let footnotes: String?
    /// How many units more there are than are shown.
    let rest: String?

    private static let mostUnits = 100

    init(_ found: ReadingDifference, _ language: Language) {
        isSame = found.isEmpty
        count = (found.units.count + found.footnotes.count + (found.outside.isEmpty ? 0 : 1)).text(in: language)
        outside = Self.runs(found.outside)
        hasOutside = !outside.isEmpty
        units = found.units.prefix(Self.mostUnits).map { unit in
            DayDifferenceView.Unit(
                citation: unit.path.citation, isNew: unit.before == nil, isGone: unit.after == nil, runs: Self.runs(unit.words), origins: [])
        }
        footnotes = found.footnotes.isEmpty ? nil : found.footnotes.prefix(Self.mostUnits).map(\.citation).joined(separator: "; ")
        rest = found.units.count > Self.mostUnits ? (found.units.count - Self.mostUnits).text(in: language) : nil
    }

    private static func runs(_ words: [WordDifference]) -> [DayDifferenceView.Run] {
        words.map { .init(text: $0.text, isBefore: $0.side == .before, isAfter: $0.side == .after) }
    }
}

extension ActFormat {
    var words: Words {
        switch self {
        case .text: Words(vi: "chữ thường", en: "plain text")
        case .html: Words(vi: "trang web (HTML)", en: "web page (HTML)")
        case .docx: Words(vi: "DOCX", en: "DOCX")
        case .doc: Words(vi: "DOC", en: "DOC")
        case .pdf: Words(vi: "PDF", en: "PDF")
        case .akomaNtoso: Words(vi: "Akoma Ntoso", en: "Akoma Ntoso")
        }
    }
}

extension Double {
    /// A part of one with two decimals, never rounded up to a whole: "99,98 %".
    func percent(in language: Language) -> String {
        let hundredths = Int((self * 10_000).rounded(.down))
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        return "\(whole)\(language == .vi ? "," : ".")\(rest < 10 ? "0" : "")\(rest) %"
    }
}
