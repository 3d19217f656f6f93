// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
import FoundationEssentials
import Hummingbird
import NIOCore

/// Files of tickets: sent by whoever asked or by staff, and given out as files, never shown as pages.
struct AttachmentRoutes {
    let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.post("tickets/:secret/attachments", .secret, use: send)
        routes.get("tickets/:secret/attachments/:file", .secret, use: give)
        routes.post("desk/:id/attachments", .may(.answerTicket), use: file)
        routes.get("desk/:id/attachments/:file", .may(.viewTicket), use: giveToStaff)
    }

    @Sendable func send(_ request: Request, _ visit: Visit) async throws -> Response {
        let secret = try visit.parameter("secret")
        let digest = Secret.digest(secret)
        // Nobody's file is read who holds no link.
        _ = try await site.tickets.handling(secretDigest: digest)
        do {
            let form = try await visit.openFile(from: request, mostBytes: TicketFile.mostBytes)
            let (file, bytes) = try attachment(form, isForAsker: true)
            _ = try await site.attachments.keep(file, bytes, secretDigest: digest, at: site.settings.now())
            return .redirect(to: visit.urls.address(["tickets", secret], [("added", "1")]) + "#trao-doi")
        } catch let refusal as any Refusal where refusal is AttachmentError || refusal is TicketError {
            return try await TicketRoutes(site).refused(refusal, secret, visit).response(from: request, context: visit)
        }
    }

    @Sendable func give(_ request: Request, _ visit: Visit) async throws -> Response {
        let handling = try await site.tickets.handling(secretDigest: Secret.digest(try visit.parameter("secret")))
        let (file, bytes) = try await site.attachments.bytes(of: .init(try visit.parameter("file")), on: handling.id)
        guard file.isForAsker else { throw AttachmentError.notFound }
        return Self.response(file, bytes)
    }

    @Sendable func file(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffFile(from: request)
        let seen = try await site.tickets.handling(visit.id())
        let staff = try visit.someone(who: .answerTicket, seen.thing)
        do {
            let (file, bytes) = try attachment(form, isForAsker: form.fields["asker"] == "1")
            let handling = try await site.attachments.keep(file, bytes, on: seen.id, by: staff.person.id, at: site.settings.now())
            return .redirect(to: visit.urls.desk(handling.id, [("done", handling.history.last?.action.rawValue ?? "")]))
        } catch let refusal as any Refusal where refusal is AttachmentError || refusal is TicketError {
            return try await DeskRoutes(site).page(of: try await site.tickets.handling(seen.id), visit, DeskForm(nil), refusal: refusal)
                .response(from: request, context: visit)
        }
    }

    /// That somebody takes a file is remembered before he has it.
    @Sendable func giveToStaff(_ request: Request, _ visit: Visit) async throws -> Response {
        let handling = try await site.tickets.handling(visit.id())
        let staff = try visit.someone(who: .viewTicket, handling.thing)
        let (file, bytes) = try await site.attachments.bytes(of: .init(try visit.parameter("file")), on: handling.id)
        let event = AuditEvent(
            .attachmentOpened, by: .person(staff.person.id), AuditThing(.ticket, handling.id.text),
            facts: ["attachment": file.id.text, "digest": file.digest])
        try await site.audit.record(event, at: site.settings.now())
        return Self.response(file, bytes)
    }

    private func attachment(_ form: FileForm, isForAsker: Bool) throws -> (TicketFile, [UInt8]) {
        guard let sent = form.file else { throw AttachmentError.missing }
        let digest = SHA256.hash(data: sent.bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let id = TicketFile.ID(site.settings.newID())
        return (try TicketFile(id: id, name: sent.name, bytes: sent.bytes, digest: digest, isForAsker: isForAsker), sent.bytes)
    }

    /// To be saved, not shown; and if some browser shows it all the same, then without scripts and as of no site.
    private static func response(_ file: TicketFile, _ bytes: [UInt8]) -> Response {
        let plain = String(file.name.map { $0.isASCII && !"\"\\".contains($0) ? $0 : "_" })
        var headers: HTTPFields = [
            .contentType: file.kind.mediaType, .contentLength: String(bytes.count), .contentSecurityPolicy: "sandbox; default-src 'none'",
            .xContentTypeOptions: "nosniff",
            .contentDisposition: "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(file.name.percentEncoded)",
        ]
        for field in TicketRoutes.private { headers[field.name] = field.value }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// A file as a page names it.
struct AttachmentView: Sendable {
    let name: String
    let link: String
    let size: String
    /// Whoever asked does not know of it.
    let isInternal: Bool

    init(_ file: TicketFile, at address: [String], _ visit: Visit) {
        name = file.name
        link = visit.urls.address(address + ["attachments", file.id.text])
        size = max(1, file.size / 1_024).text(in: visit.language) + " kB"
        isInternal = !file.isForAsker
    }
}
