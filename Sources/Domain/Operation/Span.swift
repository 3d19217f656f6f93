// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// One thing that was done on the way to an answer, as those see it who follow a request through programs.
///
/// Names and values are of a kind (routes, steps, statuses): nothing of who asked what is ever put into one.
package struct Span: Hashable, Sendable {
    package let name: String
    package let kind: Kind
    /// Its own place in the trace.
    package let place: TracePlace
    /// The span it was done for; `nil` where nobody asked for it.
    package let parent: String?
    package let began: Date
    package let seconds: Double
    package let attributes: [String: Value]
    /// What kind of failure ended it; `nil` where it went well.
    package let failure: String?

    package enum Kind: Sendable {
        case inside
        /// Somebody's request is answered.
        case server
        /// Another program is asked.
        case client
    }

    package enum Value: Hashable, Sendable {
        case text(String)
        case number(Int)
    }

    package init(
        _ name: String, kind: Kind = .inside, at place: TracePlace, parent: String?, began: Date, seconds: Double, attributes: [String: Value] = [:],
        failure: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.place = place
        self.parent = parent
        self.began = began
        self.seconds = seconds
        self.attributes = attributes
        self.failure = failure
    }
}

/// What takes spans that have ended; it never waits, and may let go of what is too much.
package protocol SpanSink: Sendable {
    func take(_ span: Span)
    func figures() -> SpanFigures
}

/// What became of the spans since the program started.
package struct SpanFigures: Hashable, Sendable {
    package var sent = 0
    /// Too many at once, or refused by whoever collects them.
    package var dropped = 0
    package var waiting = 0
    /// Whoever collects them did not take the last ones.
    package var isFailing = false

    package init() {}
}

/// Where in a trace something is done, as W3C Trace Context writes it in `traceparent`.
package struct TracePlace: Hashable, Sendable {
    /// 32 hexadecimal digits, not all of them 0.
    package let trace: String
    /// 16 of them.
    package let span: String
    /// Whether whoever began the trace wants its spans kept.
    package let isSampled: Bool

    /// - Returns: `nil` for anything but one well-formed header: a trace that cannot be believed is begun anew.
    package init?(_ headers: [String]) {
        guard headers.count == 1 else { return nil }
        let parts = headers[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 4, Self.isHex(parts[0], 2), parts[0] != "ff", parts[0] != "00" || parts.count == 4, Self.isHex(parts[1], 32),
            Self.isHex(parts[2], 16), Self.isHex(parts[3], 2), parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
        else { return nil }
        (trace, span) = (parts[1], parts[2])
        isSampled = UInt8(parts[3], radix: 16).map { $0 & 1 == 1 } ?? false
    }

    private init(trace: String, span: String, isSampled: Bool) {
        self.trace = trace
        self.span = span
        self.isSampled = isSampled
    }

    /// Of a new trace.
    ///
    /// - Parameter share: Which part of all traces is wanted, from 0 to 1; the trace's own digits decide, so that every program that is asked decides alike.
    package static func first(share: Double) -> TracePlace {
        let (high, low) = (UInt64.random(in: 1 ... .max), UInt64.random(in: 0 ... .max))
        let isSampled = share >= 1 || Double(low >> 11) < share * Double(1 << 53)
        return TracePlace(trace: hex(high) + hex(low), span: newSpan(), isSampled: isSampled)
    }

    /// For something that is done on behalf of this.
    package func below() -> TracePlace { TracePlace(trace: trace, span: Self.newSpan(), isSampled: isSampled) }

    /// As the header says it.
    package var header: String { "00-\(trace)-\(span)-\(isSampled ? "01" : "00")" }

    private static func newSpan() -> String { hex(UInt64.random(in: 1 ... .max)) }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func isHex(_ text: String, _ length: Int) -> Bool {
        text.utf8.count == length && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
