// SPDX-License-Identifier: Apache-2.0

/// The registry of one day as a catalogue of public services in JSON-LD, after the Core Public Service Vocabulary Application Profile 3.2.
///
/// The profile asks for a competent authority, so a duty that nobody is found to hold that day is no service of it; the catalogue says how many those
/// are. It knows no working days, so a time limit in working days stands in the description.
package struct ServiceCatalogue: Sendable {
    private let registry: Registry
    private let day: Day
    private let base: String
    private let records: [Procedure.ID: ProcedureRecord]
    private var nodes: [String: JSONTree] = [:]
    private var services: [String] = []
    private var leftOut = 0

    /// - Parameter base: What names begin with: "https://hotro.example.org/id/", or "urn:donghanh:".
    package init(_ registry: Registry, on day: Day, base: String) {
        self.registry = registry
        self.day = day
        self.base = base
        let national = registry.facts.procedureRecords.filter { $0.place == nil }
        records = Dictionary(national.map { ($0.procedure, $0) }, uniquingKeysWith: { first, _ in first })
        for duty in registry.facts.duties where !duty.isDraft { add(duty) }
        for procedure in registry.facts.procedures { add(procedure) }
        addDataset()
    }

    package var text: String {
        JSONTree.object(["@context": Self.context, "@graph": .list(nodes.keys.sorted().compactMap { nodes[$0] })]).text + "\n"
    }

    private static let context = JSONTree.object([
        "cpsv": .string("http://purl.org/vocab/cpsv#"), "cv": .string("http://data.europa.eu/m8g/"), "dcat": .string("http://www.w3.org/ns/dcat#"),
        "dct": .string("http://purl.org/dc/terms/"), "eli": .string("http://data.europa.eu/eli/ontology#"),
        "foaf": .string("http://xmlns.com/foaf/0.1/"), "skos": .string("http://www.w3.org/2004/02/skos/core#"),
        "xsd": .string("http://www.w3.org/2001/XMLSchema#"),
    ])

    // What it is made of.

    private mutating func add(_ duty: Duty) {
        guard let finding = try? registry.competence(of: duty.id, at: nil, on: day) else { return }
        var service = self.service(duty.id.text, duty.title, description: Self.told(finding))
        guard finding.isSettled else {
            leftOut += 1
            return
        }
        service["cv:hasCompetentAuthority"] = .list(authorities(of: finding))
        let rules = finding.holders.compactMap { rule(of: $0.competence) }
        if !rules.isEmpty { service["cpsv:follows"] = .list(rules) }
        if let output = duty.output { service["cpsv:produces"] = .list([self.output(output, of: duty.id.text)]) }
        if !duty.dossier.isEmpty {
            service["cpsv:hasInput"] = .list(duty.dossier.enumerated().map { evidence($0.element, "\(duty.id.text)/\($0.offset + 1)") })
        }
        keep(service)
    }

    private mutating func add(_ procedure: Procedure) {
        let findings = procedure.duties.map { try? registry.competence(of: $0, at: nil, on: day) }
        // Where one of its duties has nobody for certain, so has the procedure.
        guard !findings.isEmpty, findings.allSatisfy({ $0?.isSettled ?? false }) else {
            leftOut += 1
            return
        }
        var authorities: [JSONTree] = []
        for finding in findings.compactMap({ $0 }) {
            authorities += self.authorities(of: finding).filter { !authorities.contains($0) }
        }
        // What was published fills no gaps of what somebody has recorded, and holds no more where its ground has changed.
        let record = records[procedure.id]
        let changed = registry.staleness.grounds(of: .fact("procedure", procedure.id.text), on: day)
        let published = changed.isEmpty ? procedure.nationalTimeLimit : nil
        let limits = record?.limits.map(\.limit) ?? published.flatMap { TimeLimit($0) }.map { [$0] } ?? []
        let told = record.map { $0.limits.map(\.limit.words.vi) } ?? published.map { [$0] } ?? []
        let description = Words(
            vi: ([procedure.name.vi] + (told.isEmpty ? [] : ["Thời hạn: " + told.joined(separator: "; ")]) + changed.map(\.sentence.vi))
                .joined(separator: ". "), en: procedure.name.en)
        var service = self.service(procedure.id.text, procedure.name, description: description)
        service["cv:hasCompetentAuthority"] = .list(authorities)
        if limits.count == 1, let duration = limits.first.flatMap(Self.duration) {
            service["cv:processingTime"] = .object(["@type": .string("xsd:duration"), "@value": .string(duration)])
        }
        if let code = procedure.code { service["dcat:keyword"] = .list([Self.text(code, "vi")]) }
        if let output = record.map(\.result) ?? procedure.output { service["cpsv:produces"] = .list([self.output(output, of: procedure.id.text)]) }
        if let record, !record.dossier.isEmpty {
            service["cpsv:hasInput"] = .list(record.dossier.enumerated().map { evidence($0.element.name, "\(procedure.id.text)/\($0.offset + 1)") })
        }
        if let record, !record.fees.isEmpty {
            service["cv:hasCost"] = .list(record.fees.enumerated().map { cost($0.element, "\(procedure.id.text)/\($0.offset + 1)") })
        }
        keep(service)
    }

    private mutating func addDataset() {
        let publisher = name("agent", "publisher")
        nodes[publisher] = .object([
            "@id": .string(publisher), "@type": .string("foaf:Agent"), "dct:identifier": .string("publisher"),
            "dct:title": .list([Self.text("Bộ Khoa học và Công nghệ", "vi"), Self.text("Ministry of Science and Technology", "en")]),
        ])
        let dataset = name("dataset", day.iso)
        nodes[dataset] = .object([
            "@id": .string(dataset), "@type": .string("dcat:Dataset"),
            "dct:title": .list([Self.text("Sổ thẩm quyền ngày \(day.iso)", "vi"), Self.text("Registry of competences on \(day.iso)", "en")]),
            "dct:description": .list([
                Self.text("\(services.count) dịch vụ; \(leftOut) mục không nêu vì chưa xác định được cơ quan có thẩm quyền trong ngày này.", "vi"),
                Self.text("\(services.count) services; \(leftOut) left out, since no competent authority is established on that day.", "en"),
            ]),
            "dct:publisher": Self.link(publisher), "dct:hasPart": .list(services.sorted().map(Self.link)),
        ])
    }

    // Its pieces.

    private func service(_ id: String, _ title: Words, description: Words) -> [String: JSONTree] {
        [
            "@id": .string(name("service", id)), "@type": .string("cpsv:PublicService"), "dct:identifier": .string(id),
            "dct:title": Self.texts(title),
            "dct:description": Self.texts(description),
        ]
    }

    private mutating func keep(_ service: [String: JSONTree]) {
        guard case .string(let id)? = service["@id"] else { return }
        nodes[id] = .object(service)
        services.append(id)
    }

    private mutating func authorities(of finding: Competence.Finding) -> [JSONTree] {
        finding.holders.map { organisation($0.competence.authority) }
    }

    private mutating func organisation(_ authority: Authority) -> JSONTree {
        let id = name("organisation", LegalDocument.slug(authority.name.vi))
        let country = name("place", "VN")
        nodes[country] = .object(["@id": .string(country), "@type": .string("http://data.europa.eu/88u/dataset/atu-type")])
        nodes[id] = .object([
            "@id": .string(id), "@type": .string("cv:PublicOrganisation"), "skos:prefLabel": Self.texts(authority.name),
            "dct:spatial": .list([Self.link(country)]),
        ])
        return Self.link(id)
    }

    private mutating func rule(of row: Competence) -> JSONTree? {
        guard let basis = row.basis else { return nil }
        let (id, act) = (name("rule", row.id.text), name("act", LegalDocument.slug(basis.document)))
        let title = [basis.path, basis.document].compactMap { $0 }.joined(separator: ", ")
        nodes[act] = .object(["@id": .string(act), "@type": .string("eli:LegalResource"), "dct:title": .list([Self.text(basis.document, "vi")])])
        nodes[id] = .object([
            "@id": .string(id), "@type": .string("cpsv:Rule"), "dct:identifier": .string(row.id.text), "dct:title": .list([Self.text(title, "vi")]),
            "dct:description": .list([Self.text(basis.proof?.quote ?? title, "vi")]), "cpsv:implements": .list([Self.link(act)]),
        ])
        return Self.link(id)
    }

    private mutating func output(_ text: String, of id: String) -> JSONTree {
        let output = name("output", id)
        nodes[output] = .object([
            "@id": .string(output), "@type": .string("cv:Output"), "dct:identifier": .string(id), "dct:title": .list([Self.text(text, "vi")]),
        ])
        return Self.link(output)
    }

    private mutating func evidence(_ text: String, _ id: String) -> JSONTree {
        let evidence = name("evidence", id)
        nodes[evidence] = .object([
            "@id": .string(evidence), "@type": .string("cv:Evidence"), "dct:identifier": .string(id), "dct:title": .list([Self.text(text, "vi")]),
        ])
        return Self.link(evidence)
    }

    private mutating func cost(_ fee: ProcedureRecord.Fee, _ id: String) -> JSONTree {
        let cost = name("cost", id)
        var node: [String: JSONTree] = ["@id": .string(cost), "@type": .string("cv:Cost"), "dct:identifier": .string(id)]
        if let amount = fee.amount { node["cv:hasValue"] = .object(["@type": .string("xsd:double"), "@value": .string("\(amount).0E0")]) }
        let words = [fee.rule, fee.amount.map { "\($0) VND" }, fee.condition].compactMap { $0 }.joined(separator: "; ")
        node["dct:description"] = .list([Self.text(words, "vi")])
        nodes[cost] = .object(node)
        return Self.link(cost)
    }

    private func name(_ kind: String, _ key: String) -> String { "\(base)\(kind)/\(key.percentEncoded)" }

    private static func link(_ id: String) -> JSONTree { .object(["@id": .string(id)]) }

    private static func text(_ text: String, _ language: String) -> JSONTree {
        .object(["@value": .string(text), "@language": .string(language)])
    }

    private static func texts(_ words: Words) -> JSONTree {
        .list([text(words.vi, "vi")] + (words.en.map { [text($0, "en")] } ?? []))
    }

    private static func told(_ finding: Competence.Finding) -> Words {
        func line(_ language: Language) -> String {
            ([finding.result.words.text(in: language)] + finding.holders.map { $0.competence.authority.name.text(in: language) }).joined(
                separator: ": ")
        }
        return Words(vi: line(.vi), en: line(.en))
    }

    /// In ISO 8601, which knows days and months and no working days.
    private static func duration(_ limit: TimeLimit) -> String? {
        switch limit.unit {
        case .day: "P\(limit.count)D"
        case .month: "P\(limit.count)M"
        case .workingDay: nil
        }
    }
}

extension Competence.Finding {
    /// Whether somebody is found to hold it.
    fileprivate var isSettled: Bool { result == .one || result == .split }
}
