// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// A template and what it shows, inside the frame of the site.
struct Page: ResponseGenerator {
    let template: String
    let view: any Sendable
    var status = HTTPResponse.Status.ok
    /// Headers of its own, such as `no-store`.
    var headers: [HeaderField] = []
    /// The question shown: a change of day or place in the header then asks it again.
    var question: Question?
    var answer: Question.ID?

    init(_ template: String, _ view: any Sendable) {
        self.template = template
        self.view = view
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        guard let visit = context as? Visit, let furniture = visit.furniture else { throw TemplateError.missing(template) }
        let frame = FrameView(visit, furniture, request: request, question: question, answer: answer)
        let html = try furniture.templates.render(template, Framed(site: frame, page: view), in: visit.language)
        let body = ByteBuffer(string: html)
        var fields: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "private, no-cache", .vary: "Cookie"]
        for header in headers { fields[header.name] = header.value }
        fields[.contentLength] = String(body.readableBytes)
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: body))
    }
}

/// A header of a response. A list of these and not `HTTPFields`, whose iterator crashes in an optimised build of Swift 6.3.1.
struct HeaderField: Sendable {
    typealias Name = HTTPFields.Element.Name

    let name: Name
    let value: String

    init(_ name: Name, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension Page {
    func with(status: HTTPResponse.Status) -> Page {
        var page = self
        page.status = status
        return page
    }
}
