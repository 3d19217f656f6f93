// SPDX-License-Identifier: Apache-2.0
import Foundation
import Yams

/// A second reading of the content, made to be compared with: straight off the YAML, by texts, one calendar day after the other.
///
/// It shares no code with the product: days are texts, and where the product compares bounds, this walks the calendar and looks at each day.
struct NaiveContent {
    typealias Row = [String: Any]

    var duties: [String: Row] = [:]
    private var doubts: [Row] = []
    private var fileRules: [Row] = []
    private var authorities: [String: Row] = [:]
    private let walks = Walks()

    /// Every day from 2019 to 2031 as a text, made by counting.
    static let calendar: [String] = {
        var days: [String] = []
        for year in 2019...2031 {
            let isLeap = year % 4 == 0
            for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for day in 1...length { days.append(String(format: "%04d-%02d-%02d", year, month + 1, day)) }
            }
        }
        return days
    }()

    init(folder: String) throws {
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder) where file.hasSuffix(".yaml") {
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            // Plain texts only: the YAML idea of a date or a number would be a second opinion of its own.
            guard let node = try Yams.compose(yaml: text), let lists = Self.plain(node) as? Row else { continue }
            for duty in lists["duties"] as? [Row] ?? [] { duties[duty["id"] as? String ?? ""] = duty }
            for authority in lists["authorities"] as? [Row] ?? [] { authorities[authority["id"] as? String ?? ""] = authority }
            doubts += lists["doubts"] as? [Row] ?? []
            fileRules += lists["fileRules"] as? [Row] ?? []
        }
    }

    private static func plain(_ node: Node) -> Any {
        switch node {
        case .scalar(let scalar): scalar.string
        case .sequence(let list): list.map(plain)
        case .mapping(let mapping): Dictionary(mapping.map { ($0.key.scalar?.string ?? "", plain($0.value)) }, uniquingKeysWith: { $1 })
        case .alias: ""
        }
    }
}

// One row on one day.
extension NaiveContent {
    enum State { case before, maybe, inside, after }

    /// The rows already walked, since many share their days.
    final class Walks {
        var states: [String: [String: State]] = [:]
    }

    private func state(of row: Row, on day: String) -> State {
        let key = "\(row["from"] ?? "-") \(row["until"] ?? "-") \(row["kind"] == nil)"
        if walks.states[key] == nil { walks.states[key] = Self.walk(row) }
        return walks.states[key]?[day] ?? .before
    }

    /// Walks the whole calendar, turning the row's switches on as their days come by.
    private static func walk(_ row: Row) -> [String: State] {
        let (mayBegin, mustHaveBegun) = bounds(row["from"] as? String)
        let (mayEnd, mustHaveEnded) = bounds(row["until"] as? String)
        let hasEnd = row["until"] != nil && row["until"] as? String != "unknown"
        var perhapsBegun = mayBegin == nil, begun = row["kind"] == nil && row["from"] == nil
        var perhapsEnded = hasEnd && mayEnd == nil, ended = false
        var states: [String: State] = [:]
        for today in calendar {
            if today == mayBegin { perhapsBegun = true }
            if today == mustHaveBegun { begun = true }
            if hasEnd, today == mayEnd { perhapsEnded = true }
            if hasEnd, today == mustHaveEnded { ended = true }
            states[today] = ended ? .after : begun ? (perhapsEnded ? .maybe : .inside) : perhapsBegun ? .maybe : .before
        }
        return states
    }

    /// The first and the last day that a text of a day may mean.
    private static func bounds(_ text: String?) -> (String?, String?) {
        guard let text, text != "unknown" else { return (nil, nil) }
        if text.contains("..") {
            let ends = text.components(separatedBy: "..")
            return (ends[0].isEmpty ? nil : ends[0], ends[1].isEmpty ? nil : ends[1])
        }
        if text.count == 10 { return (text, text) }
        let fitting = calendar.filter { $0.hasPrefix(text) }
        return (fitting.first, fitting.last)
    }
}

// One duty on one day.
extension NaiveContent {
    struct Verdict: Hashable, CustomStringConvertible {
        var result: String
        var holders: Set<String>
        var signers: Set<String> = []
        var expires: String?

        var description: String { "\(result) \(holders.sorted()) signs \(signers.sorted()) expires \(expires ?? "-")" }
    }

    func verdict(_ id: String, place: String?, on day: String, received: String?) -> Verdict {
        let now = verdict(id, place: place, on: day)
        guard let received, received < day, duties[id]?["isDraft"] as? String != "true" else { return now }
        let then = verdict(id, place: place, on: received)
        for rule in fileRules where (rule["duties"] as? [String] ?? []).contains(id) {
            let window = rule["received"] as? Row ?? [:]
            if let first = window["from"] as? String, received < first { continue }
            if let end = window["until"] as? String, received >= end { continue }
            if let first = rule["appliesFrom"] as? String, day < first { continue }
            if rule["outcome"] as? String == "former-holder" {
                return Verdict(result: then.result, holders: then.holders, signers: then.signers)
            }
            return Verdict(result: "unsettled", holders: then.holders.union(now.holders))
        }
        let isAnswer = ["one", "split"].contains(now.result)
        let (before, after) = (names(then.holders), names(now.holders))
        return isAnswer && before != after ? Verdict(result: "unsettled", holders: then.holders.union(now.holders)) : now
    }

    private func verdict(_ id: String, place: String?, on day: String) -> Verdict {
        guard let duty = duties[id] else { return Verdict(result: "missing", holders: []) }
        if duty["isDraft"] as? String == "true" { return Verdict(result: "unsettled", holders: []) }
        let rows = competences(of: id).filter { row in
            guard let only = row["place"] as? String, let place else { return true }
            return only == place
        }
        let inside = rows.filter { state(of: $0, on: day) == .inside }
        let maybe = rows.filter { state(of: $0, on: day) == .maybe }
        for effect in ["contested", "unsettled"] {
            let doubts = doubts.filter { touches($0, id, day) && $0["effect"] as? String == effect }
            if doubts.isEmpty { continue }
            let against = doubts.flatMap { $0["holders"] as? [String] ?? [] }
            return Verdict(result: effect, holders: Set((inside + maybe).map(text) + against.map { text(row($0)) }))
        }
        if !maybe.isEmpty { return Verdict(result: "unsettled", holders: Set((inside + maybe).map(text))) }
        if inside.contains(where: { level($0) == "nobody" || $0["kind"] as? String == "abolished" }) { return Verdict(result: "none", holders: []) }
        if inside.contains(where: { level($0) == "unknown" }) { return Verdict(result: "unsettled", holders: Set(inside.map(text))) }
        if inside.isEmpty { return Verdict(result: "none", holders: []) }
        let isDivided = inside.count > 1 && inside.filter { $0["condition"] == nil }.isEmpty
        if inside.count > 1, !isDivided { return Verdict(result: "contested", holders: Set(inside.map(text))) }
        let ends = inside.compactMap { $0["until"] as? String }.compactMap { Self.bounds($0).0 }
        return Verdict(
            result: isDivided ? "split" : "one", holders: Set(inside.map(text)),
            signers: Set(inside.compactMap { signer(for: $0, of: duty, place, day) }), expires: ends.min()
        )
    }

    private func touches(_ doubt: Row, _ id: String, _ day: String) -> Bool {
        guard (doubt["duties"] as? [String] ?? []).contains(id) else { return false }
        if let from = doubt["from"] as? String, day < from { return false }
        if let until = doubt["until"] as? String, day >= until { return false }
        return true
    }

    private func signer(for holder: Row, of duty: Row, _ place: String?, _ day: String) -> String? {
        guard let place, holder["kind"] != nil, holder["place"] == nil else { return nil }
        var best: (rank: Int, name: String)?
        for act in duties.values.flatMap({ competences(of: $0["id"] as? String ?? "") }) where act["kind"] as? String == "authorisation" {
            guard act["place"] as? String == place, state(of: act, on: day) == .inside else { continue }
            guard (act["coversHolders"] as? [String] ?? []).contains(name(holder)), let made = Self.bounds(act["from"] as? String).0 else { continue }
            guard let begun = Self.bounds(holder["from"] as? String).1, begun <= made else { continue }
            let named = act["coversDuties"] as? [String] ?? [], fields = act["covers"] as? [String] ?? []
            let rank: Int
            if named.contains(duty["id"] as? String ?? "") {
                rank = 3
            } else if !named.isEmpty {
                continue
            } else if fields.contains(duty["field"] as? String ?? "") {
                rank = 2
            } else if fields.isEmpty {
                rank = 1
            } else {
                continue
            }
            if rank > best?.rank ?? 0 { best = (rank, name(act)) }
        }
        return best?.name
    }
}

// Rows as texts, so that a difference can be read.
extension NaiveContent {
    private func competences(of id: String) -> [Row] { duties[id]?["competences"] as? [Row] ?? [] }

    private func row(_ name: String) -> Row {
        let parts = name.components(separatedBy: "/")
        let rows = competences(of: parts[0])
        let at = Int((parts.last?.unicodeScalars.first?.value ?? 97) - 97)
        return rows.indices.contains(at) ? rows[at] : [:]
    }

    private func name(_ row: Row) -> String {
        (authorities[row["authority"] as? String ?? ""]?["name"] as? Row)?["vi"] as? String ?? "?"
    }

    private func level(_ row: Row) -> String { authorities[row["authority"] as? String ?? ""]?["level"] as? String ?? "?" }

    private func text(_ row: Row) -> String {
        let basis = row["basis"] as? Row ?? [:]
        let (from, until) = (Self.bounds(row["from"] as? String), Self.bounds(row["until"] as? String))
        return [
            name(row), row["kind"] as? String, from.0, from.1, until.0, until.1, basis["document"] as? String, basis["path"] as? String,
            basis["isVerified"] as? String, row["condition"] as? String,
        ].map { $0 ?? "-" }.joined(separator: " | ")
    }

    private func names(_ holders: Set<String>) -> Set<String> { Set(holders.map { $0.components(separatedBy: " | ")[0] }) }
}
