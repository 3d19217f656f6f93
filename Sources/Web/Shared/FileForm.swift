// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Hummingbird

/// A form with a file in it, as browsers send it: `multipart/form-data` of RFC 7578.
package struct FileForm: Sendable {
    package let fields: Fields
    /// `nil` where no file was chosen.
    package let file: File?

    package struct File: Sendable {
        /// As the browser calls it, without the folders in front; for people to read, never a path.
        package let name: String
        package let bytes: [UInt8]
    }

    private static let mostParts = 20
    private static let longestHead = 4_096
    private static let longestName = 160

    /// - Returns: `nil` for what is not of that form from its first to its last line.
    package init?(_ body: [UInt8], contentType: String) {
        guard let boundary = Self.boundary(in: contentType) else { return nil }
        // Every boundary but the first follows a line end; with one put in front all are alike.
        let body = Array("\r\n".utf8) + body
        let mark = Array("\r\n--\(boundary)".utf8)
        var pairs: [(name: String, value: String)] = []
        var file: File?
        guard var at = Self.find(mark, in: body, from: 0) else { return nil }
        for _ in 0...Self.mostParts {
            at += mark.count
            if body[at...].starts(with: Array("--".utf8)) {
                self.fields = Fields(pairs)
                self.file = file
                return
            }
            guard body[at...].starts(with: Array("\r\n".utf8)), let head = Self.find(Array("\r\n\r\n".utf8), in: body, from: at),
                head - at <= Self.longestHead, let end = Self.find(mark, in: body, from: head + 2),
                let names = Self.names(in: String(decoding: body[at..<head], as: UTF8.self))
            else { return nil }
            let content = body[min(head + 4, end)..<end]
            if let name = names.file {
                if file == nil, !name.isEmpty || !content.isEmpty { file = File(name: Self.plain(name), bytes: Array(content)) }
            } else {
                pairs.append((names.field, String(decoding: content, as: UTF8.self)))
            }
            at = end
        }
        return nil
    }

    private static func boundary(in type: String) -> String? {
        let parts = type.split(separator: ";").map { String($0).trimmingCharacters(where: \.isWhitespace) }
        guard parts.first?.lowercased() == "multipart/form-data",
            let given = parts.first(where: { $0.lowercased().hasPrefix("boundary=") })?.dropFirst("boundary=".count)
        else { return nil }
        let boundary = given.filter { $0 != "\"" }
        return (1...70).contains(boundary.utf8.count) && boundary.allSatisfy(\.isASCII) ? String(boundary) : nil
    }

    /// The name of the field and of the file that a part's head gives.
    private static func names(in head: String) -> (field: String, file: String?)? {
        for line in head.split(whereSeparator: \.isNewline) where line.lowercased().hasPrefix("content-disposition:") {
            guard line.lowercased().contains("form-data"), let field = value(of: " name=", in: line) else { return nil }
            return (field, value(of: " filename=", in: line))
        }
        return nil
    }

    /// Browsers put values in quotation marks and write a quotation mark inside as %22.
    private static func value(of name: String, in line: Substring) -> String? {
        guard let start = line.range(of: name + "\"")?.upperBound, let end = line[start...].firstIndex(of: "\"") else { return nil }
        return String(line[start..<end]).replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
    }

    private static func plain(_ name: String) -> String {
        let last = Fields.keepable(name).split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let line = String(last.singleLine.prefix(longestName))
        return line.isEmpty ? "?" : line
    }

    private static func find(_ wanted: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        body.withUnsafeBufferPointer { bytes in
            guard let first = wanted.first, bytes.count >= wanted.count, start >= 0 else { return nil }
            var at = start
            while at <= bytes.count - wanted.count {
                if bytes[at] == first, bytes[at..<at + wanted.count].elementsEqual(wanted) { return at }
                at += 1
            }
            return nil
        }
    }
}

extension HTTPRequest {
    /// Whether it sends a file: such a one may be larger and take longer than any other.
    var isUpload: Bool {
        guard method == .post, let address = path.map({ $0.prefix { $0 != "?" } }) else { return false }
        if ["/imports", "/procedure-sheets", "/fact-files"].contains(address) { return true }
        return address.hasSuffix("/attachments") && (address.hasPrefix("/desk/") || address.hasPrefix("/tickets/"))
    }
}

extension Visit {
    static let largestFile = 32 * 1_048_576

    /// A form with a file that nobody need be signed in for; what it may hold is told by what it is sent to.
    func openFile(from request: Request, mostBytes: Int) async throws -> FileForm {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("multipart/form-data") else { throw Fault.wrongType("multipart/form-data") }
        let body: ByteBuffer
        do { body = try await request.body.collect(upTo: mostBytes + 65_536) } catch let told as any HTTPResponseError {
            throw told.status == .contentTooLarge ? AttachmentError.tooLarge(megabytes: mostBytes / 1_048_576) : told
        }
        guard let form = FileForm(Array(body.readableBytesView), contentType: type) else { throw Fault.wrongType("multipart/form-data") }
        return form
    }

    /// A form with a file, posted from a page of this session.
    ///
    /// - Throws: ``Fault`` where it is no form, is too large, or does not bear the session's token. A file cannot be put aside as words can.
    func staffFile(from request: Request) async throws -> FileForm {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("multipart/form-data") else {
            return FileForm(fields: try await staffForm(from: request))
        }
        let staff = try someone()
        let body: ByteBuffer
        do { body = try await request.body.collect(upTo: Self.largestFile + 65_536) } catch let told as any HTTPResponseError {
            throw told.status == .contentTooLarge ? UploadError.tooLarge(megabytes: Self.largestFile / 1_048_576) : told
        }
        guard let form = FileForm(Array(body.readableBytesView), contentType: type) else { throw Fault.wrongType("multipart/form-data") }
        guard staff.holds(form.fields) else { throw Fault.lateFile }
        guard form.file.map({ $0.bytes.count <= Self.largestFile }) ?? true else {
            throw UploadError.tooLarge(megabytes: Self.largestFile / 1_048_576)
        }
        return form
    }
}

extension FileForm {
    init(fields: Fields) {
        self.fields = fields
        file = nil
    }
}
