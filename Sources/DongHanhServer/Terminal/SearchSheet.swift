// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a search found, for people: best first, each with where it stands and the part that fits.
struct SearchSheet {
    private var sheet = Sheet()

    init(_ found: PublishedSearch, _ console: Console) {
        if found.results.isEmpty {
            sheet.paragraph(
                console(
                    "Không tìm thấy. Hãy thử ít từ hơn, hoặc số văn bản; donghanh doctor cho biết đã nhập văn bản chưa.",
                    "Nothing found. Try fewer words, or a number; donghanh doctor tells whether any law has been taken in."
                ),
                indent: 0
            )
        }
        for (number, result) in found.results.enumerated() {
            sheet.heading("\(number + 1). \(result.path) \(result.document)")
            sheet.paragraph(result.title, indent: 3)
            sheet.paragraph(result.snippet, indent: 3)
        }
    }

    var text: String { sheet.text }
}
