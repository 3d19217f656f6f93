// SPDX-License-Identifier: Apache-2.0

extension Registry {
    /// Who is competent for a duty, at a place, on a day; for a file received earlier, by the rules of the acts that moved the duty.
    package func competence(
        of id: Duty.ID, at place: Place?, on day: Day, received: Day? = nil
    ) throws(RegistryError) -> Competence.Finding {
        guard let duty = duty(id) else { throw .noSuchDuty(id) }
        if let received, received > day { throw .receivedLater(received: received, on: day) }
        let present = Resolution(registry: self, duty: duty, place: place, day: day).finding
        guard let received, received < day, !duty.isDraft else { return present }
        let then = Resolution(registry: self, duty: duty, place: place, day: received).finding
        return FileInHand(present: present, then: then, received: received, rules: fileRules(for: id)).finding
    }
}

/// Settles one duty on one day. The order of the steps is the order of doubt: what cannot be known goes before what is recorded.
struct Resolution {
    let registry: Registry
    let duty: Duty
    let place: Place?
    let day: Day

    var finding: Competence.Finding {
        if duty.isDraft { return finding(.unsettled, [], [.draft(duty)]) }
        let timeline = registry.timeline(of: duty.id).filter(isHere)
        let holding = timeline.filter { $0.standing(on: day) == .holds }
        let doubtful = timeline.filter { $0.standing(on: day) == .inDoubt }
        let standing = registry.doubts(about: duty.id).filter { $0.touches(day) }
        for (effect, result) in [(Doubt.Effect.contested, Competence.Result.contested), (.unsettled, .unsettled)] {
            let doubts = standing.filter { $0.effect == effect }
            if doubts.isEmpty { continue }
            let against = doubts.flatMap(\.holders).compactMap(registry.competence)
            return finding(result, unique(holding + doubtful + against), doubts.map(Competence.Reason.init) + cautions(standing))
        }
        if !doubtful.isEmpty {
            return finding(.unsettled, unique(holding + doubtful), doubtful.flatMap(Competence.Reason.doubtful) + cautions(standing))
        }
        let stale = holding.flatMap { row in registry.staleness.grounds(of: .competence(row), on: day).map { Competence.Reason.stale(row, $0) } }
        if !stale.isEmpty { return finding(.unsettled, holding, stale + cautions(standing)) }
        return settled(holding, timeline, cautions(standing))
    }

    private func settled(_ holding: [Competence], _ timeline: [Competence], _ cautions: [Competence.Reason]) -> Competence.Finding {
        if let gone = holding.first(where: { $0.kind == .abolished || $0.authority.level == .nobody }) {
            return finding(.none, [], [.abolished(gone)] + cautions)
        }
        if let nameless = holding.first(where: { $0.authority.level == .unknown }) {
            return finding(.unsettled, holding, [.unnamed(nameless)] + cautions)
        }
        guard let first = holding.first else { return finding(.none, [], absence(in: timeline) + cautions) }
        if holding.count == 1 { return finding(.one, holding, remarks(on: first) + cautions) }
        guard holding.allSatisfy({ $0.condition != nil }) else { return finding(.contested, holding, [.twoRows(holding)] + cautions) }
        return finding(.split, holding, holding.compactMap(Competence.Reason.condition) + cautions)
    }

    /// An authorisation of one province says nothing of another.
    private func isHere(_ competence: Competence) -> Bool {
        guard let only = competence.place, let place else { return true }
        return only == place.id
    }

    private func remarks(on competence: Competence) -> [Competence.Reason] {
        var reasons: [Competence.Reason] = []
        if competence.kind == nil { reasons.append(.former(competence)) }
        if competence.until == .unknown { reasons.append(.endUnverified(competence)) }
        if !successors.isEmpty { reasons.append(.overtaken(by: successors.compactMap(registry.duty), from: duty)) }
        return reasons
    }

    private func cautions(_ doubts: [Doubt]) -> [Competence.Reason] {
        doubts.filter { $0.effect == .note }.map(Competence.Reason.init)
    }

    /// Why nobody holds the duty: it went over into others, its basis ended, or nothing is recorded.
    private func absence(in timeline: [Competence]) -> [Competence.Reason] {
        let over = successors.compactMap(registry.duty)
        if !over.isEmpty { return [.overtaken(by: over, from: duty)] }
        if let ended = timeline.last(where: { $0.standing(on: day) == .over }) { return [.ended(ended)] }
        return [.nothingRecorded(duty, elsewhere: timeline.isEmpty && place != nil)]
    }

    /// Duties that took this one over and have begun by the day.
    private var successors: [Duty.ID] {
        duty.overtakenBy.filter { id in
            registry.timeline(of: id).contains { $0.kind != nil && $0.from.hasCome(by: day) == true }
        }
    }

    private func finding(_ result: Competence.Result, _ rows: [Competence], _ reasons: [Competence.Reason]) -> Competence.Finding {
        let signers = LocalSigners(registry: registry, duty: duty, place: place, day: day)
        let isCarried = result == .one || result == .split
        return Competence.Finding(
            duty: duty, place: place, on: day, result: result,
            holders: rows.map { Competence.Holder(competence: $0, signer: isCarried ? signers.signer(for: $0) : nil) },
            reasons: reasons + (isCarried ? rows.flatMap(signers.rivals).map(Competence.Reason.alsoSigns) : []),
            timeline: duty.isDraft ? [] : registry.timeline(of: duty.id),
            expires: isCarried ? rows.compactMap { $0.until?.earliest }.min() : nil, successors: successors
        )
    }

    private func unique(_ rows: [Competence]) -> [Competence] {
        var seen: Set<Competence.ID> = []
        return rows.filter { seen.insert($0.id).inserted }
    }
}
