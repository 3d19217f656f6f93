// SPDX-License-Identifier: Apache-2.0

/// A message or a part of one, with its headers read and its body as it came.
struct MIMEPart {
    let headers: MIMEHeaders
    let body: ArraySlice<UInt8>
    let type: String
    private let content: MIMEValue?
    private let disposition: MIMEValue?

    init(_ bytes: ArraySlice<UInt8>) {
        headers = MIMEHeaders(bytes)
        body = bytes[headers.end...]
        content = headers.value("content-type")
        disposition = headers.value("content-disposition")
        type = content.map { $0.main.contains("/") ? $0.main : "text/plain" } ?? "text/plain"
    }

    subscript(parameter name: String) -> String? { content?[name] }

    var isAttached: Bool { disposition?.main == "attachment" }

    var fileName: String? { disposition?["filename"] ?? content?["name"] }

    var decoded: [UInt8] { TransferEncoding.decoded(body, headers.texts("content-transfer-encoding").first?.lowercased() ?? "") }

    var text: String { Charset.text(decoded, content?["charset"] ?? "utf-8") }

    /// The parts between lines of its boundary (RFC 2046); the last may lack its end.
    ///
    /// - Returns: No more than so many, and whether that is all.
    func parts(most: Int) -> (parts: [ArraySlice<UInt8>], isAll: Bool) {
        guard let boundary = content?["boundary"], !boundary.isEmpty, boundary.utf8.count <= 200 else { return ([], false) }
        let mark = Array(("--" + boundary).utf8)
        var (found, begin, at) = ([ArraySlice<UInt8>](), Int?.none, body.startIndex)
        while at < body.endIndex {
            let (line, next) = MIMELines.line(of: body, at: at)
            if line.starts(with: mark) {
                let rest = line.dropFirst(mark.count)
                let isEnd = rest.starts(with: [0x2D, 0x2D])
                if isEnd || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                    if let begin { found.append(body[begin..<Self.end(of: body, before: at, from: begin)]) }
                    if isEnd { return (found, true) }
                    if found.count >= most { return (found, false) }
                    begin = next
                }
            }
            at = next
        }
        if let begin, begin < body.endIndex { found.append(body[begin...]) }
        return (found, true)
    }

    /// The end of the line before a boundary belongs to the boundary.
    private static func end(of body: ArraySlice<UInt8>, before mark: Int, from begin: Int) -> Int {
        var end = mark
        if end > begin, body[end - 1] == 0x0A { end -= 1 }
        if end > begin, body[end - 1] == 0x0D { end -= 1 }
        return end
    }
}
