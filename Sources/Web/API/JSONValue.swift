// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// One value as JSON.
struct JSONValue<Value: Encodable>: ResponseGenerator {
    let value: Value
    let status: HTTPResponse.Status
    let headers: [HeaderField]

    init(_ value: Value, status: HTTPResponse.Status = .ok, headers: [HeaderField] = []) {
        self.value = value
        self.status = status
        self.headers = headers
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = ByteBuffer(bytes: try encoder.encode(value))
        var fields: HTTPFields = [
            .contentType: "application/json; charset=utf-8", .cacheControl: "no-store", .contentLength: String(body.readableBytes),
        ]
        for header in headers { fields[header.name] = header.value }
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: body))
    }
}

/// A refusal for programs, as RFC 9457 writes it.
struct Problem: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let instance: String
    let key: String
    let language: String

    init(_ fault: Fault, _ sentence: String, _ request: Request, _ language: Language) {
        type = "/about#\(fault.key.replacing(".", with: "-"))"
        title = fault.status.reasonPhrase
        status = fault.status.code
        detail = sentence
        instance = request.uri.path
        key = fault.key
        self.language = language.rawValue
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        let status = HTTPResponse.Status(code: status)
        let headers = [HeaderField(.contentType, "application/problem+json; charset=utf-8"), HeaderField(.contentLanguage, language)]
        return try JSONValue(self, status: status, headers: headers).response(from: request, context: context)
    }
}
