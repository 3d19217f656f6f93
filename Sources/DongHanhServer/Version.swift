// SPDX-License-Identifier: Apache-2.0

/// The version of this program, as the change log names it; kept with every answer.
enum Version {
    static let current = "0.1.0"
}
