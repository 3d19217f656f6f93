// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Retrieval

/// Acts of random words, and a folder that is gone afterwards.
struct MadeUpCorpus {
    static let words = "cấp giấy phép bịa đặt chuyện thật giả kiểm tra đo lường trăng sao mây gió sông núi hồ biển cá chim hoa lá".split(
        separator: " "
    ).map(String.init)

    let folder = NSTemporaryDirectory() + "donghanh-index-" + UUID().uuidString
    let act = LegalDocument(id: Identifier("1-1901-nd-xx"), number: "1/1901/NĐ-XX", kind: "Nghị định", title: "Về chuyện bịa")

    func provision(_ number: Int, _ text: String, effect: DaySpan = .always, of act: LegalDocument? = nil) -> Provision {
        let path = ProvisionPath([.init(.article, "\(number)")])
        let act = act ?? self.act
        return Provision(
            id: Identifier("\(act.id.text)/\(path.eId)"), document: act.id, path: path, heading: "Chuyện", text: text, effect: effect
        )
    }

    func random(_ count: Int, seed: UInt64) -> [Provision] {
        var source = SplitMix(state: seed)
        return (1...count).map { number in
            let length = Int.random(in: 1...40, using: &source)
            // Squared, so that some words are common and some are rare.
            let text = (0..<length).map { _ in
                Self.words[Int(pow(Double.random(in: 0..<1, using: &source), 2) * Double(Self.words.count))]
            }
            return provision(number, text.joined(separator: " "))
        }
    }

    func build(_ provisions: [Provision], documents: [LegalDocument]? = nil, generation: String = "g1") throws {
        var builder = IndexBuilder(folder: folder, generation: generation, documents: documents ?? [act])
        builder.add(provisions.sorted { $0.id.text.utf8.lexicographicallyPrecedes($1.id.text.utf8) })
        try builder.finish()
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}

/// Random numbers that are the same on every run. After Steele, Lea and Flood, "Fast splittable pseudorandom number generators".
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
