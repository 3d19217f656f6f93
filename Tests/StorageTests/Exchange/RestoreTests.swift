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
            _ = try await other.restore(try RegistryDump(dump.text), at: MadeUpLaw.instant(1_000))
            #expect(try await other.facts(known: nil).map(\.body) == (try await facts.facts(known: known)).map(\.body))
            #expect(try await GovernedFactTests.known(other)["0900"] == GovernedFactTests.body("0900", says))
            if says == "hai" { #expect(try await other.generation() == facts.generation()) }
        }
    }

    @Test(arguments: Engine.available)
    func `what no file holds stays when the files are read anew, and goes with the next dump that lacks it`(_ engine: Engine) async throws {
        let facts = FactStore(try await engine.migratedDatabase())
        _ = try await facts.replace(with: GovernedFactTests.file("một"), at: MadeUpLaw.instant(10))
        let own = try GovernedFactTests.fact("0999", "người viết")
        let (full, bare) = (try GovernedFactTests.file("một") + [own], try GovernedFactTests.file("một"))
        func restore(_ held: [Fact], at seconds: Int) async throws {
            let dump = try RegistryDump(RegistryDump(held, known: MadeUpLaw.instant(15)).text)
            _ = try await facts.restore(dump, at: MadeUpLaw.instant(seconds))
        }
        try await restore(full, at: 20)
        let report = try await facts.replace(with: GovernedFactTests.file("hai"), at: MadeUpLaw.instant(30))
        #expect(report.dropped == 0 && report.changed == 1 && report.unchanged == 2)
        #expect(try await GovernedFactTests.known(facts)["0999"] == own.body)
        #expect(try await GovernedFactTests.known(facts)["0900"] == GovernedFactTests.body("0900", "hai"))
        // What a file has said and says no more goes, as ever.
        #expect(try await facts.replace(with: GovernedFactTests.file(nil), at: MadeUpLaw.instant(40)).dropped == 1)
        try await restore(bare, at: 50)
        #expect(try await GovernedFactTests.known(facts).keys.sorted() == ["0900", "0901"])
    }
}
