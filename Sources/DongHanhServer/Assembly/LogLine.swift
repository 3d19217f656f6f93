// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Logging

/// What the program tells of itself, a line a matter, on standard error.
///
/// Whatever a failure says of itself is shown without what may tell of a human being: addresses of mail, numbers of telephones and of papers, names.
struct LogLine: LogHandler {
    let form: LogForm
    let now: @Sendable () -> Date
    let write: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    init(_ form: LogForm, now: @escaping @Sendable () -> Date, write: @escaping @Sendable (String) -> Void) {
        self.form = form
        self.now = now
        self.write = write
        logLevel = form == .json ? .info : .notice
    }

    static func handler(_ form: LogForm) -> LogLine {
        LogLine(form, now: { Date() }, write: { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) })
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.map { (Self.name($0.key), Self.told("\($0.value)")) }.sorted { $0.0 < $1.0 }
        let message = Self.told("\(event.message)")
        let time = now().formatted(.iso8601)
        switch form {
        case .text: write("\(time) \(event.level): \(message)\(fields.map { " \($0.0)=\($0.1)" }.joined())\n")
        case .json:
            let all = [("time", time), ("level", event.level.rawValue), ("message", message)] + fields
            write("{" + all.map { "\(Self.quoted($0.0)):\(Self.quoted($0.1))" }.joined(separator: ",") + "}\n")
        }
    }

    /// A line's own fields are not written over.
    private static func name(_ key: String) -> String {
        switch key {
        case "hb.request.id": "request"
        case "time", "level", "message": key + "_"
        default: key
        }
    }

    private static func told(_ text: String) -> String { PersonalData.removed(from: text.singleLine) }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return String(decoding: (try? encoder.encode(text)) ?? Data("\"\"".utf8), as: UTF8.self)
    }
}
