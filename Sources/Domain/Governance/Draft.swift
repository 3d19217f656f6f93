// SPDX-License-Identifier: Apache-2.0

/// What somebody proposes for a governed thing, with all that whoever approves it must see.
package struct Draft: Hashable, Codable, Sendable {
    package let subject: Subject
    /// What it was made from; `nil` where the thing is new.
    package let base: Content?
    /// What the thing shall say; `nil` where it shall end.
    package let content: Content?
    package let reason: String
    /// The act, provision or address that it rests on.
    package let source: String
    /// The day from which it shall hold.
    package let from: Day
    /// Whose matter it is: who may edit and who may approve hangs on it.
    package let scope: Scope
    /// Names all of the above.
    package let digest: String

    /// - Parameters:
    ///   - content: JSON in any form.
    ///   - base: From ``Circumstances/base(digest:)``, with the digest of what the editor began from.
    ///   - scope: From ``Registry/scope(of:content:)`` for a fact; never from the form that the editor sent.
    /// - Throws: ``ChangeError`` where something is missing, nothing is changed or the content is not of the thing's kind.
    package init(
        of subject: Subject, base: Content?, content: String?, reason: String, source: String, from: Day, scope: Scope, hash: Hash
    ) throws(ChangeError) {
        let (reason, source) = (reason.singleLine, source.singleLine)
        guard !reason.isEmpty else { throw .noReason }
        guard !source.isEmpty else { throw .noSource }
        var canonical: Content?
        if let content { canonical = Content(try subject.canonical(content), hash: hash) }
        guard canonical != base else { throw .changesNothing }
        self.subject = subject
        self.base = base
        self.content = canonical
        self.reason = reason
        self.source = source
        self.from = from
        self.scope = scope
        let parts = [
            subject.kind, subject.key, base?.json ?? "", canonical?.json ?? "", reason, source, from.iso, scope.unit?.text ?? "",
            scope.place?.text ?? "",
        ]
        // Lengths keep the parts apart, so that ("ab", "c") is not ("a", "bc").
        digest = hash(parts.map { "\($0.utf8.count):\($0)" }.joined())
    }

    /// Field by field what it changes.
    package var differences: [Difference] { Difference.between(base?.json, content?.json) }
}
