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
        SAXBridge.connect(&handler)
        handler.internalSubset = { context, _, _, _ in SAXBridge.of(context)?.declaresType = true }
        // An ampersand in an attribute comes as the parser would write it, so that somebody else might substitute entities.
        let bridge = SAXBridge(visitor, decoding: { $0.replacing("&#38;", with: "&") })
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
}
