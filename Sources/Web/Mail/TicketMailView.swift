// SPDX-License-Identifier: Apache-2.0
import Domain

/// That a ticket's asker writes by mail, and how far the letters to him have come.
struct TicketMailView: Sendable {
    /// For whoever may see personal data there.
    let address: String?
    let letters: [Line]
    let hasLetters: Bool

    struct Line: Sendable {
        let about: String
        let at: String
        let state: String
        let fault: String?
        /// Somebody must see to it that the asker is told in another way.
        let isLost: Bool
    }

    init(_ mail: TicketMail, _ handling: Handling, isShown: Bool, _ language: Language) {
        address = isShown ? mail.address.text : nil
        letters = mail.letters.map { letter in
            Line(
                about: Self.about(letter.about, handling)[language], at: (letter.done ?? letter.queued).text(in: language),
                state: letter.state.words[language],
                fault: letter.state == .sent ? nil : letter.fault.flatMap { $0.isEmpty ? nil : Self.words(of: $0, language) },
                isLost: letter.state == .givenUp || letter.state == .bounced)
        }
        hasLetters = !mail.letters.isEmpty
    }

    /// What a server means by its code (RFC 3463), as far as it helps whoever must reach the asker.
    private static func words(of fault: String, _ language: Language) -> String {
        guard let words = statuses.first(where: { fault.hasPrefix($0.code) })?.words else { return Catalogue.sentence(ofFault: fault, in: language) }
        return words[language] + ", " + fault
    }

    private static let statuses: [(code: String, words: Words)] = [
        ("5.1.", Words(vi: "không có địa chỉ này", en: "no such address")),
        ("5.2.2", Words(vi: "hộp thư của họ đã đầy", en: "their mailbox is full")),
        ("5.2.3", Words(vi: "thư quá lớn với hộp thư của họ", en: "too large for their mailbox")),
        ("5.2.", Words(vi: "hộp thư của họ không nhận", en: "their mailbox takes nothing")),
        ("5.4.", Words(vi: "không tới được máy chủ thư của họ", en: "their mail server was not reached")),
        ("4.4.", Words(vi: "không tới được máy chủ thư của họ", en: "their mail server was not reached")),
        ("5.7.", Words(vi: "máy chủ thư của họ từ chối", en: "their mail server refuses it")),
    ]

    private static func about(_ about: MailLetter.About, _ handling: Handling) -> Words {
        switch about {
        case .answer: Words(vi: "trả lời đầu tiên", en: "first answer")
        case .step(let step): step < handling.history.count ? handling.history[step].action.words : Words(vi: "thư", en: "letter")
        case .tooLarge: Words(vi: "thư quá lớn", en: "mail too large")
        }
    }
}

extension MailLetter.State {
    var words: Words {
        switch self {
        case .waiting: Words(vi: "chờ gửi", en: "waits to be sent")
        case .sent: Words(vi: "đã gửi", en: "sent")
        case .givenUp: Words(vi: "không gửi được", en: "could not be sent")
        case .bounced: Words(vi: "bị trả lại", en: "came back")
        }
    }
}

extension ReceivedMail.Aside {
    var words: Words {
        switch self {
        case .broken: Words(vi: "không đọc được", en: "could not be read")
        case .noSender: Words(vi: "không có người gửi", en: "no sender")
        case .severalSenders: Words(vi: "nhiều người gửi", en: "several senders")
        case .tooMany: Words(vi: "một địa chỉ gửi quá nhiều", en: "too many from one address")
        case .empty: Words(vi: "không có nội dung", en: "nothing in it")
        case .refused: Words(vi: "phiếu không nhận thêm", en: "its ticket takes no more")
        }
    }
}
