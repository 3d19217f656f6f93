// SPDX-License-Identifier: Apache-2.0
import Glibc

/// How many files and connections the process may hold open at once.
enum OpenFiles {
    /// More than this many browsers at once belong to several nodes.
    private static let most: rlim_t = 16_384

    /// Asks for as many as the system gives without being root; 1,024, the usual beginning, are soon all taken.
    ///
    /// - Returns: How many there may be from now on.
    static func raiseLimit() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
        let wanted = min(most, limit.rlim_max)
        if limit.rlim_cur < wanted {
            var raised = limit
            raised.rlim_cur = wanted
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return Int(min(most, limit.rlim_cur))
    }
}
