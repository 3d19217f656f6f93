// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Rules of form that the formatter does not know.
@Suite struct FormTests {
    static let longest = 300

    @Test(arguments: ["Sources", "Tests"])
    func `a file starts with its licence and ends within reach`(_ folder: String) throws {
        for file in try Sources.swiftFiles(in: folder) {
            let text = try Sources.text(file)
            #expect(text.hasPrefix("// SPDX-License-Identifier: Apache-2.0\n"), "\(Sources.name(file)) lacks its licence")
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= Self.longest, "\(Sources.name(file)) has \(lines) lines")
        }
    }

    @Test func `nothing in the sources can end the program or is left for later`() throws {
        let forbidden = /\bfatalError\(|\btry! |\bas! |\bTODO\b|\bFIXME\b/
        for file in try Sources.swiftFiles(in: "Sources") {
            let found = try Sources.text(file).firstMatch(of: forbidden)?.output
            #expect(found == nil, "\(Sources.name(file)): \(found ?? "")")
        }
    }

    @Test func `no type is called by a word that says nothing`() throws {
        let empty = /\b(?:struct|class|enum|actor|protocol) \w*(?:Manager|Helper|Util|Utils|Service|Impl|Base)\b/
        for file in try Sources.swiftFiles(in: "Sources") {
            let found = try Sources.text(file).firstMatch(of: empty)?.output
            #expect(found == nil, "\(Sources.name(file)): \(found ?? "")")
        }
    }

    /// A type named as its module makes the module's other types unreachable by qualification.
    @Test func `no type bears the name of a target`() throws {
        let names = PlanTests.mayImport.keys.joined(separator: "|")
        let type = try Regex("\\b(?:struct|class|enum|actor|protocol|typealias) (?:\(names))\\b")
        for file in try Sources.swiftFiles(in: "Sources") {
            #expect(try Sources.text(file).firstMatch(of: type) == nil, "\(Sources.name(file))")
        }
    }

    @Test func `only the settings read the environment`() throws {
        for file in try Sources.swiftFiles(in: "Sources") where !Sources.name(file).hasPrefix("Sources/DongHanhServer/") {
            let reads = try Sources.text(file).contains(/ProcessInfo\.processInfo\.environment|\bgetenv\(/)
            #expect(!reads, "\(Sources.name(file))")
        }
    }

    /// `Routes` takes no address without saying who may come to it; nothing else may reach the router.
    @Test func `a route is added through Routes alone`() throws {
        let doors = /RouterMethods|RouterGroup|Router\(|router\.(?:get|post|put|patch|delete|head|on)\(/
        for file in try Sources.swiftFiles(in: "Sources/Web") where !["Routes.swift", "Site.swift"].contains(file.lastPathComponent) {
            let found = try Sources.text(file).firstMatch(of: doors)?.output
            #expect(found == nil, "\(Sources.name(file)): \(found ?? "")")
        }
        let added = try Sources.text(Sources.root.appending(path: "Sources/Web/Shared/Site.swift")).matches(of: doors)
        // The router itself, and the refusal of other methods.
        #expect(added.count == 2)
    }
}
