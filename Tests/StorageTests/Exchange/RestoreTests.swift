// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage
import Testing

/// A dump, read into an empty database.
@Suite(.serialized) struct RestoreTests {
    @Test(arguments: Engine.available)
    func `an empty system that has read a dump knows the same, and names it the same`(_ engine: Engine) async throws {
        let facts = FactStore(try await engine.migratedDatabase())
        let first = try await facts.replace(with: GovernedFactTests.file("một"), at: MadeUpLaw.instant(10))
        #expect(first.added == 2)
        _ = try await facts.replace(with: GovernedFactTests.file("hai"), at: MadeUpLaw.instant(20))
        for (known, says) in [(MadeUpLaw.instant(15), "một"), (MadeUpLaw.instant(25), "hai")] {
            let dump = RegistryDump(try await facts.facts(known: known), known: known)
            let other = FactStore(try await engine.migratedDatabase())
            _ = try await other.replace(with: try RegistryDump(dump.text).facts, at: MadeUpLaw.instant(1_000))
            #expect(try await other.facts(known: nil).map(\.body) == (try await facts.facts(known: known)).map(\.body))
            #expect(try await GovernedFactTests.known(other)["0900"] == GovernedFactTests.body("0900", says))
            if says == "hai" { #expect(try await other.generation() == facts.generation()) }
        }
    }
}
