// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// The figures under their names for whatever watches. A name, once given, keeps its meaning.
struct MetricsText {
    private var exposition = Exposition()

    var text: String { exposition.text }

    init(_ figures: Figures) {
        exposition.add(
            "donghanh_build_info", .gauge, "Version of the program; always 1.", [.init([("version", figures.version)], 1)])
        readiness(figures.readiness)
        requests(figures.counts)
        answers(figures)
        desk(figures.desk, at: figures.at)
        parts(figures)
        nodes(figures)
        if let spans = figures.spans { add(spans) }
        if let process = figures.process { add(process) }
    }

    private mutating func readiness(_ readiness: Readiness) {
        exposition.add("donghanh_ready", .gauge, "Whether requests should be sent here: 1 or 0.", readiness.isReady ? 1 : 0)
        exposition.add(
            "donghanh_part_state", .gauge, "State of each part: 1 for the one it is in.",
            readiness.parts.flatMap { found in
                Readiness.State.allCases.map { .init([("part", found.part.rawValue), ("state", $0.rawValue)], found.state == $0 ? 1 : 0) }
            })
    }

    private mutating func requests(_ counts: Tally.Counts) {
        exposition.add(
            "donghanh_http_requests_total", .counter, "Requests by route, method and status.",
            counts.requests.sorted { $0.key < $1.key }.map { request, count in
                .init([("method", request.route.method), ("route", request.route.path), ("status", String(request.status))], Double(count))
            })
        exposition.add(
            "donghanh_http_request_seconds", .histogram, "Time until an answer began, by route and method.",
            counts.durations.sorted { $0.key < $1.key }.flatMap { route, times in
                times.samples([("method", route.method), ("route", route.path)])
            })
    }

    private mutating func answers(_ figures: Figures) {
        let counts = figures.counts
        exposition.add(
            "donghanh_answers_total", .counter, "Questions by what became of them; an abstention is handoff, clarify or refuse.",
            counts.answers.sorted { $0.key < $1.key }.map { outcome, count in
                .init([("action", outcome.action.rawValue), ("reason", outcome.reason.rawValue)], Double(count))
            })
        exposition.add("donghanh_answer_seconds", .histogram, "Time until a question was answered and kept.", counts.answering.samples([]))
        exposition.add("donghanh_answer_failures_total", .counter, "Questions that ended in a failure of the program.", Double(counts.failed))
        exposition.add(
            "donghanh_stale_answers_served_total", .counter,
            "Answers served after their ground had changed: told means the reader was warned, untold must stay 0.",
            [true, false].map { .init([("reader", $0 ? "told" : "untold")], Double(counts.stale[$0] ?? 0)) })
        exposition.add(
            "donghanh_facts_unlooked", .gauge, "Facts whose ground has changed and for which nobody has answered since.", Double(figures.unlooked))
    }

    private mutating func desk(_ desk: DeskFigures, at now: Date) {
        exposition.add(
            "donghanh_desk_open_tickets", .gauge, "Tickets without an answer by state.",
            Handling.State.allCases.filter { $0 != .answered && $0 != .closed }.map { .init([("state", $0.rawValue)], Double(desk.open[$0] ?? 0)) })
        exposition.add(
            "donghanh_desk_overdue_clocks", .gauge, "Clocks of open tickets that have run out, by kind.",
            DeskClock.Kind.allCases.map { .init([("clock", $0.rawValue)], Double(desk.late[$0] ?? 0)) })
        exposition.add(
            "donghanh_desk_oldest_waiting_seconds", .gauge, "How long the oldest ticket waits that nobody has in hand.",
            desk.oldestWaiting.map { max(0, now.timeIntervalSince($0)) } ?? 0)
        exposition.add(
            "donghanh_desk_first_person_seconds", .gauge, "How long askers of the last day waited for a person, by share of them.",
            [50, 95, 100].compactMap { percent in
                desk.wait(percent: percent).map { .init([("quantile", Exposition.number(Double(percent) / 100))], $0) }
            })
        exposition.add("donghanh_desk_first_person_count", .gauge, "Tickets of the last day that a person has looked at.", Double(desk.waits.count))
    }

    private mutating func parts(_ figures: Figures) {
        exposition.add("donghanh_outbox_waiting", .gauge, "Letters that wait to be sent.", Double(figures.outbox.waiting))
        exposition.add(
            "donghanh_outbox_oldest_seconds", .gauge, "How long the oldest letter waits.",
            figures.outbox.oldest.map { max(0, figures.at.timeIntervalSince($0)) } ?? 0)
        exposition.add("donghanh_outbox_given_up", .gauge, "Letters of the last day that were given up.", Double(figures.outbox.givenUp))
        if let mailbox = figures.mailbox {
            exposition.add("donghanh_mailbox_waiting", .gauge, "Mails that wait to be read or answered.", Double(mailbox.waiting))
            exposition.add("donghanh_mailbox_aside", .gauge, "Mails of the last week that nobody answers.", Double(mailbox.aside.values.reduce(0, +)))
            exposition.add(
                "donghanh_mailbox_lost", .gauge, "Letters to askers of the last week that came back or were given up.", Double(mailbox.lost))
            exposition.add(
                "donghanh_mailbox_looked_seconds", .gauge, "How long ago the mailbox was last read to its end.",
                mailbox.looked.map { max(0, figures.at.timeIntervalSince($0)) } ?? -1)
        }
        exposition.add("donghanh_database_connections", .gauge, "Connections that may work at once.", Double(figures.database.connections))
        exposition.add("donghanh_database_busy", .gauge, "Connections at work.", Double(figures.database.busy))
        exposition.add("donghanh_database_waiting", .gauge, "Work that waits for a connection.", Double(figures.database.waiting))
    }

    private mutating func nodes(_ figures: Figures) {
        exposition.add(
            "donghanh_node_silent_seconds", .gauge, "How long ago each node of the site was last heard of, by any of them.",
            figures.nodes.map { .init([("node", $0.name), ("version", $0.version)], max(0, figures.at.timeIntervalSince($0.seen))) })
    }

    private mutating func add(_ spans: SpanFigures) {
        exposition.add("donghanh_spans_sent_total", .counter, "Spans that the collector took.", Double(spans.sent))
        exposition.add("donghanh_spans_dropped_total", .counter, "Spans let go: too many at once, or not taken.", Double(spans.dropped))
        exposition.add("donghanh_spans_waiting", .gauge, "Spans that wait to be sent.", Double(spans.waiting))
    }

    /// Under the names that dashboards know.
    private mutating func add(_ process: ProcessFigures) {
        exposition.add("process_resident_memory_bytes", .gauge, "Memory of the process.", Double(process.residentBytes))
        exposition.add("process_cpu_seconds_total", .counter, "Processor time of the process.", process.processorSeconds)
        exposition.add("process_open_fds", .gauge, "Open files and connections.", Double(process.openFiles))
        exposition.add(
            "process_start_time_seconds", .gauge, "When the process started, since 1970.", process.started.timeIntervalSince1970.rounded())
    }
}
