// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@testable import Storage

/// What any outbox promises: nothing lost, nothing twice at once, nothing told to who should not know.
@Suite(.serialized) struct OutboxStoreTests {
    typealias Office = MadeUpOffice

    /// Says what it is asked to say, in a form that a test reads.
    struct Plain: Letters {
        func letter(on occasion: Occasion, in language: Language, from site: WebAddress) -> Letter {
            let word: String
            switch occasion {
            case .passwordLink(let secret): word = "link \(secret)"
            case .invitation(let secret, let role): word = "invite \(role.rawValue) \(secret)"
            case .newBrowser(let browser, _): word = "browser \(browser)"
            case .passwordChanged: word = "password"
            case .codesChanged(let areOn, _): word = "codes \(areOn)"
            case .accountLinked(let provider, _): word = "linked \(provider)"
            case .waiting(let count): word = "waiting \(count)"
            case .lawChanged(let count): word = "law \(count)"
            case .lapsing(let digest): word = "lapsing \(digest.count)"
            case .deskCall(let ticket, let clock, let rung): word = "call \(ticket.text) \(clock.rawValue) \(rung.rawValue)"
            case .mentioned(let ticket): word = "mentioned \(ticket.text)"
            case .rotaGap: word = "gap"
            case .shift(let action, _, _): word = "shift \(action.rawValue)"
            case .shifts(let count, _): word = "shifts \(count)"
            case .asker(let letter): word = "asker \(letter.subject.text)"
            case .away(let name, _, _, let isOver): word = "away \(name ?? "me") \(isOver)"
            case .deputyAway(let deputy, let name, _, _, let isOver): word = "deputy \(deputy) of \(name ?? "me") \(isOver)"
            case .test: word = "test"
            }
            return Letter(subject: HeaderText(word), text: site.origin)
        }
    }

    struct Post {
        let door: SignInStoreTests.Door
        let outbox: OutboxStore
        let people: PeopleStore

        init(_ engine: Engine, hasMail: Bool = true) async throws {
            door = try await SignInStoreTests.Door(engine)
            outbox = OutboxStore(door.office.database, letters: Plain())
            people = PeopleStore(door.office.database)
            guard hasMail else { return }
            let texts: [(Setting, String)] = [
                (.address, "https://hotro.example.org"), (.mailHost, "thu.example.org"), (.mailSender, "hotro@example.org"),
            ]
            try await SettingStore(door.office.database)
                .change(texts.map { SettingEdit($0.0, seen: nil, text: $0.1) }, by: .init("root"), at: Office.now)
        }

        /// Everything that is due, as it goes out.
        func send(at now: Date = Office.now) async throws -> [String] {
            var all: [String] = []
            while let one = try await outbox.next(at: now) {
                all.append("\(one.mail.to.text): \(one.mail.subject.text)")
                try await outbox.markSent(one.id, at: now)
            }
            return all
        }

        func ask(_ email: String, at now: Date = Office.now) async throws {
            try await door.signIns.askForPasswordLink(for: EmailAddress(email), at: now)
        }
    }

    @Test(arguments: Engine.available)
    func `a link that was asked for opens once, within an hour`(_ engine: Engine) async throws {
        let post = try await Post(engine)
        try await post.ask("AN@example.org")
        let sent = try await post.send()
        #expect(sent.count == 1 && sent[0].hasPrefix("an@example.org: link "))
        let secret = try #require(sent[0].split(separator: " ").last.map(String.init))
        let hour = Office.now.addingTimeInterval(3_600)
        await #expect(throws: PasswordError.linkGone) { try await post.door.signIns.usePasswordLink(secret, password: "câu mới đủ dài", at: hour) }
        let last = hour.addingTimeInterval(-1)
        #expect(try await post.door.signIns.usePasswordLink(secret, password: "câu mới đủ dài", at: last) == .init("an"))
        await #expect(throws: PasswordError.linkGone) { try await post.door.signIns.usePasswordLink(secret, password: "câu khác đủ dài", at: last) }
        #expect(try await post.send(at: last) == ["an@example.org: password"])
    }

    @Test(arguments: Engine.available)
    func `who has something to approve is told at his hour, once on a day, and only while it waits`(_ engine: Engine) async throws {
        let post = try await Post(engine)
        let changes = ChangeStore(post.door.office.database)
        for name in ["soan", "duyet", "duyet-2"] { try await post.door.office.add(name, .approver) }
        // Somebody whom a later hour suits.
        let late = try Person(
            id: .init("duyet-2"), name: "Muộn", email: EmailAddress("duyet-2@example.org"), language: .vi, notices: TimeOfDay("16:00"))
        try await post.people.keep(late, at: Office.now)
        let day = Office.now.addingTimeInterval(-36_000)
        func clock(_ hour: Double, days: Double = 0) -> Date { day.addingTimeInterval((days * 24 + hour) * 3_600) }
        func told(_ now: Date) async throws -> [String] {
            // Every node asks, again and again.
            for _ in 1...3 { try await post.outbox.remind(at: now) }
            return try await post.send(at: now).filter { $0.contains("waiting") }.sorted()
        }
        #expect(try await told(clock(9)).isEmpty)
        for id in ["mot", "hai"] {
            _ = try await changes.keep(about: Subject(kind: "weather", key: id), by: .init("soan"), at: clock(9)) { here in
                let draft = try Draft(
                    of: Subject(kind: "weather", key: id), base: here.current, content: "1", reason: "Bịa", source: "Báo Bịa", from: here.day,
                    scope: .wholeCountry, hash: here.hash)
                var change = try Change(id: .init(id), draft, in: here)
                try change.submit(in: here)
                return change
            }
        }
        #expect(try await told(clock(7.5, days: 1)).isEmpty)
        // The author approves nothing of it, so he is not told.
        #expect(try await told(clock(8, days: 1)) == ["duyet@example.org: waiting 2"])
        #expect(try await told(clock(15.9, days: 1)).isEmpty)
        #expect(try await told(clock(16, days: 1)) == ["duyet-2@example.org: waiting 2"])
        let digest = try await changes.change(.init("mot")).draft.digest
        _ = try await changes.change(.init("mot"), by: .init("duyet"), at: clock(17, days: 1)) { try $0.approve(digest: digest, in: $1) }
        #expect(try await told(clock(17, days: 2)) == ["duyet-2@example.org: waiting 1", "duyet@example.org: waiting 1"])
        let other = try await changes.change(.init("hai")).draft.digest
        _ = try await changes.change(.init("hai"), by: .init("duyet"), at: clock(18, days: 2)) { try $0.approve(digest: other, in: $1) }
        #expect(try await told(clock(18, days: 3)).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `an address that nobody has is treated alike, until nothing is sent`(_ engine: Engine) async throws {
        let post = try await Post(engine)
        for email in ["an@example.org", "khong-ai@example.org"] {
            for _ in 1...3 { try await post.ask(email) }
            try await post.ask(email)
            await #expect(throws: SignInError.tooManyAttempts(minutes: 15)) { try await post.ask(email) }
        }
        let kept = try await post.door.office.database.read { try $0.rows("SELECT notice FROM outbox").map { try $0.get("notice") as String } }
        #expect(kept.count == 8 && !kept.contains { $0.contains("secret") })
        let sent = try await post.send()
        #expect(sent.count == 4 && sent.allSatisfy { $0.hasPrefix("an@example.org: link ") })
        // Only the newest link counts.
        let secrets = sent.compactMap { $0.split(separator: " ").last.map(String.init) }
        await #expect(throws: PasswordError.linkGone) {
            try await post.door.signIns.usePasswordLink(secrets[0], password: "câu mới đủ dài", at: Office.now)
        }
        _ = try await post.door.signIns.usePasswordLink(secrets[3], password: "câu mới đủ dài", at: Office.now)
    }

    @Test(arguments: Engine.available)
    func `without mail nothing waits for it`(_ engine: Engine) async throws {
        let post = try await Post(engine, hasMail: false)
        try await post.ask("an@example.org")
        _ = try await post.door.enter()
        _ = try await post.door.enter()
        #expect(try await post.outbox.state(at: Office.now).waiting == 0)
    }

    @Test(arguments: Engine.available)
    func `nodes that send at once never send the same`(_ engine: Engine) async throws {
        let post = try await Post(engine)
        for number in 1...12 {
            try await post.door.office.add("p\(number)", .asker)
            try await post.ask("p\(number)@example.org")
        }
        let all = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 1...4 { group.addTask { try await post.send() } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(all.compactMap { $0.split(separator: ":").first }).count == 12 && all.count == 12)
    }

    @Test(arguments: Engine.available)
    func `what fails waits longer each time, and is given up in the end`(_ engine: Engine) async throws {
        let post = try await Post(engine)
        try await post.door.signIns.setPassword("một câu hoàn toàn khác", of: .init("an"), keeping: nil, at: Office.now)
        var (now, pauses): (Date, [Int]) = (Office.now, [])
        while try await post.outbox.state(at: now).waiting > 0, pauses.count < 40 {
            let start = now
            while try await post.outbox.next(at: now) == nil, now.timeIntervalSince(start) < 90_000 { now = now.addingTimeInterval(30) }
            pauses.append(Int(now.timeIntervalSince(start)))
            let id: Outgoing.ID = try await post.door.office.database.read { try $0.rows("SELECT id FROM outbox")[0].get("id") }
            // While one node has it, another finds nothing.
            #expect(try await post.outbox.next(at: now) == nil)
            try await post.outbox.markFailed(id, why: "mail.unreachable: x\r\ny", isFinal: false, at: now)
        }
        #expect(pauses.prefix(5) == [0, 30, 60, 120, 240] && pauses.count == 12 && pauses.max() == 3_600)
        let state = try await post.outbox.state(at: now)
        #expect(state.givenUp == 1 && state.waiting == 0 && state.lastFault?.why == "mail.unreachable: x y")
    }

    @Test(arguments: Engine.available)
    func `a node that dies lets another take over`(_ engine: Engine) async throws {
        let post = try await Post(engine)
        try await post.ask("an@example.org")
        #expect(try await post.outbox.next(at: Office.now) != nil)
        #expect(try await post.send(at: Office.now.addingTimeInterval(179)).isEmpty)
        #expect(try await post.send(at: Office.now.addingTimeInterval(180)).count == 1)
        let late = Office.now.addingTimeInterval(10)
        try await post.ask("an@example.org", at: late)
        // A link that nobody could use any more is not sent.
        #expect(try await post.send(at: late.addingTimeInterval(3_600)).isEmpty)
        #expect(try await post.outbox.state(at: late.addingTimeInterval(3_600)).givenUp == 1)
    }

    @Test(arguments: Engine.available)
    func `what is done to an account is told to its owner`(_ engine: Engine) async throws {
        let post = try await Post(engine)
        let first = try await post.door.enter()
        _ = try await post.door.enter(device: first.device)
        #expect(try await post.send().isEmpty)
        _ = try await post.door.enter(device: "một mã bịa")
        #expect(try await post.send() == ["an@example.org: browser Lynx"])
        let secret = try await post.door.signIns.beginTimeCodes(of: .init("an"), at: Office.now)
        _ = try await post.door.signIns.confirmTimeCodes(Authenticator.code(secret.text, at: Office.now), of: .init("an"), at: Office.now)
        await #expect(throws: SignInError.codesOn) { try await post.door.signIns.beginTimeCodes(of: .init("an"), at: Office.now) }
        try await post.door.signIns.removeTimeCodes(of: .init("an"), password: SignInStoreTests.password, at: Office.now)
        #expect(try await Set(post.send()) == ["an@example.org: codes true", "an@example.org: codes false"])
    }

    @Test(arguments: Engine.available)
    func `an invitation by mail is for its address alone`(_ engine: Engine) async throws {
        let post = try await Post(engine)
        let invitation = Invitation(
            id: .init("i"), secretDigest: "chưa có", role: .legal, scope: .wholeCountry, invitedBy: .init("root"),
            expires: Office.now.addingTimeInterval(60),
            email: try EmailAddress("moi@example.org"))
        #expect(try await post.people.invite(invitation, mailedIn: .vi, at: Office.now))
        let sent = try await post.send()
        #expect(sent.count == 1 && sent[0].hasPrefix("moi@example.org: invite legal "))
        let digest = Digest.plain(try #require(sent[0].split(separator: " ").last.map(String.init)))
        await #expect(throws: InvitationError.otherAddress) {
            try await post.people.accept(
                secretDigest: digest, as: Office.person("ke-la"), account: Office.account("ke-la"), appointment: .init("a"), at: Office.now)
        }
        await #expect(throws: InvitationError.otherAddress) {
            try await post.people.accept(secretDigest: digest, by: .init("an"), appointment: .init("a"), at: Office.now)
        }
        _ = try await post.people.accept(
            secretDigest: digest, as: Office.person("moi"), account: Office.account("moi"), appointment: .init("a"), at: Office.now)
        #expect(try await post.people.rights(of: .init("moi")).appointments.map(\.role) == [.legal])
    }

    @Test(arguments: Engine.available)
    func `a present password changes to another, and anything else does not`(_ engine: Engine) async throws {
        let door = try await SignInStoreTests.Door(engine)
        let (own, other) = (try await door.enter(), try await door.enter())
        for wrong in ["", "sai rồi nhé bạn"] {
            await #expect(throws: SignInError.wrong) {
                try await door.signIns.changePassword(
                    of: .init("an"), with: PasswordProof(password: wrong, code: nil), to: "câu mới đủ dài", keeping: own.session.id, at: Office.now)
            }
        }
        let right = PasswordProof(password: SignInStoreTests.password, code: nil)
        try await door.signIns.changePassword(of: .init("an"), with: right, to: "câu mới đủ dài", keeping: own.session.id, at: Office.now)
        #expect(try await door.isOpen(own.token))
        #expect(try await !door.isOpen(other.token))
        #expect(try await door.signIns.sessions(of: .init("an"), at: Office.now).count == 1)
        #expect(try await door.enter("câu mới đủ dài").session.person == .init("an"))
    }
}
