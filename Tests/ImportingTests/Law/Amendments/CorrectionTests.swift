// SPDX-License-Identifier: Apache-2.0
import Domain
import Importing
import Testing

/// Corrections, which put right how an act was printed, and suspensions, which leave it as it is for a time.
@Suite struct CorrectionTests {
    private static func amendments(_ body: String, title: String) throws -> [ProposedAmendment] {
        AmendmentReader.proposals(in: try AmendmentReaderTests.act(body, title: title))
    }

    private static let effect = "Điều 2. Hiệu lực\nNghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 1901."

    private static let title = "Đính chính Nghị định số 5/1901/NĐ-XX"

    @Test(
        arguments: [
            // The whole of it in one sentence, as in "Chỉnh sửa cụm từ … thành …".
            (
                "Đính chính lỗi kỹ thuật tại Nghị định số 5/1901/NĐ-XX:\nChỉnh sửa cụm từ “khoản 1 Điều 8” thành cụm từ “khoản 2 Điều 6” tại Điều 10.",
                ["art_10"]
            ),
            (
                "Đính chính lỗi kỹ thuật tại Nghị định số 5/1901/NĐ-XX như sau:\nCụm từ “ổi” tại khoản 3 Điều 31 được sửa thành “khế”.",
                ["art_31__cl_3"]
            ),
            (
                "Đính chính lỗi kỹ thuật tại Nghị định số 5/1901/NĐ-XX:\n1. Chỉnh sửa cụm từ “ổi” thành cụm từ “khế” tại khoản 1 Điều 1.\n2. Chỉnh sửa cụm từ “mít” thành cụm từ “na” tại khoản 2 Điều 1.",
                ["art_1__cl_1", "art_1__cl_2"]
            ),
            (
                "Đính chính một số lỗi kỹ thuật tại Nghị định số 5/1901/NĐ-XX như sau:\n1. Tại điểm đ khoản 3 Điều 16: “Người trồng ổi làm đơn...”\nNay sửa thành: “Người trồng khế làm đơn...”",
                ["art_16__cl_3__pt_đ"]
            ),
        ])
    func `a correction exchanges words where they stand, from the first day`(_ article: String, _ places: [String]) throws {
        let found = try Self.amendments("Điều 1. \(article)\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.", title: Self.title)
        #expect(found.flatMap(\.amendment.operation.paths).map(\.eId) == places)
        for one in found {
            #expect(one.amendment.isCorrection && one.amendment.target.text == "5-1901-nd-xx")
            guard case .replaceWords(let old, let new, _) = one.amendment.operation else {
                Issue.record("no words: \(one.amendment.operation)")
                continue
            }
            #expect(!old.hasSuffix(".") && !new.hasSuffix(".") && old != new)
        }
    }

    @Test func `what an amending act quotes is put right as well, and the act that it is called after opens nothing`() throws {
        let base = try AmendmentReaderTests.act(
            "Điều 1. Sửa đổi Nghị định số 3/1901/NĐ-XX\n1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Người trồng ổi làm đơn.”.", title: "Về chuyện bịa")
        let body = """
            Điều 1. Đính chính lỗi kỹ thuật tại Nghị định số \(base.document.number) sửa đổi, bổ sung một số điều của Nghị định số 3/1901/NĐ-XX:
            Chỉnh sửa cụm từ “ổi” thành cụm từ “khế” tại khoản 1 Điều 1.
            """
        let found = try Self.amendments(body, title: "Đính chính Nghị định số \(base.document.number)")
        #expect(found.map(\.amendment.target) == [base.document.id])
        let day = try #require(base.document.effect.from ?? base.document.issued)
        let text = ActOnDay(base, on: day, amendedBy: found.map(\.amendment))
        #expect(text.refused.isEmpty && text.act.unit(at: ProvisionPath([.init(.article, "1")]))?.body.contains("trồng khế") == true)
        // A change of the law leaves what is quoted alone.
        let changes = try AmendmentReaderTests.proposals("1. Thay cụm từ “ổi” bằng cụm từ “khế” tại khoản 1 Điều 1.").map(\.amendment)
        #expect(ActOnDay(base, on: Day(iso: "1905-01-01") ?? day, amendedBy: changes).refused.count == 1)
    }

    @Test func `a printed error is mended in the text of every day`() throws {
        let base = try AmendmentReaderTests.act("Điều 1. Trồng cây\n1. Người trồng ổi làm đơn.\n2. Người trồng ổi đợi.", title: "Về chuyện bịa")
        let body =
            "Điều 1. Đính chính lỗi kỹ thuật tại Nghị định số \(base.document.number):\nChỉnh sửa cụm từ “ổi” thành cụm từ “khế” tại khoản 1 Điều 1."
        let found = try Self.amendments(body, title: "Đính chính Nghị định số \(base.document.number)")
        let first = try #require(base.document.effect.from ?? base.document.issued)
        let text = ActOnDay(base, on: first, amendedBy: found.map(\.amendment))
        #expect(text.refused.isEmpty && text.applied.count == 1)
        let article = try #require(text.act.unit(at: ProvisionPath([.init(.article, "1")]))?.body)
        #expect(article.contains("Người trồng khế làm đơn.") && article.contains("Người trồng ổi đợi."))
    }

    @Test func `a suspension names each act's units, and those that only amended it are none`() throws {
        let article = """
            Điều 1. Ngưng hiệu lực
            1. Ngưng hiệu lực thi hành Điều 12 và Điều 13 của Nghị định số 5/1901/NĐ-XX đã được sửa đổi, bổ sung theo Nghị định số 6/1901/NĐ-XX; \
            các điều 18, 19 của Nghị định số 8/1901/NĐ-XX cho đến hết ngày 31 tháng 12 năm 1902.
            \(Self.effect)
            """
        let found = try Self.amendments(article, title: "Ngưng hiệu lực một số điều")
        let suspended = found.filter { $0.amendment.operation.kind == .suspend }
        #expect(
            suspended.map { "\($0.amendment.target.text) \($0.amendment.operation.paths.map(\.eId).joined())" } == [
                "5-1901-nd-xx art_12", "5-1901-nd-xx art_13", "8-1901-nd-xx art_18", "8-1901-nd-xx art_19",
            ])
        #expect(suspended.allSatisfy { $0.amendment.effect.until == Day(iso: "1903-01-01") && $0.doubts.isEmpty })
    }

    @Test func `a suspension without an end leaves a doubt, and the text stands with a mark beside it`() throws {
        let base = try AmendmentReaderTests.act("Điều 1. Trồng cây\nTrồng ổi.\nĐiều 2. Hái quả\nHái ổi.", title: "Về chuyện bịa")
        let words = "Điều 1. Ngưng hiệu lực thi hành Điều 2 của Nghị định số \(base.document.number) cho đến khi có quy định khác.\n\(Self.effect)"
        let found = try Self.amendments(words, title: "Ngưng hiệu lực một điều")
        #expect(found.map(\.amendment.operation.kind) == [.suspend] && found.first?.doubts.isEmpty == false)
        let amendment = try #require(found.first?.amendment)
        let later = try #require(amendment.effect.from?.advanced(by: 30))
        let text = ActOnDay(base, on: later, amendedBy: [amendment])
        #expect(text.standing.map(\.id) == [amendment.id])
        #expect(text.act.unit(at: ProvisionPath([.init(.article, "2")]))?.body.contains("Hái ổi.") == true)
    }
}
