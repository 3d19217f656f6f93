// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird
import Testing
import Web

/// The registry as files.
@Suite struct RegistryFileTests {
    @Test(arguments: [("csv", "text/csv; charset=utf-8", "DT-01/b"), ("jsonld", "application/ld+json", "cpsv:PublicService")])
    func `anybody fetches the registry of a day, the same each time`(_ format: String, _ type: String, _ holds: String) async throws {
        try await TestSite().visit { visitor in
            let first = try await visitor.get("/registry/files/\(format)?on=2026-06-01")
            #expect(first.status == 200 && first.headers[.contentType] == type && first.text.contains(holds))
            #expect(first.headers[.contentDisposition] == "attachment; filename=\"so-tham-quyen-2026-06-01.\(format)\"")
            #expect(try await visitor.get("/registry/files/\(format)?on=2026-06-01").text == first.text)
            #expect(try await visitor.get("/registry/files/exe").status == 404)
        }
    }

    @Test func `staff fetch a dump that can be read back`() async throws {
        let office = try await StaffOffice()
        try await office.add("an", .expert)
        try await office.site.visit { visitor in
            #expect(try await visitor.get("/facts/dump").status != 200)
            let reply = try await office.enter(visitor, "an").get("/facts/dump")
            let dump = try RegistryDump(reply.text)
            #expect(try RegistryFacts(dump.facts).duties.count == MadeUp.facts.duties.count)
        }
    }
}
