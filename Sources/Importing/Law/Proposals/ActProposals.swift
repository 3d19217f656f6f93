// SPDX-License-Identifier: Apache-2.0
package import Domain

extension ActProposals {
    /// All that an act sets going, as it is read here.
    package init(of act: Act) {
        let (amendments, powers) = (AmendmentReader.proposals(in: act), CompetenceReader.proposals(in: act))
        self.init(amendments: amendments + Overlays.proposals(in: act, from: powers, after: amendments.count), competences: powers)
    }
}
