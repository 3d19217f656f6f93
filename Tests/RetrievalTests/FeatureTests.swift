// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@testable import Retrieval

/// What is read off a segment, beside the same worked out of plain strings.
@Suite struct FeatureTests {
    struct Text {
        let heading: String
        let lines: [String]

        var all: [String] { words(heading) + lines.flatMap(words) }
        func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    }

    static func texts(_ count: Int, _ source: inout SplitMix) -> [Text] {
        func line(_ most: Int) -> String {
            (0..<Int.random(in: 1...most, using: &source)).compactMap { _ in MadeUpCorpus.words.randomElement(using: &source) }.joined(separator: " ")
        }
        return (0..<count).map { _ in Text(heading: line(4), lines: (0..<Int.random(in: 1...4, using: &source)).map { _ in line(12) }) }
    }

    static func open(_ passages: [Passage]) throws -> OpenIndex {
        let folder = NSTemporaryDirectory() + "donghanh-features-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var builder = IndexBuilder(folder: folder, generation: "g", documents: [])
        for passage in passages { builder.add(passage) }
        try builder.finish()
        return OpenIndex(try Segment(path: folder + "/segment-1"))
    }

    static func passage(_ at: Int, _ text: Text) -> Passage {
        Passage(
            name: "\(at)", title: text.heading, text: text.lines.joined(separator: "\n"),
            place: .init(act: "act \(at / 5)", number: "1/1901/NĐ-XX", article: at % 5 + 1, context: ["trăng sao"])
        )
    }

    static func pairs(_ words: [String]) -> Set<[String]> { Set(zip(words, words.dropFirst()).map { [$0, $1] }) }

    @Test(arguments: 1...6)
    func `what is read off the segment is what plain strings tell`(_ seed: UInt64) throws {
        var source = SplitMix(state: seed)
        let texts = Self.texts(40, &source)
        let open = try Self.open(texts.enumerated().map(Self.passage))
        let asked = (0..<6).compactMap { _ in MadeUpCorpus.words.randomElement(using: &source) }
        let (names, matrix, _) = open.examples(asked.joined(separator: " "))
        func idf(_ holds: ([String]) -> Bool) -> Double {
            let bearing = Double(texts.count { holds($0.all) })
            return log(1 + (40 - bearing + 0.5) / (bearing + 0.5))
        }
        let wanted = Self.pairs(asked)
        let weights = Dictionary(uniqueKeysWithValues: wanted.map { pair in (pair, idf { Self.pairs($0).contains(pair) }) })
        let sum = weights.values.reduce(0, +)
        for (row, name) in names.enumerated() {
            let text = texts[try #require(Int(name))]
            let share = weights.filter { Self.pairs(text.all).contains($0.key) }.values.reduce(0, +) / sum
            #expect(abs(Double(matrix[row, .shareOfPairs]) - share) < 1e-4)
            let heading = text.words(text.heading)
            let named = heading.filter(asked.contains).map { word in idf { $0.contains(word) } }.reduce(0, +)
            let whole = heading.map { word in idf { $0.contains(word) } }.reduce(0, +)
            #expect(abs(Double(matrix[row, .headingAsked]) - (whole > 0 ? named / whole : -1)) < 1e-4)
            let clauses = text.lines.map { line in
                Set(text.words(line)).intersection(asked).map { word in idf { $0.contains(word) } }.reduce(0, +)
                    / Set(asked).map { word in idf { $0.contains(word) } }.reduce(0, +)
            }
            #expect(Double(matrix[row, .clause]) <= (clauses.max() ?? 0) + 1e-4)
            #expect(matrix[row, .clauses] == Float(text.lines.count))
            let runs = text.lines.map { Self.longestRun(text.words($0), asked) }
            #expect(abs(Double(matrix[row, .longestRun]) - Double(runs.max() ?? 0) / Double(asked.count)) < 1e-4)
            #expect(matrix[row, .actLength] == 5)
            #expect(matrix[row, .rank] == Float(row))
        }
    }

    static func longestRun(_ words: [String], _ asked: [String]) -> Int {
        var best = 0
        for start in words.indices {
            for from in asked.indices {
                var length = 0
                while start + length < words.count, from + length < asked.count, words[start + length] == asked[from + length] { length += 1 }
                best = max(best, length)
            }
        }
        return best
    }

    @Test(arguments: ["Hồ sơ xin thả diều gồm những giấy tờ gì?", "ho so xin tha dieu gom nhung giay to gi"])
    func `of two articles on one matter the heading says which is of the kind asked for`(_ question: String) throws {
        let headings = ["Hồ sơ thả diều", "Lệ phí thả diều", "Các giấy tờ thả diều", ""]
        let open = try Self.open(
            headings.enumerated().map {
                Passage(name: "\($0)", title: $1, text: "Thả diều trên đồi.", place: .init(act: "a", number: "", article: $0 + 1, context: []))
            })
        let (names, matrix, _) = open.examples(question)
        func read(_ name: Int, _ feature: Feature) throws -> Float { matrix[try #require(names.firstIndex(of: "\(name)")), feature] }
        #expect(try (0...3).map { try read($0, .openingInHeading) } == [1, 0, 0, -1])
        #expect(try (0...3).map { try read($0, .thingInHeading) } == [0, 0, 1, -1])
        #expect(try (0...3).map { try read($0, .headingOpens) } == [1, 0, 1, -1])
        #expect(try (0...3).map { try read($0, .headingIsThing) } == [1, 0, 1, 0])
    }

    @Test func `a question that names no kind of thing is told from one whose kind is elsewhere`() throws {
        let open = try Self.open([
            Passage(name: "a", title: "Hình thức thả diều", text: "Thả diều.", place: .init(act: "a", number: "", article: 1, context: []))
        ])
        let unnamed = open.examples("thả diều ở đâu").matrix
        #expect(unnamed[0, .thingInHeading] == -0.5)
        #expect(open.examples("thả diều dưới hình thức nào").matrix[0, .thingInHeading] == 1)
        #expect(open.examples("thả diều lúc nào").matrix[0, .thingInHeading] == 0.3)
    }

    @Test(arguments: 1...6)
    func `candidates are those of scoring every field of every passage`(_ seed: UInt64) throws {
        var source = SplitMix(state: seed)
        let texts = Self.texts(60, &source)
        let open = try Self.open(texts.enumerated().map(Self.passage))
        let asked = (0..<5).compactMap { _ in MadeUpCorpus.words.randomElement(using: &source) } + ["trăng", "sao"]
        let (names, matrix, _) = open.examples(asked.joined(separator: " "))
        func terms(_ words: [String]) -> [String] { words + zip(words, words.dropFirst()).map { "\($0) \($1)" } }
        let fields: [(share: Double, texts: [[String]])] = [
            (1, texts.map { terms($0.all) }), (0.5, texts.map { terms($0.words($0.heading)) }),
            (0.3, texts.map { _ in terms(["trăng", "sao"] + ["1", "1901", "nđ", "xx"].prefix(0)) }),
        ]
        func score(_ at: Int) -> Double {
            fields.reduce(0.0) { sum, field in
                let mean = Double(field.texts.map(\.count).reduce(0, +)) / 60
                return sum
                    + terms(asked).reduce(0.0) { sum, term in
                        let bearing = Double(fields[0].texts.count { $0.contains(term) })
                        let idf = bearing == 0 ? 0 : log(1 + (60 - bearing + 0.5) / (bearing + 0.5))
                        let times = Double(field.texts[at].count { $0 == term })
                        return sum + field.share * idf * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * Double(field.texts[at].count) / mean))
                    }
            }
        }
        let expected = (0..<60).map(score)
        for (row, name) in names.enumerated() {
            let score = expected[try #require(Int(name))]
            #expect(abs(Double(matrix[row, .score]) - score) < 1e-3 * max(1, score))
        }
        #expect(names.count == expected.count { $0 > 0 })
        #expect(zip(0..<names.count, 1..<names.count).allSatisfy { matrix[$0, .score] >= matrix[$1, .score] })
    }

    @Test(arguments: 1...20)
    func `the nearest of two lists is the nearest of all pairs`(_ seed: UInt64) {
        var source = SplitMix(state: seed)
        func list() -> [Int32] { Set((0..<Int.random(in: 0...6, using: &source)).map { _ in Int32.random(in: 0...60, using: &source) }).sorted() }
        let (ones, others) = (list(), list())
        let expected = ones.flatMap { one in others.map { abs(one - $0) } }.min()
        for near: Int32 in [0, 4] {
            let found = ones.withUnsafeBufferPointer { ones in others.withUnsafeBufferPointer { Nearness.distance(ones[...], $0[...], near: near) } }
            // Of two that are near enough it does not matter which is nearer.
            #expect(found.map { max($0, near) } == expected.map { max($0, near) })
        }
    }

    @Test func `what other articles say where they point to one is kept for it`() throws {
        func passage(_ article: Int, _ text: String, act: String = "a") -> Passage {
            Passage(name: "\(act)\(article)", title: "", text: text, place: .init(act: act, number: "", article: article, context: []))
        }
        let open = try Self.open([
            passage(1, "gió mây theo quy định tại Điều 2 của Luật này thì bịa"), passage(2, "sông núi"),
            passage(3, "hồ biển tại Điều 2 của Luật khác"),
            passage(4, "gió mây", act: "b"), passage(2, "cá chim", act: "b"),
        ])
        let (names, matrix, _) = open.examples("gió mây sông")
        let row = try #require(names.firstIndex(of: "a2"))
        #expect(matrix[row, .shareInPointers] > 0)
        #expect(matrix[row, .shareWithPointers] == 1)
        for (row, name) in names.enumerated() where name != "a2" { #expect(matrix[row, .shareInPointers] == 0, "\(name)") }
    }

    @Test func `a question without marks is read without marks throughout`() throws {
        let open = try Self.open([
            Self.passage(0, Text(heading: "sông lường", lines: ["cấp giấy phép"])), Self.passage(1, Text(heading: "hoa", lines: ["lá"])),
        ])
        let marked = open.examples("sông lường giấy phép").matrix
        let folded = open.examples("song luong giay phep").matrix
        #expect(marked.rows == 1)
        #expect(marked.values == folded.values)
    }

    @Test(arguments: ["", "   ", String(repeating: "giấy phép bịa ", count: 500), "\u{0}", "🙂"])
    func `a hostile question is looked at like any other`(_ text: String) throws {
        var source = SplitMix(state: 1)
        let open = try Self.open(Self.texts(20, &source).enumerated().map(Self.passage))
        let isFinite = open.examples(text).matrix.values.allSatisfy(\.isFinite)
        #expect(isFinite)
    }

    @Test(arguments: [
        ("133/2025/NĐ-CP", ActRank.decree, 2025), ("57/2020/QH14", .law, 2020), ("10/2019/TT-BKHCN", .circular, 2019), ("", .other, 0),
        ("03/2008/PL-UBTVQH12", .ordinance, 2008), ("Luật Bịa 1901", .law, 1901), ("12/2011/TTLT-XX", .jointCircular, 2011),
    ])
    func `rank and year are told from the number`(_ number: String, _ rank: ActRank, _ year: UInt32) {
        #expect(ActRank.of(number) == rank)
        #expect(ActRank.year(in: number) == year)
    }

    @Test(arguments: [("Chương II ĐIỀU KHOẢN CHUNG", "ĐIỀU KHOẢN CHUNG"), ("Đề mục 3.2 — Chuyện bịa", " Chuyện bịa"), ("Mục", "Mục"), ("", "")])
    func `a title is read without what only counts it`(_ title: String, _ bare: String) {
        #expect(Passage.bare(title) == bare)
    }
}
