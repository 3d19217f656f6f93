// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Synchronization

/// A registry that could not be real: acts of 1901.
enum MadeUp {
    static let act = "1/1901/NĐ-XX"
    static let sources = ["https://example.org/cong-bao (số 1)", "báo cáo miệng"]

    static var facts: RegistryFacts {
        var facts = RegistryFacts()
        facts.units = [Unit(id: Unit.legalDepartment, name: Words(vi: "Vụ Pháp chế", en: "Legal Department"), sources: sources)]
        facts.fields = [Field(id: Identifier("den-troi"), name: Words(vi: "đèn trời", en: "sky lanterns"), unit: Unit.legalDepartment)]
        facts.places = [
            Place(id: Identifier("90"), name: Words(vi: "Hưng Yên"), type: "tỉnh", existence: .always, sources: sources),
            Place(id: Identifier("91"), name: Words(vi: "Đà Nẵng"), type: "thành phố", existence: .always, sources: sources),
        ]
        facts.authorities = [
            KnownAuthority(id: Identifier("bo-truong"), authority: Authority(name: Words(vi: "Bộ trưởng"), level: .central), sources: sources),
            KnownAuthority(
                id: Identifier("chu-tich"), authority: Authority(name: Words(vi: "Chủ tịch UBND cấp tỉnh"), level: .province), sources: sources),
        ]
        facts.duties = [
            duty("DT-01", Words(vi: "Cấp giấy phép thả đèn trời", en: "Grant the licence to fly sky lanterns")),
            duty("DT-02", Words(vi: "Thu hồi giấy phép <b>\"thả\"</b> & 'đèn' trời")),
        ]
        facts.competences = [
            competence("DT-01/a", "DT-01", "Bộ trưởng", .central, nil, .unknown, until: day(2025, 7, 1)),
            competence(
                "DT-01/b", "DT-01", "Chủ tịch UBND cấp tỉnh", .province, .decentralisation, DoubtfulDay(day(2025, 7, 1)), until: day(2027, 3, 1)),
        ]
        facts.hotlines = [HotlineNumber(number: "000.111.2222", sources: sources), HotlineNumber(number: "000.333.4444", sources: sources)]
        return facts
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day) ?? Day(number: 0) }

    private static func duty(_ id: String, _ title: Words) -> Duty {
        Duty(id: Identifier(id), field: Identifier("den-troi"), title: title, remainingCentral: "Mẫu đèn", sources: sources, confidence: .high)
    }

    private static func competence(
        _ id: String, _ duty: String, _ authority: String, _ level: Authority.Level, _ kind: Competence.Kind?, _ from: DoubtfulDay, until: Day
    ) -> Competence {
        Competence(
            id: Identifier(id), duty: Identifier(duty), authority: Authority(name: Words(vi: authority), level: level), kind: kind, from: from,
            until: DoubtfulDay(until), basis: .init(document: act, path: "khoản 1 Điều 4", isVerified: kind != nil, confidence: .high),
            sources: sources, confidence: .high
        )
    }
}

/// Answers by a word in the question, with what an answer of that kind can hold; keeps it as the real one does.
struct Rote: Assistant {
    let registries: any Registries
    let answers: any Answers
    /// SHA-256 of "bi-mat" as sha256sum prints it.
    static let digest = "a9c65275151b31feaa700671e28359e5052d4c1ebf1a9b552ea3004d7bd589e7"

    func answer(_ question: Question) async throws -> AnswerRecord {
        let registry = try await registries.registry(known: question.known)
        if let name = question.place, case .none(let near) = registry.place(named: name, on: question.on) {
            throw QuestionError.noSuchPlace(name, near: near)
        }
        let ticket = question.wantsPerson || question.text.contains("phiếu") ? ticket(question) : nil
        let record = AnswerRecord(
            answer: try answer(question, ticket, registry), versions: ["program": "0"], timings: [:], kept: question.asked
        )
        try await answers.keep(record, ticket: ticket)
        return record
    }

    private func answer(_ question: Question, _ ticket: Ticket?, _ registry: Registry) throws -> Answer {
        let nearby = [Nearby(title: "Cấp giấy phép thả đèn trời", duty: Identifier("DT-01"))]
        if let ticket {
            let promise = Ticket.Promise(id: ticket.id, unit: "Vụ Pháp chế", due: ticket.due, link: "/tickets/bi-mat")
            return Answer(question: question, action: .handoff, reason: ticket.reason, ticket: promise, nearby: nearby)
        }
        if question.text.contains("1/1901") {
            let options = ["NĐ-XX", "QH0"].map { Clarification.Option(label: "1/1901/\($0)", text: "Theo 1/1901/\($0) thì sao? <đủ>") }
            return Answer(
                question: question, action: .clarify, reason: .ambiguousNumber,
                clarification: Clarification(question: "Bạn hỏi văn bản nào?", options: options)
            )
        }
        if question.text.contains("nguyên văn") {
            return Answer(question: question, action: .answer, reason: .law, sentences: (1...4).map(Self.clause))
        }
        if question.text.contains("bóng đá") { return Answer(question: question, action: .refuse, reason: .outsideField) }
        return Answer(
            question: question, action: .answer, reason: .competence, sentences: sentences(question),
            competence: try registry.competence(of: Identifier("DT-01"), at: nil, on: question.on), nearby: nearby
        )
    }

    private static func clause(_ number: Int) -> Sentence {
        let quote = "\(number). Đèn số \(number) phải buộc dây."
        let citation = Citation(
            document: "1/1901/QH0", path: "khoản \(number) Điều 4", provision: Identifier("luat-1-1901-qh0/art_4"), quote: quote, isVerified: true
        )
        return Sentence(text: quote, layer: .norm, citations: [citation])
    }

    private func sentences(_ question: Question) -> [Sentence] {
        [
            Sentence(
                text: "Chủ tịch UBND cấp tỉnh cấp giấy phép thả đèn trời.", layer: .registry,
                citations: [Citation(document: MadeUp.act, path: "khoản 1 Điều 4", isVerified: false, sources: MadeUp.sources)]
            ),
            Sentence(
                text: "Về câu “\(question.text)”: thời hạn là 3 ngày.", layer: .norm,
                citations: [
                    Citation(
                        document: MadeUp.act, path: "điểm a khoản 2 Điều 4", provision: Identifier("1-1901-nd-xx/art_4"),
                        quote: "Trong 3 ngày <không hơn>, phải trả lời.", isVerified: true
                    )
                ]
            ),
        ]
    }

    private func ticket(_ question: Question) -> Ticket {
        Ticket(
            id: Identifier("P-\(question.id.text)"), question: question, reason: question.wantsPerson ? .askedForPerson : .noGround,
            evidence: [Nearby(title: "Cấp giấy phép thả đèn trời", duty: Identifier("DT-01"))], unit: Unit.legalDepartment,
            opened: question.asked, due: question.asked.addingTimeInterval(86_400),
            // Whoever says what it is follows it by the link.
            secretDigest: question.wantsPerson && question.kind == nil ? question.id.text : Self.digest, kind: question.kind)
    }
}

/// Fails as a database that has gone away does.
struct Broken: Assistant {
    struct LostConnection: Error {}

    func answer(_ question: Question) async throws -> AnswerRecord { throw LostConnection() }
}

/// Waits until it is told to stop.
struct Stuck: Assistant {
    func answer(_ question: Question) async throws -> AnswerRecord {
        while true { try await Task.sleep(for: .seconds(3_600)) }
    }
}

struct EmptyIndex: SearchIndex {
    var riskCurve: RiskCurve? {
        let outcomes = [RiskCurve.Outcome(trust: 0.9, isRight: true), RiskCurve.Outcome(trust: 0.5, isRight: false)]
        var curve = RiskCurve(outcomes, wanted: 0.1)
        curve.tellApart([("bộ <b>diều sáo</b>", 4_321, outcomes)])
        return curve
    }

    func search(_ request: SearchRequest) async throws -> SearchOutcome {
        request.text.hasPrefix("1/1901") ? .ambiguous(number: "1/1901", [Identifier("1-1901-nd-xx"), Identifier("1-1901-qh0")]) : .found([])
    }

    var generation: String? { get async { nil } }
}

/// Proposes the whole of an article.
struct WholeArticles: AnswerDrafts {
    let documents: any LegalDocuments

    func quotes(for question: Question, from id: Provision.ID) async throws -> [Citation] {
        try await documents.provisions([id]).map { version in
            Citation(
                document: version.provision.document.text, path: version.provision.path.citation, provision: id, quote: version.provision.text,
                isVerified: false)
        }
    }
}

struct NoReferences: References {
    func actNames() async throws -> ActNames { ActNames([]) }
    func referring(to provision: Provision.ID) async throws -> [Provision.ID] { [] }
}

/// q1, q2, q3 …
final class Serial: Sendable {
    private let last = Mutex(0)

    func next() -> String {
        last.withLock { last in
            last += 1
            return "q\(last)"
        }
    }
}
