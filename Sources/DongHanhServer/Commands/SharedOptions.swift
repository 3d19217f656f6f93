// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// What every command takes.
struct SharedOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Thư mục dữ liệu (folder for data).", valueName: "folder"))
    var data: String?

    @Option(help: ArgumentHelp("Cơ sở dữ liệu: sqlite:… hoặc postgres://… (database).", valueName: "url"))
    var database: String?

    @Option(help: ArgumentHelp("Thư mục nội dung ban đầu (folder of the facts of day one).", valueName: "folder"))
    var content: String?

    @Option(
        help: ArgumentHelp("Thư mục có gói typst để dàn trang PDF (folder with the package typst, which sets pages as PDF).", valueName: "folder"))
    var typesetter: String?

    @Option(help: ArgumentHelp("vi | en", valueName: "language"))
    var language: String?

    @Option(help: ArgumentHelp("Tệp cài đặt JSON (settings file).", valueName: "file"))
    var settings: String?

    @Flag(help: "In đúng một giá trị JSON (print one JSON value and nothing else).")
    var json = false

    /// What was set, by the name of the setting.
    var texts: [String: String] {
        let all = [
            "data": data, "database": database, "content": content, "typesetter": typesetter, "language": language, "settings": settings,
        ]
        return all.compactMapValues { $0 }
    }
}
