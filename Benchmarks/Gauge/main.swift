// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage

// What the programs of this folder measure inside a process. Prints one JSON object.
//     Gauge append URL ROWS WRITERS [BATCH]   rows of the audit log, BATCH of them (1) in each transaction, by so many writers at once
//     Gauge acts FILE…                        acts as published: reading, structure of a code of 500 articles, text of a day
//     Gauge editions URL FIRST SECOND [COUNT] one edition over another: what rested on what it changed, and when that is silent
//     Gauge registry DUTIES                   a made-up registry of so many duties: its making, its questions, its watch
//     Gauge registry-dump DUTIES              the same, for `donghanh restore`
//     Gauge search CONTENT                    what the content files call things, looked for in the registry and the handbook
//     Gauge tickets URL QUESTIONS COUNT OPEN  years of a desk, kept in a database that a site has started over
//     Gauge right COUNT                       decisions of a right, one after the other

let arguments = CommandLine.arguments.dropFirst()

func number(_ place: Int, _ otherwise: Int) -> Int { arguments.dropFirst(place).first.flatMap { Int($0) } ?? otherwise }

func tell(_ what: String, _ count: Int, _ time: Duration) {
    let seconds = time / .seconds(1)
    print("{\"what\": \"\(what)\", \"count\": \(count), \"seconds\": \(seconds), \"microseconds_each\": \(seconds * 1e6 / Double(max(1, count)))}")
}

func event(_ number: Int) -> AuditEvent {
    AuditEvent(
        .changeEdited, by: .person(.init("person-\(number % 97)")), AuditThing(.change, "change-\(number)"),
        facts: ["digest": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "kind": "fact.duty", "subject": "BIA-\(number % 500)"],
        details: number.isMultiple(of: 2) ? ["email": "bia\(number)@example.org", "browser": "Firefox, Linux"] : [:]
    )
}

func append(to url: String, rows: Int, writers: Int, batch: Int) async throws {
    let database = try await Databases.open(url)
    try await Schema.migrate(database)
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<writers {
            group.addTask {
                for first in stride(from: writer * batch, to: rows, by: writers * batch) {
                    try await database.write { session in
                        for number in first..<min(rows, first + batch) { try AuditStore.append(event(number), at: Date(), in: session) }
                    }
                }
            }
        }
        try await group.waitForAll()
    }
    tell("append", rows, ContinuousClock.now - start)
    try await database.close()
}

/// Somebody with ten appointments, among delegations of two hundred others and three thousand communes in their provinces.
func decide(_ count: Int) throws {
    let (day, chief) = (Day(number: 20_000), Person.ID("p0"))
    let span = DaySpan(from: day, until: day.advanced(by: 365))
    let own = try (0..<10).map { number in
        try Appointment(
            id: .init("a\(number)"), person: chief, role: Role.allCases[number % Role.allCases.count],
            scope: Scope(unit: .init("u\(number)"), place: .init("province\(number)")), span: span)
    }
    let delegations = try (1...200).map { number in
        try Appointment(
            id: .init("d\(number)"), person: .init("p\(number)"), role: .expert, scope: .wholeCountry, span: span,
            onBehalfOf: .init("p\((number + 1) % 7 == 0 ? 0 : number + 1)"))
    }
    let places = PlaceTree(parents: Dictionary(uniqueKeysWithValues: (0..<3_000).map { (Place.ID("commune\($0)"), Place.ID("province\($0 % 34)")) }))
    let rights = Rights(of: chief, own, ties: Ties(delegations: delegations), places: places)
    let things = (0..<64).map { Thing(Scope(unit: .init("u\($0 % 12)"), place: .init("commune\($0 * 31)")), owners: [.init("p\($0)")]) }
    var allowed = 0
    let start = ContinuousClock.now
    for number in 0..<count where rights.may(Verb.allCases[number % Verb.allCases.count], things[number % things.count], on: day) { allowed += 1 }
    tell("right", count, ContinuousClock.now - start)
    if allowed == count { print("every verb was allowed: that measures nothing") }
}

switch arguments.first {
case "append": try await append(to: arguments.dropFirst().first ?? "", rows: number(2, 10_000), writers: number(3, 16), batch: max(1, number(4, 1)))
case "right": try decide(number(1, 1_000_000))
case "acts": try ActScale(files: Array(arguments.dropFirst())).measure()
case "editions":
    let given = Array(arguments.dropFirst())
    if given.count < 3 {
        print("Gauge editions URL FIRST SECOND [COUNT]")
    } else {
        try await EditionScale(url: given[0], first: given[1], second: given[2], count: number(4, 200)).measure()
    }
case "search": try SearchScale(content: arguments.dropFirst().first ?? "Content").measure()
case "tickets":
    let given = Array(arguments.dropFirst())
    if given.count < 4 {
        print("Gauge tickets URL QUESTIONS COUNT OPEN")
    } else {
        try await TicketScale(url: given[0], file: given[1], count: number(3, 200_000), open: number(4, 3_000)).measure()
    }
case "registry": try RegistryScale(duties: number(1, 10_000)).measure()
case "registry-dump":
    print(RegistryDump(try RegistryScale(duties: number(1, 10_000)).facts.encoded { "\($0)/\($1)" }, known: Date(timeIntervalSince1970: 0)).text)
default:
    print(
        """
        Gauge append URL ROWS WRITERS [BATCH] | Gauge acts FILE… | Gauge registry DUTIES | Gauge search CONTENT | Gauge tickets URL QUESTIONS COUNT OPEN
        Gauge right COUNT
        """)
}
