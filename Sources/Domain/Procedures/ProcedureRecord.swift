// SPDX-License-Identifier: Apache-2.0

/// How a procedure is handled: the nation's record of it, or one province's own. The two stand side by side; neither fills gaps of the other.
package struct ProcedureRecord: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<ProcedureRecord>
    package static let factKind = "procedure-record"

    package let procedure: Procedure.ID
    /// `nil` for the nation's record.
    package let place: Place.ID?
    /// As it is published now: "1.010902", or with the agency's sign for a province.
    package var code: String?
    /// The first day on which it bears that code; `nil` where nobody has recorded it.
    package var codeFrom: Day?
    /// Codes that it bore before, the newest first.
    package var earlierCodes: [EarlierCode] = []
    package var limits: [Limit] = []
    package var fees: [Fee] = []
    package var dossier: [Paper] = []
    package var filing: [Filing] = []
    package var steps: [String] = []
    package var forms: [String] = []
    package var result: String?
    package var receives: String?
    package var decides: String?
    /// Who signs by local authorisation, and from when.
    package var signs: String?
    package var signsFrom: Day?
    package var sources: [String] = []

    package init(procedure: Procedure.ID, place: Place.ID?) {
        self.procedure = procedure
        self.place = place
    }

    package var id: ID { Self.id(procedure, place) }
    package var subject: Subject { .fact(Self.factKind, id.text) }

    package static func id(_ procedure: Procedure.ID, _ place: Place.ID?) -> ID { ID("\(procedure.text)/\(place?.text ?? national)") }

    /// Stands for the nation in ids and addresses.
    package static let national = "VN"

    /// The code that it bears on a day; `nil` where none is recorded of that day.
    package func code(on day: Day) -> String? {
        if let earlier = earlierCodes.first(where: { $0.span.map { $0.contains(day) } ?? false }) { return earlier.code }
        return codeFrom.map { day >= $0 } ?? true ? code : nil
    }

    /// A code that was published before, and on which days it stood, as far as that is known.
    package struct EarlierCode: Hashable, Sendable {
        package let code: String
        package let from: Day?
        /// The first day without.
        package let until: Day?

        package init(_ code: String, from: Day? = nil, until: Day? = nil) {
            self.code = code
            self.from = from
            self.until = until
        }

        /// `nil` where no day of it is known.
        var span: DaySpan? { from == nil && until == nil ? nil : DaySpan(from: from, until: until) }
    }

    /// A time limit, and the case that it is for.
    package struct Limit: Hashable, Codable, Sendable {
        package let limit: TimeLimit
        package let condition: String?

        package init(_ limit: TimeLimit, condition: String? = nil) {
            self.limit = limit
            self.condition = condition
        }
    }

    /// A fee as a number, or as the rule that gives it: "75% of the new-licence fee".
    package struct Fee: Hashable, Codable, Sendable {
        /// In đồng; `nil` where a rule gives it.
        package let amount: Int?
        package let rule: String?
        package let condition: String?

        package init(amount: Int? = nil, rule: String? = nil, condition: String? = nil) {
            self.amount = amount
            self.rule = rule
            self.condition = condition
        }
    }

    /// A paper of the dossier.
    package struct Paper: Hashable, Codable, Sendable {
        package let name: String
        package let originals: Int?
        package let copies: Int?
        package let condition: String?

        package init(_ name: String, originals: Int? = nil, copies: Int? = nil, condition: String? = nil) {
            self.name = name
            self.originals = originals
            self.copies = copies
            self.condition = condition
        }
    }

    /// A way in which a file reaches its desk.
    package struct Filing: Hashable, Codable, Sendable {
        package let way: Way
        package let note: String?

        package init(_ way: Way, note: String? = nil) {
            self.way = way
            self.note = note
        }
    }

    package enum Way: String, Codable, Sendable, CaseIterable {
        case direct, online, post

        package var words: Words {
            switch self {
            case .direct: Words(vi: "Trực tiếp", en: "In person")
            case .online: Words(vi: "Trực tuyến", en: "Online")
            case .post: Words(vi: "Bưu chính", en: "By post")
            }
        }
    }
}

extension RegistryFacts {
    /// The records of a procedure: the nation's, and that of a place.
    package func record(of procedure: Procedure.ID, at place: Place.ID?) -> ProcedureRecord? {
        procedureRecords.first { $0.procedure == procedure && $0.place == place }
    }
}

/// A code without days is written as the text that it was before codes had days.
extension ProcedureRecord.EarlierCode: Codable {
    private enum Key: String, CodingKey { case code, from, until }

    package init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(text)
            return
        }
        let fields = try decoder.container(keyedBy: Key.self)
        self.init(
            try fields.decode(String.self, forKey: .code), from: try fields.decodeIfPresent(Day.self, forKey: .from),
            until: try fields.decodeIfPresent(Day.self, forKey: .until))
    }

    package func encode(to encoder: any Encoder) throws {
        if span == nil {
            var one = encoder.singleValueContainer()
            return try one.encode(code)
        }
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(code, forKey: .code)
        try fields.encodeIfPresent(from, forKey: .from)
        try fields.encodeIfPresent(until, forKey: .until)
    }
}
