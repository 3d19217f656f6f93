// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A program of the system that turns a file of an old or a printed format into text.
///
/// It runs in a folder of its own that is gone afterwards, without the environment of this program, and within limits of time, memory and
/// output: `prlimit` and `timeout` of Debian's base system hold it to them.
package struct Converter: Sendable {
    package let program: String
    /// The Debian package to install where the program is missing.
    package let package: String
    private let arguments: @Sendable (_ input: String) -> [String]

    /// Text of a PDF in reading order, pages parted by form feeds.
    package static let pdf = Converter(program: "pdftotext", package: "poppler-utils") { ["-enc", "UTF-8", "-eol", "unix", $0, "-"] }

    /// Text of a DOC, a paragraph a line.
    package static let doc = Converter(program: "catdoc", package: "catdoc") { ["-w", "-d", "utf-8", $0] }

    package static let all = [pdf, doc]

    private static let places = ["/usr/bin", "/usr/local/bin", "/bin"]
    private static let secondsOfWork = 60
    private static let bytesOfMemory = 1_024 * 1_048_576
    private static let bytesOfOutput = 64 * 1_048_576

    /// Where the program stands, or `nil` where it is not installed.
    package var path: String? { Self.find(program) }

    private static func find(_ program: String) -> String? {
        places.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// - Throws: ``ImportError/converterMissing(program:package:)``; ``ImportError/broken(_:)`` where the program cannot read the file or
    ///   reaches a limit.
    func convert(_ bytes: [UInt8], name: String) throws -> [UInt8] {
        guard let path else { throw ImportError.converterMissing(program: program, package: package) }
        guard let timeout = Self.find("timeout"), let limits = Self.find("prlimit") else {
            throw ImportError.converterMissing(program: "prlimit", package: "util-linux")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "donghanh-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "input")
        let output = folder.appending(path: "output")
        try Data(bytes).write(to: input)
        _ = FileManager.default.createFile(atPath: output.path(), contents: nil, attributes: [.posixPermissions: 0o600])
        let process = Process()
        process.executableURL = URL(filePath: timeout)
        process.arguments =
            [
                "--kill-after=5", "\(Self.secondsOfWork)", limits, "--cpu=\(Self.secondsOfWork)", "--as=\(Self.bytesOfMemory)",
                "--fsize=\(Self.bytesOfOutput)", "--core=0", path,
            ]
            + arguments("input")
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path()]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else { throw ImportError.broken(name) }
        return Array(try Data(contentsOf: output))
    }
}
