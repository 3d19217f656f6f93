// SPDX-License-Identifier: Apache-2.0
import Domain

/// People whom nobody could take for real ones.
enum MadeUpPeople {
    static let day = Day(number: 20_000)
    static let cloud = Unit.ID("unit-of-clouds")
    static let rain = Unit.ID("unit-of-rain")
    static let north = Place.ID("north")
    static let south = Place.ID("south")
    static let northVillage = Place.ID("north-village")
    static let places = PlaceTree(parents: [northVillage: north, Place.ID("former-north"): north])

    static func appointment(
        _ person: String, _ role: Role, _ scope: Scope = .wholeCountry, from: Int? = nil, until: Int? = nil, onBehalfOf: String? = nil
    ) throws -> Appointment {
        try Appointment(
            id: Appointment.ID("\(person) \(role) \(onBehalfOf ?? "")"), person: Person.ID(person), role: role, scope: scope,
            span: DaySpan(from: from.map(Day.init(number:)), until: until.map(Day.init(number:))), onBehalfOf: onBehalfOf.map { Person.ID($0) }
        )
    }

    static func rights(_ person: String, _ appointments: [Appointment], ties: Ties = Ties()) -> Rights {
        Rights(of: Person.ID(person), appointments, ties: ties, places: places)
    }
}
