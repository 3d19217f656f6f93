// SPDX-License-Identifier: Apache-2.0

/// What is wrong at one place of the log.
package struct AuditFault: Hashable, Codable, Sendable {
    package let kind: Kind
    /// Where it shows. For rows that are gone: where the first of them stood.
    package let at: AuditEntry.Position
    /// How many rows are gone.
    package let count: Int?
    /// The sequence under which a moved row was written; the sequence that a head vouches for, where a lane ends before it.
    package let was: Int?

    /// The ways in which a log can be wrong.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case changed, removed, inserted, moved
        /// The lane ends before a row that a published head names.
        case truncated
        /// All fits together, but not to a published head: rewritten up to here.
        case rewritten
        case detailsChanged = "details-changed"
        /// Gone without an erasure.
        case detailsRemoved = "details-removed"
        case detailsInserted = "details-inserted"
        /// More, fewer or other details are gone than the erasure says.
        case erasureUnproved = "erasure-unproved"
    }

    package init(_ kind: Kind, at: AuditEntry.Position, count: Int? = nil, was: Int? = nil) {
        self.kind = kind
        self.at = at
        self.count = count
        self.was = was
    }
}

/// What became of a whole check.
package struct AuditVerdict: Hashable, Codable, Sendable {
    package internal(set) var rows = 0
    /// The last row of each lane as it is now.
    package internal(set) var lanes: [AuditHead.Tip] = []
    /// In the order of the log; the first hundred.
    package internal(set) var faults: [AuditFault] = []
    package internal(set) var faultCount = 0
    package internal(set) var erasures: [Erasure] = []
    /// The first row that stands after the published head and says that it is from more than an hour before it.
    package internal(set) var backdated: AuditEntry.Position?

    /// Details that were erased by right: by which entry, on what ground, and of how many rows.
    package struct Erasure: Hashable, Codable, Sendable {
        package let by: AuditEntry.Position
        package let ground: String
        package let count: Int
    }

    package var isWhole: Bool { faultCount == 0 }

    mutating func add(_ fault: AuditFault) {
        faultCount += 1
        if faults.count < Self.mostFaults { faults.append(fault) }
    }

    private static let mostFaults = 100
}
