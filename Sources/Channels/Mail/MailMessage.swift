// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// A message as servers pass it on (RFC 5322), in letters that every server passes on whole.
enum MailMessage {
    static func bytes(_ mail: Mail, from server: MailServer, at now: Date) -> [UInt8] {
        let domain = server.sender.text.split(separator: "@").last.map(String.init) ?? server.host
        let headers = [
            "Date: " + date(now),
            "From: \(encoded(server.senderName.text))\r\n <\(server.sender.text)>",
            "To: <\(mail.to.text)>",
            "Subject: " + encoded(mail.subject.text),
            "Message-ID: <\(mail.id)@\(domain)>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8" + (mail.place == nil ? "" : "; format=flowed"),
            "Content-Transfer-Encoding: base64",
        ]
        let all = (headers + place(mail.place)).joined(separator: "\r\n")
        return Array((all + "\r\n\r\n" + body(mail.place == nil ? mail.text : FlowedText.lines(of: mail.text))).utf8)
    }

    /// Where it belongs, and that machines leave it alone (RFC 3834). A name that is none stands in no header.
    private static func place(_ place: Mail.Place?) -> [String] {
        guard let place else { return ["Auto-Submitted: auto-generated"] }
        var headers = ["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"]
        let names = place.references.filter(Mail.Place.isName).map { "<\($0)>" }
        if let last = names.last { headers += ["In-Reply-To: " + last, "References: " + names.joined(separator: "\r\n ")] }
        if let address = place.replyTo { headers.append("Reply-To: <\(address.text)>") }
        return headers
    }

    /// A text as encoded words, each on a line of its own, none longer than 64 signs, which leaves room for the header's name, and none with half a letter (RFC 2047).
    static func encoded(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if (words.last?.count ?? 0) + bytes.count > 36 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func body(_ text: String) -> String {
        let lines = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
        let letters = Array(Data(lines.utf8).base64EncodedString().utf8)
        return stride(from: 0, to: letters.count, by: 76)
            .map { String(decoding: letters[$0..<min($0 + 76, letters.count)], as: UTF8.self) }
            .joined(separator: "\r\n") + "\r\n"
    }

    /// On the clocks of Ha Noi.
    private static func date(_ now: Date) -> String {
        let day = Day(now)
        let (year, month, date) = day.components
        let seconds = Int(now.timeIntervalSince(day.start))
        let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(date) \(months[month - 1]) \(year) \(time) +0700"
    }
}
