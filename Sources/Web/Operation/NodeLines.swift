// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials

extension OperationView {
    /// A node of the site, and since when nobody has heard of it.
    struct NodeLine: Sendable {
        let name: String
        let version: String
        let started: String
        let seen: String
        let isSilent: Bool

        init(_ node: SiteNode, at now: Date, _ language: Language) {
            name = node.name
            version = node.version
            started = node.started.text(in: language)
            let silence = OperationView.length(max(1, now.timeIntervalSince(node.seen)), language)
            seen = Words(vi: "\(silence) trước", en: "\(silence) ago")[language]
            isSilent = node.isSilent(at: now)
        }
    }
}
