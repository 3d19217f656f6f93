// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization

/// Vectors by the text they were made of: a file of one engine that only grows, so that work broken off goes on where it stopped.
///
/// One process writes at a time, any number read. It is derived: deleting it costs the time of making it again.
package final class VectorFile: Sendable {
    private let path: String
    private let state = Mutex(State())

    private struct State {
        var rows: [ContentKey: Int] = [:]
        var file: MappedFile?
        var layout: VectorLayout?
        var count = 0

        /// Whether a file goes on where this one ended: it may have been taken away meanwhile, and made anew in another order.
        func isBeginning(of other: MappedFile, _ otherLayout: VectorLayout) -> Bool {
            guard let file, let layout, layout == otherLayout, file.count <= other.count else { return false }
            return count == 0 || layout.key(of: count - 1, in: file) == layout.key(of: count - 1, in: other)
        }
    }

    /// - Parameter path: May not exist yet.
    package init(_ path: String) {
        self.path = path
        refresh()
    }

    package var count: Int { state.withLock { $0.count } }

    package func lacks(_ key: ContentKey) -> Bool { state.withLock { $0.rows[key] == nil } }

    /// Takes in what another process has added.
    package func refresh() {
        state.withLock { state in
            guard let file = try? MappedFile(path: path), let layout = VectorLayout(file) else { return }
            if !state.isBeginning(of: file, layout) { state = State() }
            // What was torn may have been written anew, to the same length.
            if file.count == state.file?.count, state.count == layout.records(in: file.count) { return }
            let whole = layout.records(in: file.count)
            while state.count < whole, let key = layout.key(of: state.count, in: file) {
                state.rows[key] = state.count
                state.count += 1
            }
            state.file = file
            state.layout = layout
        }
    }

    /// Adds vectors of one length to the end, over whatever a write that was broken off has left there.
    ///
    /// - Throws: ``IndexError/cannotWrite(_:)``.
    package func add(_ vectors: [(key: ContentKey, vector: Vector)]) throws {
        guard let dimensions = vectors.first?.vector.values.count else { return }
        let known = state.withLock { state in state.layout.map { (layout: $0, count: state.count) } }
        let layout = VectorLayout(dimensions: dimensions)
        let kept = known.flatMap { $0.layout == layout && access(path, F_OK) == 0 ? $0.count : nil }
        var writer = ByteWriter()
        if kept == nil {
            // A new file and not the old one cut short: whoever looks into that would look beyond its end.
            unlink(path)
            layout.writeHeader(to: &writer)
        }
        for (key, vector) in vectors { layout.write(key, vector, to: &writer) }
        try append(writer.bytes, at: kept.map(layout.offset) ?? 0)
        refresh()
    }

    private func append(_ bytes: [UInt8], at offset: Int) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw IndexError.cannotWrite(path) }
        defer { close(descriptor) }
        let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
        guard written == bytes.count, ftruncate(descriptor, off_t(offset + bytes.count)) == 0, fdatasync(descriptor) == 0 else {
            throw IndexError.cannotWrite(path)
        }
    }

    /// How near a question is to the nearest piece of each article.
    ///
    /// - Returns: `nil` where a piece of any of them has no vector yet: articles are compared all or none.
    package func likeness(of question: Vector, to articles: [[ContentKey]]) -> [Float]? {
        guard let (file, layout, rows) = places(of: articles), layout.dimensions == question.values.count else { return nil }
        return rows.map { rows in rows.map { layout.likeness(of: question, to: $0, in: file) }.max() ?? 0 }
    }

    package func hasAll(of articles: [[ContentKey]]) -> Bool { places(of: articles) != nil }

    private func places(of articles: [[ContentKey]]) -> (MappedFile, VectorLayout, [[Int]])? {
        state.withLock { state in
            guard let file = state.file, let layout = state.layout else { return nil }
            var all: [[Int]] = []
            for keys in articles {
                let rows = keys.compactMap { state.rows[$0] }
                guard rows.count == keys.count, !rows.isEmpty else { return nil }
                all.append(rows)
            }
            return (file, layout, all)
        }
    }

    /// The texts nearest to a question, nearest first, found by looking at every one; of equal ones the one that was embedded first.
    package func nearest(to question: Vector, limit: Int) -> [(key: ContentKey, likeness: Float)] {
        let open = state.withLock { state in state.file.flatMap { file in state.layout.map { (file, $0, state.count) } } }
        guard let (file, layout, count) = open, layout.dimensions == question.values.count, limit > 0 else { return [] }
        var best: [(row: Int, likeness: Float)] = []
        for row in 0..<count {
            let likeness = layout.likeness(of: question, to: row, in: file)
            if best.count == limit, likeness <= best[limit - 1].likeness { continue }
            if best.count == limit { best.removeLast() }
            best.insert((row, likeness), at: best.firstIndex { $0.likeness < likeness } ?? best.count)
        }
        return best.compactMap { row, likeness in layout.key(of: row, in: file).map { ($0, likeness) } }
    }
}

/// How the file is laid out: sixteen bytes that say what it is, then a record a vector: key, scale, checksum, values.
struct VectorLayout: Equatable {
    let dimensions: Int

    private static let magic: UInt64 = 0x31_5643_4556_4844  // "DHVECV1"
    private static let header = 16
    private static let valuesAt = 24
    private static let most = 4_096

    init(dimensions: Int) { self.dimensions = dimensions }

    /// - Returns: `nil` for a file of another kind.
    init?(_ file: MappedFile) {
        guard file.count >= Self.header, file.base.load(as: UInt64.self) == Self.magic,
            case let dimensions = Int(file.base.load(fromByteOffset: 8, as: UInt32.self)), (1...Self.most).contains(dimensions)
        else { return nil }
        self.dimensions = dimensions
    }

    private var size: Int { (Self.valuesAt + dimensions + 7) / 8 * 8 }

    func offset(_ row: Int) -> Int { Self.header + row * size }

    func records(in bytes: Int) -> Int { (bytes - Self.header) / size }

    func writeHeader(to writer: inout ByteWriter) {
        writer.fixed(Self.magic)
        writer.fixed(UInt64(dimensions))
    }

    func write(_ key: ContentKey, _ vector: Vector, to writer: inout ByteWriter) {
        writer.fixed(key.high)
        writer.fixed(key.low)
        writer.fixed(vector.scale.bitPattern)
        writer.fixed(vector.values.withUnsafeBytes(Self.sum))
        writer.append(vector.values.lazy.map(UInt8.init(bitPattern:)))
        writer.align()
    }

    /// - Returns: `nil` for a record that is not whole.
    func key(of row: Int, in file: MappedFile) -> ContentKey? {
        let record = file.base + offset(row)
        let values = UnsafeRawBufferPointer(start: record + Self.valuesAt, count: dimensions)
        guard record.load(fromByteOffset: 20, as: UInt32.self) == Self.sum(values) else { return nil }
        return ContentKey(high: record.load(as: UInt64.self), low: record.load(fromByteOffset: 8, as: UInt64.self))
    }

    private static func sum(_ values: UnsafeRawBufferPointer) -> UInt32 { UInt32(truncatingIfNeeded: checksum(values) | 1) }

    @inline(__always)
    func likeness(of question: Vector, to row: Int, in file: MappedFile) -> Float {
        let record = file.base + offset(row)
        let values = UnsafeBufferPointer(start: (record + Self.valuesAt).assumingMemoryBound(to: Int8.self), count: dimensions)
        let scale = Float(bitPattern: record.load(fromByteOffset: 16, as: UInt32.self))
        return question.values.withUnsafeBufferPointer { Float(DotProduct.of($0, values)) } * scale * question.scale
    }
}
