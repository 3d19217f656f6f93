// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

/// The versions of an article that the system has known, the newest first.
struct ProvisionHistory: Sendable {
    let versions: [Version]
    /// There is more than the one that is shown.
    let hasVersions: Bool

    struct Version: Sendable {
        let link: String
        let from: String
        let until: String?
        let isHere: Bool
        /// Other words than the version before it; `false` where only what stands around them was published anew.
        let isReworded: Bool
    }

    init(_ history: [ProvisionVersion], showing shown: ProvisionVersion, _ visit: Visit) {
        versions = history.enumerated().map { at, version in
            let before = at + 1 < history.count ? history[at + 1].provision : nil
            return Version(
                link: Self.link(version, visit), from: version.known.from.text(in: visit.language),
                until: version.known.until?.text(in: visit.language), isHere: version.known.from == shown.known.from,
                isReworded: before.map { $0.text != version.provision.text || $0.heading != version.provision.heading } ?? false)
        }
        hasVersions = history.count > 1
    }

    /// The current version has the plain address; an earlier one that of an instant at which it was known.
    private static func link(_ version: ProvisionVersion, _ visit: Visit) -> String {
        var urls = visit.urls
        urls.known = version.known.until.map { _ in version.known.from.formatted(.iso8601) }
        return urls.provision(version.provision.id)
    }
}
