// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain

extension DongHanh {
    struct Serve: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Mở trang web (open the site).",
            discussion: "Ends in good order on SIGTERM or Ctrl-C: what is being answered is answered first."
        )

        @OptionGroup var listening: ListeningOptions
        @OptionGroup var shared: SharedOptions

        var texts: [String: String] { listening.texts }

        func run(with settings: Settings, console: Console) async throws {
            try DataFolder(settings.data).prepare()
            guard let lock = try FileLock(settings.siteLock) else { throw DataFolderError.inUse(settings.data) }
            let house = try await Assembly.open(settings, console)
            try await Serving(house, console).run()
            withExtendedLifetime(lock) {}
        }
    }
}
