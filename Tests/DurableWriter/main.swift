// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage

// Writes numbers one by one and tells each on standard output once the database has acknowledged it; a test kills it meanwhile.

let database = try await Databases.open(CommandLine.arguments[1])
for number in 1...1_000_000 {
    try await database.write { try $0.run("INSERT INTO acknowledged (number) VALUES (\(number))") }
    try FileHandle.standardOutput.write(contentsOf: Data("\(number)\n".utf8))
}
