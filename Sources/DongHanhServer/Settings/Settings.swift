// SPDX-License-Identifier: Apache-2.0
import Configuration
package import Domain
import Foundation

/// All that can be set, read once at the start; no other room looks at the environment.
///
/// The command line goes before the environment (`DONGHANH_DATABASE`), that before the settings file, that before the defaults.
package struct Settings: Sendable {
    /// Folder for the database, the index and what else this machine keeps.
    package let data: String
    /// `sqlite:/path/file.db` or `postgres://user@host/name`.
    package let database: String
    /// Folder of the facts of day one; `nil` where none was named and none lies near the program.
    package let content: String?
    package let language: Language
    package let host: String
    package let port: Int
    /// Where people reach the site, such as "https://hotro.example.org", when something stands in front of it; cookies then go by https alone.
    package let address: String?
    /// Addresses of the servers in front of this one that say for whom they ask.
    package let proxies: Set<String>

    /// The same where the site has an address of its own after all: something stands in front of it, and usually on the same machine.
    package var proxiesBehindAnAddress: Set<String> { proxies.isEmpty ? Self.thisMachine : proxies }

    package static let thisMachine: Set<String> = ["127.0.0.1", "::1"]

    /// How the program tells what happens to it.
    package let log: LogForm
    /// Whether callers who come too often are held up.
    package let isPaced: Bool
    /// What of the settings page was set here, and cannot be changed there.
    package let pinned: PinnedSettings
    package let secrets: MachineSecrets
    /// A file of certificates that identity providers and mail servers are known by, instead of the system's.
    package let authorities: String?
    /// Where the traces of requests are sent; `nil` for nowhere.
    package let traces: TraceSettings?
    /// What this node is called among those of the site.
    package let node: String
    /// Folder of the program that sets pages for PDF, as a package of Python; `nil` for where Python looks by itself.
    package let typesetter: String?

    /// The file of an SQLite database.
    package var databaseFile: String? {
        let prefix = "sqlite:/"
        return database.hasPrefix(prefix) ? String(database.dropFirst(prefix.count - 1)) : nil
    }

    /// Where the search index is kept: derived from the database, so safe to delete.
    package var index: String { data + "/index" }

    /// Where the rankings are kept that this machine has learnt.
    package var rankings: String { data + "/rankings" }

    /// Where the content that was last loaded is noted.
    package var contentStamp: String { data + "/content.stamp" }

    /// Where the embedding model is kept, once it is installed.
    package var model: String { data + "/model" }

    /// Where vectors are kept: derived from the texts, so safe to delete.
    package var vectors: String { data + "/vectors" }

    /// Of one engine, under a name that holds no path.
    package func vectors(of engine: String) -> String {
        let name = engine.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) ? String($0) : "_" }.joined()
        return "\(vectors)/\(name).vectors"
    }

    /// Where it is noted how far the embedding is.
    package var embeddingNote: String { vectors + "/progress.json" }

    package var vectorsLock: String { data + "/vectors.lock" }
    package var modelLock: String { data + "/model.lock" }

    /// Held while a site runs over this folder.
    package var siteLock: String { data + "/site.lock" }

    /// Held while the index is built.
    package var indexLock: String { data + "/index.lock" }

    /// - Parameters:
    ///   - options: What the command line set, by the name of the option.
    ///   - environment: The process's environment; only names that start with `DONGHANH_` are read.
    /// - Throws: ``SettingsFaults`` with a sentence for each fault, not only the first.
    package static func read(options: [String: String], environment: [String: String]) async throws -> Settings {
        let draft = try await SettingsDraft(options: options, environment: environment)
        guard draft.faults.isEmpty else { throw SettingsFaults(draft.faults) }
        return draft.settings
    }
}

/// A collector of traces, and what it gets.
package struct TraceSettings: Sendable {
    /// Without `/v1/traces`.
    package let address: WebAddress
    /// Of the token that the collector asks for.
    package let secret: SecretName?
    /// Which part of the traces that begin here is sent, from 0 to 1.
    package let share: Double
}

package enum LogForm: String, Sendable, CaseIterable {
    /// A line a matter, for people; what goes well is not told.
    case text
    /// A JSON object a line, for machines; every request is told.
    case json
}

/// What is wrong with the settings, a sentence each, in both languages.
package struct SettingsFaults: Error, Equatable {
    package let sentences: [Words]

    package init(_ sentences: [Words]) { self.sentences = sentences }
}
