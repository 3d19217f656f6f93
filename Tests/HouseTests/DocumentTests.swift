// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The papers of the house: nothing dangling, nothing left out.
@Suite struct DocumentTests {
    @Test func `every decision stands in the list and has its three parts`() throws {
        let list = try Sources.text(Sources.root.appending(path: "docs/decisions/README.md"))
        let records = try Sources.files(in: "docs/decisions").filter { $0.lastPathComponent != "README.md" }
        #expect(!records.isEmpty)
        for record in records {
            #expect(list.contains("(\(record.lastPathComponent))"), "\(record.lastPathComponent) is not in the list")
            let text = try Sources.text(record)
            for part in ["**Context.**", "**Choice.**", "**Price.**"] {
                #expect(text.contains(part), "\(record.lastPathComponent) lacks \(part)")
            }
        }
    }

    @Test func `every dependency of the package has a decision`() throws {
        let package = try Sources.text(Sources.root.appending(path: "Package.swift"))
        let decisions = try Sources.files(in: "docs/decisions").map { try Sources.text($0) }.joined()
        let packages = package.matches(of: /\.package\(url: "([^"]+)"/).map { String($0.1) }
        let libraries = package.matches(of: /\.systemLibrary\(name: "(\w+)"/).map { String($0.1) }
        #expect(!packages.isEmpty && !libraries.isEmpty)
        for name in packages + libraries { #expect(decisions.contains(name), "\(name) has no decision") }
    }

    @Test(arguments: ["README.md", "ARCHITECTURE.md", "STYLE.md", "CHANGELOG.md", "docs/decisions/README.md", "docs/security.md"])
    func `every link leads to a file`(_ page: String) throws {
        let file = Sources.root.appending(path: page)
        let text = try Sources.text(file)
        for match in text.matches(of: /\]\(([^)#:]+)\)/) {
            let target = file.deletingLastPathComponent().appending(path: String(match.1))
            #expect(FileManager.default.fileExists(atPath: target.path()), "\(page) → \(match.1)")
        }
    }

    /// What the page on security says of its tests: the suites are there, and there is something in them.
    @Test func `every suite that defends something is named for it, and there are sixty tests and more`() throws {
        let page = try Sources.text(Sources.root.appending(path: "docs/security.md"))
        let table = try #require(page.split(separator: "## Tests that attack").dropFirst().first?.split(separator: "\n## ").first)
        let named = Set(table.matches(of: /`(\w+Tests)`/).map { String($0.1) })
        let suites = try Sources.swiftFiles(in: "Tests").filter { named.contains($0.deletingPathExtension().lastPathComponent) }
        #expect(suites.count == named.count, "\(named.subtracting(suites.map { $0.deletingPathExtension().lastPathComponent }))")
        let counts = try suites.map { try Sources.text($0).matches(of: /func `/).count }
        let (least, all) = (counts.min() ?? 0, counts.reduce(0, +))
        #expect(least > 0 && all >= 60, "\(counts)")
    }

    /// What its head or a page calls by its name must run so.
    @Test func `what says by which program it runs can be run`() throws {
        var count = 0
        for folder in ["Benchmarks", "Tests", "docs"] {
            for file in try Sources.files(in: folder) where try Data(contentsOf: file).starts(with: Data("#!".utf8)) {
                count += 1
                #expect(FileManager.default.isExecutableFile(atPath: file.path()), "\(Sources.name(file)) cannot be run")
            }
        }
        #expect(count > 20)
    }

    /// A path of one machine in a committed file breaks on every other.
    @Test func `no file names a place on somebody's machine`() throws {
        let folders = ["Sources", "Tests", "Content", "docs", "Benchmarks"]
        let place = /(?:^|[\s"'(=`])(\/(?:work|root|home\/\w+)\b)/.anchorsMatchLineEndings()
        for file in try folders.flatMap(Sources.files) where ["swift", "md", "yaml", "py", "sh"].contains(file.pathExtension) {
            let found = try Sources.text(file).firstMatch(of: place)?.output.1
            #expect(found == nil, "\(Sources.name(file)): \(found ?? "")")
        }
    }
}
