// SPDX-License-Identifier: Apache-2.0

/// Figures in the text format, version 0.0.4, that Prometheus and its kin read.
struct Exposition {
    private(set) var text = ""

    static let type = "text/plain; version=0.0.4; charset=utf-8"

    enum Kind: String { case counter, gauge, histogram }

    struct Sample {
        let suffix: String
        let labels: [(name: String, value: String)]
        let value: Double

        init(_ value: Double) { self.init([], value) }

        init(_ labels: [(name: String, value: String)], suffix: String = "", _ value: Double) {
            self.suffix = suffix
            self.labels = labels
            self.value = value
        }
    }

    /// Samples of one name stand together, whatever their labels.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        guard !samples.isEmpty else { return }
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples {
            let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }.joined(separator: ",")
            text += "\(name)\(sample.suffix)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(sample.value))\n"
        }
    }

    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Double) { add(name, kind, help, [Sample(value)]) }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        let plain = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        return quotes ? plain.replacing("\"", with: "\\\"") : plain
    }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}

/// How often something took how long.
struct Histogram: Sendable, Equatable {
    /// Of each bound how many took no longer, but longer than the bound before; behind the last one, how many took longer still.
    private(set) var counts: [Int]
    private(set) var sum = 0.0

    /// In seconds; the goals of the pages and of the assistant lie on bounds.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10]

    init() { counts = Array(repeating: 0, count: Self.bounds.count + 1) }

    var count: Int { counts.reduce(0, +) }

    mutating func add(_ seconds: Double) {
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }

    mutating func add(_ other: Histogram) {
        for at in counts.indices { counts[at] += other.counts[at] }
        sum += other.sum
    }

    /// The least bound that so many in a hundred keep; `nil` where nothing was measured, infinite where they keep none.
    func bound(percent: Int) -> Double? {
        guard count > 0 else { return nil }
        let wanted = (count * percent + 99) / 100
        var kept = 0
        for (at, bound) in Self.bounds.enumerated() {
            kept += counts[at]
            if kept >= wanted { return bound }
        }
        return .infinity
    }

    func samples(_ labels: [(name: String, value: String)]) -> [Exposition.Sample] {
        var below = 0
        let bounds = Self.bounds.map(Exposition.number) + ["+Inf"]
        let buckets = zip(bounds, counts).map { bound, count in
            below += count
            return Exposition.Sample(labels + [("le", bound)], suffix: "_bucket", Double(below))
        }
        return buckets + [.init(labels, suffix: "_sum", sum), .init(labels, suffix: "_count", Double(count))]
    }
}
