// SPDX-License-Identifier: Apache-2.0

/// Who signs in one province by local authorisation.
struct LocalSigners {
    let registry: Registry
    let duty: Duty
    let place: Place?
    let day: Day

    func signer(for holder: Competence) -> Competence.Signer? {
        acts(for: holder).first.map { act in
            Competence.Signer(
                name: act.authority.name.vi, from: act.from, until: act.until, basis: act.basis,
                coversDuty: act.coversDuties.contains(duty.id), sources: act.sources
            )
        }
    }

    /// Acts that let somebody else sign and are no farther from the duty than the one that is told.
    func rivals(for holder: Competence) -> [Competence] {
        let acts = acts(for: holder)
        return acts.filter { $0.authority.name != acts.first?.authority.name }
    }

    /// An act that names the duty goes before one that names its field, and that before one that gives only a number of procedures. Of those that
    /// are equally near the latest is first.
    private func acts(for holder: Competence) -> [Competence] {
        guard let place, holder.kind != nil, holder.place == nil else { return [] }
        let acts = registry.authorisations(at: place.id, of: duty.id).filter { $0.standing(on: day) == .holds && passesOn($0, holder) }
        let nearest = acts.map(closeness).max()
        return acts.filter { closeness($0) == nearest }.sorted { ($1.from.earliest?.number ?? 0, $0.id) < ($0.from.earliest?.number ?? 0, $1.id) }
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
