// SPDX-License-Identifier: Apache-2.0

/// That an act gives a power to an authority, or changes how one is used, as it was read from the act's text: what a row of the registry may be drafted
/// from, and never a row itself.
package struct CompetenceProposal: Identifiable, Hashable, Codable, Sendable {
    package typealias ID = Identifier<CompetenceProposal>

    /// The act and a running number: "20-2026-nq-cp/3".
    package private(set) var id: ID
    package private(set) var basis: Basis
    /// What the power, or the procedure, is about, in the words of the act.
    package let matter: String
    /// What stands above the words: the title of the section, where it has one.
    package let heading: String?
    /// To whom it is given, or who handles the procedure, as the act names him; a change of a procedure may name nobody.
    package let holder: String?
    package let level: Authority.Level
    /// Which of several such authorities: "nơi doanh nghiệp đặt trụ sở chính".
    package let condition: String?
    package let kind: Competence.Kind
    package let effect: DaySpan
    /// Provisions whose power it moves, as cited.
    package let underlying: [String]
    /// The words from which all this was read.
    package let sentence: String
    package let doubts: [Doubt]
    /// What is otherwise in a procedure; `nil` where a power is given.
    package let change: HandlingChange?
    /// The provisions whose words give way, with their acts where these are known by number.
    package let moved: [MovedProvision]?

    /// Where the act says so.
    package struct Basis: Hashable, Codable, Sendable {
        package let document: LegalDocument.ID
        package let number: String
        package let path: ProvisionPath
        package let ordinal: Int

        package init(document: LegalDocument.ID, number: String, path: ProvisionPath, ordinal: Int) {
            self.document = document
            self.number = number
            self.path = path
            self.ordinal = ordinal
        }
    }

    /// A provision of another act that gives way to what is proposed.
    package struct MovedProvision: Hashable, Codable, Sendable {
        package let document: LegalDocument.ID
        /// As the act names it: "Nghị định số 163/2024/NĐ-CP".
        package let act: String
        package let path: ProvisionPath

        package init(document: LegalDocument.ID, act: String, path: ProvisionPath) {
            self.document = document
            self.act = act
            self.path = path
        }
    }

    /// What a reader could not be sure of.
    package enum Doubt: String, CaseIterable, Codable, Sendable {
        /// The act sets the beginning apart, and hangs it on another act.
        case dayElsewhere = "day-elsewhere"
        case noDay = "no-day"
        /// The title of the act does not say in which way it moves powers.
        case kindFromWords = "kind-from-words"
        /// It is no authority that the words name by kind and level.
        case unclearLevel = "unclear-level"
        /// Two authorities are named.
        case severalHolders = "several-holders"
        /// Who decides is told among the steps of the procedure, and nowhere else.
        case fromProcedure = "from-procedure"
    }

    package init(
        basis: Basis, matter: String, heading: String?, holder: String?, level: Authority.Level, condition: String?, kind: Competence.Kind,
        effect: DaySpan, underlying: [String], sentence: String, doubts: [Doubt], change: HandlingChange? = nil, moved: [MovedProvision] = []
    ) {
        id = ID("\(basis.document.text)/\(basis.ordinal)")
        self.basis = basis
        self.matter = matter
        self.heading = heading
        self.holder = holder
        self.level = level
        self.condition = condition
        self.kind = kind
        self.effect = effect
        self.underlying = underlying
        self.sentence = sentence
        self.doubts = doubts
        self.change = change
        self.moved = moved.isEmpty ? nil : moved
    }
}

extension CompetenceProposal {
    /// Whether it is the same power in the same place, though another reading of the act may count it otherwise.
    package func isSame(as other: CompetenceProposal) -> Bool {
        basis.path == other.basis.path && sentence == other.sentence && holder == other.holder && matter == other.matter
    }

    /// The same under another count.
    package func counted(_ ordinal: Int) -> CompetenceProposal {
        var other = self
        other.basis = Basis(document: basis.document, number: basis.number, path: basis.path, ordinal: ordinal)
        other.id = ID("\(basis.document.text)/\(ordinal)")
        return other
    }
}

extension CompetenceProposal {
    /// The kind of fact that becomes of it.
    package var factKind: String { change == nil ? Self.rowKind : Self.changeKind }

    package static let rowKind = "competence"
    package static let changeKind = "change"
}

extension ProvisionPath {
    /// A place as the registry writes it, from large to small: "Phụ lục I B.VII khoản 1", "Điều 4 khoản 1".
    package var registryWords: String {
        var words: [String] = []
        var dotted = ""
        for step in steps {
            switch step.unit {
            case .part where step.number.count == 1, .section where !dotted.isEmpty || steps.first?.unit == .annex:
                dotted += (dotted.isEmpty ? "" : ".") + step.number
            default:
                if !dotted.isEmpty { words.append(dotted) }
                dotted = ""
                words.append(step.words)
            }
        }
        if !dotted.isEmpty { words.append(dotted) }
        return words.joined(separator: " ")
    }
}
