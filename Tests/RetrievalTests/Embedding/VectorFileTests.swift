// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Retrieval

/// Vectors in a file, against plain arithmetic over the numbers that they were made of.
@Suite struct VectorFileTests {
    /// A file that is gone afterwards.
    private final class Folder {
        let path = NSTemporaryDirectory() + "donghanh-vectors-" + UUID().uuidString
        var file: String { path + "/a.vectors" }
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private static func vector(_ length: Int, _ source: inout SplitMix) -> Vector {
        Vector((0..<length).map { _ in Float.random(in: -1...1, using: &source) })
    }

    /// One product after the other, in whole numbers.
    private static func oracle(_ left: Vector, _ right: Vector) -> Int {
        zip(left.values, right.values).reduce(0) { $0 + Int($1.0) * Int($1.1) }
    }

    @Test(arguments: [1, 2, 15, 16, 31, 32, 33, 64, 95, 384, 1_000])
    func `thirty-two at a time come to what one at a time comes to`(_ length: Int) {
        var source = SplitMix(state: UInt64(length))
        for _ in 1...50 {
            let (left, right) = (Self.vector(length, &source), Self.vector(length, &source))
            let sum = left.values.withUnsafeBufferPointer { mine in right.values.withUnsafeBufferPointer { DotProduct.of(mine, $0) } }
            #expect(Int(sum) == Self.oracle(left, right))
        }
    }

    @Test func `the largest numbers there can be do not run over`() {
        for signs in [(Int8(127), Int8(127)), (127, -127), (-127, -127)] {
            let (left, right) = (
                Vector(scale: 1, values: .init(repeating: signs.0, count: 4_096)), Vector(scale: 1, values: .init(repeating: signs.1, count: 4_096))
            )
            #expect(left.likeness(to: right) == Float(Self.oracle(left, right)))
        }
    }

    @Test func `a byte a dimension keeps the angle within a hundredth`() {
        var source = SplitMix(state: 7)
        for _ in 1...200 {
            let numbers = (0..<2).map { _ in (0..<384).map { _ in Float.random(in: -1...1, using: &source) } }
            let length = numbers.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
            let cosine = zip(numbers[0], numbers[1]).reduce(0) { $0 + $1.0 * $1.1 } / (length[0] * length[1])
            #expect(abs(Vector(numbers[0]).likeness(to: Vector(numbers[1])) - cosine) < 0.01)
        }
    }

    @Test(arguments: [[], [0, 0, 0], [Float.nan, 1], [.infinity, 1]] as [[Float]])
    func `numbers that have no direction are like nothing`(_ numbers: [Float]) {
        #expect(Vector(numbers).likeness(to: Vector(numbers)) == 0)
    }

    @Test(arguments: 1...6)
    func `the nearest are those of an exhaustive search`(_ seed: UInt64) throws {
        var source = SplitMix(state: seed)
        let folder = Folder()
        let file = VectorFile(folder.file)
        let vectors = (0..<Int.random(in: 1...300, using: &source)).map { (key: ContentKey("bịa \($0)"), vector: Self.vector(48, &source)) }
        for part in stride(from: 0, to: vectors.count, by: 37) { try file.add(Array(vectors[part..<min(part + 37, vectors.count)])) }
        for limit in [1, 10, 1_000] {
            let question = Self.vector(48, &source)
            let found = file.nearest(to: question, limit: limit)
            let all = vectors.enumerated().map { ($0.offset, $0.element.vector.likeness(to: question)) }
                .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.prefix(limit)
            #expect(found.map(\.key) == all.map { vectors[$0.0].key })
            #expect(found.map(\.likeness) == all.map(\.1))
        }
    }

    @Test func `articles are compared all or none, each by its nearest piece`() throws {
        let folder = Folder()
        let file = VectorFile(folder.file)
        let keys = ["a", "b", "c"].map(ContentKey.init)
        try file.add([(keys[0], Vector([1, 0, 0])), (keys[1], Vector([0, 1, 0]))])
        let question = Vector([0, 1, 0])

        let likeness = try #require(file.likeness(of: question, to: [[keys[0]], [keys[0], keys[1]]]))
        #expect(abs(likeness[0]) < 0.01)
        #expect(abs(likeness[1] - 1) < 0.01)
        #expect(file.likeness(of: question, to: [[keys[0]], [keys[2]]]) == nil)
        #expect(file.likeness(of: question, to: [[keys[0]], [keys[1], keys[2]]]) == nil)
        #expect(file.likeness(of: question, to: [[keys[0]], []]) == nil)
        #expect(file.likeness(of: Vector([1, 0]), to: [[keys[0]]]) == nil)
    }

    @Test func `what another process has added is seen`() throws {
        let folder = Folder()
        let (writer, reader) = (VectorFile(folder.file), VectorFile(folder.file))
        try writer.add([(ContentKey("a"), Vector([1, 2]))])
        #expect(reader.count == 0)
        reader.refresh()
        #expect(!reader.lacks(ContentKey("a")))
        #expect(VectorFile(folder.file).count == 1)
    }

    /// A machine may lose power at any byte.
    @Test func `a file that is cut off anywhere keeps what was whole, and goes on`() throws {
        var source = SplitMix(state: 3)
        let whole = Folder()
        let vectors = (0..<4).map { (key: ContentKey("\($0)"), vector: Self.vector(20, &source)) }
        try VectorFile(whole.file).add(vectors)
        let bytes = try Data(contentsOf: URL(filePath: whole.file))
        let record = (bytes.count - 16) / 4
        for cut in stride(from: 0, through: bytes.count, by: 7) {
            let folder = Folder()
            try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
            try bytes.prefix(cut).write(to: URL(filePath: folder.file))
            let file = VectorFile(folder.file)
            #expect(file.count == max(0, cut - 16) / record)
            try file.add(Array(vectors[file.count...]))
            #expect(file.count == 4)
            #expect(try Data(contentsOf: URL(filePath: folder.file)) == bytes)
        }
    }

    @Test func `a record that was changed is not used, nor what follows it`() throws {
        let folder = Folder()
        let file = VectorFile(folder.file)
        try file.add((0..<3).map { (ContentKey("\($0)"), Vector([Float($0 + 1), 1, 1, 1, 1, 1, 1, 1])) })
        var bytes = try Data(contentsOf: URL(filePath: folder.file))
        bytes[16 + 32 + 24] ^= 0x40
        try bytes.write(to: URL(filePath: folder.file))
        #expect(VectorFile(folder.file).count == 1)
    }

    @Test(arguments: ["", "x", "not a file of vectors at all, but long enough to have a head"])
    func `another file in its place is begun anew`(_ text: String) throws {
        let folder = Folder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: folder.file))
        let file = VectorFile(folder.file)
        #expect(file.count == 0)
        try file.add([(ContentKey("a"), Vector([1, 2, 3]))])
        #expect(VectorFile(folder.file).count == 1)
    }

    /// A server may give longer vectors from one day to the next, while somebody looks into the shorter ones.
    @Test func `vectors of another length take the place of the file, and whoever looks into the old one still may`() throws {
        let folder = Folder()
        let (writer, reader) = (VectorFile(folder.file), VectorFile(folder.file))
        var source = SplitMix(state: 5)
        try writer.add((0..<2_000).map { (ContentKey("\($0)"), Self.vector(64, &source)) })
        reader.refresh()
        try writer.add([(ContentKey("khác"), Vector([1, 2, 3]))])
        #expect(reader.nearest(to: Self.vector(64, &source), limit: 2_000).count == 2_000)
        reader.refresh()
        #expect(reader.count == 1 && !reader.lacks(ContentKey("khác")))
    }

    @Test func `a file that was taken away is begun anew`() throws {
        let folder = Folder()
        let file = VectorFile(folder.file)
        try file.add([(ContentKey("a"), Vector([1, 0])), (ContentKey("b"), Vector([0, 1]))])
        try FileManager.default.removeItem(atPath: folder.path)
        try file.add([(ContentKey("c"), Vector([1, 0]))])
        #expect(file.count == 1)
        #expect(VectorFile(folder.file).count == 1)
    }

    @Test func `a file that was made anew in another order is read anew`() throws {
        let folder = Folder()
        let (reader, vectors) = (VectorFile(folder.file), [(ContentKey("a"), Vector([1, 0])), (ContentKey("b"), Vector([0, 1]))])
        try reader.add(vectors)
        try FileManager.default.removeItem(atPath: folder.path)
        try VectorFile(folder.file).add(vectors.reversed() + [(ContentKey("c"), Vector([1, 1]))])
        reader.refresh()
        let likeness = try #require(reader.likeness(of: Vector([1, 0]), to: [[ContentKey("a")], [ContentKey("b")], [ContentKey("c")]]))
        #expect(likeness[0] > 0.9 && likeness[1] < 0.1)
    }
}
