// SPDX-License-Identifier: Apache-2.0
import Domain

/// Reads from one unit of an act what it changes in the handling of one procedure: limits, dossier, steps, conditions, or that it is dropped.
struct HandlingReader {
    let matter: String
    let underlying: [String]
    let holder: String?
    let sentence: String
    let change: HandlingChange

    /// What a unit turns out to be.
    enum Look {
        case change(HandlingReader)
        /// What follows below are procedures that are dropped, one each.
        case listOfDropped
        /// Whatever it holds stands further below.
        case none
    }

    /// - Parameter isDropped: Whether a list above says that what it names is dropped.
    static func look(at unit: ActUnit, isDropped: Bool) -> Look {
        let lead = lead(of: unit)
        let kind = isDropped ? .dropped : HandlingWords.kind(of: lead)
        let inner = units(in: unit)
        if kind == .dropped, !inner.isEmpty, HandlingWords.announcesList(lead, over: inner.map(Self.lead)) { return .listOfDropped }
        // "Phụ lục III. Hồ sơ, trình tự, thủ tục …": each part below is about a procedure of its own.
        let isOfMany =
            inner.contains { $0.step.unit == .part || $0.step.unit == .section }
            && inner.allSatisfy { HandlingWords.kind(of: Self.lead(of: $0)) != nil }
        if isOfMany { return .none }
        if let kind { return .change(HandlingReader(unit, lead, kind)) }
        let isSmall = unit.step.unit == .section || unit.step.unit == .clause || unit.step.unit == .point
        // "VII. … / Thủ tục … / Không thực hiện …": the words stand below a title of their own.
        if isSmall || !inner.contains(where: { $0.step.unit == .section }),
            let line = lines(of: unit).first(where: HandlingWords.saysOfTitle)
        {
            return .change(
                HandlingReader(unit, isSmall && !lead.isEmpty && lead != line ? lead : line, HandlingWords.kind(of: line) ?? .steps, at: line))
        }
        guard isSmall, !lead.isEmpty, !HandlingWords.isTitleOfMany(lead), inner.contains(where: { HandlingWords.kind(of: Self.lead(of: $0)) != nil })
        else { return .none }
        return .change(HandlingReader(unit, lead, nil))
    }

    private init(_ unit: ActUnit, _ lead: String, _ kind: HandlingChange.Kind?, at line: String? = nil) {
        let leads = [lead] + [line].compactMap { $0 } + Self.units(in: unit).map(Self.lead).filter { HandlingWords.kind(of: $0) != nil }
        let cited = leads.compactMap { PowerSentence.split(HandlingWords.procedure(in: Self.bare($0))).1 }
        underlying = cited.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        matter = Self.matter(lead)
        sentence = String(([lead] + Self.lines(of: unit).filter { !lead.contains($0) }).joined(separator: "\n").prefix(Self.longestSentence))
        var parts = Parts()
        parts.read(unit, lead: line ?? lead, kind, isTop: true)
        change = HandlingChange(parts.found)
        holder = change.parts.allSatisfy { $0.kind == .dropped } ? nil : Self.holder(in: Self.text(of: unit))
    }

    private static let longestSentence = 1_500

    // MARK: Words of a unit

    /// The title with what follows on it where a page broke it in two, or the first line where there is no title.
    static func lead(of unit: ActUnit) -> String {
        let first = lines(of: unit).first ?? ""
        guard !unit.heading.isEmpty else { return first }
        return isBroken(unit.heading, before: first) ? "\(unit.heading) \(first)" : unit.heading
    }

    /// "… Điều 36" / "Nghị định số …"; "… có hạ tầng" / "mạng, …"; "NĐ-" / "CP …".
    private static func isBroken(_ heading: String, before line: String) -> Bool {
        guard let last = heading.last, let first = line.first, !".:;”".contains(last) else { return false }
        if first.isLowercase || heading.hasSuffix("NĐ-") || heading.hasSuffix("QĐ-") { return true }
        let words = heading.split(separator: " ").suffix(2).map { Vietnamese.folded(String($0)) }
        let isOpen = ["dieu", "khoan", "diem", "tai", "cua", "so", "dinh", "va", "vao", "luat", "phu", "lap"].contains { words.contains($0) }
        return isOpen && ["Nghị định", "Quyết định", "Luật", "Điều", "Thông tư", "Cơ sở", "Giấy", "Phụ lục"].contains { line.hasPrefix($0) }
    }

    private static func lines(of unit: ActUnit) -> [String] {
        unit.elements.flatMap { element -> [String] in
            if case .block(let block) = element, block.kind == .text || block.kind == .quotation { block.lines } else { [] }
        }
    }

    private static func units(in unit: ActUnit) -> [ActUnit] {
        unit.elements.compactMap { if case .unit(let inner) = $0, inner.step.unit != .form { inner } else { nil } }
    }

    private static func text(of unit: ActUnit) -> [String] {
        [unit.heading] + lines(of: unit) + units(in: unit).flatMap(text)
    }

    private static func bare(_ lead: String) -> String {
        let words = Vietnamese.composed(lead).replacing("Uỷ", with: "Ủy").replacing("uỷ", with: "ủy").replacing("NĐ- CP", with: "NĐ-CP")
        let tails = [
            " như sau:", " gồm:", " bao gồm:", " được quy định như sau:", " bao gồm các tài liệu sau:", " được thực hiện như sau:", ":", ";", ".",
        ]
        return tails.first { words.hasSuffix($0) }.map { String(words.dropLast($0.count)) } ?? words
    }

    /// "Thời gian quy định tại khoản 3 Điều 13 … đối với việc cấp lại …" names its procedure behind what it cites.
    private static func matter(_ lead: String) -> String {
        let bare = bare(lead)
        let (what, cited) = PowerSentence.split(HandlingWords.procedure(in: bare))
        guard cited != nil, ["quy định tại ", "theo quy định", "được quy định", "tại "].contains(where: { what.hasPrefix($0) }) else { return what }
        guard let behind = [" đối với việc ", " đối với ", " là việc "].compactMap({ what.firstRange(of: $0)?.upperBound }).min() else { return what }
        return PowerSentence.split(HandlingWords.procedure(in: String(what[behind...]))).0
    }

    /// Who handles the files: "Ủy ban nhân dân cấp tỉnh xét …", "Bộ … (Cục …) có trách nhiệm …".
    private static func holder(in lines: [String]) -> String? {
        for sentence in lines.flatMap(PowerSentence.sentences) {
            let text = bare(sentence)
            for clause in clauses(of: text) {
                guard let found = PowerSentence.holder(clause) else { continue }
                var (name, rest) = (found.name, found.rest)
                if rest.hasPrefix("("), let close = rest.firstIndex(of: ")"), rest[..<close].count < 60 {
                    name += " \(rest[...close])"
                    rest = rest[rest.index(after: close)...].drop { $0 == " " }
                }
                // "Ủy ban nhân dân cấp tỉnh thẩm định, ban hành quyết định …": the name ends where it begins to do something.
                if let verb = HandlingWords.endsOfHolder.compactMap({ name.firstRange(of: $0)?.lowerBound }).min() {
                    return String(name[..<verb])
                }
                if HandlingWords.doing.contains(where: { rest.hasPrefix($0) }) { return name }
            }
        }
        return nil
    }

    /// The text from its beginning, and from behind each comma.
    private static func clauses(of text: String) -> [Substring] {
        var found = [text[...]]
        var rest = text[...]
        while let comma = rest.firstRange(of: ", ") {
            rest = rest[comma.upperBound...]
            found.append(rest)
        }
        return found
    }
}

extension HandlingReader {
    /// What is otherwise, gathered in the order of the text.
    private struct Parts {
        private(set) var found: [HandlingChange.Part] = []

        /// - Parameter kind: What the unit's own words speak of, where it is known.
        mutating func read(_ unit: ActUnit, lead: String, _ kind: HandlingChange.Kind?, isTop: Bool) {
            let kind = kind ?? HandlingWords.kind(of: lead)
            let inner = HandlingReader.units(in: unit)
            let isTold = inner.contains { HandlingWords.kind(of: HandlingReader.lead(of: $0)) != nil }
            let count = found.count
            switch kind {
            case .dropped: add(.init(.dropped, HandlingReader.bare(lead)))
            case .dossier where !isTold, .condition where !isTold:
                add(.init(kind ?? .dossier, whole(unit, lead)))
                // A clause that was not read as one of its own.
                for line in HandlingReader.text(of: unit) where line.contains("hời hạn giải quyết") || line.contains("hời gian giải quyết") {
                    limits(in: line)
                }
                return
            case .dossier, .condition, .steps: add(.init(kind ?? .steps, HandlingReader.bare(lead)))
            case .timeLimit, nil: break
            }
            let own = isTop ? [lead] + HandlingReader.lines(of: unit) : [unit.heading] + HandlingReader.lines(of: unit)
            if kind != .dropped { own.forEach { limits(in: $0) } }
            for one in inner { read(one, lead: HandlingReader.lead(of: one), nil, isTop: false) }
            // A term that is told without a number.
            if isTop, kind == .timeLimit, found.count == count { add(.init(.timeLimit, whole(unit, lead))) }
        }

        private mutating func limits(in text: String) {
            for limit in LimitMentions.found(in: text) { add(.init(.timeLimit, limit, former: former(of: limit, in: text))) }
        }

        /// "giảm từ 15 ngày xuống còn 10 ngày".
        private func former(of limit: String, in text: String) -> String? {
            for word in [" xuống còn ", " xuống "] {
                guard let found = text.firstRange(of: word + limit), let from = text[..<found.lowerBound].firstRange(of: "từ ") else { continue }
                return LimitMentions.found(in: String(text[from.lowerBound..<found.lowerBound])).last
            }
            return nil
        }

        private mutating func add(_ part: HandlingChange.Part) {
            // "từ 15 ngày xuống còn 10 ngày": what held so far is no limit of now.
            if found.contains(where: { $0.kind == part.kind && ($0.words == part.words || $0.former == part.words) }) { return }
            found.removeAll { part.former == $0.words && $0.kind == part.kind }
            found.append(part)
        }

        /// The words of a unit with what stands below it.
        private func whole(_ unit: ActUnit, _ lead: String) -> String {
            let below =
                HandlingReader.lines(of: unit).filter { !lead.contains($0) } + HandlingReader.units(in: unit).flatMap { HandlingReader.text(of: $0) }
            let text = ([lead] + below.filter { !$0.isEmpty }).joined(separator: " ")
            guard text.count > Self.longest, let cut = text.prefix(Self.longest).lastIndex(of: " ") else { return text }
            return text[..<cut] + " …"
        }

        /// Whoever drafts the row sees the source beside it.
        private static let longest = 900
    }
}
