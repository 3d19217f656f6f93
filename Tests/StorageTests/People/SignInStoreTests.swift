// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

@testable import Storage

/// What any store of sign-ins promises; the clock is moved by hand.
@Suite(.serialized) struct SignInStoreTests {
    typealias Office = MadeUpOffice

    static let password = "ba con vịt bơi qua sông"

    struct Door {
        let office: MadeUpOffice
        let signIns: SignInStore

        init(_ engine: Engine) async throws {
            office = try await Office(engine)
            try await office.add("an", .expert)
            signIns = SignInStore(office.database, cost: PasswordCost(rounds: 16, blockSize: 1, parallelism: 1))
            try await signIns.setPassword(SignInStoreTests.password, of: .init("an"), keeping: nil, at: Office.now)
        }

        func enter(
            _ password: String = SignInStoreTests.password, as name: String = "an", code: String? = nil, device: String? = nil,
            at now: Date = Office.now
        ) async throws -> SignIn {
            let attempt = SignInAttempt(email: "\(name)@example.org", password: password, code: code, device: device, browser: "Lynx")
            return try await signIns.signIn(attempt, at: now)
        }

        func isOpen(_ token: String, at now: Date = Office.now) async throws -> Bool { try await signIns.presence(token: token, at: now) != nil }
    }

    @Test(arguments: Engine.available)
    func `the right password opens a session, and any other nothing`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        let signIn = try await door.enter()
        #expect(signIn.session.person == .init("an") && signIn.session.browser == "Lynx")
        #expect(try await door.signIns.presence(token: signIn.token, at: Office.now)?.session.id == signIn.session.id)
        for wrong in ["", " ", Self.password + " ", String(repeating: "x", count: 100_000), "\u{0}"] {
            await #expect(throws: SignInError.wrong) { try await door.enter(wrong) }
        }
        // Marks that stand apart from their letters are the same password.
        #expect(try await door.enter("ba con vi\u{323}t bơi qua sông").session.person == .init("an"))
        #expect(try await !door.isOpen(""))
        #expect(try await !door.isOpen(signIn.session.id.text))
    }

    @Test(arguments: Engine.available)
    func `an unknown account and one without a password are refused with the same words`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        for name in ["nobody", "root", "x' OR '1'='1", ""] {
            await #expect(throws: SignInError.wrong) { try await door.enter("đoán bừa một câu", as: name) }
        }
    }

    /// The work is counted instead of timed: whatever is typed, for whomever, one password is hashed, no more and no less.
    @Test(arguments: Engine.available)
    func `every attempt costs the server one hash, whether or not the account exists`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        let attempts: [(String, String, String?)] = [
            ("an", Self.password, nil), ("an", "không phải câu này", nil), ("nobody", Self.password, nil), ("root", "", nil), ("", "", nil),
            ("an", String(repeating: "x", count: 100_000), nil), ("an", Self.password, "000000"), ("nobody", "x", "000000"), ("a@b", "\u{0}", nil),
        ]
        for (name, password, code) in attempts {
            let before = door.signIns.work.runs
            _ = try? await door.enter(password, as: name, code: code)
            #expect(door.signIns.work.runs == before + 1, "\(name)")
        }
    }

    @Test(arguments: Engine.available)
    func `strangers close the door to themselves and not to the owner`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        let own = try await door.enter().device
        for _ in 1...9 { await #expect(throws: SignInError.wrong) { try await door.enter("sai rồi nhé bạn") } }
        await #expect(throws: SignInError.wrong) { try await door.enter("sai rồi nhé bạn") }
        await #expect(throws: SignInError.tooManyAttempts(minutes: 15)) { try await door.enter() }
        await #expect(throws: SignInError.tooManyAttempts(minutes: 15)) { try await door.enter(device: "một mã bịa") }
        #expect(try await door.enter(device: own).session.person == .init("an"))
        let later = Office.now.addingTimeInterval(15 * 60)
        #expect(try await door.enter(at: later).session.person == .init("an"))
    }

    @Test(arguments: Engine.available)
    func `many guesses at once gain nothing`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        let looked = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...30 {
                group.addTask { await (try? door.enter("sai rồi nhé bạn")) == nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(looked == 30)
        await #expect(throws: SignInError.tooManyAttempts(minutes: 15)) { try await door.enter() }
    }

    @Test(arguments: Engine.available)
    func `people who sign in at once all get in, each with a session of his own`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        let names = (0..<12).map { "nguoi-\($0)" }
        for name in names {
            try await door.office.add(name, .expert)
            try await door.signIns.setPassword(Self.password, of: .init(name), keeping: nil, at: Office.now)
        }
        let entered = try await withThrowingTaskGroup(of: SignIn.self) { group in
            for name in names { group.addTask { try await door.enter(as: name) } }
            return try await group.reduce(into: [SignIn]()) { $0.append($1) }
        }
        #expect(Set(entered.map(\.session.person.text)) == Set(names) && Set(entered.map(\.token)).count == names.count)
        #expect(Set(entered.map(\.session.formToken)).count == names.count)
        for one in entered { #expect(try await door.isOpen(one.token)) }
    }

    @Test(arguments: Engine.available)
    func `a session lapses without use, and in the end with it`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        let idle = try await door.enter().token
        #expect(try await door.isOpen(idle, at: Office.now.addingTimeInterval(12 * 3_600 - 1)))
        #expect(try await !door.isOpen(idle, at: Office.now.addingTimeInterval(25 * 3_600)))
        let used = try await door.enter().token
        for hour in stride(from: 10, through: 160, by: 10) {
            #expect(try await door.isOpen(used, at: Office.now.addingTimeInterval(Double(hour) * 3_600)))
        }
        #expect(try await !door.isOpen(used, at: Office.now.addingTimeInterval(168 * 3_600)))
    }

    @Test(arguments: Engine.available)
    func `sessions are ended by their owner and by who may, and by nobody else`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        try await door.office.add("bình", .expert)
        let (one, two) = (try await door.enter(), try await door.enter())
        #expect(try await Set(door.signIns.sessions(of: .init("an"), at: Office.now).map(\.id)) == [one.session.id, two.session.id])
        await #expect(throws: RightsError.notAllowed) { try await door.signIns.end(one.session.id, by: .init("bình"), at: Office.now) }
        try await door.signIns.endAll(of: .init("an"), but: two.session.id, by: .init("an"), at: Office.now)
        #expect(try await !door.isOpen(one.token))
        #expect(try await door.isOpen(two.token))
        try await door.signIns.end(two.session.id, by: .init("root"), at: Office.now)
        #expect(try await !door.isOpen(two.token))
        let three = try await door.enter()
        try await door.signIns.setPassword("một câu hoàn toàn khác", of: .init("an"), keeping: nil, at: Office.now)
        #expect(try await !door.isOpen(three.token))
        await #expect(throws: SignInError.wrong) { try await door.enter() }
    }

    @Test(arguments: Engine.available)
    func `a change of rights changes the token, and the old one soon opens nothing`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        let old = try await door.enter().token
        try await door.office.people.appoint(Office.appointment("x", of: "an", .approver), by: .init("root"), at: Office.now)
        let new = try #require(try await door.signIns.presence(token: old, at: Office.now)?.newToken)
        #expect(new != old)
        #expect(try await door.signIns.presence(token: old, at: Office.now.addingTimeInterval(29))?.newToken == nil)
        #expect(try await door.isOpen(old, at: Office.now.addingTimeInterval(29)))
        #expect(try await !door.isOpen(old, at: Office.now.addingTimeInterval(31)))
        #expect(try await door.isOpen(new, at: Office.now.addingTimeInterval(31)))
    }

    @Test(arguments: Engine.available)
    func `time-based and recovery codes are good once`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        _ = try await door.signIns.beginTimeCodes(of: .init("an"), at: Office.now)
        #expect(try await door.enter().session.person == .init("an"))
        await #expect(throws: SignInError.wrong) { try await door.signIns.confirmTimeCodes("000000", of: .init("an"), at: Office.now) }
        let secret = try await door.signIns.beginTimeCodes(of: .init("an"), at: Office.now)
        #expect(secret.address.hasPrefix("otpauth://totp/") && secret.address.contains(secret.text))
        let recovery = try await door.signIns.confirmTimeCodes(Authenticator.code(secret.text, at: Office.now), of: .init("an"), at: Office.now)
        #expect(recovery.count == 10 && Set(recovery).count == 10)
        await #expect(throws: SignInError.codeWanted) { try await door.enter() }
        await #expect(throws: SignInError.wrong) { try await door.enter(code: Authenticator.code(secret.text, at: Office.now)) }
        let next = Office.now.addingTimeInterval(30)
        #expect(try await door.enter(code: Authenticator.code(secret.text, at: next), at: next).session.person == .init("an"))
        await #expect(throws: SignInError.wrong) { try await door.enter(code: Authenticator.code(secret.text, at: next), at: next) }
        #expect(try await door.enter(code: recovery[3].lowercased()).session.person == .init("an"))
        await #expect(throws: SignInError.wrong) { try await door.enter(code: recovery[3]) }
        await #expect(throws: SignInError.wrong) { try await door.signIns.removeTimeCodes(of: .init("an"), password: "không phải", at: Office.now) }
        try await door.signIns.removeTimeCodes(of: .init("an"), password: Self.password, at: Office.now)
        #expect(try await door.enter().session.person == .init("an"))
    }

    /// Who holds such a link is that person, with all that he may do anywhere.
    @Test(arguments: Engine.available)
    func `an administrator of one place does not get at the account of whoever has a role elsewhere too`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        let north = Scope(place: .init("north"))
        try await door.office.add("chi", .administrator, north)
        try await door.office.add("binh", .expert, north)
        let link = { try await door.signIns.makePasswordLink(for: .init("binh"), by: .init("chi"), at: Office.now) }
        _ = try await link()
        try await door.office.people.appoint(Office.appointment("wide", of: "binh", .legal), by: .init("root"), at: Office.now)
        await #expect(throws: RightsError.notAllowed) { _ = try await link() }
        // A session that is ended opens nothing.
        try await door.signIns.endAll(of: .init("binh"), but: nil, by: .init("chi"), at: Office.now)
    }

    @Test(arguments: Engine.available)
    func `a link for a new password is made by who may, opens once and lapses`(_ engine: Engine) async throws {
        let door = try await Door(engine)
        let token = try await door.enter().token
        await #expect(throws: RightsError.self) { try await door.signIns.makePasswordLink(for: .init("root"), by: .init("an"), at: Office.now) }
        await #expect(throws: RightsError.needsSecondPerson) {
            try await door.signIns.makePasswordLink(for: .init("root"), by: .init("root"), at: Office.now)
        }
        let old = try await door.signIns.makePasswordLink(for: .init("an"), by: .init("root"), at: Office.now)
        let day = Office.now.addingTimeInterval(86_400)
        await #expect(throws: PasswordError.linkGone) { try await door.signIns.usePasswordLink(old, password: "câu mới đủ dài", at: day) }
        await #expect(throws: PasswordError.tooShort(least: 12)) { try await door.signIns.usePasswordLink(old, password: "ngắn", at: Office.now) }
        #expect(try await door.signIns.usePasswordLink(old, password: "câu mới đủ dài", at: Office.now) == .init("an"))
        await #expect(throws: PasswordError.linkGone) { try await door.signIns.usePasswordLink(old, password: "câu khác đủ dài", at: Office.now) }
        #expect(try await !door.isOpen(token))
        #expect(try await door.enter("câu mới đủ dài").session.person == .init("an"))
    }
}

@Suite(.serialized) struct TimeCodeTests {
    /// The vectors of RFC 6238, appendix B; the last six of their eight digits.
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037"),
    ])
    func `codes are those of the standard`(_ seconds: Int, _ code: String) {
        #expect(TimeCode.code(seconds / 30, Array("12345678901234567890".utf8)) == code)
    }

    /// The vectors of RFC 4648, section 10.
    @Test(arguments: [("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI")])
    func `secrets are written in base 32`(_ text: String, _ written: String) {
        #expect(TimeCode.base32(Array(text.utf8)) == written)
    }
}

/// An authenticator application: reads the secret as its owner types it.
enum Authenticator {
    static func code(_ secret: String, at now: Date) -> String {
        var (bytes, buffer, bits): ([UInt8], Int, Int) = ([], 0, 0)
        for letter in secret.utf8 {
            let value = letter >= 65 ? Int(letter) - 65 : Int(letter) - 24
            (buffer, bits) = ((buffer << 5 | value) & 0xFFFF, bits + 5)
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(buffer >> bits & 0xFF))
            }
        }
        return TimeCode.code(Int(now.timeIntervalSince1970 / 30), bytes)
    }
}
