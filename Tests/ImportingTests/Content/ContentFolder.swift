// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing

/// The content of this project, as the product reads it.
enum ContentFolder {
    static let path = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Content").standardizedFileURL.path(percentEncoded: false)

    static let reading = ContentReader(folder: path).read()

    static func registry(keeping keep: (Duty) -> Bool = { _ in true }) throws -> Registry {
        var facts = try RegistryFacts(reading.facts)
        facts.duties = facts.duties.filter(keep)
        let kept = Set(facts.duties.map(\.id))
        facts.competences = facts.competences.filter { kept.contains($0.duty) }
        return Registry(facts)
    }
}
