// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    struct Search: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Tìm trong văn bản (search the law).",
            discussion: "donghanh search \"thời hạn cấp giấy phép\" --limit 10 --json"
        )

        @Argument(help: ArgumentHelp("Từ, số văn bản hoặc điều khoản (words, a number or a clause).", valueName: "text"))
        var text: String

        @Option(help: ArgumentHelp("Nhiều nhất bao nhiêu kết quả, 1 đến 100 (at most so many).", valueName: "number"))
        var limit = 10

        @Option(name: .customLong("on"), help: ArgumentHelp("Chỉ điều khoản có hiệu lực ngày này (in force on a day).", valueName: "day"))
        var on: String?

        @OptionGroup var shared: SharedOptions

        func validate() throws {
            guard (1...100).contains(limit) else {
                throw ValidationError("--limit: chọn từ 1 đến 100 (choose 1 to 100).")
            }
        }

        func run(with settings: Settings, console: Console) async throws {
            // A search obeys the limits of a question: not empty, not endless, one line.
            let day = try on.map(AskingOptions.day)
            let question = try Question(id: Chance.id(), text: text, on: day ?? Day(Date()), asked: Date())
            let house = try await Assembly.open(settings, console)
            let hits: [SearchHit]
            switch try await house.index.search(SearchRequest(text: question.text, on: day, limit: limit)) {
            case .found(let found): hits = found
            case .ambiguous(let number, let documents): throw SearchError.ambiguous(number, documents)
            }
            let found = try await PublishedSearch(hits, for: question.text, in: house.documents)
            if console.isJSON {
                try console.write(json: found)
            } else {
                console.write(SearchSheet(found, console).text)
            }
        }
    }
}

enum SearchError: Refusal {
    /// Several acts bear the number.
    case ambiguous(String, [LegalDocument.ID])

    var kind: RefusalKind { .invalid }
    var key: String { "search.ambiguous" }

    var details: [String] {
        switch self {
        case .ambiguous(let number, let documents): [number, documents.map(\.text).joined(separator: ", ")]
        }
    }
}
