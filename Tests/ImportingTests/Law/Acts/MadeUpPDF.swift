// SPDX-License-Identifier: Apache-2.0

/// A page of a PDF with words and rules where a test wants them. Its letters have no shapes, only what they stand for.
struct MadeUpPDF {
    private var content = ""
    private var codes: [Unicode.Scalar: UInt8] = [:]
    static let height = 842.0

    /// - Parameter y: From above, of the line the letters stand on.
    mutating func write(_ text: String, x: Double, y: Double) {
        let hex = text.unicodeScalars.map { scalar -> String in
            let code = codes[scalar] ?? UInt8(0x21 + codes.count)
            codes[scalar] = code
            return Self.hex(Int(code), digits: 2)
        }
        content += "BT /F1 10 Tf 1 0 0 1 \(x) \(Self.height - y) Tm <\(hex.joined())> Tj ET\n"
    }

    /// A rule as word processors draw it: a bar that is half a point thick.
    mutating func rule(fromX x: Double, y: Double, toX otherX: Double, y otherY: Double) {
        content += "\(x) \(Self.height - otherY) \(max(otherX - x, 0.5)) \(max(otherY - y, 0.5)) re f\n"
    }

    var bytes: [UInt8] {
        let map = codes.map { "<\(Self.hex(Int($0.value), digits: 2))> <\(Self.hex(Int($0.key.value), digits: 4))>" }.sorted()
        let cmap = """
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def
            1 begincodespacerange <00> <FF> endcodespacerange
            \(stride(from: 0, to: map.count, by: 90).map { start in
                let part = map[start..<min(start + 90, map.count)]
                return "\(part.count) beginbfchar\n\(part.joined(separator: "\n"))\nendbfchar"
            }.joined(separator: "\n"))
            endcmap end end
            """
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 255 /Widths [\(Array(repeating: "500", count: 256).joined(separator: " "))] /ToUnicode 6 0 R >>",
            "<< /Length \(cmap.utf8.count) >>\nstream\n\(cmap)\nendstream",
        ]
        var file = "%PDF-1.4\n"
        var places: [Int] = []
        for (number, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { file += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n" }
        file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return Array(file.utf8)
    }

    private static func hex(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: digits - text.count) + text
    }
}
