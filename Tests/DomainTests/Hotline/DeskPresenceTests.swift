// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Testing

/// Who is at the desk at one moment, and how that expires by itself.
@Suite struct DeskPresenceTests {
    static let now = MadeUpTickets.opened

    @Test(
        arguments: [
            (0.0, nil, nil, DeskPresence.State.present), (119, nil, nil, .present), (120, nil, nil, nil), (nil, "here", 3_599, .present),
            (nil, "here", 3_600, nil), (0, "left", 43_199, .left), (0, "left", 43_200, .present), (nil, "left", 43_200, nil), (nil, nil, nil, nil),
        ] as [(Double?, String?, Double?, DeskPresence.State?)])
    func `a page holds for two minutes, a word for its time, and leaving goes before an open page`(
        _ seen: Double?, _ said: String?, _ saidAgo: Double?, _ wanted: DeskPresence.State?
    ) {
        let presence = DeskPresence(
            person: .init("an"), seen: seen.map { Self.now.addingTimeInterval(-$0) }, said: said.flatMap(DeskPresence.Said.init),
            saidAt: saidAgo.map { Self.now.addingTimeInterval(-$0) })
        #expect(presence.state(at: Self.now) == wanted)
    }

    /// Second by second, by an oracle that only counts down.
    @Test(arguments: 0..<10)
    func `a thousand made-up shifts at the desk are what counting down says`(_ batch: Int) {
        var luck = DeskTimelineTests.Luck(state: UInt64(batch) &* 32_452_843 &+ 7)
        for _ in 0..<100 {
            var (page, here, left, second) = (0.0, 0.0, 0.0, 0.0)
            var presence = DeskPresence(person: .init("an"))
            for _ in 0..<60 {
                let step = Double(luck.below(4) == 0 ? luck.below(50_000) : luck.below(150))
                (page, here, left, second) = (max(0, page - step), max(0, here - step), max(0, left - step), second + step)
                let now = Self.now.addingTimeInterval(second)
                switch luck.below(3) {
                case 0:
                    page = 120
                    presence = DeskPresence(person: presence.person, seen: now, said: presence.said, saidAt: presence.saidAt)
                case 1:
                    let said = luck.below(2) == 0 ? DeskPresence.Said.here : .left
                    (here, left) = said == .here ? (3_600, 0) : (0, 43_200)
                    presence = DeskPresence(person: presence.person, seen: presence.seen, said: said, saidAt: now)
                default: break
                }
                let wanted: DeskPresence.State? = left > 0 ? .left : page > 0 || here > 0 ? .present : nil
                #expect(presence.state(at: now) == wanted)
            }
        }
    }
}
