// SPDX-License-Identifier: Apache-2.0

/// What a ticket is about: by it the desk has its times.
package enum TicketKind: String, Codable, CaseIterable, Sendable {
    /// Somebody wants to know what holds, and what to do.
    case guidance
    /// A reflection or a proposal on the rules themselves. The law says by when it is handed on and answered.
    case reflection
    /// Something of this system, or of one that it leads to, does not work.
    case fault

    /// Whether a source of law sets the times, so that the desk may only be faster.
    package var hasLegalLimits: Bool { self == .reflection }
}
