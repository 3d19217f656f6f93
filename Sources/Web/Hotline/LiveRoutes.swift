// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird
import NIOCore

/// What is done at the desk while a page is open, as server-sent events. Without a script the page says the same when it is loaded anew.
struct LiveRoutes {
    let site: Site
    private let listeners = Listeners()
    private let latest = LatestNews()

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("desk/events", .may(.viewDesk), use: ofDesk)
        routes.get("tickets/:secret/events", .secret, use: ofTicket)
    }

    @Sendable func ofDesk(_ request: Request, _ visit: Visit) async throws -> Response {
        let (staff, today) = (try visit.someone(), visit.today)
        let person = staff.person.id
        try await site.noteOpen(to: staff, visit)
        let concerns = { @Sendable (news: DeskNews) in news.concerns(staff.rights, on: today) }
        return try await stream(request, to: person.text, concerns) { [site] in
            try await site.events.events(after: $0, for: person, on: today)
        }
    }

    @Sendable func ofTicket(_ request: Request, _ visit: Visit) async throws -> Response {
        let digest = Secret.digest(try visit.parameter("secret"))
        let ticket = try await site.tickets.handling(secretDigest: digest).id
        let concerns = { @Sendable (news: DeskNews) in news.isForAsker && news.event.ticket == ticket }
        return try await stream(request, to: digest, concerns) { [site] in try await site.events.events(after: $0, secretDigest: digest) }
    }

    /// - Parameters:
    ///   - reader: Who hears it; one has so many streams at a time and no more.
    ///   - concerns: Whether he hears of something that is done while he listens.
    ///   - read: What came after an event; `nil` where too much has passed.
    private func stream(
        _ request: Request, to reader: String, _ concerns: @escaping @Sendable (DeskNews) -> Bool,
        _ read: @escaping @Sendable (Int) async throws -> [DeskEvent]?
    ) async throws -> Response {
        let fields = Fields(of: request)
        let heard = HTTPFields.Element.Name("Last-Event-ID").flatMap { request.headers[$0] } ?? fields["last"]
        let first = try await heard.flatMap { Int($0) }.asyncOr { try await site.events.last() }
        let pace = site.settings.live
        var headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8"]
        for field in TicketRoutes.private { headers[field.name] = field.value }
        let body = ResponseBody { [site, listeners, latest] writer in
            guard listeners.enter(reader) else {
                try await writer.write(ByteBuffer(string: "retry: 60000\n\n"))
                return try await writer.finish(nil)
            }
            defer { listeners.leave(reader) }
            var last = first
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            for round in 0..<pace.rounds {
                if round > 0 { try await pace.pause() }
                // What was missed is read for him alone; from then on one look a second serves all who listen.
                let news = try await latest.known(of: site.events, at: site.settings.now())
                let heard: [DeskEvent]
                if round > 0, let more = news.after(last) {
                    heard = more.filter(concerns).map(\.event)
                    last = news.last
                } else if let more = try await read(last) {
                    heard = more
                    // Where nothing is his, all that was known before it was read is behind him.
                    last = more.last?.id ?? max(last, news.last)
                } else {
                    try await writer.write(ByteBuffer(string: "event: reload\ndata: {}\n\n"))
                    break
                }
                for event in heard { try await writer.write(ByteBuffer(string: Self.text(event))) }
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

/// How often a page that is open is told of news before it asks anew, and what is waited for in between. A stream is short: whoever has no right any more
/// hears nothing from the next on, and a server that is told to stop does.
package struct LivePace: Sendable {
    package let rounds: Int
    package let pause: @Sendable () async throws -> Void

    package init(rounds: Int, pause: @escaping @Sendable () async throws -> Void = {}) { (self.rounds, self.pause) = (rounds, pause) }

    package static let usual = LivePace(rounds: 10) { try await Task.sleep(for: .seconds(2)) }
}
