// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Numbers in any spelling, and whoever waits to be called.
@Suite struct PhoneCallTests {
    typealias Made = MadeUpTickets

    @Test(arguments: [
        "0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "+84912345678", "+84 912 345 678", "+84 (0) 912.345.678", "84912345678",
        "0084912345678", "(0912) 345 678", " 0912\u{A0}345\u{A0}678 ", "+840912345678",
    ])
    func `one number in any spelling is one number`(_ typed: String) {
        #expect(PhoneNumber(typed: typed)?.text == "0912345678")
        #expect(PhoneNumber(typed: typed)?.spaced == "0912 345 678")
    }

    @Test(arguments: [
        ("02438228875", "02438228875"), ("024 3822 8875", "02438228875"), ("+84 24 3822 8875", "02438228875"), ("1900 1234", "19001234"),
        ("1800.123456", "1800123456"), ("+49 151 1234567", "+491511234567"), ("0049 151 1234567", "+491511234567"),
    ])
    func `landlines, service numbers and numbers abroad are known`(_ typed: String, _ text: String) {
        #expect(PhoneNumber(typed: typed)?.text == text)
        // What is kept reads as itself.
        #expect(PhoneNumber(typed: text)?.text == text)
    }

    @Test(arguments: [
        "", " ", "912345678", "0912", "09123456789012", "+", "00", "0912 345 67a", "+0912345678", "+84", "0012", "１２３４５６７８９０", "1900",
    ])
    func `what nobody can be called by is no number`(_ typed: String) { #expect(PhoneNumber(typed: typed) == nil, "\(typed)") }

    @Test(arguments: 0..<200) func `signs between the digits change no number`(_ seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func roll(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let digits = [3, 5, 7, 8, 9][roll(5)] * 100_000_000 + roll(100_000_000)
        let plain = String(digits)
        let prefix = ["0", "+84", "84", "0084", "+84 (0)"][roll(5)]
        let spelled = prefix + plain.map { String($0) + ["", "", " ", ".", "-"][roll(5)] }.joined()
        #expect(PhoneNumber(typed: spelled)?.text == "0" + plain, "\(spelled)")
    }

    @Test func `whoever left a number is called for each answer, once`() throws {
        var handling = try Made.handling(.taken)
        let an = try Made.expert("an")
        try handling.expectCall(by: nil, at: Made.minute(2))
        try handling.expectCall(by: nil, at: Made.minute(2))
        #expect(handling.isByPhone && !handling.needsCall && handling.revision == 2)
        #expect(throws: TicketError.wrongState(.taken)) { try handling.tell("x", revision: 2, by: an, at: Made.minute(3)) }
        try handling.answer(try Made.reply(), revision: 2, by: an, at: Made.minute(4))
        #expect(handling.needsCall)
        #expect(throws: TicketError.noReason) { try handling.tell(" ", revision: 3, by: an, at: Made.minute(5)) }
        try handling.tell("Đã gọi", revision: 3, by: an, at: Made.minute(5))
        #expect(!handling.needsCall)
        #expect(throws: TicketError.nobodyToCall) { try handling.tell("Đã gọi", revision: 4, by: an, at: Made.minute(6)) }
        try handling.add("Chưa rõ", at: Made.minute(7))
        try handling.close(revision: 5, because: "Hết", by: an, at: Made.minute(8))
        #expect(handling.needsCall)
    }

    @Test func `whoever a letter did not reach is told in another way, by telephone where he left a number`() throws {
        var handling = try Made.handling(.answered)
        let an = try Made.expert("an")
        func loses(_ written: Double, at minute: Double) -> Bool { handling.lose(letterOf: Made.minute(written), at: Made.minute(minute)) }
        // Ten letters that come back are one thing to do.
        #expect([loses(2, at: 9), loses(2, at: 10)] == [true, false])
        #expect(handling.isUnreached && !handling.needsCall && handling.state == .answered && handling.revision == 3)
        #expect(throws: TicketError.changedSince) { try handling.tell("x", revision: 2, by: an, at: Made.minute(11)) }
        try handling.expectCall(by: nil, at: Made.minute(11))
        #expect(handling.needsCall)
        try handling.tell("Đã gọi", revision: 4, by: an, at: Made.minute(12))
        #expect(!handling.isUnreached && !handling.needsCall)
        // What was written before he was told he knows by now.
        #expect([loses(2, at: 13), loses(13, at: 14)] == [false, true])
        #expect(handling.needsCall)
        // Whoever is heard is answered again, by another letter.
        try handling.add("Chưa thấy trả lời", at: Made.minute(15))
        #expect(!handling.isUnreached && handling.state == .waiting)
        #expect([loses(16, at: 17)] == [true])
        #expect(handling.needsCall)
        try handling.take(revision: handling.revision, by: an, at: Made.minute(18))
        try handling.answer(try Made.reply(), revision: handling.revision, by: an, at: Made.minute(19))
        #expect(!handling.isUnreached && Handling(handling.ticket, history: handling.history) == handling)
    }

    @Test(arguments: Handling.State.allCases)
    func `what was said by mistake of a lost letter is taken back in any state, and he waits as before`(_ state: Handling.State) throws {
        var handling = try Made.handling(state)
        let an = try Made.expert("an")
        #expect(throws: TicketError.notTold) { try handling.takeBackTelling(revision: handling.revision, because: "x", by: an, at: Made.minute(5)) }
        handling.lose(letterOf: Made.minute(5), at: Made.minute(6))
        let before = handling
        try handling.tell("Đã báo", revision: handling.revision, by: an, at: Made.minute(7))
        #expect(handling.wasTold && !handling.isUnreached)
        let told = handling
        let binh = try Made.expert("binh")
        #expect(throws: TicketError.changedSince) { try handling.takeBackTelling(revision: 0, because: "x", by: binh, at: Made.minute(8)) }
        #expect(throws: TicketError.noReason) {
            try handling.takeBackTelling(revision: handling.revision, because: " ", by: binh, at: Made.minute(8))
        }
        #expect(handling == told)
        try handling.takeBackTelling(revision: handling.revision, because: "Nhầm phiếu", by: binh, at: Made.minute(8))
        #expect(handling.isUnreached && !handling.wasTold && handling.state == state && handling.handler == before.handler)
        #expect(handling.history.last?.by?.person == .init("binh") && handling.history.last?.at == Made.minute(8))
        #expect(throws: TicketError.notTold) { try handling.takeBackTelling(revision: handling.revision, because: "x", by: an, at: Made.minute(9)) }
        // A letter that comes back now is the same thing to do; told once more it is done.
        let again = handling.lose(letterOf: Made.minute(5), at: Made.minute(9))
        #expect(!again)
        try handling.tell("Đã báo thật", revision: handling.revision, by: an, at: Made.minute(10))
        #expect(!handling.isUnreached && Handling(handling.ticket, history: handling.history) == handling)
    }

    @Test func `a call that was not made is to be made, and what is lost before it is noted`() throws {
        var handling = try Made.handling(.answered)
        let an = try Made.expert("an")
        try handling.expectCall(by: nil, at: Made.minute(3))
        try handling.tell("Đã gọi", revision: handling.revision, by: an, at: Made.minute(9))
        #expect(!handling.needsCall)
        try handling.takeBackTelling(revision: handling.revision, because: "Gọi nhầm số", by: an, at: Made.minute(10))
        #expect(handling.needsCall && !handling.isUnreached)
        // He was never told, so that a letter of before is not made up for.
        let isNoted = handling.lose(letterOf: Made.minute(4), at: Made.minute(11))
        #expect(isNoted && handling.isUnreached)
    }

    @Test func `what has come of it since is not undone by taking it back`() throws {
        let an = try Made.expert("an")
        var told = try Made.handling(.answered)
        told.lose(letterOf: Made.minute(2), at: Made.minute(3))
        try told.tell("Đã báo", revision: told.revision, by: an, at: Made.minute(4))
        var heard = told
        try heard.add("Cảm ơn, còn một điều", at: Made.minute(5))
        var lostAgain = told
        lostAgain.lose(letterOf: Made.minute(5), at: Made.minute(6))
        var answered = heard
        try answered.take(revision: answered.revision, by: an, at: Made.minute(6))
        try answered.answer(try Made.reply(), revision: answered.revision, by: an, at: Made.minute(7))
        for var one in [heard, lostAgain, answered] {
            let before = one
            #expect(throws: TicketError.notTold) { try one.takeBackTelling(revision: one.revision, because: "x", by: an, at: Made.minute(8)) }
            #expect(one == before)
        }
        // Opened again by staff it is told of still.
        try told.reopen(revision: told.revision, because: "x", by: an, at: Made.minute(5))
        try told.takeBackTelling(revision: told.revision, because: "Nhầm", by: an, at: Made.minute(6))
        #expect(told.isUnreached && told.state == .waiting)
    }

    @Test(arguments: [Handling.State.asking, .answered, .closed, .taken])
    func `an answer without a word opens nothing, ends no waiting, and is noted once until something else is done`(_ state: Handling.State) throws {
        var handling = try Made.handling(state)
        let before = handling
        let heard = [handling.hearNothing(at: Made.minute(9)), handling.hearNothing(at: Made.minute(10))]
        #expect(heard == [true, false])
        #expect(handling.state == state && handling.handler == before.handler && handling.pausedSince == before.pausedSince)
        #expect(handling.asked == before.asked && handling.revision == before.revision + 1)
        try handling.note("Gọi lại cho họ", by: try Made.expert("an"), at: Made.minute(11))
        let again = handling.hearNothing(at: Made.minute(12))
        #expect(again)
    }
}
