// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain

extension DongHanh {
    struct Index: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Dựng lại chỉ mục tìm kiếm từ cơ sở dữ liệu (rebuild the search index).",
            discussion: "A running site goes over to the new index within seconds."
        )

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            let report = try await IndexRefresh(house, console).rebuild()
            if console.isJSON {
                try console.write(json: report)
            } else {
                console.write(
                    console("Đã dựng chỉ mục: \(report.provisions) điều.", "Index rebuilt: \(report.provisions) articles.")
                )
            }
        }
    }
}
