// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
package import Publishing

/// Sets pages by Typst, a package of PyPI, in a process of its own within limits. Its fonts come with it, so that the same sheet gives the same bytes on
/// every machine.
package struct ConfinedTypesetter: Typesetter {
    /// Where the package lies; `nil` for where Python looks by itself.
    private let folder: String?
    private let queue: OperationQueue
    private let made = MadeBooks()

    private static let mostWaiting = 8
    /// Ten times what three hundred pages take.
    private static let secondsOfWork = 60
    private static let bytesOfMemory = 4_096 * 1_048_576

    package init(folder: String?) {
        self.folder = folder
        // A thread that may wait for a process, apart from those that serve pages; a second book at once would only slow the first.
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = 1
    }

    package func pdf(of sheet: TypesetSheet) async throws -> [UInt8] {
        if let bytes = made.bytes(of: sheet) { return bytes }
        guard queue.operationCount <= Self.mostWaiting else { throw HandbookPublishingError.busy }
        let output = try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try made.bytes(of: sheet) ?? set(sheet) }) }
        }
        made.keep(output, of: sheet)
        return output
    }

    private func set(_ sheet: TypesetSheet) throws -> [UInt8] {
        guard let python = Self.python else { throw HandbookPublishingError.typesetterMissing(package: "apt-get install python3") }
        let input = Array(try JSONEncoder().encode(sheet))
        let program = ConfinedProgram(path: python, secondsOfWork: Self.secondsOfWork, bytesOfMemory: Self.bytesOfMemory)
        guard let output = try program.output(reading: input, { ["-I", "-c", Self.script, $0, folder ?? ""] }) else {
            throw HandbookPublishingError.notSet
        }
        if output == Array("missing".utf8) { throw HandbookPublishingError.typesetterMissing(package: Self.package) }
        guard output.starts(with: "%PDF-".utf8) else { throw HandbookPublishingError.notSet }
        return output
    }

    /// Whether pages can be set here, for a look at the machine.
    package var isThere: Bool {
        guard let folder else { return false }
        return Self.python != nil && FileManager.default.fileExists(atPath: folder + "/typst/__init__.py")
    }

    static let package = "pip install typst"

    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first { FileManager.default.isExecutableFile(atPath: $0) }

    /// No package is fetched, no font of the system used, nothing read but what stands in the sheet.
    private static let script = """
        import sys, json, datetime
        sheet = json.load(open(sys.argv[1], encoding="utf-8"))
        if sys.argv[2]: sys.path.insert(0, sys.argv[2])
        try: import typst
        except ImportError: sys.stdout.write("missing"); sys.exit(0)
        moment = datetime.datetime(*sheet["date"], tzinfo=datetime.timezone.utc)
        sys.stdout.buffer.write(typst.compile(sheet["layout"].encode(), root=".", ignore_system_fonts=True, font_paths=[], timestamp=moment,
            sys_inputs={"book": sheet["texts"]}, pdf_standards=["a-2a", "ua-1"], package_path=".", package_cache_path="."))
        """
}

/// The last few books that were set: an edition is asked for again and again, and is the same each time.
private final class MadeBooks: @unchecked Sendable {
    private let lock = NSLock()
    private var books: [(sheet: TypesetSheet, bytes: [UInt8])] = []
    private static let most = 4

    func bytes(of sheet: TypesetSheet) -> [UInt8]? { lock.withLock { books.first { $0.sheet == sheet }?.bytes } }

    func keep(_ bytes: [UInt8], of sheet: TypesetSheet) {
        lock.withLock {
            books.removeAll { $0.sheet == sheet }
            books = [(sheet, bytes)] + books.prefix(Self.most - 1)
        }
    }
}
