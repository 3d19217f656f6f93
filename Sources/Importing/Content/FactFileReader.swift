// SPDX-License-Identifier: Apache-2.0
package import Domain
import Foundation

/// Reads one file in the form of `Content/` beside what is recorded. Whoever sent it is not trusted to have written it by hand.
package struct FactFileReader: FactFiles {
    /// The largest content file of the Ministry's own fields takes a twentieth of it.
    package static let largestFile = 2 * 1_048_576
    /// With every alias written out.
    private static let mostValues = 400_000
    /// The reader of YAML goes a level down for each level of the file, a thousand at most.
    private static let stackSize = 16 * 1_048_576

    package init() {}

    package func reading(of bytes: [UInt8], named name: String, beside facts: RegistryFacts) async -> FactFileReading {
        await withCheckedContinuation { done in
            let thread = Thread { done.resume(returning: Self.read(bytes, name, facts)) }
            thread.stackSize = Self.stackSize
            thread.start()
        }
    }

    private static func read(_ bytes: [UInt8], _ name: String, _ facts: RegistryFacts) -> FactFileReading {
        guard bytes.count <= largestFile else { return refusal(tooLarge) }
        guard let text = String(validating: bytes, as: UTF8.self) else { return refusal(ContentReader.notText) }
        do {
            let aliases = try Aliases(of: text, limit: mostValues)
            if aliases.count >= mostValues { return refusal(tooLarge) }
            if let line = aliases.keyLine { return refusal(keyByName, line) }
        } catch {
            return refusal(ContentReader.fault(of: error, in: name))
        }
        let recorded = (try? facts.encoded { _, _ in "" }) ?? []
        var gathering = Gathering(beside: recorded, authorities: facts.authorities)
        ContentReader.read(text, name, into: &gathering)
        gathering.finish()
        let unread = gathering.faults.isEmpty ? unreadArticles(gathering.facts, facts) : []
        let faults = (gathering.faults + unread).sorted { $0.line < $1.line }.map { FactFileFault(line: $0.line, $0.words) }
        if faults.isEmpty, gathering.facts.isEmpty { return refusal(nothing) }
        return FactFileReading(facts: gathering.facts, faults: faults)
    }

    private static func refusal(_ words: Words, _ line: Int = 1) -> FactFileReading {
        FactFileReading(facts: [], faults: [FactFileFault(line: line, words)])
    }

    private static func refusal(_ fault: ContentFault) -> FactFileReading { refusal(fault.words, fault.line) }

    private static let tooLarge = Words(
        vi: "Tệp quá lớn để một người duyệt: tối đa 2 MB và 400.000 giá trị. Hãy chia tệp.",
        en: "The file is too large for a person to approve: 2 MB and 400,000 values at most. Divide it.")
    private static let keyByName = Words(
        vi: "Tên mục ở dòng này là một bí danh YAML (*…). Hãy ghi tên mục ra bằng chữ.",
        en: "The name of a field on this line is an alias of YAML (*…). Write it out.")
    private static let nothing = Words(
        vi: "Tệp không có dữ kiện nào. Hãy ghi ít nhất một danh sách, ví dụ “duties:”.",
        en: "The file holds no fact. Write at least one list, such as “duties:”.")

    /// That an article was read is said with its words, on the page where they are compared with the text; a file has no line for them.
    private static func unreadArticles(_ facts: [Fact], _ recorded: RegistryFacts) -> [ContentFault] {
        let known = Dictionary(recorded.competences.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        return facts.compactMap { fact in
            guard fact.kind == "competence", let row = try? JSONDecoder().decode(Competence.self, from: Data(fact.body.utf8)),
                let basis = row.basis, basis.isVerified
            else { return nil }
            if let old = known[fact.key]?.basis, old.isVerified, old.document == basis.document, old.path == basis.path { return nil }
            let place = fact.origin.split(separator: ":")
            return ContentFault(
                file: place.first.map(String.init) ?? "", line: place.last.flatMap { Int($0) } ?? 1,
                Words(
                    vi:
                        "\(fact.key): hãy ghi isVerified: false. Ai đã đọc điều khoản thì xác minh kèm lời trích ở trang “Chờ xác minh”, sau khi dòng này được duyệt.",
                    en:
                        "\(fact.key): write isVerified: false. Whoever has read the article confirms it with its words on the page of what waits to be verified, once this row is approved."
                ))
        }
    }
}
