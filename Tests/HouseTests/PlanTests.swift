// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The plan of the house, kept true by the build.
@Suite struct PlanTests {
    /// What each target may import besides the standard library. A stage may import `Domain` and no other stage.
    static let mayImport: [String: Set<String>] = [
        "Domain": ["FoundationEssentials"],
        "Importing": ["FoundationEssentials", "Foundation", "Glibc", "Synchronization", "Domain", "Yams", "Crypto", "CLibxml2", "CLibarchive"],
        "Retrieval": ["FoundationEssentials", "Foundation", "Glibc", "Synchronization", "Domain"],
        "Answering": ["FoundationEssentials", "Foundation", "Synchronization", "Domain", "Crypto"],
        "Storage": [
            "FoundationEssentials", "Foundation", "Glibc", "Synchronization", "Dispatch", "Domain", "GRDB", "CLibpq", "Crypto", "CryptoExtras",
            "Logging",
        ],
        "Channels": ["FoundationEssentials", "Foundation", "Synchronization", "Domain", "CLibcurl", "Crypto", "CryptoExtras"],
        "Publishing": ["FoundationEssentials", "Domain"],
        "Web": [
            "FoundationEssentials", "Foundation", "Synchronization", "Domain", "Hummingbird", "HummingbirdCore", "NIOCore", "NIOHTTPTypes",
            "Mustache",
            "Crypto", "Logging",
        ],
        "DongHanhServer": [
            "FoundationEssentials", "Foundation", "Glibc", "Synchronization", "Domain", "Importing", "Retrieval", "Answering", "Storage",
            "Channels", "Publishing", "Web", "ArgumentParser", "Configuration", "Crypto", "Hummingbird", "Logging",
        ],
    ]

    @Test(arguments: mayImport.keys.sorted())
    func `a target imports only what the plan allows`(_ target: String) throws {
        let allowed = try #require(Self.mayImport[target])
        let files = try Sources.swiftFiles(in: "Sources/\(target)")
        #expect(!files.isEmpty)
        for file in files {
            let strangers = Self.imports(in: try Sources.text(file)).subtracting(allowed)
            #expect(strangers.isEmpty, "\(Sources.name(file)) imports \(strangers.sorted())")
        }
    }

    @Test func `every target of the package is in the plan`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Sources.root.appending(path: "Sources").path())
        let targets = folders.filter { !$0.hasPrefix("CLib") && !$0.hasPrefix(".") }
        #expect(Set(targets) == Set(Self.mayImport.keys))
    }

    @Test(arguments: [
        ("import Domain", ["Domain"]),
        ("package import FoundationEssentials", ["FoundationEssentials"]),
        ("@preconcurrency import GRDB\nimport struct Foundation.URL", ["GRDB", "Foundation"]),
        ("// import Vapor\nlet text = \"import NIO\"", []),
    ])
    func `imports are read from every form of the line`(_ text: String, _ modules: [String]) {
        #expect(Self.imports(in: text) == Set(modules))
    }

    static func imports(in text: String) -> Set<String> {
        let line =
            /^(?:@\w+(?:\(\w+\))? )*(?:public |package |internal |private |fileprivate )?import (?:(?:struct|class|enum|protocol|func|typealias|var|let) )?(\w+)/
        return Set(text.matches(of: line.anchorsMatchLineEndings()).map { String($0.1) })
    }
}
