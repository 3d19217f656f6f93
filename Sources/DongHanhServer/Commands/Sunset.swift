// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    struct Sunset: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Thẩm quyền nào hết căn cứ vào ngày nào (what loses its basis on which day).",
            discussion: "donghanh sunset --on 2026-11-22 --within 180"
        )

        @Option(help: ArgumentHelp("Trong bao nhiêu ngày tới (days ahead).", valueName: "days"))
        var within = 180

        @OptionGroup var asking: AskingOptions
        @OptionGroup var shared: SharedOptions

        func validate() throws {
            guard (0...36_500).contains(within) else { throw ValidationError("--within: 0 … 36500") }
        }

        func run(with settings: Settings, console: Console) async throws {
            let day = try asking.day(today: Date())
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            let registry = try await house.registries.registry(known: try asking.instant())
            let place = try asking.place.map { try registry.onlyPlace(named: $0, on: day) }
            let lapses = SunsetRadar(registry, on: day, at: place).lapses.filter { $0.daysLeft <= within }
            if console.isJSON {
                try console.write(json: Told(on: day.iso, within: within, lapses: lapses.map(Told.Row.init)))
            } else {
                console.write(Self.sheet(lapses, console).text)
            }
        }

        private static func sheet(_ lapses: [Lapse], _ console: Console) -> Sheet {
            var sheet = Sheet()
            if lapses.isEmpty { sheet.paragraph(console("Không nhiệm vụ nào.", "None."), indent: 0) }
            for (ends, group) in Dictionary(grouping: lapses, by: \.ends).sorted(by: { $0.key < $1.key }) {
                let left = group.first?.daysLeft ?? 0
                sheet.heading(
                    ends.text(in: console.language)
                        + console(" (còn \(left) ngày): \(group.count) nhiệm vụ", " (\(left) days left): \(group.count) duties"))
                for lapse in group {
                    let next =
                        lapse.isCarriedOn
                        ? lapse.successors.map { $0.name.text(in: console.language) }.joined(separator: "; ") : console("không còn ai", "nobody")
                    sheet.row(lapse.duty.id.text, "\(lapse.documents.joined(separator: "; ")) → \(next)")
                }
            }
            return sheet
        }
    }
}

private struct Told: Encodable {
    let on: String
    let within: Int
    let lapses: [Row]

    struct Row: Encodable {
        let duty: String
        let ends: String
        let daysLeft: Int
        let alert: Int?
        let isDoubtful: Bool
        let holders: [String]
        let documents: [String]
        let then: String
        let successors: [String]

        init(_ lapse: Lapse) {
            duty = lapse.duty.id.text
            ends = lapse.ends.iso
            daysLeft = lapse.daysLeft
            alert = lapse.alert?.rawValue
            isDoubtful = lapse.isDoubtful
            holders = lapse.holders.map(\.authority.name.vi)
            documents = lapse.documents
            then = lapse.then.rawValue
            successors = lapse.successors.map(\.name.vi)
        }
    }
}
