// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a unit hands down to its parts: "3. Sửa đổi, bổ sung một số khoản của Điều 6 như sau:".
struct InstructionContext {
    var document: NamedAct?
    /// The unit that all of the parts are about.
    var path: ProvisionPath?
    var verb: InstructionVerb?
    /// Words to be exchanged in all that the parts name.
    var words: (String, String)?
    var areHeadings = false
    var hasVerb: Bool { verb != nil }
}

/// A change as it was read, before it has a place in the amending act.
struct Change {
    var document: NamedAct?
    var operation: AmendmentOperation
    var doubts: [AmendmentDoubt] = []
    /// A form of the amending act that takes the place of one of the other act.
    var form: (from: ProvisionPath, to: ProvisionPath)?
    var until: Day?
    var isCorrection = false
}

/// One unit of an amending act, read as an instruction.
struct Instruction {
    let text: InstructionText
    let context: InstructionContext
    let known: [String: NamedAct]
    private(set) var contextForParts: InstructionContext
    var tokens: [InstructionToken] { text.tokens }

    var words: String { text.words }

    init(_ text: InstructionText, _ context: InstructionContext, _ known: [String: NamedAct]) {
        self.text = text
        self.context = context
        self.known = known
        contextForParts = InstructionContext(document: context.document, path: context.path)
    }

    /// - Parameter hasParts: Whether units stand under this one, so that it may only introduce them.
    mutating func changes(hasParts: Bool) -> [Change] {
        let lengthened = lengthened()
        if !lengthened.isEmpty { return lengthened }
        let ended = wholeActs()
        if !ended.isEmpty { return ended }
        if let list = endedList {
            contextForParts = InstructionContext(verb: .repeal)
            return hasParts ? [] : repeals(Clause(verb: .repeal, range: list..<tokens.count), nil, hasParts: false)
        }
        var clauses = clauses()
        if clauses.isEmpty {
            guard let verb = context.verb else {
                contextForParts.document = context.document
                return []
            }
            clauses = [Clause(verb: verb, range: 0..<tokens.count, isInherited: true)]
        }
        var changes: [Change] = []
        for clause in clauses { changes += self.changes(clause, hasParts: hasParts) }
        return changes
    }

    // MARK: Clauses

    /// A verb with all that belongs to it.
    struct Clause {
        let verb: InstructionVerb
        /// Behind the verb.
        let range: Range<Int>
        var isInherited = false
    }

    private func clauses() -> [Clause] {
        var heads: [(start: Int, end: Int, verb: InstructionVerb)] = []
        var at = 0
        var depth = 0
        while at < tokens.count {
            if tokens[at].low == "(" { depth += 1 }
            if tokens[at].low == ")" { depth = max(0, depth - 1) }
            if depth == 0, let (verb, end) = InstructionVerb.read(tokens, at: at) {
                // "Thông tư số … sửa đổi, bổ sung một số điều của …": none of its verbs opens anything.
                if mayOpen(at, isFirst: heads.isEmpty) { heads.append((at, end, verb)) }
                at = end
            } else {
                at += 1
            }
        }
        // "Đính chính …: Chỉnh sửa cụm từ …" changes no law: it puts right how it was printed.
        let isCorrection = context.verb == .correct || heads.first?.verb == .correct
        return heads.indices.map { index in
            let stop = index + 1 < heads.count ? heads[index + 1].start : tokens.count
            let verb = isCorrection && heads[index].verb == .amend ? .correct : heads[index].verb
            return Clause(verb: verb, range: heads[index].end..<stop)
        }
    }

    /// "đã được sửa đổi", "việc bãi bỏ" instruct nobody; a verb opens the text, or follows on another instruction.
    private func mayOpen(_ at: Int, isFirst: Bool) -> Bool {
        if at == 0 { return true }
        let before = tokens[at - 1].low
        if isFirst { return before == ":" || before == "." || before == ";" }
        guard before == "và" || before == "," || before == ";" || before == "." || tokens[at - 1].kind.isQuote else { return false }
        // "Sửa đổi, bổ sung, bãi bỏ một số điều": one title, no three instructions.
        return true
    }

    // MARK: One clause

    private mutating func changes(_ clause: Clause, hasParts: Bool) -> [Change] {
        let document = document(from: clause.range.lowerBound, to: clause.range.upperBound) ?? context.document
        if document?.isOwn == true, clause.isInherited == false, !(clause.verb == .repeal) { return [] }
        if !clause.isInherited { hand(down: clause, document) }
        let words = wordChanges(clause, document)
        if hasParts, case .replaceWords(let old, let new, let parts)? = words.first?.operation, parts.isEmpty {
            contextForParts.words = (old, new)
            return []
        }
        if !words.isEmpty { return words }
        switch clause.verb {
        case .amend, .replace:
            if let forms = formChanges(clause, document) { return forms }
            return amendments(clause, document, hasParts: hasParts)
        case .insert: return insertions(clause, document, hasParts: hasParts)
        case .repeal: return repeals(clause, document, hasParts: hasParts)
        case .correct:
            return amendments(clause, document, hasParts: hasParts).map {
                var change = $0
                change.isCorrection = true
                return change
            }
        case .suspend: return suspensions(clause, document)
        }
    }

    private mutating func hand(down clause: Clause, _ document: NamedAct?) {
        contextForParts.document = document
        contextForParts.verb = clause.verb
        let scan = targetScan(clause.range)
        contextForParts.areHeadings = !scan.isEmpty && scan.allSatisfy { $0.part == .heading }
        let paths = scan.filter { !$0.path.steps.isEmpty }
        contextForParts.path = paths.count == 1 && paths[0].part == .whole ? resolved(paths[0].path, clause.range) : context.path
        if paths.count > 1 { contextForParts.path = nil }
    }

    func document(from start: Int, to end: Int) -> NamedAct? {
        var at = start
        var depth = 0
        while at < end {
            if tokens[at].low == "(" { depth += 1 }
            if tokens[at].low == ")" { depth = max(0, depth - 1) }
            // What stands behind "như sau" is the new wording; a form may come with "Thông tư này".
            if tokens.end(of: ["như", "sau"], at: at) != nil { return nil }
            if depth == 0, let (act, _) = NamedAct.read(tokens, at: at, known: known), !isOwnForm(at) { return act }
            at += 1
        }
        return nil
    }

    private func isOwnForm(_ at: Int) -> Bool {
        guard let (act, _) = NamedAct.read(tokens, at: at), act.isOwn else { return false }
        return at >= 2 && (tokens[at - 1].low == "theo" || tokens[at - 1].low == "tại")
    }

    func targetScan(_ range: Range<Int>) -> [TargetScan.Target] {
        var at = range.lowerBound
        // "một số điều của", "các nội dung sau đây tại": no unit yet.
        var scan = TargetScan(tokens, from: at, before: range.upperBound)
        while scan.targets.isEmpty, at < range.upperBound, tokens[at].low != ":", NamedAct.read(tokens, at: at, known: known) == nil {
            at = max(scan.end, at + 1)
            scan = TargetScan(tokens, from: at, before: range.upperBound)
        }
        return scan.targets
    }

    /// A part's address completed by what its outer unit is about.
    func resolved(_ path: ProvisionPath, _ range: Range<Int>) -> ProvisionPath {
        var path = path
        let names = tokens.first(of: ["ban", "hành", "kèm", "theo"], from: range.lowerBound, before: range.upperBound) != nil
        if names, path.steps.first.map({ $0.unit.order > ProvisionPath.Unit.form.order }) == true {
            path = ProvisionPath([.init(.attachment, "")] + path.steps)
        }
        guard let outer = context.path, let last = outer.steps.last, let first = path.steps.first else { return path }
        if first.unit.order > last.unit.order { return ProvisionPath(outer.steps + path.steps).withoutChapters }
        // "khoản 2 Điều 5" under "Điều 6": the part says it all; an annex is still the same annex.
        let enclosures = outer.steps.filter { $0.unit.isEnclosure }
        return first.unit.isEnclosure ? path : ProvisionPath(enclosures + path.steps)
    }

    // MARK: New wording

    func quotes(_ range: Range<Int>) -> [[String]] { tokens[range].compactMap { $0.quote.map { text.quotes[$0] } } }

    private func amendments(_ clause: Clause, _ document: NamedAct?, hasParts: Bool) -> [Change] {
        let quotes = quotes(clause.range)
        let stop = tokens[clause.range].firstIndex { $0.kind.isQuote } ?? clause.range.upperBound
        var targets = targetScan(clause.range.lowerBound..<stop)
        if quotes.isEmpty {
            // Without new words and without parts nothing can be done; a person must see it.
            guard !hasParts, !targets.isEmpty, document != nil, !clause.isInherited else { return [] }
            return targets.map {
                Change(document: document, operation: .replaceText(of: resolved($0.path, clause.range), with: []), doubts: [.noText])
            }
        }
        let areHeadings = !targets.isEmpty ? targets.allSatisfy { $0.part == .heading } : context.areHeadings
        let quoted = QuotedText(quotes.flatMap(areHeadings ? QuotedLines.unmarked : QuotedLines.closed))
        if clause.isInherited, targets.isEmpty {
            targets = quoted.units.map { TargetScan.Target(step: $0.step, part: context.areHeadings ? .heading : .whole) }
        }
        guard !targets.isEmpty else {
            // "Sửa đổi, bổ sung như sau: “5. …”" under "Điều 6".
            return quoted.units.map {
                Change(
                    document: document, operation: .replaceUnit(at: resolved(ProvisionPath([$0.step]), clause.range), with: $0),
                    doubts: [.unreadWords])
            }
        }
        if targets.allSatisfy({ $0.part == .heading }) { return headings(targets, quoted, document, clause) }
        // "Sửa đổi tên Điều và sửa đổi, bổ sung Điều 20": the quoted article brings its heading.
        let wholes = targets.filter { $0.part != .heading }
        return Pairing(wholes.map { ($0, resolved($0.path, clause.range)) }, quoted).changes.map {
            var change = $0
            change.document = document
            return change
        }
    }

    private func headings(_ targets: [TargetScan.Target], _ quoted: QuotedText, _ document: NamedAct?, _ clause: Clause) -> [Change] {
        targets.enumerated().compactMap { index, target in
            let path = resolved(target.path, clause.range)
            guard let step = path.steps.last else { return nil }
            let unit = quoted.units.first { $0.step.isSame(as: step) } ?? (targets.count == 1 ? quoted.units.first : nil)
            let words =
                unit.map { ($0.heading.isEmpty ? $0.body : $0.heading).replacing("\n", with: " ") } ?? (targets.count == 1 ? quoted.plainText : nil)
            guard let words else { return nil }
            let isSame = unit.map { $0.step.isSame(as: step) } ?? true
            return Change(document: document, operation: .changeHeading(of: path, to: words), doubts: isSame ? [] : [.otherNumber])
        }
    }
}
