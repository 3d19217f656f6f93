// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct AuditFieldsTests {
    @Test(arguments: [
        [:], ["a": ""], ["": "a"], ["a": "1:b", "1:a": "b"], ["tên": "Người Bịa", "email": "bia@example.org"], ["x": "5:abc", "y": ":::"],
    ])
    func `fields come back from their text as they were`(_ values: [String: String]) throws {
        let fields = AuditFields(values)
        #expect(AuditFields(fields.text) == fields)
        #expect(fields.pairs.count == values.count)
    }

    @Test(arguments: ["1", "1:", "2:a", "1:a", "1:a1:b1:a1:c", "1:b1:x1:a1:y", "-1:a", "a:b", "1:a01:b", " 1:a1:b", "9999999999999999999:a"])
    func `a text of another form is no fields`(_ text: String) { #expect(AuditFields(text) == nil) }

    @Test func `nothing moves from one field into its neighbour unseen`() {
        let texts = [["ab": "c"], ["a": "bc"], ["abc": ""], ["": "abc"], ["a": "b", "c": ""]].map { AuditFields($0).text }
        #expect(Set(texts).count == texts.count)
    }

    @Test func `a zero, which no database keeps, does not keep the row out of it`() {
        #expect(!AuditFields(["email": "a\0b"]).text.utf8.contains(0))
    }

    @Test(arguments: [.stranger, .system, .person(.init("p:1")), .program("import"), .person(.init(""))] as [AuditActor])
    func `an actor comes back from its text`(_ actor: AuditActor) { #expect(AuditActor(actor.text) == actor) }
}
