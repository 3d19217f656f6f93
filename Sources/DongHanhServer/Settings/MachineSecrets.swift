// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// Secrets of this machine: a variable of the environment, or a file that only the program's user can read.
package struct MachineSecrets: Secrets {
    private let folder: String
    private let variables: [String: String]

    private static let prefix = "DONGHANH_SECRET_"
    private static let longestBytes = 4_096

    /// - Parameter environment: Only names that start with `DONGHANH_SECRET_` are kept.
    package init(folder: String, environment: [String: String]) {
        self.folder = folder
        variables = environment.filter { $0.key.hasPrefix(Self.prefix) }
    }

    package func secret(_ name: SecretName) throws -> String {
        let variable = Self.prefix + name.text.uppercased().replacing("-", with: "_")
        if let text = variables[variable], !text.isEmpty { return text }
        let file = folder + "/" + name.text
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file), attributes[.type] as? FileAttributeType == .typeRegular,
            let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue, let handle = FileHandle(forReadingAtPath: file)
        else { throw SecretError.missing(variable: variable, file: "secrets/" + name.text) }
        defer { try? handle.close() }
        guard permissions & 0o077 == 0 else { throw SecretError.open(file: "secrets/" + name.text) }
        let bytes = try handle.read(upToCount: Self.longestBytes) ?? Data()
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
