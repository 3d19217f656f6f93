// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

/// One command: reads the settings, does its work, and says in the reader's language why it could not.
protocol Errand: AsyncParsableCommand {
    var shared: SharedOptions { get }
    /// Settings that only this command takes, by name.
    var texts: [String: String] { get }

    func run(with settings: Settings, console: Console) async throws
}

extension Errand {
    var texts: [String: String] { [:] }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let guess = shared.language ?? environment["DONGHANH_LANGUAGE"] ?? ""
        var console = Console(language: Language(rawValue: guess) ?? .vi, isJSON: shared.json)
        do {
            let options = shared.texts.merging(texts) { $1 }
            let settings = try await Settings.read(options: options, environment: environment)
            console = Console(language: settings.language, isJSON: shared.json)
            try await run(with: settings, console: console)
        } catch {
            throw try Self.ending(of: error, on: console)
        }
    }

    /// 1 for what was refused with a reason, 64 for what was asked in the wrong way.
    private static func ending(of error: any Error, on console: Console) throws -> any Error {
        switch error {
        case let faults as SettingsFaults:
            let sentences = faults.sentences.map { $0.text(in: console.language) }
            try console.refuse(kind: "invalid", key: "settings", sentences: sentences)
            return ExitCode(64)
        case let refusal as any Refusal:
            try console.refuse(refusal)
            return ExitCode(1)
        case let ending as ExitCode:
            return ending
        default:
            try console.fail(error)
            return ExitCode(1)
        }
    }
}
