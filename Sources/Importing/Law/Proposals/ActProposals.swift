// SPDX-License-Identifier: Apache-2.0
package import Domain

extension ActProposals {
    /// All that an act sets going, as it is read here.
    package init(of act: Act) {
        self.init(amendments: AmendmentReader.proposals(in: act), competences: CompetenceReader.proposals(in: act))
    }
}
