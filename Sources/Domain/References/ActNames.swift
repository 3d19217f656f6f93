// SPDX-License-Identifier: Apache-2.0

/// By what numbers and titles acts are named, and which act a name means on a day.
package struct ActNames: Sendable {
    package let acts: [Act]
    let tree: NameTree
    private let byNumber: [String: [Int]]
    private let byTitle: [String: [Int]]

    /// What of an act its names are made from.
    package struct Act: Hashable, Codable, Sendable {
        package let id: LegalDocument.ID
        package let number: String
        package let kind: String
        package let title: String
        package let issued: Day?
        package let effect: DaySpan

        package init(id: LegalDocument.ID, number: String, kind: String, title: String, issued: Day? = nil, effect: DaySpan = .always) {
            self.id = id
            self.number = number
            self.kind = kind
            self.title = title
            self.issued = issued
            self.effect = effect
        }

        package init(_ document: LegalDocument) {
            self.init(
                id: document.id, number: document.number, kind: document.kind, title: document.title, issued: document.issued,
                effect: document.effect
            )
        }
    }

    /// Which act a name means.
    package enum Naming: Hashable, Sendable {
        case one(LegalDocument.ID)
        /// Several bear the name, and nothing tells which is meant.
        case several([LegalDocument.ID])
        /// Whoever bears the name has no effect on that day.
        case notInForce([LegalDocument.ID])
        case none
    }

    package init(_ acts: [Act]) {
        self.acts = acts
        var tree = NameTree()
        var numbers: [String: [Int]] = [:]
        var titles: [String: [Int]] = [:]
        for (at, act) in acts.enumerated() {
            if !act.number.isEmpty { numbers[Self.numberKey(act.number), default: []].append(at) }
            for name in Self.names(of: act) {
                tree.add(name)
                titles[name.joined(separator: " "), default: []].append(at)
            }
        }
        // Titles of decrees end with the laws they detail: names, too, of laws that are not held.
        for act in acts where act.title.contains("uật ") || act.title.contains("háp lệnh ") {
            Self.lawsNamed(inTitle: act.title, known: titles).forEach { tree.add($0) }
        }
        self.tree = tree
        byNumber = numbers
        byTitle = titles
    }

    package func naming(_ act: NamedAct, on day: Day?) -> Naming {
        switch act {
        case .numbered(let number, let kind, let issued): Self.naming(numbered(number, kind: kind, issued: issued), nil)
        case .titled(let title, let year, let issued): Self.naming(titled(title, year: year, issued: issued), day)
        case .this, .thisText, .here, .unknown, .unstated: .none
        }
    }

    /// The law in force on the day that a text names, with or without its year, and says nothing more of: "Luật Thanh niên", "luat dat dai 2024".
    package func law(called text: String, on day: Day?) -> Act? {
        var words = NameTree.words(of: text)
        let year = words.last.flatMap { $0.count == 4 ? Int($0) : nil }
        if year != nil { words.removeLast() }
        let found = titled(words.joined(separator: " "), year: year, issued: nil)
        let inForce = found.filter { day.map($0.effect.contains) ?? true }
        return inForce.count == 1 ? inForce[0] : nil
    }

    /// Whether a text may be the name of a law; tells so without having read any.
    package static func mayName(_ text: String) -> Bool {
        let words = NameTree.words(of: text)
        return words.count <= 30 && ([["luat"], ["bo", "luat"], ["phap", "lenh"], ["hien", "phap"]].contains { words.starts(with: $0) })
    }

    /// Every act that a name may mean on some day.
    package func bearers(of act: NamedAct) -> [LegalDocument.ID] {
        switch naming(act, on: nil) {
        case .one(let id): [id]
        case .several(let ids), .notInForce(let ids): ids
        case .none: []
        }
    }

    /// A law named without its number is the one in force on the day; of one that another has replaced, the later.
    private static func naming(_ bearers: [Act], _ day: Day?) -> Naming {
        guard let first = bearers.first else { return .none }
        guard let day else { return bearers.count == 1 ? .one(first.id) : .several(bearers.map(\.id)) }
        let inForce = bearers.filter { $0.effect.contains(day) }
        if inForce.isEmpty { return .notInForce(bearers.map(\.id)) }
        return inForce.count == 1 ? .one(inForce[0].id) : .several(inForce.map(\.id))
    }

    private func numbered(_ number: String, kind: String?, issued: Day?) -> [Act] {
        let key = Self.numberKey(number)
        var found = byNumber[key, default: []].map { acts[$0] }
        if let kind, found.count > 1 {
            let ofKind = found.filter { Self.isSameKind(Vietnamese.folded(Vietnamese.composed($0.kind)), kind) }
            if !ofKind.isEmpty { found = ofKind }
        }
        if let issued, found.count > 1 {
            let ofDay = found.filter { $0.issued == issued }
            if !ofDay.isEmpty { found = ofDay }
        }
        return found
    }

    private func titled(_ title: String, year: Int?, issued: Day?) -> [Act] {
        let found = byTitle[title, default: []].map { acts[$0] }
        if let issued { return found.filter { $0.issued == nil || $0.issued == issued } }
        guard let year else { return found }
        return found.filter { $0.number.contains("/\(year)/") || $0.issued?.components.year == year }
    }

    /// "Thông tư này" may be said in a joint circular, "Luật này" in a code.
    static func isSameKind(_ one: String, _ other: String) -> Bool {
        one == other || one.hasPrefix(other + " ") || other.hasPrefix(one + " ") || one.hasSuffix(" " + other) || other.hasSuffix(" " + one)
    }

    private static func numberKey(_ number: String) -> String {
        let folded = Vietnamese.folded(Vietnamese.composed(number)).replacing("–", with: "-")
        return LegalReference.plain(String(folded.filter { $0 != " " }))
    }

    private static let lawKinds: Set<String> = ["luat", "bo luat", "phap lenh"]

    /// "Luật Đất đai"; publishers write the title with its kind or without, and some with "về".
    private static func names(of act: Act) -> [[String]] {
        let kind = NameTree.words(of: act.kind)
        if kind == ["hien", "phap"] { return [kind] }
        guard lawKinds.contains(kind.joined(separator: " ")) else { return [] }
        var title = NameTree.words(of: act.title)
        for prefix in [["bo", "luat"], ["luat"], ["phap", "lenh"]] where title.starts(with: prefix) { title.removeFirst(prefix.count) }
        guard !title.isEmpty else { return [] }
        let about = title.first == "ve" ? [kind + title.dropFirst()] : []
        return [kind + title] + about
    }

    private static func lawsNamed(inTitle title: String, known: [String: [Int]]) -> [[String]] {
        let words = NameTree.words(of: title)
        return words.indices.compactMap { at in
            guard words[at] == "luat" || (words[at] == "phap" && words.dropFirst(at + 1).first == "lenh") else { return nil }
            let isCode = words[at] == "luat" && at > 0 && words[at - 1] == "bo"
            let name = Array(words[(isCode ? at - 1 : at)...])
            guard (3...14).contains(name.count), !name.dropFirst(2).contains(where: { notInNames.contains($0) || $0.first?.isNumber == true }) else {
                return nil
            }
            // What a known name is followed by is no name: "Luật Đất đai về thu hồi đất".
            let isLonger = name.indices.dropFirst(2).contains { known[name[..<$0].joined(separator: " ")] != nil && after.contains(name[$0]) }
            return isLonger ? nil : name
        }
    }

    private static let notInNames: Set<String> = ["luat", "ngay", "khoan"]
    private static let after: Set<String> = ["ve", "trong", "doi", "va", "lien", "do", "cua", "tai", "cho"]
}
