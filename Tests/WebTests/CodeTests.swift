// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing
import Web

@testable import Storage

/// Codes from a telephone, set up, used and turned off by the pages of the site.
@Suite struct CodeTests {
    @Test func `codes are set up with a slip on the way, wanted at the door, and turned off`() async throws {
        let clock = HandClock()
        let office = try await StaffOffice(now: { clock.now })
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let key = try #require(Self.key(on: try await root.post("/me/codes")))
            let slip = try await root.post("/me/codes/confirm", [("code", "000000")])
            #expect(slip.status == 403 && slip.text.contains("Mã không đúng hoặc đã hết hạn"))
            #expect(Self.key(on: slip) == key)
            let on = try await root.post("/me/codes/confirm", [("code", Self.code(key, at: clock.now))])
            let recovery = on.text.matches(of: /<li><code>(\w+)<\/code><\/li>/).map { String($0.1) }
            #expect(on.status == 200 && recovery.count == 10)
            // They are shown once, and so is the key.
            let later = try await root.get("/me")
            #expect(!later.text.contains(recovery[0]) && Self.key(on: later) == nil)

            let proof = [("email", "quan-tri@example.org"), ("password", StaffOffice.password)]
            let asked = try await visitor.post("/sign-in", proof)
            #expect(asked.status == 403 && asked.text.contains("name=\"code\"") && asked.text.contains("value=\"quan-tri@example.org\""))
            #expect(asked.cookies.allSatisfy { !$0.hasPrefix("session=") })
            #expect(try await visitor.post("/sign-in", proof + [("code", Self.code(key, at: clock.now))]).status == 403)
            clock.advance(by: 30)
            #expect(try await visitor.post("/sign-in", proof + [("code", Self.code(key, at: clock.now))]).status == 303)
            #expect(try await visitor.post("/sign-in", proof + [("code", Self.code(key, at: clock.now))]).status == 403)
            #expect(try await visitor.post("/sign-in", proof + [("code", recovery[0])]).status == 303)
            #expect(try await visitor.post("/sign-in", proof + [("code", recovery[0])]).status == 403)
            // A new password wants a code as well; turning codes off wants the password.
            let change = [("password", StaffOffice.password), ("next", "một câu khác hẳn")]
            #expect(try await root.post("/me/password", change).status == 403)
            #expect(try await root.post("/me/codes/remove", [("password", "sai rồi nhé bạn")]).status == 403)
            #expect(try await root.post("/me/codes/remove", [("password", StaffOffice.password)]).status == 303)
            #expect(try await visitor.post("/sign-in", proof).status == 303)
        }
    }

    /// Twelve wrong codes after the right password close the door like wrong passwords.
    @Test func `codes are not guessed`() async throws {
        let office = try await StaffOffice()
        try await office.site.visit { visitor in
            let root = try await office.enter(visitor, "quan-tri")
            let key = try #require(Self.key(on: try await root.post("/me/codes")))
            #expect(try await root.post("/me/codes/confirm", [("code", Self.code(key, at: TestSite.now))]).status == 200)
            var statuses: [Int] = []
            for number in 0..<12 {
                let guess = [("email", "quan-tri@example.org"), ("password", StaffOffice.password), ("code", "00000\(number % 10)")]
                let reply = try await visitor.post("/sign-in", guess)
                statuses.append(reply.status)
                if reply.status == 429 { #expect(reply.header("Retry-After") == "900") }
            }
            #expect(statuses == Array(repeating: 403, count: 10) + [429, 429])
        }
    }

    private static func key(on page: Reply) -> String? {
        page.text.firstMatch(of: /<p><code>([A-Z2-7 ]+)<\/code>/).map { String($0.1).replacing(" ", with: "") }
    }

    private static func code(_ key: String, at now: Date) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = key.compactMap { alphabet.firstIndex(of: $0) }.flatMap { value in (0..<5).map { value >> (4 - $0) & 1 } }
        let bytes = stride(from: 0, to: bits.count / 8 * 8, by: 8).map { at in UInt8(bits[at..<at + 8].reduce(0) { $0 << 1 | $1 }) }
        return TimeCode.code(TimeCode.step(at: now), bytes)
    }
}
