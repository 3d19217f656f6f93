// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The rankings a machine has learnt, one file each, and a file that names the one in use. Where there is none, the shipped one is.
package struct RankingFolder: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    var pointer: String { path + "/CURRENT" }

    /// The ranking in use; `nil` only where the program came without one.
    package func current() throws -> Ranking? {
        guard let name else { return Ranking.shipped }
        return try Ranking(contentsOf: "\(path)/\(name)")
    }

    /// Puts a ranking in use; the one before stays, to go back to.
    package func put(_ ranking: Ranking) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw RankingError.cannotWrite(path)
        }
        let next = "ranking-\((Self.number(of: name) ?? 0) + 1).json"
        try ranking.write(to: "\(path)/\(next)")
        try point(to: next)
    }

    /// Goes back to the ranking before the one in use, at last to the shipped one.
    package func rollBack() throws {
        guard let number = Self.number(of: name) else { throw RankingError.nothingBefore }
        guard number > 1 else {
            guard unlink(pointer) == 0 else { throw RankingError.cannotWrite(pointer) }
            return
        }
        try point(to: "ranking-\(number - 1).json")
    }

    private var name: String? {
        guard let name = try? String(contentsOfFile: pointer, encoding: .utf8), Self.number(of: name) != nil else { return nil }
        return name
    }

    private func point(to name: String) throws {
        do { try DurableFile.write([Array(name.utf8)], to: pointer) } catch { throw RankingError.cannotWrite(pointer) }
    }

    private static func number(of name: String?) -> Int? {
        guard let name, name.hasPrefix("ranking-"), name.hasSuffix(".json") else { return nil }
        return Int(name.dropFirst("ranking-".count).dropLast(".json".count)).flatMap { $0 > 0 ? $0 : nil }
    }
}
