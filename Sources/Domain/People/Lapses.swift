// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What is of no use to anybody any more: sessions that lapsed long ago, browsers that were not seen for a year, doors that were closed for a while,
/// links and requests that were never followed, forms that were put aside and forgotten, files on which nobody has decided, messages that were
/// settled or put aside long ago, roles that a provider's groups gave and that it has not confirmed.
///
/// Looked for in the background, since whoever signs in must not meet all others who do.
package protocol Lapses: Sendable {
    func forget(at now: Date) async throws
}
