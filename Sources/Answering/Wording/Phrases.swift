// SPDX-License-Identifier: Apache-2.0
import Domain

/// Every sentence of our own that an answer may say, in the language asked in. Words of the law are quoted, never phrased.
struct Phrases: Sendable {
    let language: Language

    func say(_ vi: String, _ en: String) -> String { language == .en ? en : vi }

    func text(_ words: Words) -> String { words.text(in: language) }

    /// "22/11/2026" and "22 November 2026".
    func day(_ day: Day) -> String {
        let (year, month, number) = day.components
        let names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return say("\(two(number))/\(two(month))/\(year)", "\(number) \(names[month - 1]) \(year)")
    }

    func doubtful(_ day: DoubtfulDay) -> String {
        if let exact = day.exact { return self.day(exact) }
        switch (day.earliest, day.latest) {
        case (let first?, let last?): return say("từ \(self.day(first)) đến \(self.day(last))", "between \(self.day(first)) and \(self.day(last))")
        case (let first?, nil): return say("không trước \(self.day(first))", "not before \(self.day(first))")
        case (nil, let last?): return say("không muộn hơn \(self.day(last))", "not later than \(self.day(last))")
        case (nil, nil): return say("không rõ ngày", "on a day unknown")
        }
    }

    // MARK: Competence

    /// Always by its name: a number in brackets tells nobody which duty it is.
    private func name(_ duty: Duty) -> String { "“\(text(duty.title))” (\(duty.id.text))" }

    func holder(_ authority: String, of duty: Duty) -> String {
        say("\(authority) có thẩm quyền đối với việc \(name(duty)).", "\(authority) is competent for \(name(duty)).")
    }

    func former(_ authority: String, of duty: Duty, on day: Day) -> String {
        say(
            "Vào ngày \(self.day(day)), việc \(name(duty)) chưa được chuyển và thuộc \(authority).",
            "On \(self.day(day)) the duty \(name(duty)) had not moved yet and lay with \(authority)."
        )
    }

    func fileStays(with authority: String, received: Day) -> String {
        say("Hồ sơ nhận ngày \(day(received)) do \(authority) giải quyết.", "A file received on \(day(received)) is settled by \(authority).")
    }

    func retained(_ authority: String, _ duty: Duty) -> String {
        say(
            "Việc \(name(duty)) không chuyển cho địa phương; \(authority) giữ thẩm quyền.",
            "The duty \(name(duty)) did not move to local authorities; \(authority) keeps it.")
    }

    func nobody(_ duty: Duty, on day: Day) -> String {
        say(
            "Vào ngày \(self.day(day)), chưa có cơ quan nào được ghi nhận có thẩm quyền đối với việc \(name(duty)).",
            "On \(self.day(day)) no authority is recorded as competent for \(name(duty))."
        )
    }

    func contested(_ duty: Duty) -> String {
        say(
            "Các nguồn không thống nhất về thẩm quyền đối với việc \(name(duty)); hệ thống không tự chọn.",
            "The sources disagree on who is competent for \(name(duty)); the system does not choose."
        )
    }

    func unsettled(_ duty: Duty) -> String {
        say(
            "Chưa thể kết luận ai có thẩm quyền đối với việc \(name(duty)).",
            "Who is competent for \(name(duty)) is not settled."
        )
    }

    func since(_ from: DoubtfulDay, until: DoubtfulDay?, kind: Competence.Kind?) -> String? {
        let way = kind.flatMap(self.kind).map { say(", theo hình thức \($0)", ", by \($0)") } ?? ""
        let end = until?.exact.map { say(" đến trước \(day($0))", " until before \(day($0))") } ?? ""
        if let start = from.exact { return say("Thẩm quyền này có từ \(day(start))\(end)\(way).", "This holds from \(day(start))\(end)\(way).") }
        if from != .unknown {
            return say("Ngày bắt đầu chưa xác định chính xác: \(doubtful(from))\(way).", "The exact first day is not known: \(doubtful(from))\(way).")
        }
        if !end.isEmpty { return say("Thẩm quyền này có\(end)\(way).", "This holds\(end)\(way).") }
        return kind.flatMap(self.kind).map { say("Hình thức: \($0).", "By \($0).") }
    }

    func kind(_ kind: Competence.Kind) -> String? {
        switch kind {
        case .devolution: say("phân quyền", "devolution")
        case .decentralisation: say("phân cấp", "decentralisation")
        case .delineation: say("phân định thẩm quyền", "delineation")
        case .authorisation: say("ủy quyền", "authorisation")
        case .unverified: say("chưa xác minh là phân quyền hay phân cấp", "a way not verified")
        case .statute: say("luật định", "statute")
        case .internal: say("phân công trong Bộ", "assignment inside the Ministry")
        case .retained, .existing, .abolished: nil
        }
    }

    func expiry(_ day: Day, daysLeft: Int, isCertain: Bool) -> String {
        isCertain
            ? say(
                "Căn cứ này hết hiệu lực từ \(self.day(day)) (còn \(daysLeft) ngày).", "This basis ends on \(self.day(day)) (\(daysLeft) days left).")
            : say(
                "Căn cứ này có thể hết hiệu lực từ \(self.day(day)) (còn \(daysLeft) ngày).",
                "This basis may end on \(self.day(day)) (\(daysLeft) days left).")
    }

    func unverifiedPlace(_ document: String) -> String {
        say("Điều khoản căn cứ trong \(document) chưa được xác minh.", "The article of \(document) it rests on has not been verified.")
    }

    func unverifiedBasis() -> String { say("Căn cứ của thẩm quyền này chưa được xác minh.", "The basis of this competence has not been verified.") }

    func condition(_ authority: String, _ condition: String) -> String { say("\(authority): \(condition).", "\(authority): \(condition).") }

    func central(_ text: String) -> String { say("Phần thuộc Bộ: \(text)", "What stayed central: \(text)") }

    func signer(_ name: String, at place: String, by document: String?, coversDuty: Bool) -> String {
        let act = document.map { say(" theo \($0)", " by \($0)") } ?? ""
        return coversDuty
            ? say("Tại \(place), \(name) ký theo ủy quyền\(act).", "In \(place), \(name) signs by authorisation\(act).")
            : say(
                "Tại \(place) có ủy quyền cho \(name)\(act); chưa rõ có gồm việc này không.",
                "In \(place) there is an authorisation to \(name)\(act); whether it takes in this duty is not known."
            )
    }

    func noSigner(at place: String?) -> String {
        place.map {
            say("Tại \($0) chưa ghi nhận văn bản ủy quyền ký cho việc này.", "No authorisation to sign is recorded for this duty in \($0).")
        }
            ?? say(
                "Người khác chỉ được ký khi địa phương có văn bản ủy quyền; hãy chọn tỉnh, thành phố.",
                "Anyone else may sign only by a local authorisation; choose a province."
            )
    }

    func former(place: String, now: String) -> String { say("\(place) nay thuộc \(now).", "\(place) is now part of \(now).") }

    func yes() -> String { say("Có.", "Yes.") }
    func no() -> String { say("Không.", "No.") }

    func falsePremise(_ level: Authority.Level, _ authority: String) -> String {
        say(
            "Câu hỏi giả định thẩm quyền thuộc \(self.level(level)); điều đó không đúng: thẩm quyền thuộc \(authority).",
            "The question takes for granted that \(self.level(level)) is competent; that is not so: it is \(authority)."
        )
    }

    private func level(_ level: Authority.Level) -> String {
        switch level {
        case .central: say("Bộ", "the Ministry")
        case .province: say("cấp tỉnh", "the province")
        case .department: say("sở", "the department")
        case .district: say("cấp huyện", "the district")
        case .commune: say("cấp xã", "the commune")
        case .nobody, .unknown: say("cơ quan khác", "another authority")
        }
    }

    // MARK: Procedure

    func timeLimit(_ text: String) -> String { say("Thời hạn: \(text).", "Time limit: \(text).") }
    func localTimeLimit(_ text: String) -> String { say("Thời hạn tại địa phương: \(text).", "Local time limit: \(text).") }
    func dossier(_ text: String) -> String { say("Hồ sơ: \(text).", "Dossier: \(text).") }
    func fee(_ text: String) -> String { say("Phí, lệ phí: \(text).", "Fee: \(text).") }
    func changed(_ procedure: String, _ after: String) -> String { say("\(procedure): \(after).", "\(procedure): \(after).") }
    /// The first few changes by name: an amending act may change a hundred articles of one.
    func groundChanged(_ changes: [LawChange]) -> String {
        let (named, more) = (changes.prefix(2).map { text($0.sentence) }.joined(separator: " "), changes.count - 2)
        let rest = more > 0 ? say(" Còn \(more) chỗ khác nữa.", " And \(more) more places.") : ""
        return say(
            "Văn bản làm căn cứ của thủ tục này vừa có chỗ thay đổi, chưa ai xem lại: \(named)\(rest) Hãy đối chiếu trước khi dùng.",
            "An act that this procedure rests on has changed somewhere, and nobody has looked at it yet: \(named)\(rest) Compare before you use it.")
    }

    func changeUnstarted() -> String {
        say("Ngày bắt đầu của thay đổi này chưa được xác minh.", "The day on which this change starts has not been verified.")
    }

    // MARK: Asking back

    func whichDuty() -> String { say("Anh/chị hỏi việc nào trong các việc sau?", "Which of these duties do you mean?") }

    func duty(_ duty: Duty, kind: QuestionKind, suffix: String) -> String {
        let named = "“\(text(duty.title))” (\(duty.id.text))\(suffix)"
        switch kind {
        case .timeLimit: return say("Thời hạn giải quyết việc \(named) là bao lâu?", "How long does \(named) take?")
        case .dossier: return say("Hồ sơ của việc \(named) gồm những gì?", "What documents does \(named) need?")
        case .fee: return say("Lệ phí của việc \(named) là bao nhiêu?", "What is the fee of \(named)?")
        case .signer: return say("Ai ký việc \(named)?", "Who signs \(named)?")
        default: return say("Ai có thẩm quyền đối với việc \(named)?", "Who is competent for \(named)?")
        }
    }

    func isItThisDuty() -> String { say("Có phải anh/chị hỏi việc sau đây?", "Is this the duty you mean?") }

    func whichDay() -> String {
        say("Thẩm quyền đổi trong khoảng thời gian đó. Anh/chị hỏi ngày nào?", "Competence changes within that time. Which day do you mean?")
    }
    func onDay(_ day: Day) -> String { say(" ngày \(self.day(day))", " on \(self.day(day))") }
    func atPlace(_ place: String) -> String { say(" tại \(place)", " in \(place)") }
    func whichPlace(_ name: String) -> String { say("“\(name)” có thể là nơi nào?", "Which place does “\(name)” mean?") }
    func whichDocument(_ number: String) -> String {
        say("Nhiều văn bản mang số \(number). Anh/chị hỏi văn bản nào?", "Several acts bear the number \(number). Which one do you mean?")
    }

    // MARK: No answer

    func askedForPerson() -> String { say("Câu hỏi được chuyển cho chuyên viên.", "The question goes to a person.") }
    func noGround() -> String {
        say(
            "Chưa tìm thấy căn cứ đủ chắc để trả lời; câu hỏi được chuyển cho chuyên viên.",
            "No ground firm enough was found; the question goes to a person.")
    }
    func outsideField() -> String {
        say("Việc này không thuộc lĩnh vực của Bộ Khoa học và Công nghệ.", "This is outside the field of the Ministry of Science and Technology.")
    }
    func notAQuestion() -> String {
        say(
            "Không đọc được câu hỏi. Ví dụ: “Ai cấp giấy phép bưu chính nội tỉnh?”",
            "This does not read as a question. Try: “Who grants the postal licence within a province?”")
    }
    func notInForce(_ citation: String, on day: Day) -> String {
        say("\(citation) không có hiệu lực vào ngày \(self.day(day)).", "\(citation) is not in force on \(self.day(day)).")
    }
    /// Who answered, and for which days.
    func answeredBefore(by unit: String, _ span: DaySpan) -> String {
        let from = span.from.map { say(", dùng từ ngày \(day($0))", ", good from \(day($0))") } ?? ""
        let until = span.until.map { say(" đến trước ngày \(day($0))", " until before \(day($0))") } ?? ""
        return say("(\(unit) trả lời, người thứ hai đã duyệt\(from)\(until).)", "(Answered by \(unit), approved by a second person\(from)\(until).)")
    }
    func guidanceOnly() -> String {
        say(
            "Chỉ tìm thấy văn bản hướng dẫn; hướng dẫn không phải căn cứ pháp lý duy nhất.",
            "Only guidance was found; guidance alone is no legal basis.")
    }
    func quoteFailed() -> String {
        say("Trích dẫn không khớp văn bản đang có hiệu lực nên không được dùng.", "The quotes did not match the text in force and were dropped.")
    }
    func unverifiedOnly() -> String { say("Chỉ có thông tin chưa xác minh.", "Only unverified information was found.") }
}
