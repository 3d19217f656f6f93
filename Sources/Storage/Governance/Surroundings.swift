// SPDX-License-Identifier: Apache-2.0
import Domain

/// As much of the registry as tells whose matter a fact is, for one transaction: a hundred changes that come together read it once.
final class Surroundings {
    private var registry: Registry?

    /// `nil` for what is no fact.
    func registry(of subject: Subject, in session: any SQLSession) throws -> Registry? {
        guard subject.factKind != nil else { return nil }
        if let registry { return registry }
        let read = try FactStore.surroundings(in: session)
        registry = read
        return read
    }

    /// A fact of this kind is another now.
    func touched(_ kind: String) {
        if FactStore.kindsAround.contains(kind) { registry = nil }
    }
}
