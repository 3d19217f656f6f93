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
    case notUTF8(name: String)
    case notCodification(String)

    package var kind: RefusalKind {
        if case .missing = self { .notFound } else { .invalid }
    }

    package var key: String {
        switch self {
        case .missing: "import.missing"
        case .notAnArchive: "import.not-an-archive"
        case .truncated: "import.truncated"
        case .unsafeName: "import.unsafe-name"
        case .tooLarge: "import.too-large"
        case .tooManyFiles: "import.too-many-files"
        case .notUTF8: "import.not-utf8"
        case .notCodification: "import.not-codification"
        }
    }

    package var details: [String] {
        switch self {
        case .missing(let name), .notAnArchive(let name), .truncated(let name), .unsafeName(let name), .notUTF8(let name),
            .notCodification(let name):
            [name]
        case .tooLarge(let name, let limit): [name, String(limit / 1_048_576)]
        case .tooManyFiles(let limit): [String(limit)]
        }
    }
}
