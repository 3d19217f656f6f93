// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of forms that were begun promises.
@Suite(.serialized) struct UnsentFormStoreTests {
    typealias Office = MadeUpOffice

    private static func form(_ page: String, _ text: String, after seconds: Double = 0) throws -> UnsentForm {
        try UnsentForm(
            page: page, fields: [.init(name: "reason", value: text), .init(name: "reason", value: "hai")],
            kept: Office.now.addingTimeInterval(seconds))
    }

    private static func desk(_ engine: Engine) async throws -> (MadeUpOffice, UnsentFormStore) {
        let office = try await Office(engine)
        for name in ["an", "binh"] { try await office.add(name, .expert) }
        return (office, UnsentFormStore(office.database))
    }

    @Test(arguments: Engine.available)
    func `what was typed comes back to its person, the last of it, and to nobody else`(_ engine: Engine) async throws {
        let (_, unsent) = try await Self.desk(engine)
        let (first, last) = (try Self.form("/a/edit", "ấy"), try Self.form("/a/edit", "'; DROP TABLE person; --\n\"", after: 5))
        try await unsent.keep(first, of: .init("an"))
        try await unsent.keep(last, of: .init("an"))
        #expect(try await unsent.form(on: "/a/edit", of: .init("an"), at: Office.now) == last)
        #expect(try await unsent.form(on: "/a", of: .init("an"), at: Office.now) == nil)
        #expect(try await unsent.forms(of: .init("binh"), at: Office.now).isEmpty)
        try await unsent.forget("/a/edit", of: .init("binh"))
        #expect(try await unsent.forms(of: .init("an"), at: Office.now) == [last])
        try await unsent.forget("/a/edit", of: .init("an"))
        #expect(try await unsent.forms(of: .init("an"), at: Office.now).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `the newest fifty stay, for thirty days`(_ engine: Engine) async throws {
        let (office, unsent) = try await Self.desk(engine)
        for number in 0..<(UnsentForm.most + 3) {
            try await unsent.keep(Self.form("/\(number)", "x", after: Double(number)), of: .init("an"))
        }
        let kept = try await unsent.forms(of: .init("an"), at: Office.now)
        #expect(kept.count == UnsentForm.most && kept.first?.page == "/52" && kept.last?.page == "/3")
        let month = Double(UnsentForm.keptDays) * 86_400
        #expect(try await unsent.forms(of: .init("an"), at: Office.now.addingTimeInterval(month + 51)).count == 1)
        try await LapseStore(office.database).forget(at: Office.now.addingTimeInterval(month + 60))
        // Nobody's old forms stay in the table.
        #expect(try await unsent.forms(of: .init("an"), at: Office.now).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `two persons found to be one have one desk`(_ engine: Engine) async throws {
        let (office, unsent) = try await Self.desk(engine)
        try await unsent.keep(Self.form("/a", "x"), of: .init("binh"))
        try await office.people.join(.init("binh"), into: .init("an"), by: .init("root"), at: Office.now)
        #expect(try await unsent.form(on: "/a", of: .init("an"), at: Office.now) != nil)
        try await unsent.forget("/a", of: .init("an"))
        #expect(try await unsent.forms(of: .init("binh"), at: Office.now).isEmpty)
    }

    @Test func `a form longer than anybody types is refused`() throws {
        #expect(throws: UnsentFormError.tooLarge(kilobytes: 512)) { try Self.form("/a", String(repeating: "ấ", count: 180_000)) }
    }
}
