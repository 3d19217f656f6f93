// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Why an index cannot be searched. Each is mended by building it again from the database.
package enum IndexError: Refusal, Equatable {
    case missing(String)
    case damaged(String)
    case otherVersion(String)
    case cannotWrite(String)

    package var kind: RefusalKind { .unavailable }

    package var key: String {
        switch self {
        case .missing: "index.missing"
        case .damaged: "index.damaged"
        case .otherVersion: "index.other-version"
        case .cannotWrite: "index.cannot-write"
        }
    }

    package var details: [String] {
        switch self {
        case .missing(let path), .damaged(let path), .otherVersion(let path), .cannotWrite(let path): [path]
        }
    }
}
