// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// A file that came with a ticket. Its bytes are kept apart, and are never looked into but to tell what it is.
package struct TicketFile: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<TicketFile>

    package let id: ID
    /// For people to read, never a path; its ending is that of its kind.
    package let name: String
    package let kind: Kind
    package let size: Int
    /// SHA-256 of its bytes, in hexadecimal.
    package let digest: String
    /// Whether whoever asked may have it.
    package let isForAsker: Bool

    package static let mostBytes = 5 * 1_048_576
    /// Of one ticket, whoever sent them.
    package static let mostOfTicket = 20
    package static let mostBytesOfTicket = 25 * 1_048_576
    static let longestName = 120

    /// - Throws: ``AttachmentError`` for what is empty, too large, or of no kind that is taken.
    package init(id: ID, name: String, bytes: [UInt8], digest: String, isForAsker: Bool) throws(AttachmentError) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Self.mostBytes else { throw .tooLarge(megabytes: Self.mostBytes / 1_048_576) }
        guard let kind = Kind(bytes) else { throw .unknownKind }
        self.id = id
        self.name = Self.name(name, kind)
        self.kind = kind
        size = bytes.count
        self.digest = digest
        self.isForAsker = isForAsker
    }

    /// One that is kept.
    package init(id: ID, name: String, kind: Kind, size: Int, digest: String, isForAsker: Bool) {
        self.id = id
        self.name = name
        self.kind = kind
        self.size = size
        self.digest = digest
        self.isForAsker = isForAsker
    }

    /// "bao-cao.pdf.exe" that is a PDF is called "bao-cao.pdf.pdf": what opens it is what it is.
    private static func name(_ given: String, _ kind: Kind) -> String {
        let last = given.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let line = last.singleLine.filter { !"\"<>|:*?%;".contains($0) }
        let parts = line.split(separator: ".", omittingEmptySubsequences: false)
        let stem = parts.count > 1 ? parts.dropLast().joined(separator: ".") : line
        let short = String(stem.drop { $0 == "." }.prefix(longestName))
        return (short.isEmpty ? "tep" : short) + "." + kind.ending
    }
}

extension TicketFile {
    /// What a file is, told by its bytes; whatever is none of these is not taken.
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case pdf, png, jpeg, docx, xlsx, text

        package init?(_ bytes: [UInt8]) {
            if bytes.starts(with: Array("%PDF-".utf8)) {
                self = .pdf
            } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
                self = .png
            } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
                self = .jpeg
            } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
                guard let office = Self.office(bytes) else { return nil }
                self = office
            } else if Self.isText(bytes) {
                self = .text
            } else {
                return nil
            }
        }

        package var ending: String {
            switch self {
            case .jpeg: "jpg"
            case .text: "txt"
            case .pdf, .png, .docx, .xlsx: rawValue
            }
        }

        package var mediaType: String {
            switch self {
            case .pdf: "application/pdf"
            case .png: "image/png"
            case .jpeg: "image/jpeg"
            case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            case .text: "text/plain; charset=utf-8"
            }
        }

        /// By the names in the archive, which is not unpacked: what would fill a disk stays as small as it came. Macros are not taken.
        private static func office(_ bytes: [UInt8]) -> Kind? {
            guard holds(bytes, "[Content_Types].xml"), !holds(bytes, "vbaProject") else { return nil }
            if holds(bytes, "word/document.xml") { return .docx }
            return holds(bytes, "xl/workbook.xml") ? .xlsx : nil
        }

        private static func holds(_ bytes: [UInt8], _ name: String) -> Bool { CitationCheck.place(of: Array(name.utf8), in: bytes) != nil }

        private static func isText(_ bytes: [UInt8]) -> Bool {
            guard let text = String(validating: bytes, as: UTF8.self) else { return false }
            let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\r" || $0 == "\t" }
            // A page for browsers is no text, whatever it is called.
            return isPlain && !text.contains("<!") && !text.lowercased().contains("<html") && !text.lowercased().contains("<script")
                && !text.lowercased().contains("<svg")
        }
    }
}

extension Handling {
    /// Lays a file beside it: for whoever asked as well, or among staff.
    package mutating func attach(_ file: TicketFile, by rights: Rights, at now: Date) throws {
        try rights.require(.answerTicket, thing, on: Day(now))
        try checkRoom()
        apply(Step(file.isForAsker ? .attached : .filed, by: rights.hand(on: Day(now)), at: now, text: file.name, attachment: file.id))
    }

    /// The asker sends a file; as what he adds in words, it opens again what had been answered.
    package mutating func attach(_ file: TicketFile, by channel: Step.Channel? = nil, at now: Date) throws(TicketError) {
        try checkRoom()
        apply(Step(.attached, by: nil, at: now, text: file.name, attachment: file.id, channel: channel))
    }

    private func checkRoom() throws(TicketError) {
        guard history.count(where: { $0.attachment != nil }) < TicketFile.mostOfTicket else {
            throw .tooManyFiles(limit: TicketFile.mostOfTicket)
        }
    }
}

/// The files of all tickets.
package protocol Attachments: Sendable {
    /// Keeps a file with the step that brings it, in one transaction.
    func keep(_ file: TicketFile, _ bytes: [UInt8], on ticket: Ticket.ID, by person: Person.ID, at now: Date) async throws -> Handling

    /// The same for whoever asked, who has no rights but the secret.
    func keep(_ file: TicketFile, _ bytes: [UInt8], secretDigest: String, at now: Date) async throws -> Handling

    func attachments(of ticket: Ticket.ID) async throws -> [TicketFile]

    /// - Throws: ``AttachmentError/notFound`` where that ticket has no such file.
    func bytes(of id: TicketFile.ID, on ticket: Ticket.ID) async throws -> (file: TicketFile, bytes: [UInt8])
}

/// Why a file is not taken, or not given.
package enum AttachmentError: Refusal, Equatable {
    case notFound
    case missing
    case empty
    case tooLarge(megabytes: Int)
    /// The files of its ticket would come to more.
    case tooMuch(megabytes: Int)
    case unknownKind

    package var kind: RefusalKind { self == .notFound ? .notFound : .invalid }

    package var key: String {
        switch self {
        case .notFound: "attachment.not-found"
        case .missing: "attachment.missing"
        case .empty: "attachment.empty"
        case .tooLarge: "attachment.too-large"
        case .tooMuch: "attachment.too-much"
        case .unknownKind: "attachment.unknown-kind"
        }
    }

    package var details: [String] {
        switch self {
        case .tooLarge(let megabytes), .tooMuch(let megabytes): [String(megabytes)]
        case .notFound, .missing, .empty, .unknownKind: []
        }
    }
}
