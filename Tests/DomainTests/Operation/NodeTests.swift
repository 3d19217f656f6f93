// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Testing

@Suite struct NodeTests {
    private static let now = Date(timeIntervalSince1970: 1_795_316_400)

    private static func node(_ name: String, _ seconds: Double) -> SiteNode {
        SiteNode(name: name, version: "1", started: .distantPast, seen: now.addingTimeInterval(-seconds))
    }

    @Test(arguments: [([], nil), ([0, 60], nil), ([0, 61], [1, 1]), ([-600, 0], nil), ([3_661, 120, 30], [2, 61])] as [([Double], [Int]?)])
    func `a node is missed after a minute, and the longest silence is told`(_ silences: [Double], _ told: [Int]?) {
        let found = Readiness.Finding.nodes(silences.enumerated().map { Self.node("n\($0.offset)", $0.element) }, at: Self.now)
        #expect(found.part == .nodes && found.state == (told == nil ? .well : .strained))
        #expect(found.reason == told.map { .nodesAreSilent(count: $0[0], minutes: $0[1]) })
        // A node that is gone must not take the others out of service.
        #expect(Readiness([found]).isReady)
    }
}
