// SPDX-License-Identifier: Apache-2.0

/// Who refers to whom in the law that is held: worked out from its texts, never the only copy of anything.
package protocol References: Sendable {
    /// The names of all acts held.
    func actNames() async throws -> ActNames

    /// Provisions in whose text a provision may be named, on some day, in order of their ids.
    func referring(to provision: Provision.ID) async throws -> [Provision.ID]
}

/// A provision with what it refers to.
package struct ReferringProvision: Sendable {
    package let provision: Provision
    package let references: [Reference]

    package init(provision: Provision, references: [Reference]) {
        self.provision = provision
        self.references = references
    }
}

extension LegalDocuments {
    /// What provisions refer to on a day, in the order given.
    package func references(in sources: [Provision], _ names: ActNames, on day: Day) async throws -> [ReferringProvision] {
        let acts = try await documents(Array(Set(sources.map(\.document))))
        let kinds = Dictionary(acts.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        let reader = MentionReader(names)
        let read = sources.map { source in
            (
                source: source, resolver: ReferenceResolver(names, in: source, ofKind: kinds[source.document] ?? "", on: day),
                mentions: reader.mentions(in: source.text, under: source.path)
            )
        }
        let wanted = Set(read.flatMap { one in one.mentions.flatMap(one.resolver.candidates) })
        let held = Dictionary(
            try await provisions(Array(wanted)).map { ($0.provision.id, $0.provision) }, uniquingKeysWith: { first, _ in first }
        )
        return read.map { one in
            ReferringProvision(provision: one.source, references: one.mentions.map { one.resolver.reference($0) { held[$0] } })
        }
    }

    /// Provisions that refer to one on a day, each with the references that lead there.
    ///
    /// - Returns: A page of them; the total counts those that may name it on any day.
    package func referring(
        to target: Provision.ID, _ references: any References, on day: Day, limit: Int, offset: Int = 0
    ) async throws -> Listing<ReferringProvision> {
        let ids = try await references.referring(to: target)
        let page = Array(ids.dropFirst(max(0, offset)).prefix(max(0, limit)))
        let sources = try await provisions(page).map(\.provision)
        let found = try await self.references(in: sources, try await references.actNames(), on: day)
        return Listing(
            elements: found.compactMap { source in
                let leading = source.references.filter { $0.target?.leads(to: target) ?? false }
                return leading.isEmpty ? nil : ReferringProvision(provision: source.provision, references: leading)
            },
            total: ids.count
        )
    }
}

extension Reference.Target {
    /// Whether it is this provision, or one inside "từ Điều 5 đến Điều 9".
    func leads(to id: Provision.ID) -> Bool {
        if provision == id { return true }
        guard let through, let provision, let first = Self.number(of: provision), let last = Self.number(of: through),
            let number = Self.number(of: id)
        else { return false }
        return id.text.hasPrefix(document.text + "/") && (first...max(first, last)).contains(number)
    }

    private static func number(of id: Provision.ID) -> Int? {
        guard let slash = id.text.firstIndex(of: "/"), let path = ProvisionPath(eId: String(id.text[id.text.index(after: slash)...])),
            path.steps.count == 1, let step = path.steps.first, step.unit == .article
        else { return nil }
        return Int(step.number.prefix { $0.isNumber })
    }
}
