// SPDX-License-Identifier: Apache-2.0

/// A program of the system that turns a file of an old or a printed format into text.
package struct Converter: Sendable {
    package let program: String
    /// The Debian package to install where the program is missing.
    package let package: String
    /// What the program reads of its own in the folder that is its home, by name.
    private let settings: [String: String]
    private let arguments: @Sendable (_ input: String) -> [String]

    private init(
        program: String, package: String, settings: [String: String] = [:], _ arguments: @escaping @Sendable (_ input: String) -> [String]
    ) {
        self.program = program
        self.package = package
        self.settings = settings
        self.arguments = arguments
    }

    /// No act has so many: the longest code with all its forms fills a tenth of them.
    static let mostPages = 5_000

    /// Text of a PDF in reading order, pages parted by form feeds.
    package static let pdf = Converter(program: "pdftotext", package: "poppler-utils") {
        ["-enc", "UTF-8", "-eol", "unix", "-l", String(Converter.mostPages + 1), $0, "-"]
    }

    /// Text of a DOC, a paragraph a line. The program drops soft hyphens unless told otherwise, and in TCVN3 they are the letter ư.
    package static let doc = Converter(
        program: "catdoc", package: "catdoc",
        settings: [
            ".catdocrc": "map_path=/usr/share/catdoc:~/.\n", "act.specchars": "001C \"\\t\"\n001E \"\\n\"\n", "act.replchars": "",
        ]
    ) { ["-f", "act", "-w", "-d", "utf-8", $0] }

    /// The tables of a DOC with their cells, as DocBook.
    package static let docTables = Converter(program: "antiword", package: "antiword") { ["-x", "db", $0] }

    /// Words of a PDF with where they stand on their pages, as XHTML in reading order.
    static let pdfWords = Converter(program: "pdftotext", package: "poppler-utils") { ["-enc", "UTF-8", "-bbox-layout", $0, "-"] }

    /// What is drawn on one page of a PDF, as SVG.
    static func pdfPage(_ number: Int) -> Converter {
        Converter(program: "pdftocairo", package: "poppler-utils") { ["-svg", "-f", String(number), "-l", String(number), $0, "-"] }
    }

    package static let all = [pdf, doc, docTables]

    /// Where the program stands, or `nil` where it is not installed.
    package var path: String? { ConfinedProgram.find(program) }

    /// - Throws: ``ImportError/converterMissing(program:package:)``; ``ImportError/broken(_:)`` where the program cannot read the file or
    ///   reaches a limit.
    func convert(_ bytes: [UInt8], name: String) throws -> [UInt8] {
        guard let path else { throw ImportError.converterMissing(program: program, package: package) }
        guard let text = try ConfinedProgram(path: path).output(reading: bytes, beside: settings, arguments) else { throw ImportError.broken(name) }
        return text
    }
}
