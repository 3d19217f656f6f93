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
            let none = Words(
                vi: "Thư mục này không có tệp .yaml nào; hãy chỉ ra thư mục Content.",
                en: "There is no .yaml file in this folder; name the folder Content.")
            gathering.fault(ContentFault(file: folder, line: 1, none))
        }
        for file in yaml { read(file, into: &gathering) }
        gathering.finish()
        return ContentReading(facts: gathering.facts, faults: gathering.faults.sorted { ($0.file, $0.line) < ($1.file, $1.line) })
    }

    private func read(_ file: String, into gathering: inout Gathering) {
        guard let text = try? String(contentsOf: URL(filePath: "\(folder)/\(file)"), encoding: .utf8) else {
            return gathering.missed(ContentFault(file: file, line: 1, Self.notText))
        }
        Self.read(text, file, into: &gathering)
    }

    static let notText = Words(
        vi: "Tệp không đọc được như văn bản UTF-8: hãy lưu lại theo UTF-8.", en: "The file cannot be read as UTF-8 text: save it as UTF-8.")

    static func read(_ text: String, _ file: String, into gathering: inout Gathering) {
        do {
            guard let root = try Yams.compose(yaml: text) else { return }
            var reader = NodeReader(file: file)
            for (key, list) in root.mapping ?? [:] {
                guard let schema = ContentList.all.first(where: { $0.key == key.scalar?.string }) else {
                    let lists = ContentList.all.map(\.key).joined(separator: ", ")
                    let name = key.scalar?.string ?? ""
                    reader.fault(
                        key,
                        Words(
                            vi: "“\(name)” không phải là danh sách dữ kiện; các danh sách là \(lists).",
                            en: "“\(name)” is no list of facts; the lists are \(lists)."))
                    continue
                }
                gathering.take(list, schema, &reader)
            }
            if root.mapping == nil {
                reader.fault(
                    root,
                    Words(
                        vi: "Hãy bắt đầu tệp bằng tên một danh sách, ví dụ “duties:”.",
                        en: "Begin the file with the name of a list, such as “duties:”."))
            }
            gathering.take(reader)
        } catch {
            gathering.missed(fault(of: error, in: file))
        }
    }

    /// What whoever wrote a file that cannot be read as YAML should mend.
    static func fault(of error: any Error, in file: String) -> ContentFault {
        guard let error = error as? YamlError else { return ContentFault(file: file, line: 1, notText) }
        return ContentFault(file: file, line: line(of: error), words(error))
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 1
        }
    }

    private static func words(_ error: YamlError) -> Words {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
            Words(
                vi: "Dòng này không phải YAML (\(problem)). Hãy sửa dòng này; phần còn lại của tệp chưa được đọc.",
                en: "This is not YAML: \(problem). Mend the line; the rest of the file was not read.")
        case .duplicatedKeysInMapping(let keys, _):
            Words(
                vi: "“\(keys.joined(separator: ", "))” ghi hai lần ở đây; hãy giữ một. Phần còn lại của tệp chưa được đọc.",
                en: "“\(keys.joined(separator: ", "))” stands twice here; keep one. The rest of the file was not read.")
        default: Words(vi: "Đây không phải YAML: \(error)", en: "This is not YAML: \(error)")
        }
    }
}
