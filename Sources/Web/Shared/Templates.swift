// SPDX-License-Identifier: Apache-2.0
package import Domain
package import Foundation
package import Mustache

/// Every template of the site in both languages, read once at start.
///
/// A template writes each text in both languages side by side, `[[Câu hỏi|Question]]`, and is split in two when it is read.
package struct Templates: Sendable {
    private let libraries: [Language: MustacheLibrary]
    package let names: Set<String>

    /// - Throws: ``TemplateError`` when a template does not parse, a text lacks a language or a part is missing.
    package init(sources: [String: String]) throws {
        Markup.register()
        names = Set(sources.keys)
        for (name, source) in sources { try Self.checkParts(of: source, in: name, among: names) }
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            var library = MustacheLibrary()
            for (name, source) in sources {
                let text = try Bilingual.text(of: source, in: language, file: name)
                do { try library.register(Markup.pragma + text, named: name) } catch { throw TemplateError.unreadable(name, "\(error)") }
            }
            libraries[language] = library
        }
        self.libraries = libraries
    }

    /// Reads every `.mustache` file under a folder; its name is its path there without the ending.
    package init(folder: URL) throws {
        var sources: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".mustache") {
            sources[String(path.dropLast(9))] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        }
        try self.init(sources: sources)
    }

    /// - Throws: ``TemplateError/missing(_:)`` when no template bears the name.
    package func render(_ name: String, _ view: any MustacheParent, in language: Language) throws -> String {
        guard let text = libraries[language]?.render(view, withTemplate: name) else { throw TemplateError.missing(name) }
        return text
    }

    /// A part that stays the same from page to page, written out once and then taken in as it is.
    package func part(_ name: String, _ view: any Sendable, in language: Language) throws -> MustacheTemplate {
        // Without a brace nothing in it reads as a tag.
        try MustacheTemplate(string: render(name, Shown(view), in: language).replacing("{", with: "&#123;"))
    }

    private static func checkParts(of source: String, in name: String, among names: Set<String>) throws {
        for match in source.matches(of: /\{\{[<>]\s*([\w\/-]+)\s*\}\}/) where !names.contains(String(match.1)) {
            throw TemplateError.unreadable(name, "there is no part called \(match.1)")
        }
        if source.contains("{{{") || source.contains("{{&") {
            throw TemplateError.unreadable(name, "a value without escaping; views give no HTML")
        }
    }
}

/// Texts written in both languages side by side: `[[Câu hỏi|Question]]`.
enum Bilingual {
    static func text(of source: String, in language: Language, file: String) throws -> String {
        let pieces = source.components(separatedBy: "[[")
        return try pieces[0]
            + pieces.dropFirst().map { piece in
                let halves = piece.components(separatedBy: "]]")
                guard halves.count == 2 else { throw TemplateError.unreadable(file, "[[ without one ]]: \(piece.prefix(40))") }
                let words = halves[0].components(separatedBy: "|")
                guard words.count == 2, !words.contains("") else {
                    throw TemplateError.unreadable(file, "not in both languages: \(halves[0])")
                }
                return (language == .vi ? words[0] : words[1]) + halves[1]
            }.joined()
    }
}

package enum TemplateError: Error, Equatable {
    case missing(String)
    case unreadable(String, String)
}
