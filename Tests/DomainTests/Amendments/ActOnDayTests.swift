// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// The text of an act as of a day.
@Suite struct ActOnDayTests {
    typealias Made = MadeUpAmendments

    static let next: AmendmentOperation = .replaceUnit(at: Made.path("art_2__cl_2"), with: Made.clause("2", "Người bịa trồng khế."))

    @Test(arguments: [("1901-12-31", "Người bịa không trồng khế."), ("1902-01-01", "Người bịa trồng khế.")])
    func `a change holds from its day on, and not before`(_ day: String, _ words: String) {
        #expect(Made.words("art_2__cl_2", on: day, Made.amendment(Self.next)) == words)
    }

    @Test func `what lapses lets the earlier words come back`() {
        let change = Made.amendment(Self.next, until: "1903-01-01")
        #expect(Made.words("art_2__cl_2", on: "1902-12-31", change) == "Người bịa trồng khế.")
        #expect(Made.words("art_2__cl_2", on: "1903-01-01", change) == "Người bịa không trồng khế.")
    }

    @Test func `without changes the text is as issued`() {
        let text = ActOnDay(Made.base, on: Made.day("1950-01-01"), amendedBy: [])
        #expect(text.act == Made.base)
        #expect(text.origins(of: Made.path("art_1")).isEmpty)
    }

    @Test func `changes of one day are made in one order, whatever the order they come in`() {
        let first = Made.amendment(Self.next, ordinal: 1)
        let second = Made.amendment(.replaceWords("khế", with: "mít", in: [AmendedPart(Made.path("art_2__cl_2"))]), ordinal: 2)
        let later = Made.amendment(.replaceWords("mít", with: "ổi", in: []), ordinal: 0, act: "8-1901-nd-xx", issued: "1901-12-02")
        for order in [[first, second, later], [later, second, first], [second, first, later]] {
            let text = ActOnDay(Made.base, on: Made.day("1902-01-01"), amendedBy: order)
            #expect(text.applied.map(\.id) == [first.id, second.id, later.id])
            #expect(text.act.unit(at: Made.path("art_2__cl_2"))?.body == "Người bịa trồng ổi.")
        }
    }

    @Test func `a correction holds from the first day`() {
        let change = Made.amendment(.replaceWords("Đơn bịa", with: "Đơn thật bịa", in: []), isCorrection: true)
        #expect(Made.words("att_I__form_01", on: "1901-07-01", change) == "Đơn thật bịa.")
    }

    @Test func `a repealed unit keeps its number alone`() {
        let change = Made.amendment(.repealUnit(at: Made.path("art_2")))
        let text = ActOnDay(Made.base, on: Made.day("1902-01-01"), amendedBy: [change])
        #expect(text.act.unit(at: Made.path("art_2"))?.body == ActOnDay.repealMark)
        #expect(text.repealed == [Made.path("art_2")])
        #expect(!Made.paths(text.act).contains("art_2__cl_1"))
    }

    @Test(
        arguments: [
            (
                InsertionPoint.after(Made.path("art_2")),
                ["art_1", "art_2", "art_2__cl_1", "art_2__cl_1__pt_a", "art_2__cl_1__pt_b", "art_2__cl_2", "art_2a"]
            ),
            (.before(Made.path("art_2")), ["art_1", "art_2a", "art_2"]),
            (.inside(Made.path("")), ["art_1", "art_2", "art_2__cl_1", "art_2__cl_1__pt_a", "art_2__cl_1__pt_b", "art_2__cl_2", "art_2a"]),
        ])
    func `an article goes where it is put`(_ point: InsertionPoint, _ beginning: [String]) {
        let change = Made.amendment(.insertUnit(Made.article("2a", "Thêm", Made.text("Bịa.")), at: point))
        let text = ActOnDay(Made.base, on: Made.day("1902-01-01"), amendedBy: [change])
        #expect(Array(Made.paths(text.act).dropFirst().prefix(beginning.count)) == beginning)
        #expect(text.origins(of: Made.path("art_2a")) == [change])
    }

    @Test func `a clause goes among the others by its number`() {
        let change = Made.amendment(.insertUnit(Made.clause("1a", "Thêm."), at: .inside(Made.path("art_2"))))
        let text = ActOnDay(Made.base, on: Made.day("1902-01-01"), amendedBy: [change])
        #expect(Made.paths(text.act).filter { $0.hasPrefix("art_2__cl") && !$0.contains("pt") } == ["art_2__cl_1", "art_2__cl_1a", "art_2__cl_2"])
    }

    @Test func `what cannot be made changes nothing and is told`() {
        let cases: [(AmendmentOperation, AmendmentRefusal)] = [
            (.repealUnit(at: Made.path("art_9")), .noSuchUnit(Made.path("art_9"))),
            (.insertUnit(Made.article("2", "Lại", Made.text("Bịa.")), at: .after(Made.path("art_1"))), .alreadyThere(Made.path("art_2"))),
            (.replaceUnit(at: Made.path("art_1"), with: Made.article("2", "Lại", Made.text("Bịa."))), .alreadyThere(Made.path("art_2"))),
            (.replaceWords("không có", with: "có", in: []), .noSuchWords("không có", [])),
            (
                .replaceWords("khế", with: "mít", in: [AmendedPart(Made.path("art_3"))]),
                .noSuchWords("khế", [Made.path("art_3")])
            ),
        ]
        for (operation, reason) in cases {
            let text = ActOnDay(Made.base, on: Made.day("1902-01-01"), amendedBy: [Made.amendment(operation)])
            #expect(text.act == Made.base)
            #expect(text.refused.map(\.reason) == [reason])
            #expect(text.applied.isEmpty)
        }
    }

    @Test func `words are exchanged whole, in the parts named, also at the head of a sentence`() {
        let change = Made.amendment(.replaceWords("sở", with: "ty", in: []))
        #expect(Made.words("art_3", on: "1902-01-01", change) == "Hết\nSởi không phải là ty.")
        let heading = Made.amendment(.replaceWords("người bịa", with: "kẻ bịa", in: [AmendedPart(Made.path("art_2"), isHeadingOnly: true)]))
        #expect(Made.words("art_2", on: "1902-01-01", heading) == "Kẻ bịa")
        #expect(Made.words("art_2__cl_2", on: "1902-01-01", heading) == "Người bịa không trồng khế.")
        let gone = Made.amendment(.replaceWords("trồng khế", with: "", in: [AmendedPart(Made.path("art_1"))]))
        #expect(Made.words("art_1", on: "1902-01-01", gone) == "Phạm vi\nNgười bịa.")
    }

    @Test func `where words are missing in some of the parts, the others change and the missing are told`() {
        let parts = ["art_1", "art_3"].map { AmendedPart(Made.path($0)) }
        let text = ActOnDay(
            Made.base, on: Made.day("1902-01-01"), amendedBy: [Made.amendment(.replaceWords("khế", with: "mít", in: parts))])
        #expect(text.act.unit(at: Made.path("art_1"))?.body == "Người bịa trồng mít.")
        #expect(text.refused.map(\.reason) == [.noSuchWords("khế", [Made.path("art_3")])])
    }

    @Test func `each piece tells what put it there`() {
        let whole = Made.amendment(.replaceUnit(at: Made.path("art_2"), with: Made.article("2", "Mới", .unit(Made.clause("1", "Khế.")))), ordinal: 1)
        let words = Made.amendment(.replaceWords("Khế", with: "Mít", in: []), from: "1903-01-01", ordinal: 2)
        let text = ActOnDay(Made.base, on: Made.day("1903-01-01"), amendedBy: [words, whole])
        #expect(text.origins(of: Made.path("art_2")) == [whole])
        #expect(text.origins(of: Made.path("art_2__cl_1")) == [whole, words])
        #expect(text.origins(of: Made.path("art_3")).isEmpty)
    }

    @Test func `a form is found without its annex, and the act lapses without losing its words`() {
        let form = Made.amendment(.replaceText(of: Made.path("form_1"), with: [Made.text("Đơn mới.")]))
        let end = Made.amendment(.repealAct(isReplaced: true), ordinal: 1)
        let text = ActOnDay(Made.base, on: Made.day("1902-01-01"), amendedBy: [form, end])
        #expect(text.act.unit(at: Made.path("att_I__form_01"))?.body == "Đơn mới.")
        #expect(text.ending == end)
    }

    @Test func `suspensions and overlays stand beside the text for their days`() {
        let rest = Made.amendment(.suspend(at: Made.path("art_1")), until: "1902-06-01")
        let over = Made.amendment(.overlay(at: Made.path("art_3"), says: "Làng làm."), until: "1903-03-01", ordinal: 1)
        let text = ActOnDay(Made.base, on: Made.day("1902-03-01"), amendedBy: [rest, over])
        #expect(text.act == Made.base)
        #expect(text.standing == [rest, over])
        #expect(ActOnDay(Made.base, on: Made.day("1902-06-01"), amendedBy: [rest, over]).standing == [over])
        #expect(ActOnDay(Made.base, on: Made.day("1901-12-31"), amendedBy: [rest, over]).coming == [rest, over])
    }

    @Test(
        arguments: [
            ("pt_d", "pt_đ"), ("pt_đ", "pt_e"), ("pt_d", "pt_d1"), ("pt_d1", "pt_đ"), ("art_12", "art_12a"), ("art_12a", "art_12b"),
            ("art_12b", "art_13"),
            ("chp_IV", "chp_V"), ("chp_IX", "chp_X"), ("chp_V", "chp_Va"), ("cl_9", "cl_10"),
        ])
    func `units are counted as acts count them`(_ one: String, _ other: String) throws {
        let (low, high) = (try #require(Made.path(one).steps.first), try #require(Made.path(other).steps.first))
        #expect(UnitRank(low) < UnitRank(high))
        #expect(!(UnitRank(high) < UnitRank(low)))
    }

    @Test func `an operation is the same after it has been written and read`() throws {
        let operations: [AmendmentOperation] = [
            Self.next, .repealAct(isReplaced: false), .insertUnit(Made.point("c", "Bịa."), at: .after(Made.path("art_2__cl_1__pt_b"))),
            .replaceWords("a", with: "b", in: [AmendedPart(Made.path("art_1"), isHeadingOnly: true)]), .overlay(at: nil, says: "Bịa."),
        ]
        for operation in operations { #expect(try Written.read(operation) == operation) }
    }
}
