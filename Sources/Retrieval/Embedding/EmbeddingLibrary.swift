// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// The embedding engine as a shared library, loaded while the program runs; the program is neither built nor linked with it.
package final class EmbeddingLibrary: Embedder {
    package let engine: String
    private let model: LoadedModel
    /// Apart from the threads that serve pages, since a text takes some hundredths of a second.
    private let threads: OperationQueue

    /// - Parameters:
    ///   - engine: Names the engine and its weights.
    ///   - library: A shared library with the functions of `e5.h`. Whoever asks has checked it, and the weights: both are trusted.
    /// - Throws: ``EmbeddingError/notLoadable(why:)``.
    package init(engine: String, library: String, weights: String) throws {
        self.engine = engine
        model = try LoadedModel(library: library, weights: weights)
        threads = OperationQueue()
        threads.maxConcurrentOperationCount = 2
    }

    package func vectors(of texts: [String], for use: EmbeddingUse) async throws -> [[Float]] {
        let model = model
        switch use {
        case .question:
            return try await withCheckedThrowingContinuation { continuation in
                threads.addOperation { continuation.resume(with: Result { try model.vectors(of: texts, isQuestion: true) }) }
            }
        case .passage:
            return try await withCheckedThrowingContinuation { continuation in
                // A thread of its own, since its low priority stays with it.
                Thread.detachNewThread {
                    setpriority(Int32(PRIO_PROCESS.rawValue), 0, Self.lowest)
                    continuation.resume(with: Result { try model.vectors(of: texts, isQuestion: false) })
                }
            }
        }
    }

    /// To Linux a thread is a process of its own here: whoever asks a question goes first.
    private static let lowest: Int32 = 19
}

/// A model in memory, until it is let go of.
///
/// Unchecked, since a pointer says nothing of threads: the engine only reads a model once it is loaded, and any number may read at once.
private final class LoadedModel: @unchecked Sendable {
    private typealias Load = @convention(c) (UnsafePointer<CChar>) -> OpaquePointer?
    private typealias Free = @convention(c) (OpaquePointer) -> Void
    private typealias Dimensions = @convention(c) (OpaquePointer) -> Int32
    private typealias Embed = @convention(c) (OpaquePointer, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<Float>) -> Int32

    private let library: UnsafeMutableRawPointer
    private let model: OpaquePointer
    private let dimensions: Int
    private let embed: Embed
    private let free: Free

    init(library path: String, weights: String) throws {
        guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else { throw EmbeddingError.notLoadable(why: Self.lastFault) }
        do {
            let load = unsafeBitCast(try Self.symbol("e5_load", of: library), to: Load.self)
            embed = unsafeBitCast(try Self.symbol("e5_embed", of: library), to: Embed.self)
            free = unsafeBitCast(try Self.symbol("e5_free", of: library), to: Free.self)
            let length = unsafeBitCast(try Self.symbol("e5_dim", of: library), to: Dimensions.self)
            guard let model = load(weights) else { throw EmbeddingError.notLoadable(why: weights) }
            self.model = model
            dimensions = Int(length(model))
            guard (1...4_096).contains(dimensions) else {
                free(model)
                throw EmbeddingError.notLoadable(why: weights)
            }
        } catch {
            dlclose(library)
            throw error
        }
        self.library = library
    }

    deinit {
        free(model)
        dlclose(library)
    }

    func vectors(of texts: [String], isQuestion: Bool) throws -> [[Float]] {
        try texts.map { text in
            // The engine knows composed letters only, and a text ends for it at the first nought.
            let composed = Vietnamese.composed(text).replacing("\0", with: " ")
            var vector = [Float](repeating: 0, count: dimensions)
            let outcome = vector.withUnsafeMutableBufferPointer { room in
                room.baseAddress.map { embed(model, composed, isQuestion ? 1 : 0, $0) } ?? -1
            }
            guard outcome == 0, vector.allSatisfy(\.isFinite) else { throw EmbeddingError.malformed("e5") }
            return vector
        }
    }

    private static func symbol(_ name: String, of library: UnsafeMutableRawPointer) throws -> UnsafeMutableRawPointer {
        guard let symbol = dlsym(library, name) else { throw EmbeddingError.notLoadable(why: name) }
        return symbol
    }

    private static var lastFault: String { dlerror().map { String(cString: $0) } ?? "dlopen" }
}
