// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation
import Importing

extension DongHanh {
    struct Proposals: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Đọc từ văn bản những thẩm quyền có thể đưa vào sổ (what an act proposes for the registry).",
            discussion: """
                Reads each FILE, an act as published, and prints every power that it gives to an authority (place, holder, matter,
                days) and every procedure that it drops or makes simpler (time limits, dossier, conditions), and how each stands to
                the registry. Nothing is taken in; drafts are made of proposals on the page /proposals,
                and hold when a second person has approved them.
                """
        )

        @Argument(help: ArgumentHelp("Tệp văn bản (files of acts).", valueName: "file"))
        var files: [String]

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            let registry = try await house.registries.registry(known: nil)
            let acts = try files.map { file in
                let act = try ActFile(path: file).read().act
                return ProposingAct(document: act.document, proposals: CompetenceReader.proposals(in: act).map { ProposalLine($0, registry) })
            }
            if console.isJSON { return try console.write(json: acts) }
            for act in acts { console.write(ProposalSheet(act, console).text) }
        }
    }
}

/// An act with what it proposes.
struct ProposingAct: Encodable {
    let document: LegalDocument
    let proposals: [ProposalLine]
}

/// A proposal, and how it stands to the registry.
struct ProposalLine: Encodable {
    let proposal: CompetenceProposal
    /// held, unverified or new.
    let standing: String
    let rows: [Competence.ID]
    /// Changes of procedures that the registry has from this place.
    let changes: [ProcedureChange.ID]
    let duties: [Duty.ID]

    init(_ proposal: CompetenceProposal, _ registry: Registry) {
        self.proposal = proposal
        switch registry.standing(of: proposal) {
        case .held(let rows): (standing, self.rows, changes, duties) = ("held", rows.map(\.id), [], rows.map(\.duty))
        case .unverified(let rows): (standing, self.rows, changes, duties) = ("unverified", rows.map(\.id), [], rows.map(\.duty))
        case .known(let changes, let rows):
            (standing, self.rows, self.changes, duties) = ("held", rows.map(\.id), changes.map(\.id), changes.flatMap(\.duties))
        case .new(let likely): (standing, rows, changes, duties) = ("new", [], [], likely.map(\.id))
        }
    }
}
