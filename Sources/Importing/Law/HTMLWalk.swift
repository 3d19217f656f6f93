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
        handler.startElement = { context, name, attributes in
            guard let walk = Bridge.of(context), let name else { return }
            walk.visitor.open(String(cString: name), Bridge.dictionary(attributes), line: walk.line)
        }
        handler.endElement = { context, name in
            guard let walk = Bridge.of(context), let name else { return }
            walk.visitor.close(String(cString: name), line: walk.line)
        }
        let characters: charactersSAXFunc = { context, start, count in
            guard let walk = Bridge.of(context), let start, count > 0 else { return }
            walk.visitor.text(String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self), line: walk.line)
        }
        handler.characters = characters
        handler.ignorableWhitespace = characters
        handler.cdataBlock = characters
        let bridge = Bridge(visitor)
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

    /// What the parser's callbacks are given to find the visitor by.
    private final class Bridge {
        let visitor: any HTMLVisitor
        var parser: htmlParserCtxtPtr?

        init(_ visitor: any HTMLVisitor) { self.visitor = visitor }

        static func of(_ context: UnsafeMutableRawPointer?) -> Bridge? {
            context.map { Unmanaged<Bridge>.fromOpaque($0).takeUnretainedValue() }
        }

        var line: Int { Int(xmlSAX2GetLineNumber(parser)) }

        static func dictionary(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> [String: String] {
            guard var next = attributes else { return [:] }
            var values: [String: String] = [:]
            while let name = next[0] {
                values[String(cString: name)] = next[1].map { String(cString: $0) } ?? ""
                next += 2
            }
            return values
        }
    }
}
