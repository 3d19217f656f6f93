// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain

extension DongHanh {
    struct Doctor: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Kiểm tra cài đặt và chỉ ra cách sửa (check the set-up and say what to mend).",
            discussion: "Changes nothing. Ends with 1 if anything is wrong."
        )

        @OptionGroup var listening: ListeningOptions
        @OptionGroup var shared: SharedOptions

        var texts: [String: String] { listening.texts }

        func run(with settings: Settings, console: Console) async throws {
            let checks = await Checkup(settings, console).all()
            let isWell = checks.allSatisfy { $0.isWell }
            if console.isJSON {
                try console.write(json: CheckupReport(ok: isWell, checks: checks))
            } else {
                for check in checks { console.write(check.line) }
            }
            if !isWell { throw ExitCode(1) }
        }
    }
}

struct CheckupReport: Encodable {
    let ok: Bool
    let checks: [Check]
}

/// One thing looked at: what was found, and what to do where that is not in order.
struct Check: Encodable, Sendable {
    let name: String
    let found: String
    /// `nil` where all is well.
    let mend: String?

    var isWell: Bool { mend == nil }

    var line: String {
        let head = "\(isWell ? "✓" : "✗") \(name): \(found)"
        return mend.map { head + "\n    → \($0)" } ?? head
    }

    private enum Key: String, CodingKey { case name, ok, found, mend }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(name, forKey: .name)
        try container.encode(isWell, forKey: .ok)
        try container.encode(found, forKey: .found)
        try container.encode(mend, forKey: .mend)
    }
}
