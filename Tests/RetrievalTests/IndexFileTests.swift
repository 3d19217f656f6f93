// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Retrieval
import Testing

/// What happens to the files of an index while people search.
@Suite struct IndexFileTests {
    @Test func `a folder without an index says so`() async throws {
        let index = FolderIndex(folder: NSTemporaryDirectory() + UUID().uuidString)
        await #expect(throws: IndexError.self) { try await index.search(SearchRequest(text: "x", on: nil, limit: 1)) }
        #expect(await index.generation == nil)
    }

    @Test(arguments: [0, 1, 7, 50, 120, 200, 1_000])
    func `a file cut short is refused`(_ length: Int) async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        try corpus.build(corpus.random(60, seed: 1))
        let path = corpus.folder + "/segment-1"
        try Data(contentsOf: URL(filePath: path)).prefix(length).write(to: URL(filePath: path))
        await #expect(throws: IndexError.self) { try await FolderIndex(folder: corpus.folder).search(SearchRequest(text: "x", on: nil, limit: 1)) }
    }

    @Test(arguments: 1...12)
    func `a flipped bit is found`(_ seed: UInt64) async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        try corpus.build(corpus.random(60, seed: 1))
        let path = URL(filePath: corpus.folder + "/segment-1")
        var bytes = try Data(contentsOf: path)
        var source = SplitMix(state: seed)
        bytes[Int.random(in: 0..<bytes.count, using: &source)] ^= UInt8(1 << Int.random(in: 0..<8, using: &source))
        try bytes.write(to: path)
        await #expect(throws: IndexError.self) { try await FolderIndex(folder: corpus.folder).search(SearchRequest(text: "x", on: nil, limit: 1)) }
    }

    @Test(arguments: 0..<120)
    func `a flipped bit in the header is found`(_ at: Int) async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        try corpus.build(corpus.random(5, seed: 1))
        let path = URL(filePath: corpus.folder + "/segment-1")
        var bytes = try Data(contentsOf: path)
        bytes[at] ^= 0x40
        try bytes.write(to: path)
        await #expect(throws: IndexError.self) { try await FolderIndex(folder: corpus.folder).search(SearchRequest(text: "x", on: nil, limit: 1)) }
    }

    @Test func `a new index is used from the next search on`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        let index = FolderIndex(folder: corpus.folder)
        try corpus.build([corpus.provision(1, "trăng")], generation: "g1")
        #expect(await index.generation == "g1")
        #expect(try await FolderIndexTests.hits(index, "sao").isEmpty)
        try corpus.build([corpus.provision(1, "sao")], generation: "g2")
        #expect(await index.generation == "g2")
        #expect(try await FolderIndexTests.hits(index, "sao").count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: corpus.folder).sorted() == ["CURRENT", "segment-2"])
    }

    @Test func `a damaged successor leaves the index before it in use`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        let index = FolderIndex(folder: corpus.folder)
        try corpus.build([corpus.provision(1, "trăng")], generation: "g1")
        #expect(try await FolderIndexTests.hits(index, "trăng").count == 1)
        try Data("none".utf8).write(to: URL(filePath: corpus.folder + "/segment-2"))
        try Data("segment-2".utf8).write(to: URL(filePath: corpus.folder + "/CURRENT"), options: .atomic)
        #expect(try await FolderIndexTests.hits(index, "trăng").count == 1)
        try corpus.build([corpus.provision(1, "sao")], generation: "g3")
        #expect(try await FolderIndexTests.hits(index, "trăng").isEmpty)
    }

    @Test func `readers never see half of a swap`() async throws {
        let corpus = MadeUpCorpus()
        defer { corpus.remove() }
        try corpus.build((1...30).map { corpus.provision($0, "trăng") })
        let index = FolderIndex(folder: corpus.folder)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...4 {
                group.addTask {
                    for _ in 1...200 {
                        let found = try await FolderIndexTests.hits(index, "trăng", limit: 100).count
                        #expect(found == 30 || found == 60)
                    }
                }
            }
            group.addTask {
                for round in 1...10 {
                    try corpus.build((1...(round % 2 == 0 ? 30 : 60)).map { corpus.provision($0, "trăng") }, generation: "g\(round)")
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `a folder that cannot be made is refused, and the old index stays`() throws {
        #expect(throws: IndexError.self) {
            let builder = IndexBuilder(folder: "/proc/no/such", generation: "g", documents: [])
            try builder.finish()
        }
    }
}
