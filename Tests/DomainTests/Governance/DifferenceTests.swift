// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// What an approver is shown of a change.
@Suite struct DifferenceTests {
    static func lines(_ before: String?, _ after: String?) -> [String] {
        Difference.between(before, after).map { "\($0.path)|\($0.before ?? "-")|\($0.after ?? "-")" }
    }

    @Test func `fields are told one by one, by their paths`() {
        let before = #"{"a":{"b":"1","c":true},"d":null,"e":1.5,"f":"x"}"#
        let after = #"{"f":"x","e":2,"a":{"c":false,"b":"1"},"g":{"h":[1]}}"#
        #expect(Self.lines(before, after) == ["a.c|true|false", "d|null|-", "e|1.5|2", #"g|-|{"h":[1]}"#])
    }

    @Test func `an element put into a list or taken out of it leaves the others alone`() {
        #expect(Self.lines(#"["b","c"]"#, #"["a","b","c"]"#) == ["[0]|-|a"])
        #expect(Self.lines(#"{"x":["a","b","c"]}"#, #"{"x":["a","c"]}"#) == ["x[1]|b|-"])
        #expect(Self.lines(#"[{"n":1,"m":1},2]"#, #"[{"n":9,"m":1},2]"#) == ["[0].n|1|9"])
    }

    @Test func `a new thing, an ended one and two equal ones`() {
        #expect(Self.lines(nil, #"{"a":1}"#) == [#"|-|{"a":1}"#])
        #expect(Self.lines(#"{"a":1}"#, nil) == [#"|{"a":1}|-"#])
        #expect(Self.lines(#"{"a":1,"b":[]}"#, #"{ "b":[], "a":1 }"#).isEmpty)
        #expect(Self.lines(nil, nil).isEmpty)
    }

    @Test func `a deep text and a text that is no JSON end in an answer`() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(Self.lines(nil, deep).isEmpty)
        #expect(Self.lines("{", "1") == ["|-|1"])
    }
}
