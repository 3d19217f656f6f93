// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Why a source of law is refused as a whole. Nothing of it has become visible.
package enum ImportError: Refusal, Equatable {
    case missing(String)
    case notAnArchive(String)
    case truncated(String)
    /// A name that leads out of the archive, or a link.
    case unsafeName(String)
    case tooLarge(name: String, limit: Int)
    case tooManyFiles(limit: Int)
    case tooManyPages(name: String, limit: Int)
    case notUTF8(name: String)
    case notCodification(String)
    /// Letters that only an old font shows as Vietnamese: TCVN3, VNI.
    case oldFont(name: String, font: String)
    case unknownFormat(String)
    /// Cannot be read to its end, or needs more time or memory than any act does.
    case broken(String)
    /// Pictures of pages, without text.
    case scan(String)
    case notAnAct(String)
    case converterMissing(program: String, package: String)

    package var kind: RefusalKind {
        switch self {
        case .missing: .notFound
        case .converterMissing: .unavailable
        default: .invalid
        }
    }

    package var key: String {
        switch self {
        case .missing: "import.missing"
        case .notAnArchive: "import.not-an-archive"
        case .truncated: "import.truncated"
        case .unsafeName: "import.unsafe-name"
        case .tooLarge: "import.too-large"
        case .tooManyFiles: "import.too-many-files"
        case .tooManyPages: "import.too-many-pages"
        case .notUTF8: "import.not-utf8"
        case .notCodification: "import.not-codification"
        case .oldFont: "import.old-font"
        case .unknownFormat: "import.unknown-format"
        case .broken: "import.broken"
        case .scan: "import.scan"
        case .notAnAct: "import.not-an-act"
        case .converterMissing: "import.converter-missing"
        }
    }

    package var details: [String] {
        switch self {
        case .missing(let name), .notAnArchive(let name), .truncated(let name), .unsafeName(let name), .notUTF8(let name),
            .notCodification(let name), .unknownFormat(let name), .broken(let name), .scan(let name), .notAnAct(let name):
            [name]
        case .oldFont(let name, let font): [name, font]
        case .converterMissing(let program, let package): [program, package]
        case .tooLarge(let name, let limit): [name, String(limit / 1_048_576)]
        case .tooManyFiles(let limit): [String(limit)]
        case .tooManyPages(let name, let limit): [name, String(limit)]
        }
    }
}
