// SPDX-License-Identifier: Apache-2.0
import CLibxml2
import Foundation

/// What the callbacks of libxml2's parsers, of HTML and of XML alike, are given to find their visitor by.
final class SAXBridge {
    private let visitor: any HTMLVisitor
    /// Tells the line that is being read.
    var parser: xmlParserCtxtPtr?
    var declaresType = false
    private let decoding: (String) -> String

    /// - Parameter decoding: What the value of an attribute means, where the parser does not hand it over as it is.
    init(_ visitor: any HTMLVisitor, decoding: @escaping (String) -> String = { $0 }) {
        self.visitor = visitor
        self.decoding = decoding
    }

    /// Sends elements and text to the visitor; nothing else that a parser tells is of use here.
    static func connect(_ handler: inout xmlSAXHandler) {
        handler.startElement = { context, name, attributes in
            guard let bridge = SAXBridge.of(context), let name else { return }
            bridge.visitor.open(String(cString: name), bridge.dictionary(attributes), line: bridge.line)
        }
        handler.endElement = { context, name in
            guard let bridge = SAXBridge.of(context), let name else { return }
            bridge.visitor.close(String(cString: name), line: bridge.line)
        }
        let characters: charactersSAXFunc = { context, start, count in
            guard let bridge = SAXBridge.of(context), let start, count > 0 else { return }
            bridge.visitor.text(String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self), line: bridge.line)
        }
        handler.characters = characters
        handler.ignorableWhitespace = characters
        handler.cdataBlock = characters
    }

    static func of(_ context: UnsafeMutableRawPointer?) -> SAXBridge? {
        context.map { Unmanaged<SAXBridge>.fromOpaque($0).takeUnretainedValue() }
    }

    private var line: Int { parser.map { Int(xmlSAX2GetLineNumber($0)) } ?? 0 }

    private func dictionary(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> [String: String] {
        guard var next = attributes else { return [:] }
        var values: [String: String] = [:]
        while let name = next[0] {
            values[String(cString: name)] = next[1].map { decoding(String(cString: $0)) } ?? ""
            next += 2
        }
        return values
    }
}
