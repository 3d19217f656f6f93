// SPDX-License-Identifier: Apache-2.0
import Domain

/// Who is competent, why, and what stayed at the centre: `{{>shared/competence}}`.
struct CompetenceView: Sendable {
    let result: String
    let isSettled: Bool
    /// One holder, or several that a condition tells apart.
    let holders: [HolderView]
    let reasons: [ReasonView]
    /// What stayed with the Ministry.
    let central: String?
    let expires: String?
    /// No source says for certain that the basis ends on that day.
    let isExpiryDoubtful: Bool
    let daysLeft: String?
    let day: String
    let place: String?
    let duty: DutyLink
    let timeline: [TimelineStep]

    struct ReasonView: Sendable {
        let text: String
        let sources: [SourceView]
    }

    struct DutyLink: Sendable {
        let id: String
        let title: String
        let link: String
    }

    /// - Parameter said: Reasons that the page states elsewhere.
    init(_ finding: Competence.Finding, _ visit: Visit, without said: Set<String> = []) {
        let language = visit.language
        result = finding.result.words[language]
        isSettled = finding.result == .one || finding.result == .split
        holders = finding.holders.map { HolderView($0, visit) }
        reasons = finding.reasons.filter { !said.contains($0.text[language]) }.map {
            ReasonView(text: $0.text[language], sources: $0.sources.map(SourceView.init))
        }
        central = finding.duty.remainingCentral
        expires = finding.expires?.text(in: language)
        isExpiryDoubtful = finding.holders.contains { $0.competence.until?.exact != finding.expires }
        daysLeft = finding.expires.map { String(finding.on.days(until: $0)) }
        day = finding.on.text(in: language)
        place = finding.place?.name[language]
        duty = DutyLink(id: finding.duty.id.text, title: finding.duty.title[language], link: visit.urls.duty(finding.duty.id))
        timeline = TimelineStep.steps(of: finding, visit)
    }
}

/// An authority that holds a duty on the day, on what basis, and who signs for it here.
struct HolderView: Sendable {
    let authority: String
    let level: String
    let kind: String?
    let period: String
    let basis: BasisView?
    let condition: String?
    let signer: SignerView?
    let sources: [SourceView]

    struct SignerView: Sendable {
        let name: String
        let period: String
        let coversDuty: Bool
        let basis: BasisView?
        let sources: [SourceView]
    }

    init(_ holder: Competence.Holder, _ visit: Visit) {
        let (competence, language) = (holder.competence, visit.language)
        authority = competence.authority.name[language]
        level = competence.authority.level.words[language]
        kind = competence.kind?.words[language]
        period = Period.text(from: competence.from, until: competence.until, in: language)
        basis = competence.basis.map { BasisView($0, visit) }
        condition = competence.condition
        signer = holder.signer.map { signer in
            SignerView(
                name: signer.name, period: Period.text(from: signer.from, until: signer.until, in: language), coversDuty: signer.coversDuty,
                basis: signer.basis.map { BasisView($0, visit) }, sources: signer.sources.map(SourceView.init)
            )
        }
        sources = competence.sources.map(SourceView.init)
    }
}

/// One stretch in the line of time: who held the duty before, who holds it, who will: `{{>shared/timeline}}`.
struct TimelineStep: Sendable {
    let authority: String
    let kind: String?
    let period: String
    let condition: String?
    let isPast: Bool
    let isNow: Bool
    let isFuture: Bool
    let isDoubtful: Bool
    let daysLeft: String?
    let basis: BasisView?

    static func steps(of finding: Competence.Finding, _ visit: Visit) -> [TimelineStep] {
        finding.timeline.map { TimelineStep($0, on: finding.on, visit) }
    }

    init(_ competence: Competence, on day: Day, _ visit: Visit) {
        let language = visit.language
        let standing = Standing(competence, on: day)
        authority = competence.authority.name[language]
        kind = competence.kind?.words[language]
        period = Period.text(from: competence.from, until: competence.until, in: language)
        condition = competence.condition
        isPast = standing == .past
        isNow = standing == .now
        isFuture = standing == .future
        isDoubtful = standing == .doubtful
        daysLeft = standing == .now ? competence.until?.exact.map { String(day.days(until: $0)) } : nil
        basis = competence.basis.map { BasisView($0, visit) }
    }

    private enum Standing {
        case past, now, future, doubtful

        init(_ competence: Competence, on day: Day) {
            let (from, until) = (competence.from, competence.until)
            if let last = until?.latest, last <= day {
                self = .past
            } else if let first = from.earliest, day < first {
                self = .future
            } else if let begun = from.latest, begun <= day, until.map({ $0.earliest.map { day < $0 } ?? false }) ?? true {
                self = .now
            } else {
                // Who held a duty before it moved has no known start; the end alone tells.
                self = from == .unknown && competence.kind == nil ? .now : .doubtful
            }
        }
    }
}
