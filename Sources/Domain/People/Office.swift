// SPDX-License-Identifier: Apache-2.0

/// A department of a province, or the People's Committee of a commune, whose people work with this installation.
///
/// The registry knows the Ministry's own units; of offices in the provinces each installation keeps those that it serves.
package struct Office: Identifiable, Hashable, Codable, Sendable {
    /// What appointments name a unit by.
    package let id: Unit.ID
    package let name: String
    package let province: Place.ID
    /// The commune that it is the office of; `nil` for a department of the province.
    package let commune: Commune?
    package let span: DaySpan

    /// A commune as far as this installation knows it.
    package struct Commune: Hashable, Codable, Sendable {
        /// The province's, a stroke, and the name without marks: so ``PlaceTree`` knows where it lies.
        package let id: Place.ID
        package let name: String
    }

    package static let longestName = 200

    /// The same names make the same office, so that a list can be read in twice.
    ///
    /// - Throws: ``OfficeError`` when a name is empty or too long.
    package init(name: String, province: Place.ID, commune: String? = nil, span: DaySpan = .always) throws(OfficeError) {
        let (name, commune) = (try Self.clean(name), try commune.map { (text) throws(OfficeError) in try Self.clean(text) })
        let place = commune.map { Place.ID("\(province.text)\(Place.stroke)\(Self.slug($0))") }
        id = Unit.ID("\((place ?? province).text)\(Place.stroke)\(Self.slug(name))")
        self.name = name
        self.province = province
        self.commune = commune.flatMap { name in place.map { Commune(id: $0, name: name) } }
        self.span = span
    }

    /// For which unit and which place somebody is appointed who works here.
    package var scope: Scope { Scope(unit: id, place: commune?.id ?? province) }

    /// "Phòng Văn hóa – Xã hội, xã An Bình".
    package var fullName: String { [name, commune?.name].compactMap { $0 }.joined(separator: ", ") }

    private static func clean(_ name: String) throws(OfficeError) -> String {
        let clean = name.singleLine
        guard !slug(clean).isEmpty else { throw .emptyName }
        guard clean.count <= longestName else { throw .nameTooLong(limit: longestName) }
        return clean
    }

    private static func slug(_ name: String) -> String {
        Vietnamese.folded(name).split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }
}

/// Why an office cannot be kept or ended.
package enum OfficeError: Refusal, Equatable {
    case notFound
    case emptyName
    case nameTooLong(limit: Int)
    case noSuchProvince(String)
    /// A line of a list that has no two parts, or more than three.
    case notALine(String)
    case tooManyLines(limit: Int)
    case nothing
    /// It would end before it began.
    case endsTooEarly(Day)

    package var kind: RefusalKind { self == .notFound ? .notFound : .invalid }

    package var key: String {
        switch self {
        case .notFound: "office.not-found"
        case .emptyName: "office.empty-name"
        case .nameTooLong: "office.name-too-long"
        case .noSuchProvince: "office.no-such-province"
        case .notALine: "office.not-a-line"
        case .tooManyLines: "office.too-many-lines"
        case .nothing: "office.nothing"
        case .endsTooEarly: "office.ends-too-early"
        }
    }

    package var details: [String] {
        switch self {
        case .notFound, .emptyName, .nothing: []
        case .nameTooLong(let limit), .tooManyLines(let limit): [String(limit)]
        case .noSuchProvince(let text), .notALine(let text): [text]
        case .endsTooEarly(let day): [day.iso]
        }
    }
}
