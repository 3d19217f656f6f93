// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Spans of one node as `ExportTraceServiceRequest` in the JSON mapping of OTLP 1.x: ids in hexadecimal, numbers of 64 bits as text.
struct SpanBatch {
    private let spans: [Span]
    private let source: Source

    /// What sends them.
    struct Source: Sendable {
        let version: String
        let node: String
    }

    init(_ spans: [Span], from source: Source) {
        self.spans = spans
        self.source = source
    }

    func json() throws -> String {
        let resource = Resource(attributes: [
            .init("service.name", .text("donghanh")), .init("service.version", .text(source.version)),
            .init("service.instance.id", .text(source.node)),
        ])
        let scope = Scope(name: "donghanh", version: source.version)
        let request = Request(resourceSpans: [.init(resource: resource, scopeSpans: [.init(scope: scope, spans: spans.map(Told.init))])])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return String(decoding: try encoder.encode(request), as: UTF8.self)
    }

    /// How many of them the collector says that it did not want.
    static func refused(in body: [UInt8]) -> Int {
        let answer = try? JSONDecoder().decode(Response.self, from: Data(body))
        return max(0, answer?.partialSuccess?.rejectedSpans?.count ?? 0)
    }

    private struct Request: Encodable {
        let resourceSpans: [OfResource]

        struct OfResource: Encodable {
            let resource: Resource
            let scopeSpans: [OfScope]
        }

        struct OfScope: Encodable {
            let scope: Scope
            let spans: [Told]
        }
    }

    private struct Resource: Encodable { let attributes: [Attribute] }

    private struct Scope: Encodable {
        let name: String
        let version: String
    }

    private struct Attribute: Encodable {
        let key: String
        let value: Value

        struct Value: Encodable {
            let stringValue: String?
            let intValue: String?
        }

        init(_ key: String, _ value: Span.Value) {
            self.key = key
            switch value {
            case .text(let text): self.value = Value(stringValue: text, intValue: nil)
            case .number(let number): self.value = Value(stringValue: nil, intValue: String(number))
            }
        }
    }

    private struct Told: Encodable {
        let traceId: String
        let spanId: String
        let parentSpanId: String?
        let name: String
        let kind: Int
        let startTimeUnixNano: String
        let endTimeUnixNano: String
        let attributes: [Attribute]
        let status: Status

        struct Status: Encodable { let code: Int? }

        init(_ span: Span) {
            traceId = span.place.trace
            spanId = span.place.span
            parentSpanId = span.parent
            name = span.name
            kind =
                switch span.kind {
                case .inside: 1
                case .server: 2
                case .client: 3
                }
            let start = span.began.timeIntervalSince1970
            startTimeUnixNano = Self.nanoseconds(start)
            endTimeUnixNano = Self.nanoseconds(start + max(0, span.seconds))
            let failure = span.failure.map { [Attribute("error.type", .text($0))] } ?? []
            attributes = span.attributes.sorted { $0.key < $1.key }.map { Attribute($0.key, $0.value) } + failure
            // 2 is a failure; what went well is left unsaid, as the specification wants it of libraries.
            status = Status(code: span.failure == nil ? nil : 2)
        }

        private static func nanoseconds(_ seconds: Double) -> String {
            // Whole microseconds: a double holds no more of a date of this century.
            String(UInt64(max(0, seconds * 1_000_000).rounded()) * 1_000)
        }
    }

    private struct Response: Decodable {
        let partialSuccess: Partial?

        struct Partial: Decodable { let rejectedSpans: Count? }

        /// Text by the mapping; some write a number.
        struct Count: Decodable {
            let count: Int

            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer()
                count = try (try? value.decode(Int.self)) ?? Int(value.decode(String.self)) ?? 0
            }
        }
    }
}
