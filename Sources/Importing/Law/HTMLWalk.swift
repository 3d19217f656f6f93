// SPDX-License-Identifier: Apache-2.0
import CLibxml2
import Foundation

/// What an HTML file says, in order: elements that open and close, and the text between them.
protocol HTMLVisitor: AnyObject {
    func open(_ name: String, _ attributes: [String: String], line: Int)
    func close(_ name: String, line: Int)
    func text(_ text: String, line: Int)
}

/// Walks HTML with libxml2's parser, which takes broken markup as browsers do. No tree is built, nothing is fetched, and entities
/// are only those of HTML.
enum HTMLWalk {
    private static let chunk = 65_536

    static func walk(_ bytes: [UInt8], _ visitor: any HTMLVisitor) {
        var handler = htmlSAXHandler()
        SAXBridge.connect(&handler)
        let bridge = SAXBridge(visitor)
        withExtendedLifetime(bridge) {
            let context = Unmanaged.passUnretained(bridge).toOpaque()
            guard let parser = htmlCreatePushParserCtxt(&handler, context, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else { return }
            defer { htmlFreeParserCtxt(parser) }
            htmlCtxtUseOptions(parser, Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue))
            bridge.parser = parser
            bytes.withUnsafeBytes { feed($0.bindMemory(to: CChar.self), to: parser) }
        }
    }

    private static func feed(_ bytes: UnsafeBufferPointer<CChar>, to parser: htmlParserCtxtPtr) {
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            guard let base = bytes.baseAddress else { return }
            htmlParseChunk(parser, base + start, Int32(min(chunk, bytes.count - start)), 0)
        }
        htmlParseChunk(parser, nil, 0, 1)
    }
}
