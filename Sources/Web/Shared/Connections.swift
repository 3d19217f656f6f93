// SPDX-License-Identifier: Apache-2.0
package import HummingbirdCore
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// How long and how large what comes over one connection may be.
package struct ConnectionLimits: Sendable {
    /// Without a byte of a request that can be read, and between two requests.
    package let idle: Duration
    /// From the first line of a request to the end of its body.
    package let arrival: Duration
    /// Of a body. What a page takes is less; up to here it is told so instead of cut off.
    package let bodyBytes: Int
    /// Where files are sent.
    package let uploadArrival: Duration
    package let uploadBytes: Int
    /// Of an address or a header, and of all headers. What a page takes is less; up to here it is told so instead of cut off.
    package let headerBytes: Int
    package let headers: Int

    package init(
        idle: Duration = .seconds(30), arrival: Duration = .seconds(30), bodyBytes: Int = 4 << 20,
        uploadArrival: Duration = .seconds(120), uploadBytes: Int = 40 << 20, headerBytes: Int = 160 << 10, headers: Int = 100
    ) {
        self.idle = idle
        self.arrival = arrival
        self.bodyBytes = bodyBytes
        self.uploadArrival = uploadArrival
        self.uploadBytes = uploadBytes
        self.headerBytes = headerBytes
        self.headers = headers
    }

    /// HTTP/1.1 with these limits.
    package var server: HTTPServerBuilder {
        var decoder = HTTP1Channel.Configuration.DecoderConfiguration()
        (decoder.maxHeaderFieldSize, decoder.maxHeaderListSize, decoder.maxHeaderFieldCount) = (headerBytes, headerBytes, headers)
        let limits = self
        return .http1(
            configuration: .init(
                additionalChannelHandlers: [Arrival(limits)], idleTimeout: TimeAmount(idle), httpDecoderConfiguration: decoder
            ))
    }
}

/// Ends a connection whose request does not arrive in time, or does not end.
///
/// A page gives up on a slow body by itself, but the rest of it would still be read, for as long as it drips.
private final class Arrival: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limits: ConnectionLimits
    private var received = 0
    private var most = 0
    private var alarm: Scheduled<Void>?

    init(_ limits: ConnectionLimits) { self.limits = limits }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            received = 0
            most = head.isUpload ? limits.uploadBytes : limits.bodyBytes
            let channel = context.channel
            let arrival = head.isUpload ? limits.uploadArrival : limits.arrival
            alarm = context.eventLoop.scheduleTask(in: TimeAmount(arrival)) { channel.close(promise: nil) }
        case .body(let bytes):
            received += bytes.readableBytes
            if received > most { return context.close(promise: nil) }
        case .end: settle()
        }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        settle()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { settle() }

    private func settle() {
        alarm?.cancel()
        alarm = nil
    }
}
