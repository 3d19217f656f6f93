// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// Changes of things that nobody governs, by people whom nobody knows.
enum MadeUpChanges {
    static let subject = Subject(kind: "weather", key: "tomorrow")

    /// Tells texts apart as well as a digest does, and can be read when a test fails.
    static let hash: Hash = { "#" + $0 }

    static func draft(
        _ content: String?, over base: String? = nil, subject: Subject = subject, reason: String = "Nghe nói thế", source: String = "Báo Bịa, số 1",
        from: Day = MadeUpPeople.day, scope: Scope = .wholeCountry
    ) throws -> Draft {
        try Draft(
            of: subject, base: base.map { Content($0, hash: hash) }, content: content, reason: reason, source: source, from: from, scope: scope,
            hash: hash
        )
    }

    /// Circumstances in which somebody drafts and approves for the whole country.
    static func here(
        _ person: String, current: String? = nil, day: Day = MadeUpPeople.day, ties: Ties = Ties(), by change: String? = nil, earlier: [String] = []
    ) throws -> Circumstances {
        let rights = try MadeUpPeople.rights(person, [MadeUpPeople.appointment(person, .approver)], ties: ties)
        return Circumstances(
            rights: rights, current: current.map { Content($0, hash: hash) }, currentChange: change.map { Change.ID($0) },
            earlier: earlier.map { Content($0, hash: hash) }, now: day.start, hash: hash
        )
    }

    static func submitted(_ content: String = "1", over base: String? = nil, by author: String = "author", ties: Ties = Ties()) throws -> Change {
        let here = try here(author, current: base, ties: ties)
        var change = try Change(id: .init("c"), draft(content, over: base), in: here)
        try change.submit(in: here)
        return change
    }
}
