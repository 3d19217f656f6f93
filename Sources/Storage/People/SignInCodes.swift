// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials

// Codes that go with a password.
extension SignInStore {
    package func beginTimeCodes(of person: Person.ID, at now: Date) async throws -> TimeCodeSecret {
        let bytes = Chance.bytes(20)
        return try await database.write { session in
            let owner = try PeopleRows.person(person, in: session)
            // While codes are on, a new secret would be one that no code is checked against.
            if try Self.timeCode(of: owner.id, in: session)?.isConfirmed == true { throw SignInError.codesOn }
            try session.run("DELETE FROM time_code WHERE person = \(owner.id)")
            try session.run("INSERT INTO time_code (person, secret, is_confirmed, last_step) VALUES (\(owner.id), \(Hex.text(bytes)), 0, 0)")
            return Self.secret(bytes, of: owner)
        }
    }

    package func begunTimeCodes(of person: Person.ID) async throws -> TimeCodeSecret? {
        try await database.read { session in
            let owner = try PeopleRows.person(person, in: session)
            guard let kept = try Self.timeCode(of: owner.id, in: session), !kept.isConfirmed else { return nil }
            return Self.secret(kept.secret, of: owner)
        }
    }

    private static func secret(_ bytes: [UInt8], of owner: Person) -> TimeCodeSecret {
        let secret = TimeCode.base32(bytes)
        let label = owner.email.text.replacing("@", with: "%40")
        return TimeCodeSecret(text: secret, address: "otpauth://totp/DongHanh:\(label)?secret=\(secret)&issuer=DongHanh")
    }

    package func confirmTimeCodes(_ code: String, of person: Person.ID, at now: Date) async throws -> [String] {
        let pinned = pinned
        return try await database.write { session in
            let human = try PeopleRows.person(person, in: session).id
            guard let kept = try Self.timeCode(of: human, in: session), !kept.isConfirmed,
                let step = TimeCode.step(of: code, secret: kept.secret, at: now, after: kept.lastStep)
            else { throw SignInError.wrong }
            try session.run("UPDATE time_code SET is_confirmed = 1, last_step = \(step) WHERE person = \(human)")
            try session.run("DELETE FROM recovery_code WHERE person = \(human)")
            let codes = (0..<10).map { _ in TimeCode.base32(Chance.bytes(10)) }
            for code in codes { try session.run("INSERT INTO recovery_code (person, digest) VALUES (\(human), \(Digest.of(code)))") }
            try AuditStore.append(AuditEvent(.codesTurnedOn, by: .person(human), .person(human)), at: now, in: session)
            try OutboxRows.add(.codesChanged(human, areOn: true, at: now), try SettingRows.setup(pinned, in: session), at: now, in: session)
            return codes
        }
    }

    package func hasTimeCodes(_ person: Person.ID) async throws -> Bool {
        try await database.read { session in
            try Self.timeCode(of: try PeopleRows.person(person, in: session).id, in: session)?.isConfirmed ?? false
        }
    }

    package func removeTimeCodes(of person: Person.ID, password: String, at now: Date) async throws {
        let owner = try await prove(person, PasswordProof(password: password, code: nil), wantsCode: false, at: now)
        let pinned = pinned
        try await database.write { session in
            try session.run("DELETE FROM time_code WHERE person = \(owner)")
            try session.run("DELETE FROM recovery_code WHERE person = \(owner)")
            try AuditStore.append(AuditEvent(.codesTurnedOff, by: .person(owner), .person(owner)), at: now, in: session)
            try OutboxRows.add(.codesChanged(owner, areOn: false, at: now), try SettingRows.setup(pinned, in: session), at: now, in: session)
        }
    }

    private struct Kept {
        let secret: [UInt8]
        let isConfirmed: Bool
        let lastStep: Int
    }

    private static func timeCode(of person: Person.ID, in session: any SQLSession) throws -> Kept? {
        try session.rows("SELECT * FROM time_code WHERE person = \(person)").first.map { row in
            Kept(
                secret: Hex.bytes(try row.get("secret")) ?? [], isConfirmed: try row.get("is_confirmed") as Int != 0,
                lastStep: try row.get("last_step"))
        }
    }

    /// A code is good once: a step that was used is not used again, a recovery code is gone.
    ///
    /// - Returns: By what the person has proved who he is.
    static func checkCode(_ code: String?, of person: Person.ID, at now: Date, in session: any SQLSession) throws -> String {
        let human = try PeopleRows.person(person, in: session).id
        guard let kept = try timeCode(of: human, in: session), kept.isConfirmed else { return "password" }
        guard let code else { throw SignInError.codeWanted }
        if let step = TimeCode.step(of: code, secret: kept.secret, at: now, after: kept.lastStep) {
            try session.run("UPDATE time_code SET last_step = \(step) WHERE person = \(human)")
            return "password and code"
        }
        let typed = code.uppercased().filter { $0.isLetter || $0.isNumber }
        let used = try session.run("DELETE FROM recovery_code WHERE person = \(human) AND digest = \(Digest.of(typed))")
        guard used == 1 else { throw SignInError.wrong }
        return "password and recovery code"
    }
}
