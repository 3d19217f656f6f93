// SPDX-License-Identifier: Apache-2.0
import Domain
import Importing
import Testing

/// What is read from the instructions of an amending act.
@Suite struct AmendmentReaderTests {
    static func act(_ body: String, title: String = "Sửa đổi, bổ sung một số điều của Nghị định số 5/1901/NĐ-XX") throws -> Act {
        let text = MadeUpAct.text(body).replacing("Về chuyện bịa\n", with: title + "\n")
        return try ActStructureTests.read(text).act
    }

    static func proposals(_ instruction: String) throws -> [ProposedAmendment] {
        let body = """
            Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 5/1901/NĐ-XX ngày 02 tháng 02 năm 1901 của Hội đồng Bịa đặt
            \(instruction)
            Điều 2. Hiệu lực
            Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 1901.
            """
        return AmendmentReader.proposals(in: try act(body))
    }

    /// Kind of each operation with its addresses.
    static func found(_ instruction: String) throws -> [String] {
        try proposals(instruction).map { "\($0.amendment.operation.kind.rawValue) \($0.amendment.operation.paths.map(\.eId).joined(separator: " "))" }
    }

    @Test(
        arguments: [
            ("1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Bịa.”.", ["replace-unit art_5__cl_2"]),
            ("1. Sửa đổi, bổ sung Điều 5 như sau:\n“Điều 5. Bịa\n1. Bịa.\na) Một;\nb) Hai.”", ["replace-unit art_5"]),
            (
                "1. Sửa đổi, bổ sung khoản 3 và khoản 4 Điều 6 như sau:\n“3. Bịa.\n4. Đặt.”.",
                ["replace-unit art_6__cl_3", "replace-unit art_6__cl_4"]
            ),
            ("1. Bổ sung khoản 9 vào sau khoản 8 Điều 2 như sau:\n“9. Bịa.”.", ["insert-unit art_2__cl_9"]),
            ("1. Bổ sung khoản 3 vào Điều 7 như sau:\n“3. Bịa.”.", ["insert-unit art_7__cl_3"]),
            (
                "1. Bổ sung Điều 12a và Điều 12b vào sau Điều 12 như sau:\n“Điều 12a. Bịa\nBịa.\nĐiều 12b. Đặt\nĐặt.”.",
                ["insert-unit art_12a", "insert-unit art_12b"]
            ),
            ("1. Bãi bỏ điểm c khoản 1 Điều 7.", ["repeal-unit art_7__cl_1__pt_c"]),
            (
                "1. Bãi bỏ khoản 4 Điều 1, Điều 6 và các điểm a, b khoản 1 Điều 8.",
                [
                    "repeal-unit art_1__cl_4", "repeal-unit art_6", "repeal-unit art_8__cl_1__pt_a", "repeal-unit art_8__cl_1__pt_b",
                ]
            ),
            ("1. Sửa đổi tên Điều 23 như sau:\n“Điều 23. Bịa tên”.", ["change-heading art_23"]),
            (
                "1. Sửa đổi, bổ sung tên Điều 5 và Điều 6 như sau:\na) “Điều 5. Bịa”;\nb) “Điều 6. Đặt”.",
                ["change-heading art_5", "change-heading art_6"]
            ),
            (
                "1. Thay cụm từ “quả khế” bằng cụm từ “quả mít” tại khoản 3 và khoản 6 Điều 2, tên Điều và khoản 5 Điều 40.",
                ["replace-words art_2__cl_3 art_2__cl_6 art_40 art_40__cl_5"]
            ),
            ("1. Bãi bỏ cụm từ “quả khế” tại Điều 4.", ["replace-words art_4"]),
            ("1. Bổ sung cụm từ “quả mít” vào sau cụm từ “quả khế” tại Điều 4.", ["replace-words art_4"]),
            (
                "1. Sửa đổi, bổ sung một số khoản của Điều 6 như sau:\na) Sửa đổi, bổ sung khoản 1 như sau:\n“1. Bịa;”;\nb) Bãi bỏ khoản 3.",
                ["replace-unit art_6__cl_1", "repeal-unit art_6__cl_3"]
            ),
            ("1. Sửa đổi, bổ sung Điều 10 như sau:\n“a) Bịa;\nb) Đặt.”.", ["replace-text art_10"]),
            ("1. Bổ sung vào cuối khoản 1 Điều 13 như sau:\n“Bịa.”.", ["append-text art_13__cl_1"]),
            ("1. Người bịa đã sửa đổi, bổ sung khoản 2 Điều 5 thì làm lại.", []),
        ])
    func `an instruction becomes operations`(_ instruction: String, _ operations: [String]) throws {
        #expect(try Self.found(instruction) == operations)
    }

    @Test func `each proposal says what it rests on, from when, and of which act`() throws {
        let proposal = try #require(try Self.proposals("1. Bãi bỏ Điều 7.\n2. Bãi bỏ Điều 8.").last)
        #expect(proposal.amendment.target.text == "5-1901-nd-xx")
        #expect(proposal.amendment.basis.path.eId == "art_1__cl_2")
        #expect(proposal.amendment.basis.number == "7/1901/NĐ-XX")
        #expect(proposal.amendment.effect.from == Day(iso: "1901-07-01"))
        #expect(proposal.instruction == "Bãi bỏ Điều 8.")
        #expect(proposal.confidence == .high)
    }

    @Test func `quoted law keeps its structure, whatever its numbers begin with`() throws {
        let proposal = try #require(
            try Self.proposals("1. Sửa đổi, bổ sung khoản 3 Điều 5 như sau:\n“3. Bịa gồm:\na) Một;\nb) Hai.”.").first)
        guard case .replaceUnit(_, let unit) = proposal.amendment.operation else {
            Issue.record("no unit")
            return
        }
        #expect(unit.body == "Bịa gồm:\na) Một;\nb) Hai.")
        #expect(unit.elements.count == 3)
    }

    @Test func `a stop behind the quotation closes the sentence in it`() throws {
        let proposal = try #require(try Self.proposals("1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Bịa”.").first)
        #expect(
            proposal.amendment.operation
                == .replaceUnit(
                    at: ProvisionPath([.init(.article, "5"), .init(.clause, "2")]),
                    with: ActUnit(.clause, "2", label: "2.", elements: [.block(ActBlock(.text, ["Bịa."]))])))
    }

    @Test func `what is uncertain is a doubt`() throws {
        let other = try #require(try Self.proposals("1. Sửa đổi khoản 2 Điều 5 như sau:\n“3. Bịa.”.").first)
        #expect(other.doubts == [.otherNumber])
        #expect(other.confidence == .middle)
        let more = try Self.proposals("1. Sửa đổi khoản 2 và khoản 4 Điều 5 như sau:\n“2. Bịa.”.")
        #expect(more.map(\.confidence) == [.high, .low])
        let small = try #require(try Self.proposals("1. Bãi bỏ đoạn 2 khoản 2 Điều 5.").first)
        #expect(small.confidence == .low)
    }

    @Test func `other acts are kept apart, and whole acts end`() throws {
        let body = """
            Điều 1. Bãi bỏ một số văn bản
            1. Bãi bỏ toàn bộ Nghị định số 3/1901/NĐ-XX ngày 01 tháng 01 năm 1901 của Hội đồng Bịa đặt.
            2. Bãi bỏ khoản 2 Điều 32 của Nghị định số 4/1901/NĐ-XX.
            3. Nghị định số 2/1901/NĐ-XX hết hiệu lực kể từ ngày Nghị định này có hiệu lực.
            4. Nghị định này thay thế Nghị định số 1/1901/NĐ-XX.
            """
        let found = AmendmentReader.proposals(in: try Self.act(body, title: "Bãi bỏ một số văn bản"))
        #expect(found.map(\.amendment.target.text) == ["3-1901-nd-xx", "4-1901-nd-xx", "2-1901-nd-xx", "1-1901-nd-xx"])
        #expect(found.map(\.amendment.operation.kind) == [.repealAct, .repealUnit, .repealAct, .replaceAct])
    }

    @Test(arguments: [
        // One sentence, behind semicolons, with titles that name other acts.
        """
        2. Nghị định số 2/1901/NĐ-XX ngày 01 tháng 01 năm 1901 của Hội đồng Bịa đặt sửa đổi Nghị định số 8/1901/NĐ-XX và Nghị định số 9/1901/NĐ-XX; \
        Nghị định số 3/1901/NĐ-XX quy định chuyện bịa; Nghị định số 4/1901/NĐ-XX hết hiệu lực kể từ ngày Nghị định này có hiệu lực.
        """,
        "2. Nghị định số 2/1901/NĐ-XX, Nghị định số 3/1901/NĐ-XX và Nghị định số 4/1901/NĐ-XX hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
        """
        2. Các Nghị định sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành:
        a) Nghị định số 2/1901/NĐ-XX ngày 01 tháng 01 năm 1901 của Hội đồng Bịa đặt sửa đổi, bổ sung một số điều của Nghị định số 8/1901/NĐ-XX;
        b) Nghị định số 3/1901/NĐ-XX;
        c) Nghị định số 4/1901/NĐ-XX quy định chuyện bịa.
        """,
        """
        2. Kể từ ngày Nghị định này có hiệu lực thi hành, các văn bản sau hết hiệu lực:
        - Nghị định số 2/1901/NĐ-XX quy định chuyện bịa;
        - Nghị định số 3/1901/NĐ-XX; Nghị định số 4/1901/NĐ-XX.
        """,
        """
        2. Nghị định này thay thế Nghị định số 2/1901/NĐ-XX sửa đổi Nghị định số 8/1901/NĐ-XX; Nghị định số 3/1901/NĐ-XX và Nghị định số 4/1901/NĐ-XX. \
        Nghị định số 9/1901/NĐ-XX còn hiệu lực.
        """,
    ])
    func `every act of a list ends, and none that a title only names`(_ clause: String) throws {
        let body = "Điều 1. Hiệu lực\n1. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 1902.\n" + clause
        let found = AmendmentReader.proposals(in: try Self.act(body, title: "Quy định chuyện bịa"))
        #expect(found.map(\.amendment.target.text) == ["2-1901-nd-xx", "3-1901-nd-xx", "4-1901-nd-xx"])
        #expect(found.allSatisfy { [.repealAct, .replaceAct].contains($0.amendment.operation.kind) })
    }

    @Test func `units of several acts end, those of a second sentence too`() throws {
        let body = """
            Điều 1. Hiệu lực
            1. Các điều khoản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành:
            a) Khoản 2 Điều 3; các khoản 1, 3 Điều 7 của Nghị định số 2/1901/NĐ-XX quy định chuyện bịa. Phụ lục III ban hành kèm theo Nghị định số 2/1901/NĐ-XX;
            b) Khoản 4 Điều 9 Nghị định số 3/1901/NĐ-XX. Nghị định số 4/1901/NĐ-XX còn hiệu lực.
            """
        let found = AmendmentReader.proposals(in: try Self.act(body, title: "Quy định chuyện bịa"))
        #expect(found.map(\.amendment.target.text) == Array(repeating: "2-1901-nd-xx", count: 4) + ["3-1901-nd-xx"])
        let places = found.map { proposal -> String in
            if case .repealUnit(let path) = proposal.amendment.operation { path.eId } else { "the act" }
        }
        #expect(places == ["art_3__cl_2", "art_7__cl_1", "art_7__cl_3", "att_III", "art_9__cl_4"])
    }

    @Test func `a list of what ends permits, and no acts, proposes nothing`() throws {
        let body = """
            Điều 1. Giấy phép
            1. Giấy phép hết hiệu lực trong các trường hợp sau:
            a) Bị thu hồi theo khoản 2 Điều 5 Nghị định số 2/1901/NĐ-XX;
            b) Văn bản có hiệu lực khác với Nghị định số 3/1901/NĐ-XX.
            """
        #expect(AmendmentReader.proposals(in: try Self.act(body, title: "Quy định chuyện bịa")).isEmpty)
    }

    @Test func `an act that changes nothing proposes nothing`() throws {
        let act = try ActStructureTests.read(
            MadeUpAct.text("Điều 1. Sửa đổi giấy phép\n1. Sửa đổi, bổ sung hồ sơ trong 05 ngày.\n2. Thay thế người bịa tại Điều 5 Nghị định này.")
        ).act
        #expect(AmendmentReader.proposals(in: act).isEmpty)
    }

    @Test func `a law called by its name is the one whose number stands elsewhere in the act`() throws {
        let body = """
            Điều 1. Sửa đổi, bổ sung một số điều của Luật Bịa đặt
            1. Bãi bỏ Điều 7.
            Điều 2. Hiệu lực
            Luật Bịa đặt số 3/1901/QH1 vẫn dùng.
            """
        let found = AmendmentReader.proposals(in: try Self.act(body, title: "Sửa đổi, bổ sung một số điều của Luật Bịa đặt"))
        #expect(found.map(\.amendment.target.text) == ["luat-3-1901-qh1"])
    }
}
