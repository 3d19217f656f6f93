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
    /// Codes that it bore before, the newest first.
    package var earlierCodes: [String] = []
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
