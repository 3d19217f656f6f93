// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A file that comes through a pipe and stops in the middle of a pass over it: whoever reads it is then known to be half through, however busy the machine is.
final class SlowFile: Sendable {
    let path: String
    private let halfRead: AsyncStream<Bool>

    /// - Parameter pass: The reader opens the file so many times; before this one it gets all of it.
    init(of file: String, at folder: String, stoppingInPass pass: Int) throws {
        let bytes = try Data(contentsOf: URL(filePath: file))
        let path = folder + "/" + (file as NSString).lastPathComponent
        self.path = path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.makePipe(path)
        // A reader that ends early must not end the tests.
        signal(SIGPIPE, SIG_IGN)
        let (halfRead, told) = AsyncStream.makeStream(of: Bool.self)
        self.halfRead = halfRead
        Thread.detachNewThread {
            told.yield((try? Self.feed(bytes, to: path, passes: pass)) ?? false)
            told.finish()
        }
    }

    /// Whether the reader came to the middle of the last pass.
    func isHalfRead() async -> Bool {
        for await isHalfRead in halfRead { return isHalfRead }
        return false
    }

    private static func feed(_ bytes: Data, to path: String, passes: Int) throws -> Bool {
        for pass in 1...passes {
            let pipe = try FileHandle(forWritingTo: URL(filePath: path))
            if pass == passes {
                try pipe.write(contentsOf: bytes.prefix(bytes.count / 2))
                held.withLock { $0.append(pipe) }
                return true
            }
            // The next pass meets a pipe of its own, which is in place before this one can come to its end.
            try makePipe(path + ".next")
            guard rename(path + ".next", path) == 0 else { return false }
            // Who only looks at what kind of file it is, or has seen the end of an archive, need not read the rest.
            try? pipe.write(contentsOf: bytes)
            try pipe.close()
        }
        return false
    }

    /// Open until the tests end: a reader at the end of a closed pipe would take the file for cut short.
    private static let held = Held()

    private final class Held: @unchecked Sendable {
        private let lock = NSLock()
        private var pipes: [FileHandle] = []

        func withLock(_ change: (inout [FileHandle]) -> Void) { lock.withLock { change(&pipes) } }
    }

    private static func makePipe(_ path: String) throws {
        guard mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}

extension MadeUpEdition {
    /// The edition as one archive, as it is published; not packed, so that its middle in bytes is its middle in headings.
    func pack(by program: Program) async throws -> String {
        try write(to: program.path("edition"))
        let archive = program.path("edition.tar")
        let ending = try await program.execute("/usr/bin/env", ["tar", "cf", archive, "-C", program.path("edition"), "."])
        guard ending.status == 0 else { throw CocoaError(.fileWriteUnknown) }
        return archive
    }
}
