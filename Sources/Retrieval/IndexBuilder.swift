// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// Makes an index from provisions in order of their ids, and puts it in the place of the one before it.
package struct IndexBuilder {
    private let folder: String
    private let catalogue: Catalogue
    private let acts: [LegalDocument.ID: LegalDocument]
    private var segment = SegmentBuilder()
    private var references: ReferenceTable

    /// - Parameters:
    ///   - folder: Made where there is none.
    ///   - generation: Of the holdings the provisions come from.
    package init(folder: String, generation: String, documents: [LegalDocument]) {
        self.folder = folder
        acts = Dictionary(documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.catalogue = Catalogue(
            generation: generation,
            documents: documents.map(ActNames.Act.init)
        )
        references = ReferenceTable(ActNames(catalogue.documents))
    }

    /// - Parameter provisions: In order of the UTF-8 of their ids, over all calls.
    package mutating func add(_ provisions: [Provision]) {
        for provision in provisions {
            let act = acts[provision.document]
            segment.add(Passage(provision, of: act))
            references.add(provision, ofKind: act?.kind ?? "")
        }
    }

    /// For texts that are no provisions, such as a corpus to measure with.
    mutating func add(_ passage: Passage) {
        segment.add(passage)
        references.skip()
    }

    /// Writes the index; readers of the folder see it from their next search on.
    ///
    /// - Throws: ``IndexError/cannotWrite(_:)``; the index before stays as it was.
    package func finish() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw IndexError.cannotWrite(folder)
        }
        let earlier = IndexFolder.current(in: folder)
        let name = IndexFolder.nextName(after: earlier)
        try segment.write(to: "\(folder)/\(name)", catalogue: catalogue, references: references.bytes)
        try DurableFile.write([Array(name.utf8)], to: IndexFolder.pointer(in: folder))
        IndexFolder.removeOthers(than: name, in: folder)
    }
}

/// The files of an index: segments, and one that names the segment in use.
enum IndexFolder {
    static func pointer(in folder: String) -> String { "\(folder)/CURRENT" }

    static func current(in folder: String) -> String? {
        guard let name = try? String(contentsOfFile: pointer(in: folder), encoding: .utf8), isSegment(name) else { return nil }
        return name
    }

    static func nextName(after name: String?) -> String {
        let number = name.flatMap { Int($0.dropFirst("segment-".count)) } ?? 0
        return "segment-\(number + 1)"
    }

    /// A reader that has one of them open keeps it: a file without a name lives until it is let go.
    static func removeOthers(than name: String, in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for other in names where other != name && isSegment(other) { unlink("\(folder)/\(other)") }
    }

    private static func isSegment(_ name: String) -> Bool {
        name.hasPrefix("segment-") && name.dropFirst("segment-".count).allSatisfy { ("0"..."9").contains($0) }
    }
}
