// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@Suite struct BreakerTests {
    private static let start = Date(timeIntervalSince1970: 1_000_000)

    /// The same rule, written as a list of what happened.
    private static func oracle(_ failures: Int, sinceTry: Double) -> Bool {
        guard failures >= 3 else { return true }
        return sinceTry >= min(600, 30 * pow(2, Double(min(failures - 3, 10))))
    }

    @Test(arguments: 0...12)
    func `after so many failures it rests so long`(_ failures: Int) {
        for wait in [0.0, 29, 30, 59, 60, 119, 120, 239, 240, 479, 480, 599, 600, 10_000] {
            var breaker = Breaker()
            for _ in 0..<failures { breaker.failed(at: Self.start) }
            let admits = breaker.admits(at: Self.start.addingTimeInterval(wait))
            #expect(admits == Self.oracle(failures, sinceTry: wait), "\(failures) \(wait)")
        }
    }

    @Test func `while one tries, nobody else does`() {
        var breaker = Breaker()
        for _ in 0..<3 { breaker.failed(at: Self.start) }
        let later = Self.start.addingTimeInterval(31)
        let (first, second) = (breaker.admits(at: later), breaker.admits(at: later))
        #expect(first)
        #expect(!second)
    }

    @Test func `one success forgets all failures`() {
        var breaker = Breaker()
        for _ in 0..<8 { breaker.failed(at: Self.start) }
        breaker.succeeded()
        #expect(breaker == Breaker())
    }
}
