// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Retrieval
import Synchronization

/// The engine of the settings, loaded when first needed and let go of when the settings name another.
final class MeaningEngine: MeaningSources, Meanings {
    private let settings: Settings
    private let setups: any Setups
    private let now: @Sendable () -> Date
    private let held = Mutex(State())

    private struct State {
        var setup: MeaningSetup?
        /// Somebody has set the engine, and it does not only stand there where nothing was set.
        var isChosen = false
        var source: MeaningSource?
        var fault: (any Refusal)?
        /// Not tried again before this.
        var rests = Date.distantPast
        var progress: EmbeddingProgress?
        /// Found for somebody who asked, and not embedded yet.
        var wanted: [Provision.ID] = []
    }

    /// For so long a server or a library that has failed is left alone.
    private static let restSeconds = 30.0
    private static let mostWanted = 2_000

    init(_ settings: Settings, setups: any Setups, now: @escaping @Sendable () -> Date) {
        self.settings = settings
        self.setups = setups
        self.now = now
    }

    func source() async -> MeaningSource? {
        guard let sheet = try? await setups.sheet() else { return nil }
        let (setup, isChosen) = (sheet.setup.meaning, sheet.origin(.meaningEngine) != .fallback)
        return held.withLock { state in
            if setup != state.setup || isChosen != state.isChosen { state = State(setup: setup, isChosen: isChosen) }
            guard setup.share > 0, now() >= state.rests else { return nil }
            if let source = state.source { return source }
            do {
                state.source = try open(setup, isChosen: isChosen)
                state.fault = nil
            } catch {
                Self.rest(&state, after: error, at: now())
            }
            return state.source
        }
    }

    /// The engine of the settings even where it has no share yet, or the library where they name none: for commands that are about it.
    func anySource() async throws -> MeaningSource {
        let setup = try await setups.sheet().setup.meaning
        if let source = try open(setup, isChosen: false) { return source }
        let library = try ModelFolder(settings.model).load()
        return MeaningSource(embedder: library, vectors: VectorFile(settings.vectors(of: library.engine)), share: 0)
    }

    private func open(_ setup: MeaningSetup, isChosen: Bool) throws -> MeaningSource? {
        guard let embedder = try embedder(of: setup.engine, isChosen: isChosen) else { return nil }
        let vectors = VectorFile(settings.vectors(of: embedder.engine))
        return MeaningSource(embedder: embedder, vectors: vectors, share: Double(setup.share) / 100)
    }

    /// A library that nobody has installed here is none, and no fault where it only holds because nothing was set.
    private func embedder(of engine: MeaningSetup.Engine, isChosen: Bool) throws -> (any Embedder)? {
        let folder = ModelFolder(settings.model)
        return switch engine {
        case .none: nil
        case .library: folder.isInstalled || isChosen ? try folder.load() : nil
        case .server(let server): EmbeddingServer(server, secrets: settings.secrets, authorities: settings.authorities)
        }
    }

    private static func rest(_ state: inout State, after error: any Error, at now: Date) {
        state.fault = error as? any Refusal ?? EmbeddingError.notLoadable(why: String(describing: type(of: error)))
        state.rests = now.addingTimeInterval(restSeconds)
    }

    func note(_ fault: any Error) async { held.withLock { Self.rest(&$0, after: fault, at: now()) } }

    func want(_ provisions: [Provision.ID]) async {
        held.withLock { state in
            let known = Set(state.wanted)
            state.wanted += provisions.filter { !known.contains($0) }
            state.wanted.removeFirst(max(0, state.wanted.count - Self.mostWanted))
        }
    }

    /// What was asked about since this was last called.
    func takeWanted(_ most: Int) -> [Provision.ID] {
        held.withLock { state in
            let taken = Array(state.wanted.prefix(most))
            state.wanted.removeFirst(taken.count)
            return taken
        }
    }

    func report(_ progress: EmbeddingProgress) { held.withLock { $0.progress = progress } }

    func state() async -> MeaningState {
        _ = await source()
        return held.withLock { MeaningState(engine: $0.source?.embedder.engine, fault: $0.fault, progress: $0.progress) }
    }

    func tryOut(_ setup: MeaningSetup) async throws -> Int {
        guard let embedder = try embedder(of: setup.engine, isChosen: true) else { throw ModelError.notInstalled }
        return try await embedder.vectors(of: ["thử"], for: .question).first?.count ?? 0
    }
}
