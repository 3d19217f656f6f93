// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Whatever is refused is refused with a sentence, in both languages.
@Suite struct SentenceTests {
    static let catalogues = [
        "Sources/Web/Shared/Catalogue.swift", "Sources/Web/Shared/StaffSentences.swift", "Sources/Web/Audit/AuditSentences.swift",
        "Sources/Web/Administration/AdministrationSentences.swift", "Sources/Web/Imports/ImportSentences.swift",
        "Sources/Web/Hotline/TicketSentences.swift", "Sources/Web/Impact/ImpactWords.swift", "Sources/Web/Registry/RegistrySentences.swift",
        "Sources/Web/Hotline/TicketSentences.swift", "Sources/Web/Hotline/RotaWords.swift",
        "Sources/Web/Operation/OperationSentences.swift", "Sources/Web/Retention/ErasureRoutes.swift",
        "Sources/Web/Practice/PracticeRoutes.swift", "Sources/Web/Hotline/TeamView.swift", "Sources/Web/Hotline/AwayView.swift",
        "Sources/Web/Reviews/ReviewWords.swift", "Sources/Web/Knowledge/KnowledgeTrialSentences.swift",
        "Sources/DongHanhServer/Terminal/Sentences.swift", "Sources/DongHanhServer/Terminal/ModelSentences.swift",
    ]

    @Test func `every key of a refusal has its sentence`() throws {
        let sentences = try Self.catalogues.map { try Sources.text(Sources.root.appending(path: $0)) }.joined()
        let keys = try Self.keys()
        #expect(keys.count > 10)
        for (key, file) in keys { #expect(sentences.contains("\"\(key)\": Words("), "\(key) of \(file) has no sentence") }
    }

    @Test func `every sentence is written in both languages`() throws {
        for catalogue in Self.catalogues {
            let text = try Sources.text(Sources.root.appending(path: catalogue))
            for match in text.matches(of: /"([a-z.-]+)": Words\((.*?)\n? *\),?\n/.dotMatchesNewlines()) {
                #expect(match.2.contains("vi:") && match.2.contains("en:"), "\(match.1)")
            }
        }
    }

    /// Keys by the file that declares them: the strings inside each `var key: String`.
    private static func keys() throws -> [(String, String)] {
        try Sources.swiftFiles(in: "Sources").flatMap { file in
            let text = try Sources.text(file)
            guard text.contains("Refusal") else { return [(String, String)]() }
            return text.matches(of: /var key: String \{(.*?)\n    \}|var key: String \{([^\n]*)\}/.dotMatchesNewlines()).flatMap { block in
                String(block.0).matches(of: /"([a-z-]+\.[a-z.-]+)"/).map { (String($0.1), Sources.name(file)) }
            }
        }
    }
}
