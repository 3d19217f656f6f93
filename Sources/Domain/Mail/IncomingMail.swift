// SPDX-License-Identifier: Apache-2.0

/// A mail as far as the desk looks at it.
package struct IncomingMail: Hashable, Sendable {
    /// As its sender's program named it, without brackets.
    package let messageID: String?
    /// Whom it says it is from; anybody can write anything there.
    package let senders: [EmailAddress]
    package let subject: HeaderText
    /// What it answers: names of messages, the nearest first.
    package let references: [String]
    package let nature: Nature
    package let text: String
    package let files: [File]
    /// `false` where something went over a limit and was not read.
    package let isWhole: Bool

    package struct File: Hashable, Sendable {
        /// As written; never a path to anybody.
        package let name: String
        package let bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// How it came to be written.
    package enum Nature: Hashable, Sendable {
        case byPerson
        case automatic(Sign)
        case bounce(Bounce)
    }

    /// What shows that a machine wrote it.
    package enum Sign: String, Hashable, Sendable, CaseIterable {
        case autoSubmitted = "auto-submitted"
        case bulk, list
        case suppressed
        case emptyReturnPath = "empty-return-path"
        case machineAddress = "machine-address"
    }

    /// That a letter of ours did not reach anybody.
    package struct Bounce: Hashable, Sendable {
        /// As far as the server says: "5.1.1".
        package let status: String?
        /// `false` where it goes on trying.
        package let isFinal: Bool

        package init(status: String?, isFinal: Bool) {
            self.status = status
            self.isFinal = isFinal
        }
    }

    package init(
        messageID: String?, senders: [EmailAddress], subject: HeaderText, references: [String], nature: Nature, text: String, files: [File],
        isWhole: Bool = true
    ) {
        self.messageID = messageID
        self.senders = senders
        self.subject = subject
        self.references = references
        self.nature = nature
        self.text = text
        self.files = files
        self.isWhole = isWhole
    }
}

extension IncomingMail.Sign {
    /// Looks at what headers say (RFC 3834, RFC 2919), and at how the sender is called.
    ///
    /// - Parameter values: All values of a header, by its name in small letters.
    package init?(headers values: (String) -> [String], senders: [EmailAddress]) {
        func first(_ name: String) -> String { (values(name).first ?? "").singleLine.lowercased() }
        func has(_ name: String) -> Bool { !values(name).isEmpty }
        let submitted = first("auto-submitted")
        if has("auto-submitted"), !submitted.hasPrefix("no") || submitted.hasPrefix("not") {
            self = .autoSubmitted
        } else if has("x-autoreply") || has("x-autorespond") || has("x-auto-reply") {
            self = .autoSubmitted
        } else if has("list-id") || has("list-unsubscribe") || has("list-post") {
            self = .list
        } else if ["bulk", "list", "junk", "auto_reply"].contains(first("precedence")) {
            self = .bulk
        } else if has("x-auto-response-suppress"), first("x-auto-response-suppress") != "none" {
            self = .suppressed
        } else if values("return-path").contains(where: { $0.filter { !$0.isWhitespace } == "<>" }) {
            self = .emptyReturnPath
        } else if senders.contains(where: { Self.machines.contains($0.text.prefix { $0 != "@" }.filter { $0 != "-" && $0 != "_" && $0 != "." }) }) {
            self = .machineAddress
        } else {
            return nil
        }
    }

    private static let machines: Set<String> = ["mailerdaemon", "postmaster", "noreply", "donotreply", "bounce", "bounces", "autoreply"]
}
