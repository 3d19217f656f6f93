// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Storage

extension DongHanh {
    struct Migrate: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Nâng cơ sở dữ liệu lên phiên bản của chương trình (bring the database up to this version).",
            discussion: "Every other command does the same by itself; this one does nothing else."
        )

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            try DataFolder(settings.data).prepare()
            let database = try await Databases.open(settings.database)
            try await Schema.migrate(database)
            if console.isJSON {
                try console.write(json: ["version": Version.current])
            } else {
                console.write(console("Cơ sở dữ liệu đã ở phiên bản mới nhất.", "The database is up to date."))
            }
        }
    }
}
