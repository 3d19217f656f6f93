// SPDX-License-Identifier: Apache-2.0

// How a file is handled, as the registry and the portals tell it.
extension HandbookWriter {
    /// The registry's own words first, then what people have recorded of each procedure, then each portal's words under the procedure's name.
    func handling(_ duty: Duty, _ seen: [Procedure]) -> [HandbookPart] {
        func own(_ text: String?) -> [HandbookLine] { text.map { [HandbookLine(Words(vi: $0))] } ?? [] }
        func portals(_ text: (Procedure) -> String?) -> [HandbookLine] {
            seen.compactMap { procedure in
                text(procedure).map { HandbookLine(label: Self.name(procedure), Words(vi: $0), sources: procedure.sources) }
            }
        }
        let local = seen.flatMap { procedure in
            procedure.localTimeLimits.map { HandbookLine(label: Self.local, Words(vi: $0), sources: procedure.sources) }
        }
        return [
            HandbookPart(.dossier, duty.dossier.map { HandbookLine(Words(vi: $0)) } + recorded(seen, \.dossierTexts) + portals(\.dossier)),
            HandbookPart(.filing, own(duty.filing) + recorded(seen, \.filingTexts)), HandbookPart(.steps, recorded(seen, \.stepTexts)),
            HandbookPart(.timeLimit, own(duty.timeLimit) + recorded(seen, \.limitTexts) + portals(\.nationalTimeLimit) + local),
            HandbookPart(.fee, own(duty.fee) + recorded(seen, \.feeTexts) + portals(\.fee)), HandbookPart(.forms, recorded(seen, \.forms)),
            HandbookPart(.result, own(duty.output) + recorded(seen) { [$0.result].compactMap { $0 } } + portals(\.output)),
        ]
    }

    /// The same of a procedure that no duty claims.
    func handling(_ procedure: Procedure) -> [HandbookPart] {
        func one(_ text: String?) -> [HandbookLine] { text.map { [HandbookLine(Words(vi: $0), sources: procedure.sources)] } ?? [] }
        let seen = [procedure]
        let limits = one(procedure.nationalTimeLimit) + procedure.localTimeLimits.map { HandbookLine(label: Self.local, Words(vi: $0)) }
        return [
            HandbookPart(.dossier, recorded(seen, \.dossierTexts) + one(procedure.dossier)), HandbookPart(.filing, recorded(seen, \.filingTexts)),
            HandbookPart(.steps, recorded(seen, \.stepTexts)), HandbookPart(.timeLimit, recorded(seen, \.limitTexts) + limits),
            HandbookPart(.fee, recorded(seen, \.feeTexts) + one(procedure.fee)), HandbookPart(.forms, recorded(seen, \.forms)),
            HandbookPart(.result, recorded(seen) { [$0.result].compactMap { $0 } } + one(procedure.output)),
        ]
    }

    private static func name(_ procedure: Procedure) -> Words {
        let code = procedure.code.map { " (\($0))" } ?? ""
        return Words(vi: procedure.name.vi + code, en: procedure.name.en.map { $0 + code })
    }

    func published(_ procedure: Procedure) -> HandbookLine {
        let told = [procedure.level, procedure.announcedBy, procedure.basis.map { $0 == "chưa xác minh" ? "" : $0 }].compactMap { $0 }
            .filter { !$0.isEmpty }
        let subject = Subject.fact("procedure", procedure.id.text)
        let stale = registry.staleness.grounds(of: subject, on: day) + registry.staleness.warnings(of: subject, on: day)
        let code = procedure.code.map { Words(vi: "mã \($0)", en: "code \($0)") } ?? Words(vi: "chưa thấy mã", en: "no code seen")
        return HandbookLine(
            label: procedure.name,
            Words(
                vi: ([code.vi] + told + stale.map(\.sentence.vi)).joined(separator: "; "),
                en: ([code.text(in: .en)] + told + stale.map { $0.sentence.text(in: .en) }).joined(separator: "; ")),
            mark: procedure.confidence == .low || !stale.isEmpty ? .unverified : nil, sources: procedure.sources)
    }

    /// What holds or is to come; what has ended no longer guides anybody.
    func changed(_ change: ProcedureChange) -> [HandbookLine] {
        if change.until?.hasCome(by: day) == true { return [] }
        let isInForce = change.from.hasCome(by: day) == true
        let period = Period.words(from: change.from, until: change.until)
        let stale = registry.staleness.grounds(of: .fact("change", change.id.text), on: day)
        let since = Words(
            vi: stale.map { " " + $0.sentence.vi }.joined(), en: stale.map { " " + $0.sentence.text(in: .en) }.joined())
        let before = change.before.map { Words(vi: " Trước: \($0).", en: " Before: \($0).") } ?? Words(vi: "", en: "")
        return [
            HandbookLine(
                label: Words(vi: change.procedure),
                Words(
                    vi: "\(change.after).\(before.vi) Áp dụng: \(period.vi). Căn cứ: \(change.path), \(change.document).\(since.vi)",
                    en: "\(change.after).\(before.text(in: .en)) Applies: \(period.text(in: .en)). Basis: \(change.path), "
                        + "\(change.document).\(since.text(in: .en))"),
                mark: isInForce && stale.isEmpty ? nil : .unverified, document: change.document, sources: change.sources)
        ]
    }

    func transition(_ duty: Duty) -> [HandbookLine] {
        let rules = registry.fileRules(for: duty.id).map { HandbookLine($0.text, sources: $0.sources) }
        let over = duty.supersession.map { [HandbookLine(label: Self.perhapsOver, $0, mark: .unverified)] } ?? []
        return (duty.transition.map { [HandbookLine($0)] } ?? []) + rules + over
    }

    func answered(_ question: PracticeQuestion) -> HandbookLine {
        let facts = question.facts
        return HandbookLine(
            label: question.question,
            Words(vi: facts.map(\.vi).joined(separator: " "), en: facts.map { $0.text(in: .en) }.joined(separator: " ")), mark: .guidance,
            sources: question.sources)
    }

    /// Those that the finding has not stated already.
    func doubts(_ duty: Duty, _ finding: Competence.Finding) -> [HandbookLine] {
        let said = Set(finding.reasons.map(\.text))
        return registry.doubts(about: duty.id).filter { !said.contains($0.text) }.map { HandbookLine($0.text, sources: $0.sources) }
    }

    /// What took it over, and what it took over.
    func related(_ duty: Duty, _ finding: Competence.Finding) -> [HandbookLine] {
        let taken = takenOver[duty.id, default: []].sorted()
        var seen: Set<Duty.ID> = [duty.id]
        return (finding.successors + duty.overtakenBy + taken).filter { seen.insert($0).inserted }.compactMap(registry.duty)
            .filter { !$0.isDraft }.map { HandbookLine(label: Words(vi: $0.id.text), $0.title) }
    }

    private static let perhapsOver = Words(vi: "Có thể đã bị văn bản sau thay", en: "Perhaps overtaken by a later act")
}
