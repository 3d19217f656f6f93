// SPDX-License-Identifier: Apache-2.0
import Crypto
import CryptoExtras
import Dispatch
import Domain
import FoundationEssentials
import Synchronization

/// A password as it is kept: salted scrypt, with the cost that it was made at, so that the cost can be raised later.
struct PasswordHash: Hashable, Sendable {
    private let cost: PasswordCost
    private let salt: [UInt8]
    private let key: [UInt8]

    init(_ password: String, cost: PasswordCost) throws {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        self.init(cost: cost, salt: salt, key: try Self.key(password, salt, cost))
    }

    /// - Returns: `nil` where the text is no hash.
    init?(_ text: String) {
        let parts = text.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let block = Int(parts[2]), let lanes = Int(parts[3]),
            let salt = Hex.bytes(parts[4]), let key = Hex.bytes(parts[5])
        else { return nil }
        self.init(cost: PasswordCost(rounds: rounds, blockSize: block, parallelism: lanes), salt: salt, key: key)
    }

    private init(cost: PasswordCost, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    var text: String {
        "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$\(Hex.text(salt))$\(Hex.text(key))"
    }

    func matches(_ password: String) throws -> Bool {
        let other = try Self.key(password, salt, cost)
        // Every byte is looked at, wherever the first difference is.
        return other.count == key.count && zip(other, key).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func key(_ password: String, _ salt: [UInt8], _ cost: PasswordCost) throws -> [UInt8] {
        // Nobody's password is longer; what is typed instead must not cost more.
        let typed = Array(Vietnamese.composed(password).utf8.prefix(1_024))
        return try KDF.Scrypt.deriveKey(
            from: typed, salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism
        ).withUnsafeBytes { Array($0) }
    }
}

/// What scrypt costs: RFC 7914's N, r and p.
package struct PasswordCost: Hashable, Sendable {
    let rounds: Int
    let blockSize: Int
    let parallelism: Int

    package init(rounds: Int, blockSize: Int, parallelism: Int) {
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// 32 MB and some tenths of a second for each guess.
    package static let usual = PasswordCost(rounds: 1 << 15, blockSize: 8, parallelism: 1)
}

/// Hashes one password at a time, beside the threads that serve pages.
final class PasswordWork: Sendable {
    private let queue = DispatchQueue(label: "passwords")
    private let waiting = Mutex(0)
    private let started = Mutex(0)

    /// How many passwords were hashed: what tells somebody with a watch whether an account exists.
    var runs: Int { started.withLock { $0 } }

    /// More than this many waiting is no crowd of people at a door.
    private static let mostWaiting = 40

    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        let isFull = waiting.withLock { count in
            if count >= Self.mostWaiting { return true }
            count += 1
            return false
        }
        if isFull { throw SignInError.tooManyAttempts(minutes: 1) }
        started.withLock { $0 += 1 }
        defer { waiting.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}

enum Hex {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        bytes.reduce(into: "") { $0 += ($1 < 16 ? "0" : "") + String($1, radix: 16) }
    }

    static func bytes(_ text: String) -> [UInt8]? {
        guard text.utf8.count.isMultiple(of: 2) else { return nil }
        let digits = Array(text.utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16) }
        return bytes.count == digits.count / 2 ? bytes : nil
    }
}
