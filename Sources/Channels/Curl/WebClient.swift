// SPDX-License-Identifier: Apache-2.0
import CLibcurl
import Domain

/// Fetches small things from servers that are not trusted: no redirect is followed, nothing large or slow is waited for.
struct WebClient: Sendable {
    let seconds: Int
    let limit: Int
    let authorities: String?
    private let threads = TransferThreads(most: 8)

    init(seconds: Int, limit: Int = 256 * 1_024, authorities: String?) {
        self.seconds = seconds
        self.limit = limit
        self.authorities = authorities
    }

    /// - Parameter form: Posted where there is one.
    /// - Throws: ``TransferFault``.
    func answer(from address: WebAddress, headers: [String] = [], form: [(String, String)]? = nil) async throws -> (code: Int, body: [UInt8]) {
        let (seconds, limit, authorities) = (seconds, limit, authorities)
        let fields = form.map { $0.map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined(separator: "&") }
        return try await threads.run {
            let transfer = try Transfer(to: address.text, seconds: seconds, limit: limit, authorities: authorities)
            transfer.set(CURLOPT_PROTOCOLS_STR, address.isSecure ? "https" : "http")
            transfer.set(CURLOPT_HTTPHEADER, list: ["Accept: application/json"] + headers)
            transfer.set(CURLOPT_USERAGENT, "donghanh")
            if let fields { transfer.set(CURLOPT_COPYPOSTFIELDS, fields) }
            return try transfer.run()
        }
    }

    /// Posts one JSON value. What is sent may be confidential, so that the way must be protected. The other program is told the trace at hand.
    ///
    /// - Throws: ``TransferFault``.
    func answer(from address: WebAddress, headers: [String], json: String) async throws -> (code: Int, body: [UInt8]) {
        let attributes: [String: Span.Value] = ["http.request.method": .text("POST"), "server.address": .text(address.host)]
        return try await Tracing.span("POST", .client, attributes: attributes) {
            try await post(json, to: address, headers + (Tracing.current.map { ["traceparent: " + $0.place.header] } ?? []))
        }
    }

    private func post(_ json: String, to address: WebAddress, _ headers: [String]) async throws -> (code: Int, body: [UInt8]) {
        let (seconds, limit, authorities) = (seconds, limit, authorities)
        return try await threads.run {
            let transfer = try Transfer(to: address.text, seconds: seconds, limit: limit, authorities: authorities)
            transfer.set(CURLOPT_PROTOCOLS_STR, address.isSecure ? "https" : "http")
            // Without the last line libcurl would wait for leave to send what is long.
            transfer.set(CURLOPT_HTTPHEADER, list: ["Accept: application/json", "Content-Type: application/json", "Expect:"] + headers)
            transfer.set(CURLOPT_USERAGENT, "donghanh")
            transfer.set(CURLOPT_COPYPOSTFIELDS, json)
            return try transfer.run()
        }
    }
}
