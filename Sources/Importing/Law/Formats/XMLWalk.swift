// SPDX-License-Identifier: Apache-2.0
import CLibxml2
import Foundation

/// Walks well-formed XML with libxml2's parser: no entity is declared or fetched, no network is touched, and depth has libxml2's limit.
enum XMLWalk {
    private static let chunk = 65_536

    /// - Returns: `false` where the bytes are no well-formed XML, or declare entities of their own.
    static func walk(_ bytes: [UInt8], _ visitor: any HTMLVisitor) -> Bool {
        // A document type is how XML bombs come; no format read here has one.
        guard !declaresType(bytes) else { return false }
        var handler = xmlSAXHandler()
        handler.startElement = { context, name, attributes in
            guard let walk = Bridge.of(context), let name else { return }
            walk.visitor.open(String(cString: name), Bridge.dictionary(attributes), line: walk.line)
        }
        handler.endElement = { context, name in
            guard let walk = Bridge.of(context), let name else { return }
            walk.visitor.close(String(cString: name), line: walk.line)
        }
        handler.internalSubset = { context, _, _, _ in Bridge.of(context)?.declaresType = true }
        let characters: charactersSAXFunc = { context, start, count in
            guard let walk = Bridge.of(context), let start, count > 0 else { return }
            walk.visitor.text(String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self), line: walk.line)
        }
        handler.characters = characters
        handler.ignorableWhitespace = characters
        handler.cdataBlock = characters
        let bridge = Bridge(visitor)
        return withExtendedLifetime(bridge) {
            let context = Unmanaged.passUnretained(bridge).toOpaque()
            guard let parser = xmlCreatePushParserCtxt(&handler, context, nil, 0, nil) else { return false }
            defer { xmlFreeParserCtxt(parser) }
            xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
            bridge.parser = parser
            return bytes.withUnsafeBytes { feed($0.bindMemory(to: CChar.self), to: parser) } && parser.pointee.wellFormed == 1
                && !bridge.declaresType
        }
    }

    private static func feed(_ bytes: UnsafeBufferPointer<CChar>, to parser: xmlParserCtxtPtr) -> Bool {
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            guard let base = bytes.baseAddress else { return false }
            if xmlParseChunk(parser, base + start, Int32(min(chunk, bytes.count - start)), 0) != 0 { return false }
        }
        return xmlParseChunk(parser, nil, 0, 1) == 0
    }

    private static func declaresType(_ bytes: [UInt8]) -> Bool {
        let wanted = Array("<!DOCTYPE".utf8)
        // It may stand only before the root element; behind more comments than these the parser finds it.
        return bytes.prefix(4_096).indices.contains { bytes[$0] == wanted[0] && bytes[$0...].prefix(wanted.count).elementsEqual(wanted) }
    }

    /// What the parser's callbacks are given to find the visitor by.
    private final class Bridge {
        let visitor: any HTMLVisitor
        var parser: xmlParserCtxtPtr?
        var declaresType = false

        init(_ visitor: any HTMLVisitor) { self.visitor = visitor }

        static func of(_ context: UnsafeMutableRawPointer?) -> Bridge? {
            context.map { Unmanaged<Bridge>.fromOpaque($0).takeUnretainedValue() }
        }

        var line: Int { parser.map { Int(xmlSAX2GetLineNumber($0)) } ?? 0 }

        static func dictionary(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> [String: String] {
            guard var next = attributes else { return [:] }
            var values: [String: String] = [:]
            while let name = next[0] {
                // An ampersand in an attribute comes as the parser would write it, so that somebody else might substitute entities.
                values[String(cString: name)] = next[1].map { String(cString: $0).replacing("&#38;", with: "&") } ?? ""
                next += 2
            }
            return values
        }
    }
}
