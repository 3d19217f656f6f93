// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

extension OperationView {
    /// How reading the mailbox goes; nothing of what is in it.
    static func mailbox(_ state: MailboxState, _ language: Language) -> [Line] {
        let none = Words(vi: "chưa", en: "never")[language]
        var lines = [
            (Words(vi: "Xem hộp thư lần cuối", en: "Last look into the mailbox"), state.looked?.text(in: language) ?? none),
            (Words(vi: "Thư đến chờ xử lý", en: "Mails waiting"), state.waiting.text(in: language)),
            (Words(vi: "Thư đến đã xử lý trong ngày qua", en: "Mails dealt with in the last day"), state.settled.text(in: language)),
        ]
        if state.lost > 0 {
            lines.append(
                (
                    Words(
                        vi: "Thư trả lời không tới được trong bảy ngày qua (người ở Bàn trực thấy ở danh sách Thư không tới)",
                        en: "Letters to askers that were lost in the last seven days (people at the desk see them in the list Letters lost)"),
                    state.lost.text(in: language)
                ))
        }
        if let oldest = state.oldest { lines.append((Words(vi: "Thư chờ lâu nhất từ", en: "The oldest waits since"), oldest.text(in: language))) }
        if let fault = state.fault {
            let why = Catalogue.sentence(ofFault: fault.why, in: language)
            lines.append((Words(vi: "Lỗi khi xem hộp thư", en: "Looking failed"), fault.at.text(in: language) + ": " + why))
        }
        for (aside, count) in state.aside.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let words = Words(vi: "Để riêng trong bảy ngày qua: \(aside.words[.vi])", en: "Put aside in the last seven days: \(aside.words[.en])")
            lines.append((words, count.text(in: language)))
        }
        return lines.map { Line(name: $0.0[language], text: $0.1) }
    }
}
