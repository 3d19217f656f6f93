// SPDX-License-Identifier: Apache-2.0

/// Who signs in one province by local authorisation.
struct LocalSigners {
    let registry: Registry
    let duty: Duty
    let place: Place?
    let day: Day

    /// An act that names the duty goes before one that names its field, and that before one that gives only a number of procedures.
    func signer(for holder: Competence) -> Competence.Signer? {
        guard let place, holder.kind != nil, holder.place == nil else { return nil }
        let acts = registry.authorisations(at: place.id, of: duty.id).filter { $0.standing(on: day) == .holds && passesOn($0, holder) }
        guard let act = acts.max(by: { closeness($0) < closeness($1) }) else { return nil }
        return Competence.Signer(
            name: act.authority.name.vi, from: act.from, until: act.until, basis: act.basis,
            coversDuty: act.coversDuties.contains(duty.id), sources: act.sources
        )
    }

    /// An act cannot pass on a power that its giver did not have yet when it was made.
    private func passesOn(_ act: Competence, _ holder: Competence) -> Bool {
        guard act.coversHolders.contains(holder.authority.name.vi), let made = act.from.earliest, holder.from.hasCome(by: made) == true
        else { return false }
        if !act.coversDuties.isEmpty { return act.coversDuties.contains(duty.id) }
        return act.covers.isEmpty || act.covers.contains(duty.field)
    }

    private func closeness(_ act: Competence) -> Int {
        if act.coversDuties.contains(duty.id) { return 2 }
        return act.covers.contains(duty.field) ? 1 : 0
    }
}
