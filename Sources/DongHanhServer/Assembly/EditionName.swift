// SPDX-License-Identifier: Apache-2.0
import Domain

/// The label of the edition that is searched; asked of the database once for every edition, not for every question.
actor EditionName {
    private let documents: any LegalDocuments
    private var known: (generation: String, label: String)?

    init(_ documents: any LegalDocuments) { self.documents = documents }

    /// "" while no law has been imported.
    func label(of generation: String) async throws -> String {
        if let known, known.generation == generation { return known.label }
        let label = generation.isEmpty ? "" : try await documents.holdings().edition ?? ""
        known = (generation, label)
        return label
    }
}
