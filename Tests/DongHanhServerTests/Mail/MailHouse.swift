// SPDX-License-Identifier: Apache-2.0
import Answering
import Channels
import Domain
import Foundation
import Importing
import Logging
import Retrieval
import Storage
import Testing
import Web

@testable import DongHanhServer

/// The desk with a mailbox of its own at a post office: everything is real but the clock. "tra-loi" answers tickets.
final class MailHouse: @unchecked Sendable {
    let office: PostOffice
    let user: String
    let database: any SQLDatabase
    let tickets: TicketStore
    let received: ReceivedMailStore
    let attachments: AttachmentStore
    let answers: AnswerStore
    let outbox: OutboxStore
    let setups: SettingStore
    let retention: RetentionStore
    private let keeper: MailboxKeeper
    private let mailKeeper: MailKeeper
    private let program: Program
    private let clock: Clock

    static let start = Date(timeIntervalSince1970: 1_795_316_400)
    static let lighting = "Khinh khí cầu chỉ được thắp đèn lồng màu xanh khi bay qua sông."
    /// What the made-up law answers, and what nothing answers.
    static let answered = "Khinh khí cầu được thắp đèn lồng màu gì khi bay qua sông?"
    static let unanswered = "Phi công diều giấy được đem mấy con mèo lên giỏ khi bay đêm?"

    private final class Clock: @unchecked Sendable {
        private let lock = NSLock()
        private var instant = MailHouse.start
        var now: Date { lock.withLock { instant } }
        func move(_ seconds: Double) { lock.withLock { instant += seconds } }
    }

    private struct Present: Registries {
        let registry: Registry
        func registry(known: Date?) async throws -> Registry { registry }
    }

    private static let registry: Registry = {
        let folder = (try? Program.content()) ?? ""
        return Registry((try? RegistryFacts(ContentReader(folder: folder).read().facts)) ?? RegistryFacts())
    }()

    init(_ office: PostOffice, _ kind: TestDatabase) async throws {
        self.office = office
        user = "u" + UUID().uuidString.prefix(8).lowercased()
        program = try Program()
        database = try await Databases.open(try await kind.address(in: program), connections: 3)
        try await Schema.migrate(database)
        let decree = LegalDocument(
            id: .init("1-1901-nd-xx"), number: "1/1901/NĐ-XX", kind: "Nghị định", title: "Về khinh khí cầu",
            effect: DaySpan(from: Day(iso: "1901-01-01")))
        let path = ProvisionPath([.init(.article, "1")])
        let article = Provision(
            id: .init("\(decree.id.text)/\(path.eId)"), document: decree.id, path: path, heading: "Màu đèn lồng của khinh khí cầu",
            text: Self.lighting,
            effect: decree.effect)
        let editions = EditionStore(database)
        let edition = try await editions.open(label: "made up", digest: "d", at: Self.start)
        let part = EditionPart(name: "made-up", title: "Made up", documents: [decree], provisions: [article], faults: [], textBytes: 0, keptBytes: 0)
        try await editions.stage([part], in: edition)
        _ = try await editions.finish(edition, at: Self.start)
        var builder = IndexBuilder(folder: program.path("index"), generation: "g1", documents: [decree])
        builder.add([article])
        try builder.finish()
        let clock = Clock()
        self.clock = clock
        (tickets, answers) = (TicketStore(database), AnswerStore(database))
        (received, attachments) = (ReceivedMailStore(database), AttachmentStore(database))
        (outbox, setups) = (OutboxStore(database, letters: MailLetters()), SettingStore(database))
        retention = RetentionStore(database)
        let pipeline = Pipeline(
            registries: Present(registry: Self.registry), documents: LegalDocumentStore(database),
            index: FolderIndex(folder: program.path("index"), rankings: RankingFolder(program.path("rankings"))), answers: answers,
            newID: { Chance.secret() }, now: { clock.now }, versions: { [:] })
        let desk = MailDesk(received: received, assistant: pipeline, answers: answers, setups: setups, newID: { Chance.secret() })
        let logger = Logger(label: "thu", factory: { _ in SwiftLogNoOpLogHandler() })
        keeper = MailboxKeeper(received: received, fetcher: office.fetcher(), desk: desk, logger: logger, pause: .seconds(1))
        let carrier = SMTPCarrier(secrets: PostOffice.Known(), authorities: nil, seconds: 600, now: { clock.now })
        mailKeeper = MailKeeper(outbox: outbox, carrier: carrier, logger: logger, pause: .seconds(1))
        try await staff()
        try await set()
    }

    var now: Date { clock.now }
    func wait(_ seconds: Double) { clock.move(seconds) }

    private func staff() async throws {
        let people = PeopleStore(database)
        let first = Invitation.ofFirstAdministrator(id: .init("i0"), secretDigest: "d0", expires: now.addingTimeInterval(60))
        _ = try await people.inviteFirstAdministrator(first, at: now)
        try await accept("root", "d0", people)
        for (name, role) in [("tra-loi", Role.expert), ("luat", .legal)] {
            let invitation = Invitation(
                id: .init(name), secretDigest: name, role: role, scope: .wholeCountry, invitedBy: .init("root"), expires: now.addingTimeInterval(60))
            try await people.invite(invitation, at: now)
            try await accept(name, name, people)
        }
    }

    private func accept(_ name: String, _ digest: String, _ people: PeopleStore) async throws {
        let person = try Person(
            id: .init(name), name: "Người Bịa", email: try EmailAddress("\(name)@staff.example.org"), language: .vi, notices: TimeOfDay("08:00"))
        _ = try await people.accept(secretDigest: digest, as: person, account: .email(person.email), appointment: .init(name), at: now)
    }

    private func set() async throws {
        let texts: [(Setting, String)] = [
            (.address, "https://hotro.example.org"), (.mailHost, "127.0.0.1"), (.mailPort, String(office.ports.smtp)), (.mailSecurity, "none"),
            (.mailSender, "hotro@hotro.example.org"), (.mailboxHost, "localhost"), (.mailboxPort, String(office.ports.imaps)), (.mailboxUser, user),
            (.mailboxPassword, "hop-thu"), (.mailboxAddress, "\(user)@hotro.example.org"),
        ]
        try await setups.change(texts.map { SettingEdit($0.0, seen: nil, text: $0.1) }, by: .init("root"), at: now)
    }
}

extension MailHouse {
    /// A mail with the usual headers; `more` are lines of headers.
    ///
    /// - Parameter arrived: When the mailbox says that it came; `nil` for now.
    func deliver(
        _ text: String, from sender: String = "an@example.org", subject: String = "Hỏi", id: String = UUID().uuidString, more: [String] = [],
        arrived: Date? = nil
    ) throws {
        let headers = ["From: \(sender)", "To: \(user)@hotro.example.org", "Subject: \(subject)", "Message-ID: <\(id)@example.org>"] + more
        let type = more.contains { $0.lowercased().hasPrefix("content-type") } ? [] : ["Content-Type: text/plain; charset=utf-8"]
        try deliver(Array(((headers + type).joined(separator: "\r\n") + "\r\n\r\n" + text).utf8), arrived: arrived)
    }

    func deliver(_ bytes: [UInt8], arrived: Date? = nil) throws { try office.deliver(bytes, to: user, at: arrived ?? now) }

    /// Reads what has come, answers it, and sends what is due.
    func round() async throws {
        let clock = clock
        try await keeper.round(now: { clock.now })
        try await mailKeeper.sendAll(now: { clock.now })
    }

    func letters(to address: String = "an@example.org") throws -> [SentLetter] {
        // The letters of other houses go to the same addresses.
        try office.sent(to: address).map(SentLetter.init).filter { $0.replyTo == "<\(user)@hotro.example.org>" }
    }

    /// Tickets of which a letter was lost, or whose askers are to be called.
    func list(_ list: DeskNarrowing.List) async throws -> Set<Ticket.ID> {
        Set(try await tickets.queue(DeskNarrowing(list), for: .init("tra-loi"), on: Day(now), limit: 99, offset: 0).elements.map(\.id))
    }

    func open() async throws -> [Handling] { try await tickets.waiting(limit: 100, offset: 0).elements }

    func take(_ id: Ticket.ID) async throws {
        let now = now
        _ = try await tickets.change(id, by: .init("tra-loi")) { try $0.take(revision: $0.revision, by: $1, at: now) }
    }

    func answer(_ id: Ticket.ID, _ text: String) async throws {
        let (now, reply) = (
            now, try Reply(text: text, citations: [Citation(document: "1/1901/NĐ-XX", path: "Điều 1", quote: Self.lighting, isVerified: true)])
        )
        _ = try await tickets.change(id, by: .init("tra-loi")) { try $0.answer(reply, revision: $0.revision, by: $1, at: now) }
    }

    func state() async throws -> MailboxState { try #require(try await received.state(at: now)) }
}

/// A letter of ours as a server took it.
struct SentLetter {
    let headers: [String: String]
    let text: String

    init(_ bytes: [UInt8]) {
        let whole = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        let head = whole.firstRange(of: "\n\n")
        let lines = whole[..<(head?.lowerBound ?? whole.endIndex)].replacing("\n ", with: " ").split(separator: "\n")
        headers = Dictionary(
            lines.compactMap { line in line.firstIndex(of: ":").map { (String(line[..<$0]), String(line[line.index($0, offsetBy: 2)...])) } },
            uniquingKeysWith: { first, _ in first })
        let body = whole[(head?.upperBound ?? whole.endIndex)...].filter { !$0.isWhitespace }
        // Lines that end with a blank go on in the next.
        text = String(decoding: Data(base64Encoded: String(body)) ?? Data(), as: UTF8.self).replacing("\r\n", with: "\n").replacing(" \n", with: " ")
    }

    var id: String { headers["Message-ID"] ?? "" }
    var replyTo: String { headers["Reply-To"] ?? "" }
}
