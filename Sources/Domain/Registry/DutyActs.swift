// SPDX-License-Identifier: Apache-2.0

/// What is done with a licence: granting it is another duty than renewing, amending or revoking it, though all other words agree.
package struct DutyActs: OptionSet, Sendable {
    package let rawValue: Int

    static let grant = DutyActs(rawValue: 1)
    static let reissue = DutyActs(rawValue: 2)
    static let renew = DutyActs(rawValue: 4)
    static let amend = DutyActs(rawValue: 8)
    static let revoke = DutyActs(rawValue: 16)
    static let exchange = DutyActs(rawValue: 32)

    /// - Parameter folded: Words without marks, with a space on either side of each.
    init(folded: String) {
        // "cấp lại" is no "cấp", and "cấp tỉnh" no act.
        var rest = folded
        for phrase in Self.others where folded.has(words: phrase) { rest = rest.replacing(" \(phrase) ", with: " - ") }
        self = Self.phrases.reduce(into: []) { acts, phrase in
            let text = phrase.act == .grant ? rest : folded
            if phrase.words.contains(where: text.has(words:)) { acts.insert(phrase.act) }
        }
    }

    /// The acts that a text names, as one number to compare.
    package static func asked(in folded: String) -> Int { DutyActs(folded: folded).rawValue }

    /// The same without the grant, which a licence means where nothing else is said of it.
    package static func askedBeyondGrant(in folded: String) -> Int { DutyActs(folded: folded).subtracting(.grant).rawValue }

    private static let others = [
        "cap lai", "cap doi", "cap tinh", "cap xa", "cap huyen", "cap bo", "cap co so", "cap nao", "cap trung", "cap pho ban", "do tinh cap",
        "cap cao",
    ]

    package init(rawValue: Int) { self.rawValue = rawValue }

    private static let phrases: [(act: DutyActs, words: [String])] = [
        (.reissue, ["cap lai", "re issue", "reissue", "re issues"]), (.renew, ["gia han", "renew", "renewal", "extend", "extension"]),
        (.amend, ["sua doi", "bo sung", "thay doi", "dieu chinh", "amend", "amendment", "supplement"]),
        (.revoke, ["thu hoi", "cham dut", "revoke", "revocation", "withdraw", "terminate"]), (.exchange, ["cap doi", "exchange"]),
        (.grant, ["cap", "grant", "grants", "granting", "issue", "issues"]),
    ]

    /// How far a duty of these acts is what a question about those asks for; 1 where nothing speaks against it.
    func agreement(with asked: DutyActs) -> Double {
        if isEmpty { return 1 }
        let special = asked.subtracting(.grant)
        if !special.isEmpty { return isDisjoint(with: special) ? Self.apart : 1 }
        // "Ai cấp …" and a bare "giấy phép …" mean the grant.
        return contains(.grant) ? 1 : Self.apart
    }

    private static let apart = 0.82
}
