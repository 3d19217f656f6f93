// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
import Foundation
import Hummingbird

/// The whole handbook as a page that a device installs and keeps: read and searched without a network, and brought up to date when there is one.
struct HandbookAppRoutes {
    let registries: any Registries
    let documents: any LegalDocuments
    let publisher: any HandbookPublisher
    let assets: Assets

    func add(to routes: Routes) {
        routes.get("handbook/app", .open, use: page)
        routes.get("handbook/app/manifest", .open, use: manifest)
        // Beside the page, since a worker may only serve what lies under it.
        routes.get("handbook/worker", .open, use: worker)
    }

    @Sendable func page(_ request: Request, _ visit: Visit) async throws -> Response {
        let registry = try await registries.registry(known: visit.known)
        let clauses = try await HandbookClauses(registry, on: visit.day, from: documents)
        let book = Handbook(registry, on: visit.day, at: visit.place, quoting: clauses)
        let file = String(decoding: try await publisher.file(book, as: .html, in: visit.language), as: UTF8.self)
        let own = """
            <link rel="manifest" href="\(Markup.escaped(visit.urls.address(["handbook", "app", "manifest"])))"/>
            <link rel="icon" href="\(assets.address("icon.svg"))" type="image/svg+xml"/>
            <script src="\(assets.address("handbook-app.js"))" defer="defer"></script></head>
            """
        let html = file.replacing("</head>", with: own, maxReplacements: 1)
        var response = Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
        // The file carries its own style and script; nothing else of the kind may run in it.
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src \(Self.digest("style", in: html)); script-src 'self' \(Self.digest("script", in: html)); img-src 'self'; "
            + "manifest-src 'self'; worker-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        return response
    }

    /// Of the one element of its kind that has its content in the page.
    private static func digest(_ element: String, in html: String) -> String {
        guard let start = html.range(of: "<\(element)>"), let end = html.range(of: "</\(element)>", range: start.upperBound..<html.endIndex) else {
            return "'none'"
        }
        return "'sha256-\(Data(SHA256.hash(data: Data(html[start.upperBound..<end.lowerBound].utf8))).base64EncodedString())'"
    }

    @Sendable func manifest(_ request: Request, _ visit: Visit) throws -> Response {
        let start = visit.urls.address(["handbook", "app"])
        let manifest = Manifest(
            name: Handbook.title[visit.language], short_name: visit.language == .vi ? "Cẩm nang" : "Handbook", lang: visit.language.rawValue,
            id: start,
            start_url: start, scope: "/handbook/app", display: "standalone", background_color: "#ffffff", theme_color: "#0b4a57",
            icons: [.init(src: assets.address("icon.svg"), sizes: "any", type: "image/svg+xml")])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: .ok, headers: [.contentType: "application/manifest+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(manifest))))
    }

    @Sendable func worker(_ request: Request, _ visit: Visit) throws -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/javascript; charset=utf-8", .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: Self.script)))
    }

    /// Its names are those of the standard.
    private struct Manifest: Encodable {
        let name: String
        let short_name: String
        let lang: String
        let id: String
        let start_url: String
        let scope: String
        let display: String
        let background_color: String
        let theme_color: String
        let icons: [Icon]

        struct Icon: Encodable {
            let src: String
            let sizes: String
            let type: String
        }
    }

    /// The newest there is: from the network, or where that gives none, what was kept.
    private static let script = """
        "use strict";
        const kept = "handbook-1";
        // A handbook is megabytes, and there is one for every day and place: the oldest give way.
        const most = 16;
        const keep = async (cache, request, reply) => {
          await cache.put(request, reply);
          const all = await cache.keys();
          for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
        };
        self.addEventListener("install", () => self.skipWaiting());
        self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
        self.addEventListener("fetch", event => {
          if (event.request.method !== "GET") return;
          event.respondWith((async () => {
            const cache = await caches.open(kept);
            try {
              const reply = await fetch(event.request);
              if (reply.ok) await keep(cache, event.request, reply.clone());
              return reply.ok ? reply : (await cache.match(event.request)) || reply;
            } catch (lost) {
              const held = (await cache.match(event.request)) || (event.request.mode === "navigate" && await cache.match("/handbook/app"));
              if (held) return held;
              throw lost;
            }
          })());
        });

        """
}
