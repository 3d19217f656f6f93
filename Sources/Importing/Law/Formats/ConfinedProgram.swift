// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A program that is run apart over one file: in a folder of its own that is gone afterwards, without the environment of this program, and
/// within limits of time, memory and output, to which `prlimit` and `timeout` of Debian's base system hold it.
package struct ConfinedProgram: Sendable {
    package let path: String
    package let secondsOfWork: Int
    package let bytesOfMemory: Int
    private let bytesOfOutput = 64 * 1_048_576

    package init(path: String, secondsOfWork: Int = 60, bytesOfMemory: Int = 1_024 * 1_048_576) {
        self.path = path
        self.secondsOfWork = secondsOfWork
        self.bytesOfMemory = bytesOfMemory
    }

    private static let places = ["/usr/bin", "/usr/local/bin", "/bin"]

    static func find(_ program: String) -> String? {
        places.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What the program prints. Blocks until it ends.
    ///
    /// - Parameters:
    ///   - files: What else lies in its folder, by name.
    ///   - arguments: Made from the name of the file that holds the bytes.
    /// - Returns: `nil` where it fails or reaches a limit.
    /// - Throws: ``ImportError/converterMissing(program:package:)`` where nothing holds it to its limits.
    package func output(reading bytes: [UInt8], beside files: [String: String] = [:], _ arguments: (_ input: String) -> [String]) throws -> [UInt8]? {
        guard let timeout = Self.find("timeout"), let limits = Self.find("prlimit") else {
            throw ImportError.converterMissing(program: "prlimit", package: "util-linux")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "donghanh-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.appending(path: "output")
        try Data(bytes).write(to: folder.appending(path: "input"))
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        _ = FileManager.default.createFile(atPath: output.path(), contents: nil, attributes: [.posixPermissions: 0o600])
        let process = Process()
        process.executableURL = URL(filePath: timeout)
        process.arguments =
            [
                "--kill-after=5", "\(secondsOfWork)", limits, "--cpu=\(secondsOfWork)", "--as=\(bytesOfMemory)", "--fsize=\(bytesOfOutput)",
                "--core=0", path,
            ]
            + arguments("input")
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path(), "TMPDIR": folder.path()]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else { return nil }
        return Array(try Data(contentsOf: output))
    }
}
