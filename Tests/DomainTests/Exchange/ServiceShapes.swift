// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The constraints that the published shapes of CPSV-AP 3.2.0 set on what the catalogue uses: how often, of which class, of which datatype.
struct ServiceShapes {
    private let all: [String: [String: Any]]
    private(set) var faults: [String] = []

    private struct Rule {
        let path: String
        var least = 0
        var most = Int.max
        var type: String?
        var isText = false
        var datatype: String?
    }

    private static let identified = Rule(path: "dct:identifier", least: 1, most: 1)
    private static let titled = Rule(path: "dct:title", least: 1, isText: true)
    private static let described = Rule(path: "dct:description", least: 1, isText: true)

    private static let shapes: [String: [Rule]] = [
        "cpsv:PublicService": [
            identified, titled, described, Rule(path: "cv:hasCompetentAuthority", least: 1, type: "cv:PublicOrganisation"),
            Rule(path: "cv:processingTime", most: 1, datatype: "xsd:duration"), Rule(path: "cpsv:produces", type: "cv:Output"),
            Rule(path: "cpsv:hasInput", type: "cv:Evidence"), Rule(path: "cv:hasCost", type: "cv:Cost"),
            Rule(path: "cpsv:follows", type: "cpsv:Rule"),
            Rule(path: "dcat:keyword", isText: true), Rule(path: "dct:isPartOf", type: "dcat:Dataset"),
        ],
        "cv:PublicOrganisation": [
            Rule(path: "skos:prefLabel", least: 1, isText: true),
            Rule(path: "dct:spatial", least: 1, type: "http://data.europa.eu/88u/dataset/atu-type"),
        ],
        "cpsv:Rule": [identified, titled, described, Rule(path: "cpsv:implements", type: "eli:LegalResource")],
        "cv:Output": [identified, titled], "cv:Evidence": [identified, titled],
        "cv:Cost": [identified, Rule(path: "cv:hasValue", most: 1, datatype: "xsd:double"), Rule(path: "dct:description", isText: true)],
        "foaf:Agent": [identified, titled],
        "dcat:Dataset": [
            titled, described, Rule(path: "dct:publisher", least: 1, most: 1, type: "foaf:Agent"),
            Rule(path: "dct:hasPart", type: "cpsv:PublicService"),
        ],
        "eli:LegalResource": [], "http://data.europa.eu/88u/dataset/atu-type": [],
    ]

    init(_ text: String) throws {
        let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
        let graph = root["@graph"] as? [[String: Any]] ?? []
        all = Dictionary(graph.compactMap { node in (node["@id"] as? String).map { ($0, node) } }, uniquingKeysWith: { first, _ in first })
        if graph.isEmpty { faults.append("there is no graph") }
        for (id, node) in all {
            guard let type = node["@type"] as? String, let rules = Self.shapes[type] else {
                faults.append("\(id): of no class that is known")
                continue
            }
            for rule in rules { check(rule, id, node) }
        }
    }

    func nodes(of type: String) -> [[String: Any]] { all.values.filter { $0["@type"] as? String == type } }

    private mutating func check(_ rule: Rule, _ id: String, _ node: [String: Any]) {
        let values = node[rule.path].map { $0 as? [Any] ?? [$0] } ?? []
        if values.count < rule.least { faults.append("\(id): too few \(rule.path)") }
        if values.count > rule.most { faults.append("\(id): too many \(rule.path)") }
        for value in values {
            let object = value as? [String: Any] ?? [:]
            if let type = rule.type, (object["@id"] as? String).flatMap({ all[$0] })?["@type"] as? String != type {
                faults.append("\(id): \(rule.path) leads to no \(type)")
            }
            if rule.isText, object["@language"] == nil || (object["@value"] as? String ?? "").isEmpty {
                faults.append("\(id): \(rule.path) is no text")
            }
            if let datatype = rule.datatype, object["@type"] as? String != datatype { faults.append("\(id): \(rule.path) is no \(datatype)") }
        }
    }
}
