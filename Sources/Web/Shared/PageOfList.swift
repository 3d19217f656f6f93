// SPDX-License-Identifier: Apache-2.0
import Domain

/// One page of a list that may be long.
struct PageOfList: Sendable {
    let number: Int
    let last: Int
    let range: Range<Int>

    /// - Parameter number: As it stands in the address; whatever is no page is the first or the last.
    init(number text: String?, of count: Int, length: Int = 100) {
        last = max(1, (count + length - 1) / length)
        number = min(max(1, text.flatMap { Int($0) } ?? 1), last)
        range = (number - 1) * length..<min(number * length, count)
    }
}

/// Where a page of a list stands among the others; empty for a list of one page.
struct PagesView: Sendable {
    let isOne: Bool
    let number: String
    let last: String
    let previous: String?
    let next: String?

    init(_ page: PageOfList, _ path: [String], asking query: [(String, String)] = [], _ visit: Visit) {
        func address(_ number: Int) -> String { visit.urls.address(path, query + (number > 1 ? [("page", String(number))] : [])) }
        isOne = page.last == 1
        number = page.number.text(in: visit.language)
        last = page.last.text(in: visit.language)
        previous = page.number > 1 ? address(page.number - 1) : nil
        next = page.number < page.last ? address(page.number + 1) : nil
    }
}
