// SPDX-License-Identifier: Apache-2.0

/// Why the registry cannot be asked that.
package enum RegistryError: Refusal, Equatable {
    case noSuchDuty(Duty.ID)
    /// The file came in after the day that the question is about.
    case receivedLater(received: Day, on: Day)

    package var kind: RefusalKind {
        switch self {
        case .noSuchDuty: .notFound
        case .receivedLater: .invalid
        }
    }

    package var key: String {
        switch self {
        case .noSuchDuty: "registry.no-such-duty"
        case .receivedLater: "registry.received-later"
        }
    }

    package var details: [String] {
        switch self {
        case .noSuchDuty(let id): [id.text]
        case .receivedLater(let received, let on): [received.iso, on.iso]
        }
    }
}
