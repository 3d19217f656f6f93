// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    struct Check: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Tìm chỗ mâu thuẫn trong sổ thẩm quyền (find what contradicts in the registry).",
            discussion: "donghanh check --json"
        )

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            let found = ConsistencyCheck(try await house.registries.registry(known: nil).facts).inconsistencies
            if console.isJSON {
                try console.write(json: Checked(rules: ConsistencyRule.allCases.count, found: found))
            } else {
                console.write(Self.sheet(found, console).text)
            }
        }

        private static func sheet(_ found: [Inconsistency], _ console: Console) -> Sheet {
            var sheet = Sheet()
            let rules = ConsistencyRule.allCases.count
            sheet.paragraph(console("\(rules) quy tắc, \(found.count) chỗ cần xem.", "\(rules) rules, \(found.count) to look at."), indent: 0)
            for one in found {
                sheet.heading(
                    "\(one.rule.words.text(in: console.language)) (\([one.at.key, one.against?.key].compactMap { $0 }.joined(separator: ", ")))")
                sheet.paragraph(one.sentence.text(in: console.language))
                sheet.paragraph(console("Nên làm: ", "Proposed: ") + one.mend.text(in: console.language))
            }
            return sheet
        }
    }
}

private struct Checked: Encodable {
    let rules: Int
    let found: [Inconsistency]
}
