// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Storage

// Writes numbers one by one and tells each on standard output once the database has acknowledged it; a test kills it meanwhile.
//     DurableWriter URL [audit FIRST]
// With "audit" each number is recorded in the log in the same transaction.

let database = try await Databases.open(CommandLine.arguments[1])
let isAudited = CommandLine.arguments.dropFirst(2).first == "audit"
let first = CommandLine.arguments.dropFirst(3).first.flatMap { Int($0) } ?? 1
for number in first...(first + 999_999) {
    try await database.write { session in
        try session.run("INSERT INTO acknowledged (number) VALUES (\(number))")
        if isAudited {
            let event = AuditEvent(.changeEdited, by: .system, AuditThing(.change, String(number)), details: ["n": String(number)])
            try AuditStore.append(event, at: Date(), in: session)
        }
    }
    try FileHandle.standardOutput.write(contentsOf: Data("\(number)\n".utf8))
}
