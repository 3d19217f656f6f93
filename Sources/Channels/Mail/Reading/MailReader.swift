// SPDX-License-Identifier: Apache-2.0
package import Domain
import FoundationEssentials

/// Reads a message as it came over the net, whatever its sender made of it: what is broken is read as far as it goes, and nothing of it is run.
package struct MailReader: Sendable {
    package init() {}

    package func mail(_ bytes: [UInt8]) -> IncomingMail {
        let top = MIMEPart(bytes[...])
        var walk = MailWalk()
        walk.visit(top, depth: 0)
        let headers = top.headers
        let senders = headers.raw("from").flatMap(AddressList.addresses)
        let references = headers.messages("in-reply-to") + headers.messages("references").reversed() + walk.returned
        return IncomingMail(
            messageID: headers.messages("message-id").first, senders: Array(Set(senders)).sorted { $0.text < $1.text },
            subject: HeaderText(headers.texts("subject").first ?? ""), references: Array(references.prefix(Self.mostReferences)),
            nature: nature(top, walk, senders), text: walk.text.plainLines, files: walk.files, isWhole: walk.isWhole && headers.isWhole)
    }

    private static let mostReferences = 60

    private func nature(_ top: MIMEPart, _ walk: MailWalk, _ senders: [EmailAddress]) -> IncomingMail.Nature {
        // Only a report as such: a person may send one along.
        if top.type == "multipart/report" { return walk.bounce.map { .bounce($0) } ?? .automatic(.autoSubmitted) }
        return IncomingMail.Sign(headers: { top.headers.texts($0) }, senders: senders).map { .automatic($0) } ?? .byPerson
    }
}

/// A walk through the parts of a message, with a limit on everything.
struct MailWalk {
    private(set) var text = ""
    private(set) var files: [IncomingMail.File] = []
    private(set) var bounce: IncomingMail.Bounce?
    /// Names of letters that were sent back.
    private(set) var returned: [String] = []
    private(set) var isWhole = true
    private var left = mostParts

    static let mostParts = 100
    static let mostDepth = 10
    static let mostFiles = TicketFile.mostOfTicket
    static let longestText = 200_000
    /// A smaller picture among words is a letterhead.
    private static let leastPictureBytes = 20_000
    private static let ignored: Set<String> = ["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"]

    mutating func visit(_ part: MIMEPart, depth: Int) {
        guard left > 0, depth <= Self.mostDepth else {
            isWhole = false
            return
        }
        left -= 1
        if !part.headers.isWhole { isWhole = false }
        switch part.type {
        case "multipart/alternative": choose(part, depth)
        case let type where type.hasPrefix("multipart/"): for child in children(of: part) { visit(child, depth: depth + 1) }
        case "message/delivery-status": readStatus(part)
        case "text/rfc822-headers": returned += MIMEHeaders(part.decoded[...]).messages("message-id").prefix(1)
        case "message/rfc822": visitMessage(part, depth)
        case let type where Self.ignored.contains(type): break
        case "text/plain" where !part.isAttached && (part.fileName == nil || text.isEmpty): add(part.text)
        case "text/html" where !part.isAttached: add(HTMLText.text(part.text))
        default: attach(part)
        }
    }

    private mutating func children(of part: MIMEPart) -> [MIMEPart] {
        let (found, isAll) = part.parts(most: left)
        if !isAll { isWhole = false }
        return found.map { MIMEPart($0) }
    }

    /// The same in several forms: plain words, where there are any, are what its sender saw to.
    private mutating func choose(_ part: MIMEPart, _ depth: Int) {
        let children = children(of: part)
        let plain = children.first { $0.type == "text/plain" && !$0.text.allSatisfy(\.isWhitespace) }
        let other = children.last { $0.type == "text/html" } ?? children.last
        for child in children where child.type.hasPrefix("multipart/") && plain != nil {
            // Files lie beside the page in some programs' mail.
            let said = text
            visit(child, depth: depth + 1)
            text = said
        }
        if let chosen = plain ?? children.last(where: { $0.type.hasPrefix("multipart/") }) ?? other { visit(chosen, depth: depth + 1) }
    }

    private mutating func visitMessage(_ part: MIMEPart, _ depth: Int) {
        let inner = MIMEPart(part.decoded[...])
        if bounce != nil {
            returned += inner.headers.messages("message-id").prefix(1)
        } else {
            visit(inner, depth: depth + 1)
        }
    }

    /// "Action" and "Status" of the first recipient (RFC 3464).
    private mutating func readStatus(_ part: MIMEPart) {
        let bytes = part.decoded
        var (start, fields) = (0, [(name: String, value: [UInt8])]())
        while start < bytes.count, fields.count < 100 {
            let block = MIMEHeaders(bytes[start...])
            fields += block.fields
            start = max(block.end, start + 1)
        }
        func first(_ name: String) -> String? { fields.first { $0.name == name }.map { EncodedWords.decoded($0.value).singleLine.lowercased() } }
        let status = first("status")?.prefix { $0.isNumber || $0 == "." }
        bounce = IncomingMail.Bounce(status: status.map { String($0.prefix(12)) }, isFinal: first("action") == "failed")
    }

    private mutating func add(_ words: String) {
        guard !words.allSatisfy(\.isWhitespace) else { return }
        let room = Self.longestText - text.utf8.count
        if words.utf8.count > room { isWhole = false }
        if !text.isEmpty { text += "\n" }
        text += words.utf8.count <= room ? words : String(words.prefix(max(0, room / 4)))
    }

    private mutating func attach(_ part: MIMEPart) {
        let bytes = part.decoded
        if part.type.hasPrefix("image/"), !part.isAttached, bytes.count < Self.leastPictureBytes { return }
        guard !bytes.isEmpty, files.count < Self.mostFiles else {
            if !bytes.isEmpty { isWhole = false }
            return
        }
        files.append(IncomingMail.File(name: String((part.fileName ?? "").singleLine.prefix(300)), bytes: bytes))
    }
}

extension String {
    /// Lines that end alike, without signs that are none.
    fileprivate var plainLines: String {
        replacing("\r\n", with: "\n").replacing("\r", with: "\n").filter {
            $0 == "\n" || $0 == "\t" || !($0.unicodeScalars.first?.properties.generalCategory == .control)
        }
    }
}
