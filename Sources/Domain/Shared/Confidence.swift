// SPDX-License-Identifier: Apache-2.0

/// How sure the people who gathered a fact were of it.
package enum Confidence: String, Codable, Sendable, CaseIterable {
    case high, medium, low
}
