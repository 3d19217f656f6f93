// SPDX-License-Identifier: Apache-2.0

/// What somebody is appointed to be.
package enum Role: String, Codable, Sendable, CaseIterable {
    /// Asks, and follows what became of it; asking itself needs no role.
    case asker
    /// Takes the calls of the hotline.
    case `operator`
    /// Answers the substance in the unit of the field.
    case expert
    /// Works in the Legal Department, the focal point.
    case legal
    /// Gives the second pair of eyes.
    case approver
    /// Appoints people and keeps the settings; learns nothing of the substance by it.
    case administrator
}
