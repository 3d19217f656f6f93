// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A value as it comes back from JSON.
enum Written {
    static func read<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: try JSONEncoder().encode(value))
    }
}
