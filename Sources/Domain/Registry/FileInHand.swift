// SPDX-License-Identifier: Apache-2.0

/// A file received before the day asked about: it stays with whom the acts leave it, and where they are silent, nobody guesses.
struct FileInHand {
    let present: Competence.Finding
    /// What held on the day the file was received.
    let then: Competence.Finding
    let received: Day
    let rules: [FileRule]

    var finding: Competence.Finding {
        let rule = rules.first { rule in
            rule.received.contains(received) && rule.appliesFrom.map { $0 <= present.on } ?? true
        }
        switch rule?.outcome {
        case .formerHolder: return finding(then.result, then.holders, [rule.map(Competence.Reason.init)].compactMap { $0 } + then.reasons)
        case .unsettled: return finding(.unsettled, both, [rule.map(Competence.Reason.init)].compactMap { $0 })
        case nil: return hasMoved ? finding(.unsettled, both, [.noFileRule(received: received)]) : present
        }
    }

    /// Whether who would have settled the file then is another than who would now.
    private var hasMoved: Bool {
        guard present.result == .one || present.result == .split else { return false }
        return Set(then.holders.map(\.competence.authority)) != Set(present.holders.map(\.competence.authority))
    }

    private var both: [Competence.Holder] {
        var seen: Set<Competence.ID> = []
        return (then.holders + present.holders).filter { seen.insert($0.competence.id).inserted }
            .map { Competence.Holder(competence: $0.competence, signer: nil) }
    }

    private func finding(
        _ result: Competence.Result, _ holders: [Competence.Holder], _ reasons: [Competence.Reason]
    ) -> Competence.Finding {
        Competence.Finding(
            duty: present.duty, place: present.place, on: present.on, result: result, holders: holders, reasons: reasons,
            timeline: present.timeline, expires: nil, successors: present.successors
        )
    }
}
