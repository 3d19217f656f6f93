// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation
import Importing

extension DongHanh {
    /// What the site runs apart from itself for each file that is sent to it; of no use to people, who have `import --check`.
    struct ReadFile: ParsableCommand {
        static let command = "read-file"
        static let configuration = CommandConfiguration(
            commandName: command, abstract: "Đọc một tệp cho trang web (read one file for the site).", shouldDisplay: false)

        @Argument var path: String

        @Option(parsing: .unconditional) var name: String

        func run() throws {
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            let outcome: FileOutcome<ActReading>
            do { outcome = .read(try ActFile.read(bytes, name: name)) } catch let refusal as any Refusal { outcome = .refused(FileRefusal(refusal)) }
            FileHandle.standardOutput.write(try JSONEncoder().encode(outcome))
        }
    }

    /// The same for a sheet.
    struct ReadSheet: ParsableCommand {
        static let command = "read-sheet"
        static let configuration = CommandConfiguration(
            commandName: command, abstract: "Đọc một bảng tính cho trang web (read one sheet for the site).", shouldDisplay: false)

        @Argument var path: String

        @Option(parsing: .unconditional) var name: String

        func run() throws {
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            let outcome: FileOutcome<Spreadsheet>
            do { outcome = .read(try SheetFile.read(bytes, name: name)) } catch let refusal as any Refusal {
                outcome = .refused(FileRefusal(refusal))
            }
            FileHandle.standardOutput.write(try JSONEncoder().encode(outcome))
        }
    }
}
