// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation
import Importing
import Retrieval

extension DongHanh {
    /// A file of facts against what is recorded.
    struct DraftFacts: Errand {
        static let configuration = CommandConfiguration(
            commandName: "draft",
            abstract: "Đọc tệp dữ kiện YAML, chỉ ra chỗ sai và chỗ khác với sổ (read a file of facts, tell its faults and what it would change).",
            discussion: """
                donghanh draft vien-thong.yaml
                donghanh draft vien-thong.yaml --by an@example.org --reason "Nghị định mới" --source "Điều 3 …"

                Changes nothing by itself. With --by the changes are kept as drafts of that person, who submits them on the page
                /fact-files after a look; somebody else approves them there. Ends with 1 where the file has a fault.
                """
        )

        @Argument(help: ArgumentHelp("Tệp YAML theo mẫu của thư mục Content (file in the form of the folder Content).", valueName: "file"))
        var file: String

        @Option(help: ArgumentHelp("Giữ thành bản thảo của người này (keep drafts for this person).", valueName: "email"))
        var by: String?

        @Option(help: ArgumentHelp("Vì sao thay đổi (why it changes).", valueName: "text"))
        var reason: String?

        @Option(help: ArgumentHelp("Văn bản, điều khoản hoặc địa chỉ (act, provision or address).", valueName: "text"))
        var source: String?

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            guard let data = try? Data(contentsOf: URL(filePath: file)) else { throw EvaluationError.unreadable(file) }
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            let registry = try await house.registries.registry(known: nil)
            let name = URL(filePath: file).lastPathComponent
            let reading = await FactFileReader().reading(of: [UInt8](data), named: name, beside: registry.facts)
            guard reading.faults.isEmpty else {
                try tell(reading.faults, console)
                throw ExitCode(1)
            }
            let changed = try FactFileProposal(reading.facts, over: registry).changed
            let kept = by == nil || changed.isEmpty ? nil : try await keep(changed, of: name, in: house)
            if console.isJSON { return try console.write(json: DraftedFile(changed, kept)) }
            console.write(Self.sheet(changed, console).text)
            if let kept { console.write(console("Đã lưu bản thảo: /fact-files/\(kept.text)", "Drafts kept: /fact-files/\(kept.text)")) }
        }

        private func tell(_ faults: [FactFileFault], _ console: Console) throws {
            if console.isJSON { return try console.write(json: faults.map(FaultLine.init)) }
            for fault in faults { console.write("\(file):\(fault.line): \(console(fault.words.vi, fault.words.text(in: .en)))") }
        }

        private func keep(_ changed: [FactFileProposal.Proposed], of name: String, in house: Assembly) async throws -> ChangeBatch.ID {
            let now = Date()
            guard let person = try await house.people.person(by: .email(try EmailAddress(by ?? ""))) else { throw PersonError.notFound }
            let (reason, source) = (reason ?? "", source ?? "")
            let batch = ChangeBatch(id: .init(Chance.secret()), name: name, sender: person.id, sent: now)
            let drafts = Dictionary(changed.map { ($0.subject, (Change.ID(Chance.secret()), $0)) }, uniquingKeysWith: { first, _ in first })
            _ = try await house.changes.keep(batch, about: changed.map(\.subject)) { subject, here in
                guard let (id, fact) = drafts[subject] else { throw ChangeError.notFound }
                let draft = try Draft(
                    of: subject, base: here.current, content: fact.json, reason: reason, source: source, from: here.day, scope: fact.scope,
                    hash: here.hash)
                return try Change(id: id, draft, in: here)
            }
            return batch.id
        }

        private static func sheet(_ changed: [FactFileProposal.Proposed], _ console: Console) -> Sheet {
            var sheet = Sheet()
            sheet.paragraph(console("\(changed.count) dữ kiện khác với sổ.", "\(changed.count) facts differ from the registry."), indent: 0)
            for fact in changed {
                sheet.paragraph("\(fact.subject.factKind ?? "") \(fact.subject.key)\(fact.base == nil ? console(" (mới)", " (new)") : "")", indent: 0)
                for one in fact.differences where fact.base != nil { sheet.row(one.path, "\(one.before ?? "∅") → \(one.after ?? "∅")") }
            }
            return sheet
        }
    }
}

private struct FaultLine: Encodable {
    let line: Int
    let text: Words

    init(_ fault: FactFileFault) { (line, text) = (fault.line, fault.words) }
}

/// What a file would change, for programs.
private struct DraftedFile: Encodable {
    let batch: String?
    let changes: [Row]

    struct Row: Encodable {
        let kind: String
        let key: String
        let isNew: Bool
        let differences: [Difference]
    }

    init(_ changed: [FactFileProposal.Proposed], _ batch: ChangeBatch.ID?) {
        self.batch = batch?.text
        changes = changed.map {
            Row(kind: $0.subject.factKind ?? "", key: $0.subject.key, isNew: $0.base == nil, differences: $0.base == nil ? [] : $0.differences)
        }
    }
}
