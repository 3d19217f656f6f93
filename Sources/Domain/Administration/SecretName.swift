// SPDX-License-Identifier: Apache-2.0

/// The name of a secret that only the machine knows: never in the database, on a page or in a copy of either.
package struct SecretName: Hashable, Codable, Sendable {
    package let text: String

    /// - Returns: `nil` for anything but small letters, digits and hyphens: a name must lead nowhere but to the place of secrets.
    package init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        guard (1...40).contains(text.utf8.count), isPlain, text.first != "-" else { return nil }
        self.text = text
    }
}

/// Where secrets are looked up.
package protocol Secrets: Sendable {
    /// - Throws: ``SecretError`` where this machine has none of that name.
    func secret(_ name: SecretName) throws -> String
}

/// Why a secret cannot be used.
package enum SecretError: Refusal, Equatable {
    /// Neither the environment nor the folder of secrets has it; the details say where both were looked for.
    case missing(variable: String, file: String)
    /// Others than the program's user may read the file.
    case open(file: String)

    package var kind: RefusalKind { .unavailable }

    package var key: String {
        switch self {
        case .missing: "secret.missing"
        case .open: "secret.open"
        }
    }

    package var details: [String] {
        switch self {
        case .missing(let variable, let file): [variable, file]
        case .open(let file): [file]
        }
    }
}
