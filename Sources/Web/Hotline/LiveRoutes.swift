// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import NIOCore

/// What is done at the desk while a page is open, as server-sent events. Without a script the page says the same when it is loaded anew.
struct LiveRoutes {
    let site: Site
    private let listeners = Listeners()
    private let latest = Latest()

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("desk/events", .may(.viewDesk), use: ofDesk)
        routes.get("tickets/:secret/events", .secret, use: ofTicket)
    }

    /// A stream is short: whoever has no right any more hears nothing from the next on, and a server that is told to stop does.
    private static let pause = Duration.seconds(2)

    @Sendable func ofDesk(_ request: Request, _ visit: Visit) async throws -> Response {
        let (person, today) = (try visit.someone().person.id, visit.today)
        try await site.noteOpen(to: try visit.someone(), visit)
        return try await stream(request, to: person.text) { [site] in try await site.events.events(after: $0, for: person, on: today) }
    }

    @Sendable func ofTicket(_ request: Request, _ visit: Visit) async throws -> Response {
        let digest = Secret.digest(try visit.parameter("secret"))
        _ = try await site.tickets.handling(secretDigest: digest)
        return try await stream(request, to: digest) { [site] in try await site.events.events(after: $0, secretDigest: digest) }
    }

    /// - Parameters:
    ///   - reader: Who hears it; one has so many streams at a time and no more.
    ///   - read: What came after an event; `nil` where too much has passed.
    private func stream(
        _ request: Request, to reader: String, _ read: @escaping @Sendable (Int) async throws -> [DeskEvent]?
    ) async throws -> Response {
        let fields = Fields(of: request)
        let heard = HTTPFields.Element.Name("Last-Event-ID").flatMap { request.headers[$0] } ?? fields["last"]
        let first = try await heard.flatMap { Int($0) }.asyncOr { try await site.events.last() }
        let rounds = site.settings.liveRounds
        var headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8"]
        for field in TicketRoutes.private { headers[field.name] = field.value }
        let body = ResponseBody { [site, listeners, latest] writer in
            guard listeners.enter(reader) else {
                try await writer.write(ByteBuffer(string: "retry: 60000\n\n"))
                return try await writer.finish(nil)
            }
            defer { listeners.leave(reader) }
            var (last, seen) = (first, -1)
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            for round in 0..<rounds {
                if round > 0 { try await Task.sleep(for: Self.pause) }
                // As long as nothing is done anywhere, one look a second serves all who listen.
                let newest = try await latest.value(of: site.events, at: site.settings.now())
                if newest != seen {
                    guard let events = try await read(last) else {
                        try await writer.write(ByteBuffer(string: "event: reload\ndata: {}\n\n"))
                        break
                    }
                    for event in events { try await writer.write(ByteBuffer(string: Self.text(event))) }
                    (last, seen) = (events.last?.id ?? last, newest)
                }
                // A connection on which nothing passes is taken for dead.
                if round % 5 == 4 { try await writer.write(ByteBuffer(string: ":\n\n")) }
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func text(_ event: DeskEvent) -> String {
        "id: \(event.id)\nevent: desk\ndata: {\"ticket\":\"\(event.ticket.text.percentEncoded)\",\"kind\":\"\(event.kind.rawValue)\"}\n\n"
    }
}
