// SPDX-License-Identifier: Apache-2.0
import Domain

/// Answers that readers said are wrong, the newest first.
struct DisputedView: Sendable {
    let rows: [Row]
    let total: String
    let isEmpty: Bool
    let waiting: String
    let previous: String?
    let next: String?

    struct Row: Sendable {
        let question: String
        let reason: String
        let cast: String
        let day: String
        let place: String?
        let answer: String
    }

    private static let (here, tickets) = (["hotline", "disputed"], ["hotline", "tickets"])

    init(_ found: Listing<DisputedAnswer>, _ page: PageNumber, _ visit: Visit) {
        rows = found.elements.map { disputed in
            Row(
                question: disputed.question.text, reason: disputed.vote.reason, cast: disputed.vote.cast.text(in: visit.language),
                day: disputed.question.on.text(in: visit.language), place: disputed.question.place,
                answer: visit.urls.answer(disputed.vote.answer)
            )
        }
        total = found.total.text(in: visit.language)
        isEmpty = found.total == 0
        waiting = visit.urls.address(Self.tickets)
        let link = { (number: Int) in visit.urls.address(Self.here, [("page", String(number))]) }
        previous = page.number > 1 ? link(page.number - 1) : nil
        next = page.offset + found.elements.count < found.total ? link(page.number + 1) : nil
    }
}
