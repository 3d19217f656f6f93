// SPDX-License-Identifier: Apache-2.0
import Domain

/// One file that was sent: who it says it is, what the reading came to, and what a person decides.
struct UploadView: Sendable {
    let list: String
    let action: String
    let source: String
    let sent: String
    let sender: String
    let name: String
    let title: String?
    let refusal: String?
    /// What became of it; `nil` while it waits.
    let outcome: Outcome?
    let report: ReportView?
    let held: Held?
    let number: String
    let kind: String
    let issuer: String
    let issued: String
    let canBeTaken: Bool
    let doubts: DoubtsView

    struct Outcome: Sendable {
        let words: String
        let by: String
        let at: String
        let document: String?
        let readings: String?
        let amendments: String?
        let proposed: String
        let proposals: String?
        let competences: String
    }

    /// The act as it is held already.
    struct Held: Sendable {
        let link: String
        let name: String
        let isVeryFile: Bool
        let difference: DifferenceOfReadings
    }

    init(
        _ upload: Upload, _ reading: ActReading?, _ held: [KeptReading], _ doubts: DoubtsView, proposals: ActProposals, _ names: [Person.ID: String],
        _ form: Fields?,
        _ refusal: (any Refusal)?, _ visit: Visit
    ) {
        let (urls, language, document) = (visit.urls, visit.language, upload.document)
        list = urls.address(["imports"])
        action = "/imports/\(upload.id.text.percentEncoded)"
        source = upload.source
        sent = upload.sent.text(in: language)
        sender = names[upload.sender] ?? ""
        name = document.nameOrNothing[language]
        title = document.title.isEmpty ? nil : document.title
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        outcome = upload.decision.map { Outcome($0, upload, names, visit) }
        report = reading.map { ReportView($0, proposals, language) }
        self.held = reading.flatMap { reading in
            held.first(where: \.isInUse).map { inUse in
                Held(
                    link: urls.document(inUse.act.document.id), name: inUse.act.document.name,
                    isVeryFile: held.contains { $0.report.digest == upload.digest },
                    difference: DifferenceOfReadings(ReadingDifference(from: inUse.act, to: reading.act), language))
            }
        }
        number = form?["number"] ?? document.number
        kind = form?["kind"] ?? document.kind
        issuer = form?["issuer"] ?? document.issuer ?? ""
        issued = form?["issued"] ?? document.issued?.iso ?? ""
        canBeTaken = upload.decision == nil && reading != nil
        self.doubts = doubts
    }
}

extension UploadView.Outcome {
    init(_ decision: Upload.Decision, _ upload: Upload, _ names: [Person.ID: String], _ visit: Visit) {
        let (urls, taking) = (visit.urls, decision.taking)
        self.init(
            words: upload.stateWords[visit.language], by: names[decision.by] ?? "", at: decision.at.text(in: visit.language),
            document: taking.map { urls.document($0.document) },
            readings: taking.flatMap { $0.outcome == .same || $0.outcome == .differs ? urls.address(["readings", $0.document.text]) : nil },
            amendments: taking.flatMap { $0.proposed > 0 ? urls.address(["amendments"], [("basis", $0.document.text)]) : nil },
            proposed: (taking?.proposed ?? 0).text(in: visit.language),
            proposals: taking.flatMap { $0.proposedCompetences > 0 ? urls.address(["proposals"], [("basis", $0.document.text)]) : nil },
            competences: (taking?.proposedCompetences ?? 0).text(in: visit.language))
    }
}

/// What a reading came to.
struct ReportView: Sendable {
    let format: String
    let issuer: String?
    let issued: String?
    let from: String?
    let until: String?
    let signer: String?
    let counts: String
    let coverage: String
    let isIncomplete: Bool
    let characters: String
    let proposed: String?
    let competences: String?
    let leftOut: [LeftOutLine]
    let hasLeftOut: Bool
    let contents: [Line]
    let hasContents: Bool
    let moreContents: String?

    struct LeftOutLine: Sendable {
        let reason: String
        let line: String
        let lines: String
        let characters: String
    }

    struct Line: Sendable {
        let label: String
        let heading: String
    }

    private static let mostLines = 1_000
    /// What an act must place at least before a person may trust its structure unseen.
    private static let leastCoverage = 0.995

    init(_ reading: ActReading, _ proposals: ActProposals, _ language: Language) {
        let (report, document) = (reading.report, reading.act.document)
        format = report.format.words[language]
        issuer = document.issuer
        issued = document.issued?.text(in: language)
        from = document.effect.from?.text(in: language)
        until = document.effect.until?.text(in: language)
        signer = reading.act.signer
        let found = reading.act.counts
        counts = ProvisionPath.Unit.allCases.compactMap { unit in
            found[unit].map { "\($0.text(in: language)) \(unit.word.lowercased())" }
        }.joined(separator: ", ")
        coverage = report.coverage.percent(in: language)
        isIncomplete = report.coverage < Self.leastCoverage
        characters = (report.characters - report.charactersLeftOut).text(in: language)
        proposed = proposals.amendments.isEmpty ? nil : proposals.amendments.count.text(in: language)
        competences = proposals.competences.isEmpty ? nil : proposals.competences.count.text(in: language)
        leftOut = Self.leftOut(report, language)
        hasLeftOut = !leftOut.isEmpty
        let lines = Self.contents(of: reading.act)
        contents = Array(lines.prefix(Self.mostLines))
        hasContents = !contents.isEmpty
        moreContents = lines.count > Self.mostLines ? (lines.count - Self.mostLines).text(in: language) : nil
    }

    /// By reason, the largest first.
    private static func leftOut(_ report: ReadingReport, _ language: Language) -> [LeftOutLine] {
        Dictionary(grouping: report.leftOut, by: \.reason).map { reason, all in
            (
                all.reduce(0) { $0 + $1.characters },
                LeftOutLine(
                    reason: reason.words[language], line: (all.map(\.line).min() ?? 0).text(in: language),
                    lines: all.reduce(0) { $0 + $1.lines }.text(in: language), characters: all.reduce(0) { $0 + $1.characters }.text(in: language))
            )
        }.sorted { ($1.0, $0.1.reason) < ($0.0, $1.1.reason) }.map(\.1)
    }

    /// Articles and what stands above them.
    private static func contents(of act: Act) -> [Line] {
        var lines: [Line] = []
        act.forEachUnit { path, unit in
            guard unit.step.unit != .clause, unit.step.unit != .point else { return }
            lines.append(Line(label: unit.label.isEmpty ? path.citation : unit.label, heading: unit.heading))
        }
        return lines
    }
}
