// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation
import Importing

extension DongHanh {
    /// What the site runs apart from itself for each file that is sent to it; of no use to people, who have `import --check`.
    struct ReadFile: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "read-file", abstract: "Đọc một tệp cho trang web (read one file for the site).", shouldDisplay: false)

        @Argument var path: String

        @Option(parsing: .unconditional) var name: String

        func run() throws {
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            let outcome: FileOutcome
            do { outcome = .read(try ActFile.read(bytes, name: name)) } catch let refusal as any Refusal { outcome = .refused(FileRefusal(refusal)) }
            FileHandle.standardOutput.write(try JSONEncoder().encode(outcome))
        }
    }
}
