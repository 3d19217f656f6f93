// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// A question as a program puts it: `{"question", "on", "known", "place", "language"}`, all texts, all but the first optional.
struct Asked {
    private let body: Body
    let language: Language?

    private struct Body: Decodable {
        var question: String?
        var on: String?
        var known: String?
        var place: String?
        var language: String?
    }

    /// - Throws: ``Fault`` when the body is no JSON object, or a value is no text.
    init(_ request: Request, _ visit: Visit) async throws {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/json") else { throw Fault.wrongType("application/json") }
        body = try Self.body(in: Data(String(buffer: try await request.body.collect(upTo: visit.maxUploadSize)).utf8))
        language = try body.language.map { text in
            guard let language = Language(rawValue: text) else { throw Fault.wrongField("language", text) }
            return language
        }
    }

    /// From an address; its day, place, instant and language were read and checked at the reception.
    init(_ fields: Fields) {
        body = Body(question: fields.raw("question"))
        language = nil
    }

    func question(id: String, at now: Date, _ visit: Visit) throws -> Question {
        try Question(
            id: Identifier(id), text: body.question ?? "", on: try day ?? visit.day, known: try instant ?? visit.known,
            place: body.place ?? visit.placeName, language: language ?? visit.language, asked: now
        )
    }

    private static func body(in data: Data) throws -> Body {
        do {
            return try JSONDecoder().decode(Body.self, from: data)
        } catch DecodingError.typeMismatch(_, let context) {
            guard let field = context.codingPath.last else { throw Fault.brokenJSON("{\"question\": \"…\"}") }
            throw Fault.notText(field.stringValue)
        } catch DecodingError.dataCorrupted {
            throw Fault.brokenJSON("{\"question\": \"…\"}")
        }
    }

    private var day: Day? {
        get throws {
            guard let text = body.on else { return nil }
            guard let day = Day(typed: text) else { throw QuestionError.noSuchDay(text) }
            return day
        }
    }

    private var instant: Date? {
        get throws {
            guard let text = body.known else { return nil }
            guard let instant = Instant(typed: text) else { throw QuestionError.noSuchDay(text) }
            return instant.date
        }
    }
}
