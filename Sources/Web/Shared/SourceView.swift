// SPDX-License-Identifier: Apache-2.0
import Domain

/// Where a fact was read: a link where the source is an address, its words where it is not.
struct SourceView: Sendable {
    let text: String
    let address: String?

    init(_ source: String) {
        let recorded = RecordedSource(source)
        (text, address) = (recorded.text, recorded.address)
    }
}

/// The legal basis of a competence, from small to large, and whether anybody has read it there.
struct BasisView: Sendable {
    let text: String
    let isVerified: Bool
    let documents: String
    let underlying: String?
    /// The words that whoever verified it read there.
    let quote: String?

    init(_ basis: Competence.Basis, _ visit: Visit) {
        // Where nobody has found the article, the record says so in its place; the mark beside it says it too.
        let path = basis.path == "chưa xác minh" ? nil : basis.path
        text = [path, DocumentName.full(basis.document)].compactMap { $0 }.joined(separator: ", ")
        isVerified = basis.isVerified
        documents = visit.urls.address(["documents"], [("q", basis.document)])
        underlying = basis.underlying
        quote = basis.proof?.quote
    }
}

/// How an act is called: its kind before its number, where the number tells the kind.
enum DocumentName {
    /// - Parameter provision: Whose document's slug tells a law from a resolution; their numbers do not.
    static func full(_ number: String, of provision: Provision.ID? = nil) -> String {
        guard number.first?.isNumber == true else { return number }
        let slug = provision?.text ?? ""
        let kind = slugs.first { sign, _ in slug.hasPrefix(sign + "-") }?.word ?? kinds.first { sign, _ in number.contains("/\(sign)-") }?.word
        return kind.map { "\($0) \(number)" } ?? number
    }

    private static let slugs = [
        (sign: "bo-luat", word: "Bộ luật"), (sign: "luat", word: "Luật"), (sign: "nghi-quyet", word: "Nghị quyết"),
        (sign: "phap-lenh", word: "Pháp lệnh"),
    ]
    private static let kinds = [
        (sign: "NĐ", word: "Nghị định"), (sign: "NQ", word: "Nghị quyết"), (sign: "TT", word: "Thông tư"),
        (sign: "TTLT", word: "Thông tư liên tịch"), (sign: "QĐ", word: "Quyết định"), (sign: "CT", word: "Chỉ thị"),
    ]
}
