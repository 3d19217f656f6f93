// SPDX-License-Identifier: Apache-2.0

/// A procedure as a portal or a decision publishes it: the second layer, below the norm.
package struct Procedure: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<Procedure>

    /// The national code, or a running name where none was seen.
    package let id: ID
    package let code: String?
    package let name: Words
    package let field: String
    package let level: String?
    package let duties: [Duty.ID]
    package let nationalTimeLimit: String?
    /// "Huế: 10 ngày làm việc", each as published.
    package let localTimeLimits: [String]
    package let fee: String?
    package let dossier: String?
    package let output: String?
    package let basis: String?
    package let announcedBy: String?
    package let notes: [Words]
    package let sources: [String]
    package let confidence: Confidence

    package init(
        id: ID, code: String?, name: Words, field: String, level: String?, duties: [Duty.ID], nationalTimeLimit: String?,
        localTimeLimits: [String], fee: String?, dossier: String?, output: String?, basis: String?, announcedBy: String?,
        notes: [Words], sources: [String], confidence: Confidence
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.field = field
        self.level = level
        self.duties = duties
        self.nationalTimeLimit = nationalTimeLimit
        self.localTimeLimits = localTimeLimits
        self.fee = fee
        self.dossier = dossier
        self.output = output
        self.basis = basis
        self.announcedBy = announcedBy
        self.notes = notes
        self.sources = sources
        self.confidence = confidence
    }
}

/// What Annex II of Resolution 20/2026/NQ-CP changes in a time limit, a dossier or a condition; it moves no competence.
package struct ProcedureChange: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<ProcedureChange>

    package let id: ID
    package let field: Field.ID
    package let document: String
    package let path: String
    package let procedure: String
    package let underlying: String?
    package let authority: String?
    package let before: String?
    package let after: String
    /// `unknown` where the start hangs on an act that was not read; the reason stands in `notes`.
    package let from: DoubtfulDay
    package let until: DoubtfulDay?
    package let duties: [Duty.ID]
    package let notes: [Words]
    package let sources: [String]

    package init(
        id: ID, field: Field.ID, document: String, path: String, procedure: String, underlying: String?, authority: String?,
        before: String?, after: String, from: DoubtfulDay, until: DoubtfulDay?, duties: [Duty.ID], notes: [Words], sources: [String]
    ) {
        self.id = id
        self.field = field
        self.document = document
        self.path = path
        self.procedure = procedure
        self.underlying = underlying
        self.authority = authority
        self.before = before
        self.after = after
        self.from = from
        self.until = until
        self.duties = duties
        self.notes = notes
        self.sources = sources
    }
}
