// SPDX-License-Identifier: Apache-2.0
import Answering
import Domain
import Foundation
import Storage
import Testing

/// An entry is tried before anybody may approve it: over the real content, the made-up law and real parts.
@Suite struct KnowledgeTrialTests {
    typealias House = KnowledgeLoopTests.House
    static let longer = "Phi công diều giấy được đem mấy con mèo lên giỏ khi bay đêm trăng?"

    /// A few duties of the content: an oracle asks everything twice.
    static let few: RegistryFacts = {
        var facts = Desk.facts
        facts.duties = Array(facts.duties.filter { $0.field == facts.duties.first?.field && !$0.isDraft }.prefix(8))
        let held = Set(facts.duties.map(\.id))
        facts.competences = facts.competences.filter { held.contains($0.duty) }
        facts.practice = Array(facts.practice.prefix(3))
        facts.procedures = Array(facts.procedures.prefix(20))
        return facts
    }()

    @Test func `what takes nothing away is found so, question by question, and may be approved`() async throws {
        let house = try await House()
        let change = try await house.teach(house.ticket(KnowledgeLoopTests.question), isApproved: false)
        await #expect(throws: KnowledgeTrialError.notTried) { try await house.approve("c") }
        let trial = try await house.tried(change)
        #expect(trial.own.map(\.outcome) == [.byEntry, .byEntry] && trial.worse.isEmpty && trial.refusal == nil)
        // Three questions of each duty, and those from practice.
        let facts = Desk.facts
        #expect(trial.counts[.duty] == facts.duties.filter { !$0.isDraft }.count * 3 && trial.counts[.practice] == facts.practice.count)
        #expect(trial.counts[.entry] == nil && trial.asked > 400)
        #expect(try await house.approve("c").state == .approved)
    }

    /// Both are asked in the very same words; the name of an entry, which nobody chooses, then says which goes first.
    @Test func `an entry that takes over what another answers is caught, and cannot be approved`() async throws {
        let house = try await House(knowing: Self.few)
        _ = try await house.teach(house.ticket(KnowledgeLoopTests.question))
        let other = try await house.teach(
            house.ticket("Mèo nào được lên diều?"), isApproved: false, asking: Self.longer, also: [KnowledgeLoopTests.question],
            saying: "Ba con mèo.", as: "d", named: "0")
        let trial = try await house.tried(other)
        #expect(trial.own.map(\.outcome) == [.byEntry, .byEntry] && trial.counts[.entry] == 2)
        #expect(trial.worse.map(\.text) == [KnowledgeLoopTests.question] && trial.worse.allSatisfy { $0.origin == .entry })
        await #expect(throws: KnowledgeTrialError.breaks([KnowledgeLoopTests.question])) { try await house.approve("d") }
        #expect(try await house.ask(KnowledgeLoopTests.question).sentences.first?.text.hasPrefix("Hai con mèo.") == true)
        // Once that one has ended, there is nothing to lose.
        let change = try await house.changes.change(.init("c"))
        _ = try await house.changes.keep(about: change.subject, by: .init("tra-loi"), at: Desk.asked) { here in
            var back = try change.undo(as: .init("u"), reason: "Sai", source: "bịa", from: here.day, in: here)
            try back.submit(in: here)
            return back
        }
        _ = try await house.approve("u")
        #expect(try await house.tried(other).worse.isEmpty)
        #expect(try await house.approve("d").state == .approved)
    }

    @Test func `an entry that another goes before, or that says nothing, cannot be approved`() async throws {
        let house = try await House(knowing: Self.few)
        _ = try await house.teach(house.ticket(KnowledgeLoopTests.question))
        for (question, name, error) in [
            (KnowledgeLoopTests.question, "z", KnowledgeTrialError.saidByAnother(KnowledgeLoopTests.question)),
            ("Mèo nào?", "0", .saysNothing("Mèo nào?")),
        ] {
            let change = try await house.teach(
                house.ticket("Mèo nào được lên diều?"), isApproved: false, asking: question, also: [], saying: "Ba con mèo.", as: name, named: name)
            #expect(try await house.tried(change).worse.isEmpty)
            await #expect(throws: error) { try await house.approve(name) }
        }
    }

    @Test func `a golden question may not lose its article, and what nobody answered may gain an answer`() async throws {
        let asked = "Khinh khí cầu được thắp đèn lồng màu gì khi bay qua sông?"
        let unanswered = KnowledgeLoopTests.question
        let golden = [
            GoldenQuestion(articles: ["9-9/art_9", "1-1901-nd-xx/art_1"], text: asked),
            GoldenQuestion(articles: ["1-1901-tt-xx/art_1"], text: unanswered),
        ]
        let house = try await House(golden: golden, knowing: Self.few)
        #expect(golden[0].isAnswered(by: try await house.ask(asked)))
        let change = try await house.teach(house.ticket(unanswered), isApproved: false, also: [asked])
        let trial = try await house.tried(change)
        #expect(trial.worse.map(\.text) == [asked] && trial.gained.map(\.text) == [unanswered] && trial.counts[.golden] == 2)
        await #expect(throws: KnowledgeTrialError.breaks([asked])) { try await house.approve("c") }
    }

    @Test func `what the registry answers of a duty may not be taken over by a person's word`() async throws {
        let house = try await House(knowing: Self.few)
        var asked: String?
        for duty in Self.few.duties where asked == nil {
            let text = "Thời hạn \(duty.title.vi.prefix(1).lowercased() + duty.title.vi.dropFirst()) là bao lâu?"
            if try await house.ask(text).action == .answer { asked = text }
        }
        let text = try #require(asked)
        let change = try await house.teach(house.ticket(text), isApproved: false, also: [], saying: "Hai ngày.")
        let trial = try await house.tried(change)
        #expect(trial.own.map(\.outcome) == [.byEntry] && trial.worse.contains { $0.text == text && $0.origin == .duty })
        await #expect(throws: KnowledgeTrialError.self) { try await house.approve("c") }
    }

    @Test func `an entry of one place is tried there, and takes nothing from elsewhere`() async throws {
        let house = try await House(knowing: Self.few)
        _ = try await house.teach(house.ticket(KnowledgeLoopTests.question), also: [])
        let there = try await house.ticket(KnowledgeLoopTests.question, place: "Hưng Yên")
        let trial = try await house.tried(house.teach(there, isApproved: false, also: [], saying: "Một con mèo.", as: "d", named: "0"))
        #expect(trial.own.map(\.outcome) == [.byEntry] && trial.worse.isEmpty)
        #expect(try await house.approve("d").state == .approved)
    }

    @Test func `a trial over what was known before, or of an earlier draft, counts no more`() async throws {
        let house = try await House(knowing: Self.few)
        let change = try await house.teach(house.ticket(KnowledgeLoopTests.question), isApproved: false)
        #expect(try await house.tried(change).refusal == nil)
        let tomorrow = Desk.asked.addingTimeInterval(86_400)
        await #expect(throws: KnowledgeTrialError.notTried) {
            try await house.changes.change(.init("c"), by: .init("duyet"), at: tomorrow) { try $0.approve(digest: $0.draft.digest, in: $1) }
        }
        _ = try await house.teach(
            house.ticket("Cá vàng bay mấy vòng quanh hồ lớn?"), also: [], saying: "Ba vòng.", as: "d")
        await #expect(throws: KnowledgeTrialError.notTried) { try await house.approve("c") }
        _ = try await house.tried(change)
        #expect(try await house.approve("c").state == .approved)
    }

    @Test func `a trial that refused is made once more on demand, over the same facts, law and day`() async throws {
        let house = try await House(knowing: Self.few)
        _ = try await house.teach(house.ticket(KnowledgeLoopTests.question))
        let other = try await house.teach(
            house.ticket("Mèo nào được lên diều?"), isApproved: false, asking: Self.longer, also: [KnowledgeLoopTests.question],
            saying: "Ba con mèo.", as: "d", named: "0")
        let first = try await house.tried(other)
        #expect(first.refusal != nil)
        let later = Desk.asked.addingTimeInterval(60)
        try await house.runs.again(other, by: .init("duyet"), at: later)
        await house.runs.finish()
        guard case .made(let second) = try await house.runs.progress(of: other, at: later) else { Issue.record("it is not made"); return }
        #expect(second.made == later && second.ground == first.ground && second.worse == first.worse)
    }

    @Test func `what a changed entry answers no more is found, though nothing of it is in the entry any more`() async throws {
        let (lost, other) = (KnowledgeLoopTests.question, "Cá vàng bay mấy vòng quanh hồ lớn?")
        let house = try await House(golden: [GoldenQuestion(articles: ["1-1901-tt-xx/art_1"], text: lost)], knowing: Self.few)
        _ = try await house.teach(house.ticket(lost), also: [], named: "m")
        let changed = try await house.teach(
            house.ticket("Mèo nào được lên diều?"), isApproved: false, asking: other, also: [], saying: "Ba vòng.", as: "d", named: "m")
        let trial = try await house.tried(changed)
        #expect(trial.own.map(\.text) == [other, lost] && trial.own.map(\.outcome) == [.byEntry, .unanswered])
        #expect(trial.worse.map(\.text) == [lost] && trial.refusal == .breaks([lost]))
        await #expect(throws: KnowledgeTrialError.breaks([lost])) { try await house.approve("d") }
    }

    /// The oracle asks everything twice.
    @Test(arguments: [
        (KnowledgeLoopTests.question, KnowledgeLoopTests.alike, false), (KnowledgeLoopTests.longer, [], false),
        ("Thời hạn cấp giấy phép bưu chính là bao lâu?", [], false),
        ("Hồ sơ cấp giấy phép viễn thông gồm những gì?", ["Hồ sơ xin giấy phép bưu chính gồm những gì?"], false),
        ("Ai có thẩm quyền cấp giấy phép bưu chính?", ["Thời hạn gia hạn giấy phép sử dụng tần số là bao lâu?"], true),
    ])
    func `only what an entry is near to can change by it`(_ question: String, _ paraphrases: [String], _ isChanged: Bool) async throws {
        let golden = ["Dây của cánh diều dài bao nhiêu thước?", question, KnowledgeLoopTests.longer].map {
            GoldenQuestion(articles: ["1-1901-tt-xx/art_1"], text: $0)
        }
        let house = try await House(golden: golden, knowing: Self.few)
        _ = try await house.teach(
            house.ticket(KnowledgeLoopTests.longer), asking: KnowledgeLoopTests.longer, also: [], as: "b", named: "m")
        let change = try await house.teach(
            house.ticket(question), isApproved: false, also: paraphrases, saying: "Bịa.", as: "c", named: isChanged ? "m" : nil)
        let supposed = try await house.trials.supposed(change, at: Desk.asked)
        let entry = try #require(supposed.after.facts.knowledge.first { $0.subject == change.subject })
        let former = supposed.before.facts.knowledge.first { $0.subject == change.subject }
        let attempt = TryKnowledge(
            entry, former: former, in: supposed.after, before: house.trial(FixedRegistry(supposed.before)),
            after: house.trial(FixedRegistry(supposed.after)), at: Desk.asked)
        let (near, whole) = (try await attempt.findings(golden: golden), try await attempt.findings(golden: golden, isWhole: true))
        #expect(near.worse == whole.worse && near.gained == whole.gained && near.counts == whole.counts)
        #expect((former != nil) == isChanged)
        if isChanged { #expect(whole.worse.contains { $0.text == KnowledgeLoopTests.longer }) }
        #expect(whole.near == whole.counts.values.reduce(0, +) && near.near < whole.near)
    }
}

extension KnowledgeLoopTests {
    fileprivate static let longer = "Người chèo thuyền giấy được đem mấy con chó xuống hồ?"
}
