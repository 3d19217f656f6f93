// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// Acts that nobody ever issued.
enum MadeUpLaw {
    static let act = LegalDocument(
        id: Identifier("1-1901-nd-xx"), number: "1/1901/NĐ-XX", kind: "Nghị định", title: "Về chuyện bịa 100%_thật",
        issuer: "Hội đồng Bịa", issued: Day(iso: "1901-02-01"), effect: DaySpan(from: Day(iso: "1901-03-01")), address: "http://example.org/1"
    )

    static func article(_ number: Int, _ text: String, of act: LegalDocument = act) -> Provision {
        let path = ProvisionPath([.init(.article, "\(number)")])
        return Provision(
            id: Identifier("\(act.id.text)/\(path.eId)"), document: act.id, path: path, code: "99.1.NĐ.1.\(number)", heading: "Chuyện \(number)",
            context: ["Đề mục 99.1 Chuyện bịa", "Chương I"], text: text, effect: act.effect, address: "http://example.org/1#\(number)",
            note: "(Điều \(number))", relations: nil
        )
    }

    static func part(_ name: String, _ provisions: [Provision], acts: [LegalDocument] = [act]) -> EditionPart {
        EditionPart(
            name: name, title: "Đề mục \(name)", documents: acts, provisions: provisions,
            faults: [ReadingFault(file: name, line: 3, message: Words(vi: "?"))], textBytes: 100, keptBytes: 99
        )
    }

    static func instant(_ seconds: Int) -> Date { Date(timeIntervalSince1970: Double(seconds)) }
}
