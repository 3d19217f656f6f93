// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// A template and what it shows, inside the frame of the site.
///
/// A class, since an optimised build of Swift 6.3.1 copies a struct of this shape wrongly on its way through the router.
final class Page: ResponseGenerator, Sendable {
    let template: String
    let view: any Sendable
    let status: HTTPResponse.Status
    /// Headers of its own, such as `no-store`.
    let headers: [HeaderField]
    /// The question shown: a change of day or place in the header then asks it again.
    let question: Question?

    init(
        _ template: String, _ view: any Sendable, status: HTTPResponse.Status = .ok, headers: [HeaderField] = [], question: Question? = nil
    ) {
        self.template = template
        self.view = view
        self.status = status
        self.headers = headers
        self.question = question
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        guard let visit = context as? Visit, let furniture = visit.furniture else { throw TemplateError.missing(template) }
        let frame = FrameView(visit, furniture, request: request, question: question, answer: question?.id)
        let html = try furniture.templates.render(template, Framed(site: frame, page: view), in: visit.language)
        let body = ByteBuffer(string: html)
        var fields: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "private, no-cache", .vary: "Cookie"]
        for header in headers { fields[header.name] = header.value }
        fields[.contentLength] = String(body.readableBytes)
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: body))
    }
}

/// A header of a response.
struct HeaderField: Sendable {
    typealias Name = HTTPFields.Element.Name

    let name: Name
    let value: String

    init(_ name: Name, _ value: String) {
        self.name = name
        self.value = value
    }
}
