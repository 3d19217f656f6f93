// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Storage
import Testing

/// What any store of tickets' files promises.
@Suite(.serialized) struct AttachmentStoreTests {
    typealias Office = MadeUpOffice

    static func file(_ id: String, _ bytes: [UInt8], isForAsker: Bool = true) throws -> TicketFile {
        try TicketFile(id: .init(id), name: id + ".txt", bytes: bytes, digest: "d-\(id)", isForAsker: isForAsker)
    }

    @Test(arguments: Engine.available)
    func `a file comes back byte for byte, with its step and its row of the log, and opens again what was answered`(_ engine: Engine) async throws {
        let desk = try await TicketStoreTests.Desk(engine)
        let files = AttachmentStore(desk.office.database)
        try await desk.open("t")
        try await TicketTiesTests.answer("t", "Gió.", of: desk)
        let bytes = Array("Mây \r\n trắng".utf8)
        let handling = try await files.keep(Self.file("a", bytes), bytes, secretDigest: "s-t", at: Office.now)
        #expect(handling.state == .waiting && handling.history.last?.attachment == .init("a"))
        let inside = Array("Riêng".utf8)
        let filed = try await files.keep(Self.file("b", inside, isForAsker: false), inside, on: .init("t"), by: .init("an"), at: Office.now)
        #expect(filed.state == .waiting && filed.history.last?.action == .filed)
        #expect(try await files.attachments(of: .init("t")).map(\.id.text) == ["a", "b"])
        let (file, read) = try await files.bytes(of: .init("a"), on: .init("t"))
        let wanted = try Self.file("a", bytes)
        #expect(read == bytes && file == wanted)
        await #expect(throws: AttachmentError.notFound) { try await files.bytes(of: .init("a"), on: .init("khac")) }
        let rows = try await desk.audit.rows(AuditNarrowing(act: .ticketAttached), limit: 9, offset: 0).elements
        #expect(rows.count == 1 && rows[0].entry.actorText == "stranger")
    }

    @Test(arguments: Engine.available)
    func `whoever has no right, or no link, leaves nothing behind`(_ engine: Engine) async throws {
        let desk = try await TicketStoreTests.Desk(engine)
        let files = AttachmentStore(desk.office.database)
        try await desk.open("t", unit: TicketStoreTests.sea)
        let bytes = Array("x".utf8)
        await #expect(throws: RightsError.notAllowed) {
            try await files.keep(Self.file("a", bytes), bytes, on: .init("t"), by: .init("an"), at: Office.now)
        }
        await #expect(throws: TicketError.notFound) { try await files.keep(Self.file("a", bytes), bytes, secretDigest: "doan", at: Office.now) }
        #expect(try await files.attachments(of: .init("t")).isEmpty)
    }
}
