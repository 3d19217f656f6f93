// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Yams

/// Reads a folder of YAML files into facts, and checks all of it.
package struct ContentReader: Sendable {
    let folder: String

    package init(folder: String) { self.folder = folder }

    package func read() -> ContentReading {
        var gathering = Gathering()
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        let yaml = files.filter { $0.hasSuffix(".yaml") }.sorted()
        if yaml.isEmpty {
            gathering.fault(ContentFault(file: folder, line: 1, message: "There is no .yaml file in this folder; name the folder Content."))
        }
        for file in yaml { read(file, into: &gathering) }
        gathering.finish()
        return ContentReading(facts: gathering.facts, faults: gathering.faults.sorted { ($0.file, $0.line) < ($1.file, $1.line) })
    }

    private func read(_ file: String, into gathering: inout Gathering) {
        do {
            let text = try String(contentsOf: URL(filePath: "\(folder)/\(file)"), encoding: .utf8)
            guard let root = try Yams.compose(yaml: text) else { return }
            var reader = NodeReader(file: file)
            for (key, list) in root.mapping ?? [:] {
                guard let schema = ContentList.all.first(where: { $0.key == key.scalar?.string }) else {
                    let lists = ContentList.all.map(\.key).joined(separator: ", ")
                    reader.fault(key, "“\(key.scalar?.string ?? "")” is no list of facts; the lists are \(lists).")
                    continue
                }
                gathering.take(list, schema, &reader)
            }
            if root.mapping == nil { reader.fault(root, "Begin the file with the name of a list, such as “duties:”.") }
            gathering.take(reader)
        } catch let error as YamlError {
            gathering.missed(ContentFault(file: file, line: Self.line(of: error), message: Self.message(error)))
        } catch {
            gathering.missed(ContentFault(file: file, line: 1, message: "The file cannot be read as UTF-8 text: save it as UTF-8."))
        }
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 1
        }
    }

    private static func message(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
            "This is not YAML: \(problem). Mend the line; the rest of the file was not read."
        case .duplicatedKeysInMapping(let keys, _):
            "“\(keys.joined(separator: ", "))” stands twice here; keep one. The rest of the file was not read."
        default: "This is not YAML: \(error)"
        }
    }
}
