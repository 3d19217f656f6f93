// SPDX-License-Identifier: Apache-2.0

/// Where a fact was read, to be shown: an address, perhaps with words behind it, or words alone.
package struct RecordedSource: Hashable, Sendable {
    /// The server and the words, short enough for a line of sources.
    package let text: String
    package let address: String?

    /// As it is recorded.
    package init(_ source: String) {
        guard let scheme = ["https://", "http://"].first(where: source.hasPrefix) else {
            (text, address) = (source, nil)
            return
        }
        let parts = source.split(separator: " ", maxSplits: 1)
        let url = String(parts[0])
        address = url
        let host = url.dropFirst(scheme.count).prefix { $0 != "/" }
        let plain = host.hasPrefix("www.") ? host.dropFirst(4) : host
        text = parts.count > 1 ? "\(plain) \(parts[1])" : String(plain)
    }
}
