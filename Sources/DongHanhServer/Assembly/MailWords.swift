// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
import Foundation

/// What of a mail goes to the assistant, and what to a ticket.
struct MailWords: Sendable {
    let subject: HeaderText
    let text: MailText
    let files: [TicketFile]
    private let contents: [TicketFile.ID: [UInt8]]
    private let refused: [String]
    private let messageID: String?
    private let isWhole: Bool

    init(_ mail: IncomingMail, _ newID: () -> String) {
        subject = mail.subject
        text = MailText(mail.text)
        messageID = mail.messageID
        isWhole = mail.isWhole
        var (files, contents, refused, size) = ([TicketFile](), [TicketFile.ID: [UInt8]](), [String](), 0)
        for sent in mail.files {
            let id = TicketFile.ID(newID())
            let digest = SHA256.hash(data: sent.bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            if files.count < Self.mostFiles, size + sent.bytes.count <= TicketFile.mostBytesOfTicket,
                let file = try? TicketFile(id: id, name: sent.name, bytes: sent.bytes, digest: digest, isForAsker: true)
            {
                files.append(file)
                contents[id] = sent.bytes
                size += sent.bytes.count
            } else {
                refused.append(String(sent.name.prefix(80)))
            }
        }
        (self.files, self.contents, self.refused) = (files, contents, refused)
    }

    /// Room is left for what comes later.
    private static let mostFiles = 10

    var hasWords: Bool { text.own.contains { $0.isLetter || $0.isNumber } }

    /// There is not a word of his own in it, and nothing for people to read.
    var isUnspoken: Bool { (text.voice == .echo || text.voice == .quotes || !hasWords) && hasNothingBeside }

    private var hasNothingBeside: Bool { files.isEmpty && refused.isEmpty && isWhole }

    var language: Language { MailText(subject.text + "\n" + text.own).language }

    /// Files are for people to read, and so is what stands between our lines; what is long was not asked in a sentence.
    var needsPerson: Bool { !hasNothingBeside || text.voice == .unclear || whole.count > Question.longest }

    /// Whether it brings along what others wrote, beyond a signature.
    var forwards: Bool { !text.quoted.isEmpty && !(text.quoted + "\n").hasPrefix("--\n") }

    /// What it asks, as long as a question may be; `nil` where there is nothing in it.
    var question: String? {
        let start = String(whole.prefix(Question.longest)).singleLine
        if start.contains(where: { $0.isLetter }) { return start }
        return files.isEmpty && refused.isEmpty ? nil : Words(vi: "(Thư chỉ có tệp kèm theo)", en: "(The mail has files only)").text(in: language)
    }

    /// A subject such as "hỏi" tells nothing; one that is the question is not left out.
    private var whole: String {
        let own = text.voice == .echo ? "" : text.own.singleLine
        let isShort = own.split(separator: " ").count < Self.leastWords
        return isShort || !hasWords ? [subject.text, own].filter { !$0.isEmpty }.joined(separator: ". ") : own
    }

    private static let leastWords = 4

    /// - Parameter beyondQuestion: `true` where a ticket has its first words as the question already, `false` where nothing goes to a ticket.
    func taken(beyondQuestion: Bool) -> MailOutcome.Taken {
        guard beyondQuestion else {
            return MailOutcome.Taken(messageID: messageID, language: language, said: [], files: [], contents: [:])
        }
        return whole.count > Question.longest || forwards || !isWhole ? taken() : taken(said: [])
    }

    func taken() -> MailOutcome.Taken {
        // Our own letter is nobody's word; the files beside it are his.
        guard text.voice != .echo else { return taken(said: []) }
        if text.voice == .unclear, isWhole, text.own.count <= MailText.longestQuoted {
            return taken(said: [Handling.Said(Self.unclear.text(in: language), quoted: text.own)])
        }
        let note = text.voice == .unclear ? [Handling.Said(Self.unclear.text(in: language))] : []
        let (pieces, isAll) = text.pieces(most: Self.mostPieces - note.count)
        let said = pieces.enumerated().map { Handling.Said($0.element, quoted: $0.offset == pieces.count - 1 ? text.quoted : nil) }
        return taken(said: note + said + (isAll && isWhole ? [] : [Handling.Said(Self.cut.text(in: language))]))
    }

    private func taken(said: [Handling.Said]) -> MailOutcome.Taken {
        let notTaken = refused.isEmpty ? [] : [Handling.Said(Self.notTaken(refused).text(in: language))]
        return MailOutcome.Taken(messageID: messageID, language: language, said: said + notTaken, files: files, contents: contents)
    }

    /// A ticket takes no more of them from one mail.
    private static let mostPieces = 5

    private static let cut = Words(
        vi: "(Hệ thống ghi: thư dài hơn mức nhận được, phần sau đã bị bỏ.)",
        en: "(The system notes: the mail was longer than can be taken; the rest is left out.)")

    private static let unclear = Words(
        vi: "(Hệ thống ghi: không có chữ nào phía trên thư của hệ thống; người hỏi có thể đã viết xen vào giữa, xem cả thư dưới đây.)",
        en: "(The system notes: nothing stands above its own letter; the asker may have written between its lines, see the whole mail below.)")

    private static func notTaken(_ names: [String]) -> Words {
        let list = names.prefix(10).map { $0.isEmpty ? "?" : $0 }.joined(separator: ", ")
        return Words(
            vi: "(Hệ thống ghi: không nhận tệp \(list). Chỉ nhận PDF, ảnh, Word, Excel, văn bản, mỗi tệp tối đa 5 MB.)",
            en: "(The system notes: not taken: \(list). PDF, pictures, Word, Excel and text are, at most 5 MB each.)")
    }
}
