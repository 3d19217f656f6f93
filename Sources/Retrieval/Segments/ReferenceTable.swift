// SPDX-License-Identifier: Apache-2.0
import Domain

/// Gathers which passages name which, while a segment is built.
struct ReferenceTable {
    private let names: ActNames
    private let reader: MentionReader
    private var passages: [Provision.ID: UInt32] = [:]
    private var count: UInt32 = 0
    private var targets: [Provision.ID: UInt32] = [:]
    private var edges: [(target: UInt32, source: UInt32)] = []
    private var spans: [(act: LegalDocument.ID, from: Int, through: Int, source: UInt32)] = []

    init(_ names: ActNames) {
        self.names = names
        reader = MentionReader(names)
    }

    mutating func add(_ provision: Provision, ofKind kind: String) {
        passages[provision.id] = count
        let resolver = ReferenceResolver(names, in: provision, ofKind: kind, on: nil)
        for mention in reader.mentions(in: provision.text, under: provision.path) {
            let candidates = resolver.everyCandidate(mention)
            for candidate in candidates where candidate != provision.id { note(candidate) }
            if let first = Self.article(mention.steps.last), let last = Self.article(mention.through), first < last {
                for act in resolver.acts(mention) { spans.append((act, first, last, count)) }
            }
        }
        count += 1
    }

    /// A text that is no provision names none.
    mutating func skip() { count += 1 }

    private mutating func note(_ target: Provision.ID) {
        let number = targets[target] ?? UInt32(targets.count)
        targets[target] = number
        edges.append((number, count))
    }

    private static func article(_ step: ProvisionPath.Step?) -> Int? {
        guard let step, step.unit == .article else { return nil }
        return Int(step.number.prefix { $0.isNumber })
    }

    /// For each passage those that name it: where its list begins, one more than there are passages, and then the lists.
    var bytes: [UInt8] {
        var lists = [[UInt32]](repeating: [], count: Int(count))
        let places = targets.map { (place: passages[$0.key], number: $0.value) }
        var placeOf = [UInt32?](repeating: nil, count: targets.count)
        for (place, number) in places { placeOf[Int(number)] = place }
        for edge in edges {
            if let place = placeOf[Int(edge.target)] { lists[Int(place)].append(edge.source) }
        }
        for (place, source) in between { lists[Int(place)].append(source) }
        var offsets = ByteWriter()
        var sources = ByteWriter()
        var at: UInt32 = 0
        offsets.fixed(at)
        for list in lists {
            let once = Set(list).sorted()
            for source in once { sources.fixed(source) }
            at += UInt32(once.count)
            offsets.fixed(at)
        }
        return offsets.bytes + sources.bytes
    }

    /// The articles inside "từ Điều 5 đến Điều 9", among them inserted ones.
    private var between: [(place: UInt32, source: UInt32)] {
        guard !spans.isEmpty else { return [] }
        let wanted = Set(spans.map(\.act))
        var articles: [LegalDocument.ID: [(number: Int, place: UInt32)]] = [:]
        for (id, place) in passages {
            guard let slash = id.text.firstIndex(of: "/") else { continue }
            let act = LegalDocument.ID(String(id.text[..<slash]))
            guard wanted.contains(act), let path = ProvisionPath(eId: String(id.text[id.text.index(after: slash)...])), path.steps.count == 1,
                let number = Self.article(path.steps.last)
            else { continue }
            articles[act, default: []].append((number, place))
        }
        return spans.flatMap { span in
            articles[span.act, default: []].filter { (span.from...span.through).contains($0.number) }.map { ($0.place, span.source) }
                .filter { $0.0 != $0.1 }
        }
    }
}
