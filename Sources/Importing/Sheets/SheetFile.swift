// SPDX-License-Identifier: Apache-2.0
package import Domain

/// A sheet that somebody sends: a workbook, or values parted by commas.
package enum SheetFile {
    /// - Throws: ``SheetError`` or ``ImportError`` where the bytes are no sheet that can be read.
    package static func read(_ bytes: [UInt8], name: String) throws -> Spreadsheet {
        // A workbook is a zip; whatever else is sent is read as text.
        if bytes.starts(with: Array("PK".utf8)) { return try WorkbookFile.read(bytes, name: name) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw SheetError.unreadable(name) }
        return try Spreadsheet(csv: Vietnamese.composed(text))
    }
}
