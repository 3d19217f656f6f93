// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    struct References: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Dẫn chiếu của một điều, và những điều dẫn chiếu đến nó (what an article refers to, and who refers to it).",
            discussion: """
                donghanh references 1-1901-nd-xx/art_5 --on 2026-11-27
                donghanh references --all --json > references.json
                """
        )

        @Argument(
            help: ArgumentHelp("Tên điều trong hệ thống, như trong địa chỉ trang (the article, as in its page's address).", valueName: "provision"))
        var provision: String?

        @Flag(help: "Mọi điều đang giữ, cùng số liệu (every article held, with counts).")
        var all = false

        @Option(name: .customLong("on"), help: ArgumentHelp("Theo văn bản có hiệu lực ngày này (by the law in force on a day).", valueName: "day"))
        var on: String?

        @OptionGroup var shared: SharedOptions

        func validate() throws {
            guard (provision == nil) == all else {
                throw ValidationError("Cho tên một điều, hoặc --all (name an article, or say --all).")
            }
        }

        func run(with settings: Settings, console: Console) async throws {
            let day = try on.map(AskingOptions.day) ?? Day(Date())
            let house = try await Assembly.open(settings, console)
            guard let provision else { return try await ReferenceWalk(house, on: day, console).run() }
            let version = try await house.documents.provision(Provision.ID(provision), known: nil)
            let published = try await PublishedReferences(of: version.provision, on: day, in: house.documents, house.index, limit: 1_000)
            if console.isJSON {
                try console.write(json: published)
            } else {
                console.write(ReferenceSheet(published, console).text)
            }
        }
    }
}
