// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

extension Citation {
    package func isTouched(by change: LawChange) -> Bool {
        if let provision { return provision.isTouched(by: change) }
        guard change.isNamed(in: document) else { return false }
        let places = LawPlace.recorded(in: path ?? "")
        return places.isEmpty || places.contains { $0.overlaps(change.place) }
    }

    /// The acts that it names: by their ids where their text is held, and by number. A procedure's ground may be several acts in a row.
    package var groundDocuments: [String] {
        if let act = provision.flatMap({ $0.text.split(separator: "/").first }) { return [String(act), document] }
        let numbers = document.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "/" && $0 != "-" }).filter { $0.contains("/") }
        return numbers.isEmpty ? [document] : numbers.map(String.init)
    }
}

extension Answer {
    /// Acts that it rests on.
    package var groundDocuments: Set<String> { Set(sentences.flatMap(\.citations).flatMap(\.groundDocuments)) }

    /// What has changed since among all that it rests on.
    package func touched(by changes: [LawChange]) -> [LawChange] {
        let citations = sentences.flatMap(\.citations)
        return changes.filter { change in citations.contains { $0.isTouched(by: change) } }
    }
}

extension Handling.Step {
    /// What has changed under a ground since the step was taken.
    package func changes(under citation: Citation, among changes: [LawChange]) -> [LawChange] {
        changes.filter { $0.known >= at && citation.isTouched(by: $0) }
    }
}

extension Handling {
    /// Acts that a person's answers to it rest on, and since when the first was given; `nil` where there are none.
    package var ground: (documents: Set<String>, since: Date)? {
        let replies = history.filter { $0.reply?.citations.isEmpty == false }
        guard let since = replies.map(\.at).min() else { return nil }
        return (Set(replies.flatMap { $0.reply?.citations ?? [] }.flatMap(\.groundDocuments)), since)
    }
}
