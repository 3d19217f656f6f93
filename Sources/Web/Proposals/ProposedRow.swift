// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// The draft that is made of a proposal: of a row, or of a change of a procedure.
struct ProposedRow: Sendable {
    private let proposal: CompetenceProposal
    private let registry: Registry
    /// The row that is drafted anew.
    private let held: Competence?
    private let former: String?
    /// Where the words of the proposal stand in the text that is held.
    private var proof: Competence.Basis?

    /// - Parameters:
    ///   - name: Of the row that is drafted anew; `nil` for a new one, and for a change of a procedure.
    ///   - former: The limits that the provisions state which give way, where these are held.
    init(
        _ proposal: CompetenceProposal, _ registry: Registry, over name: String?, former: String?, in documents: any LegalDocuments, today: Day
    ) async throws {
        self.proposal = proposal
        self.registry = registry
        self.former = former
        held = proposal.change == nil ? name.flatMap { registry.competence(.init($0)) } : nil
        if proposal.change == nil { proof = try await proof(in: documents, today: today) }
    }

    /// A row is verified by its words alone: where they do not stand in the text as they were read, it waits for somebody to read it.
    private func proof(in documents: any LegalDocuments, today: Day) async throws -> Competence.Basis? {
        let row = competence(.init(""), .init(""))
        do {
            let reading = try BasisReading(document: proposal.basis.number, path: place, quote: proposal.sentence)
            let basis = try await reading.basis(in: documents, on: row.readingDay(today: today), underlying: row.basis?.underlying)
            return basis.proof?.isCompared == true ? basis : nil
        } catch is VerificationError {
            return nil
        }
    }

    func change(_ id: Change.ID, of subject: Subject, for duty: Duty.ID?, in here: Circumstances) throws -> Change {
        let json = String(decoding: try fact(subject, duty), as: UTF8.self)
        let draft = try Draft(
            of: subject, base: here.current, content: json, reason: "“\(proposal.sentence.prefix(Self.longestQuote))”", source: cited, from: here.day,
            scope: registry.scope(of: subject, content: json), hash: here.hash)
        return try Change(id: id, draft, in: here)
    }

    /// Whoever approves sees the words themselves beside the row.
    private static let longestQuote = 1_000

    private var cited: String { "\(proposal.basis.path.citation) \(proposal.basis.number)" }

    private func fact(_ subject: Subject, _ duty: Duty.ID?) throws -> Data {
        if let change = proposal.change { return try JSONEncoder().encode(procedureChange(.init(subject.key), change, duty)) }
        guard let duty else { throw ProposalError.noSuchDuty("") }
        return try JSONEncoder().encode(competence(.init(subject.key), duty))
    }

    /// What the act says goes before what stood there; what it does not speak of stays.
    private func competence(_ row: Competence.ID, _ duty: Duty.ID) -> Competence {
        let known = proposal.holder.flatMap { registry.authority(named: $0, on: proposal.effect.from ?? Day(number: 0))?.named.authority }
        return Competence(
            id: row, duty: duty,
            authority: known ?? held?.authority ?? Authority(name: Words(vi: proposal.holder ?? ""), level: proposal.level),
            kind: proposal.kind, kindAsPublished: held?.kindAsPublished, from: proposal.effect.from.map { DoubtfulDay($0) } ?? held?.from ?? .unknown,
            until: proposal.effect.until.map { DoubtfulDay($0) } ?? held?.until,
            basis: proof
                ?? .init(
                    document: proposal.basis.number, path: place, isVerified: false, confidence: .high,
                    underlying: proposal.underlying.first ?? held?.basis?.underlying),
            condition: held?.condition, place: held?.place, covers: held?.covers ?? [],
            coversDuties: held?.coversDuties ?? [], coversHolders: held?.coversHolders ?? [],
            notes: held?.notes ?? [proposal.condition].compactMap { $0 },
            sources: held?.sources ?? [cited], confidence: held?.confidence ?? .medium)
    }

    /// A place that somebody wrote down, with the article that he read, stays; one that nobody had found gives way to the one that was read.
    private var place: String {
        guard let basis = held?.basis, basis.document == proposal.basis.number, let path = basis.path, path.contains(where: \.isNumber) else {
            return proposal.basis.path.registryWords
        }
        return path
    }

    private func procedureChange(_ id: ProcedureChange.ID, _ change: HandlingChange, _ duty: Duty.ID?) throws -> ProcedureChange {
        let held = registry.facts.changes.first { $0.id == id }
        guard let field = held?.field ?? duty.flatMap({ registry.duty($0)?.field }) else { throw ProposalError.noSuchDuty(duty?.text ?? "") }
        let moved = (proposal.moved ?? []).map { "\($0.act) \($0.path.registryWords)" }
        return ProcedureChange(
            id: id, field: field, document: proposal.basis.number, path: proposal.basis.path.registryWords, procedure: proposal.matter,
            underlying: moved.isEmpty ? proposal.underlying.first ?? held?.underlying : moved.joined(separator: "; "),
            authority: proposal.holder ?? held?.authority, before: change.former ?? former ?? held?.before, after: change.text,
            from: proposal.effect.from.map { DoubtfulDay($0) } ?? held?.from ?? .unknown,
            until: proposal.effect.until.map { DoubtfulDay($0) } ?? held?.until, duties: held?.duties ?? [duty].compactMap { $0 },
            notes: held?.notes ?? [], sources: held?.sources ?? [cited])
    }
}
