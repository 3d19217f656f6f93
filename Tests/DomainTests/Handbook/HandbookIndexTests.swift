// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// How an entry is looked up in a printed book.
@Suite struct HandbookIndexTests {
    @Test func `texts stand in the order of a Vietnamese dictionary`() {
        let words = [
            "1", "2", "12", "a", "á", "ạ", "an", "ăn", "âm", "ba", "bà", "bá", "bả", "bã", "bạ", "ba a", "bác", "cá", "da", "dạ", "đa", "đá", "e",
            "ê", "lúa", "lúa mì",
            "o", "ô", "ơ", "u", "ư", "y", "z",
        ]
        // "12" goes before "2", letter by letter, and "ba a" behind all that is one syllable of these letters.
        let sorted = words.sorted { VietnameseOrder($0) < VietnameseOrder($1) }
        let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
        func goes(_ one: String, before other: String) -> Bool { (places[one] ?? 0) < (places[other] ?? 0) }
        for (one, other) in zip(
            ["a", "á", "an", "ăn", "ba", "bà", "bá", "bả", "bã", "bạ", "da", "dạ", "e", "lúa", "o", "ô", "u", "1"],
            ["á", "ạ", "ăn", "âm", "bà", "bá", "bả", "bã", "bạ", "bác", "dạ", "đa", "ê", "lúa mì", "ô", "ơ", "ư", "a"])
        {
            #expect(goes(one, before: other), "\(one) < \(other)")
        }
        #expect(VietnameseOrder("Đá") < VietnameseOrder("đèn") && VietnameseOrder("đá") != VietnameseOrder("Đá"))
    }

    @Test(arguments: [
        ("Cấp lại giấy phép thả đèn trời", "Giấy phép thả đèn trời (cấp lại)"), ("Cấp, gia hạn giấy phép bịa", "Giấy phép bịa (cấp, gia hạn)"),
        ("Sửa đổi, bổ sung và thu hồi giấy bịa", "Giấy bịa (sửa đổi, bổ sung và thu hồi)"), ("Cấp", "Cấp"), ("Cấpgì", "Cấpgì"),
        ("Cấp (bịa)", "Cấp (bịa)"), ("Phân bổ/hoàn trả số bịa", "Số bịa (phân bổ/hoàn trả)"), ("Quản lý đèn", "Quản lý đèn"),
    ])
    func `a matter stands under the thing and not under what is done with it`(_ title: String, _ term: String) {
        let entry = HandbookEntry(id: .init("B-1"), title: Words(vi: title, en: title), result: .one, holders: [], expires: nil, parts: [])
        let section = HandbookSection(id: .init("b"), number: 1, title: Words(vi: "B"), unit: nil, entries: [entry])
        let book = Handbook(on: Day(number: 20_000), place: nil, sections: [section], figures: [], gaps: [], gathered: [])
        #expect(HandbookIndex(book, in: .vi).matters.map(\.text) == [term])
        #expect(HandbookIndex(book, in: .en).matters.map(\.text) == [title])
    }

    @Test func `every entry and every document is found, each with all its entries and once`() throws {
        let registry = MadeUpRegistry.registry(MadeUpRegistry.moved)
        let book = Handbook(registry, on: MadeUpRegistry.day("2001-07-01"))
        let index = HandbookIndex(book, in: .vi)
        #expect(Set(index.matters.flatMap(\.entries)) == Set(book.entries.map(\.id)))
        for term in index.matters + index.holders + index.documents {
            #expect(Set(term.entries).count == term.entries.count && !term.entries.isEmpty)
        }
        for entry in book.entries {
            for document in Set(entry.parts.flatMap(\.lines).compactMap(\.document)) {
                #expect(index.documents.contains { $0.text == document && $0.entries.contains(entry.id) })
            }
        }
    }
}
