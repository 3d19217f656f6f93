// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// How what acts propose stands to the registry.
@Suite struct ProposalStandingTests {
    private static let number = "7/1901/NĐ-XX"

    private static func proposal(_ path: [ProvisionPath.Step], _ matter: String = "cấp giấy trồng khế ngọt", change: HandlingChange? = nil)
        -> CompetenceProposal
    {
        CompetenceProposal(
            basis: .init(document: .init("7-1901-nd-xx"), number: number, path: ProvisionPath(path), ordinal: 0), matter: matter, heading: nil,
            holder: "Ủy ban nhân dân cấp tỉnh", level: .province, condition: nil, kind: .decentralisation, effect: .always, underlying: [],
            sentence: "…", doubts: [], change: change)
    }

    private static func row(_ letter: String, document: String = number, path: String?, isVerified: Bool) -> Competence {
        Competence(
            id: .init("BIA-01/\(letter)"), duty: .init("BIA-01"), authority: Authority(name: Words(vi: "Sở Bịa"), level: .department), kind: nil,
            from: .unknown, until: nil, basis: .init(document: document, path: path, isVerified: isVerified, confidence: .low), sources: ["Báo Bịa"],
            confidence: .low)
    }

    private static func registry(_ rows: [Competence], changes: [ProcedureChange] = []) -> Registry {
        var facts = RegistryFacts()
        facts.duties = [
            Duty(id: .init("BIA-01"), field: .init("bia"), title: Words(vi: "Cấp giấy trồng khế ngọt"), sources: ["Báo Bịa"], confidence: .high),
            Duty(id: .init("BIA-02"), field: .init("bia"), title: Words(vi: "Đếm thuyền giấy"), sources: ["Báo Bịa"], confidence: .high),
        ]
        facts.competences = rows
        facts.changes = changes
        return Registry(facts)
    }

    private static let section: [ProvisionPath.Step] = [.init(.annex, "I"), .init(.part, "B"), .init(.section, "II")]
    private static let limit = HandlingChange([.init(.timeLimit, "10 ngày")])

    private static func change(_ path: String) -> ProcedureChange {
        ProcedureChange(
            id: .init("C-BIA-01"), field: .init("bia"), document: number, path: path, procedure: "Trồng khế", underlying: nil, authority: nil,
            before: nil, after: "10 ngày", from: .unknown, until: nil, duties: [], notes: [], sources: ["Báo Bịa"])
    }

    @Test(
        arguments: [
            ("Điều 3; Phụ lục I B.I và B.II", true), ("Phụ lục I B.II khoản 1", true), ("Phụ lục I B.III", false), ("Phụ lục II B.II", false),
            ("Phụ lục II B.II (chỉ thời hạn); Phụ lục I B (không có tên)", false), ("Phụ lục I A; B.II", true), ("Điều 3", false),
        ])
    func `a row rests on a place that its path names under the same annex`(_ path: String, _ isThere: Bool) {
        let row = Self.row("a", path: path, isVerified: true)
        let standing = Self.registry([row]).standing(of: Self.proposal(Self.section))
        #expect((standing == .held([row])) == isThere)
    }

    @Test func `a row that nobody has verified is proposed to be verified where its article is read`() {
        let there = Self.row("a", path: "Phụ lục I B.II", isVerified: false)
        #expect(Self.registry([there]).standing(of: Self.proposal(Self.section)) == .unverified([there]))
        // The act is right, and its place was never found.
        for (document, path) in [(Self.number, "chưa xác minh"), ("\(Self.number) (suy ra)", nil), (Self.number, nil)] as [(String, String?)] {
            let row = Self.row("b", document: document, path: path, isVerified: false)
            #expect(Self.registry([row]).standing(of: Self.proposal([.init(.article, "4")])) == .unverified([row]), "\(document)")
        }
        // Another act, another matter, or a place that was found elsewhere.
        for row in [
            Self.row("c", document: "17/1901/NĐ-XX", path: "chưa xác minh", isVerified: false),
            Self.row("d", path: "Điều 9 khoản 1", isVerified: false),
        ] {
            #expect(Self.registry([row]).standing(of: Self.proposal([.init(.article, "4")])) != .unverified([row]))
        }
        let other = Self.row("b", path: "chưa xác minh", isVerified: false)
        #expect(Self.registry([other]).standing(of: Self.proposal([.init(.article, "4")], "đóng thuyền nan")) != .unverified([other]))
    }

    @Test func `a change of a procedure is known by its place, with the rows that rest there`() {
        let (change, row) = (Self.change("Phụ lục I B.II"), Self.row("a", path: "Phụ lục I B.II", isVerified: true))
        let proposed = Self.proposal(Self.section, change: Self.limit)
        #expect(Self.registry([row], changes: [change]).standing(of: proposed) == .known([change], [row]))
        // A row that says who handles it is not the change.
        #expect(Self.registry([row]).standing(of: proposed) == .new([Self.registry([]).duty(.init("BIA-01"))].compactMap { $0 }))
        #expect(Self.registry([], changes: [Self.change("Phụ lục I B.III")]).standing(of: proposed) != .known([change], []))
    }
}
