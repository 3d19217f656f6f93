// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@testable import Retrieval

@Suite struct LegalNumberTests {
    @Test(arguments: [
        ("Nghị định số 901/1901/NĐ-CP", "theo “901/1901/NĐ-CP”, ngày"), ("nghị định 901/1901", "(901/1901/NĐ-CP)"),
        ("ND 901", "tại 901/1901/NĐ-CP."), ("Thông tư 05/1902/TT-BKHCN", "số 5/1902/TT-BKHCN;"), ("luật 7", "Luật số 07/1901/QH15"),
        ("thông tư liên tịch 9", "9/1901/TTLT-BKHCN-BNV"), ("nghi dinh so 901/1901/nd-cp", "901/1901/NĐ-CP"), ("QĐ 1442", "1442/QĐ-BKHCN"),
    ])
    func `the number that a question names is a term of the text that bears it`(_ question: String, _ text: String) {
        let named = LegalNumbers.terms(named: LegalReference.all(in: question))
        #expect(!named.isEmpty)
        #expect(Set(named).isSubset(of: LegalNumbers.terms(in: text)))
    }

    @Test(arguments: [
        ("Nghị định 901/1901/NĐ-CP", "901/1901/QH15"), ("NĐ 901", "901/1901/QH15"), ("901/1901/NĐ-CP", "1901/1901/NĐ-CP"),
        ("901/1901", "901/1902/NĐ-CP"),
    ])
    func `another number is another term`(_ question: String, _ text: String) {
        let named = LegalNumbers.terms(named: LegalReference.all(in: question))
        #expect(!named.isEmpty)
        #expect(Set(named).isDisjoint(with: LegalNumbers.terms(in: text)))
    }

    @Test(arguments: ["", "khoản 2 Điều 5", "ngày 1/7", "và/hoặc", "24/7", "1/", "/1", "—1—", "1901", "người/tháng"])
    func `what is no number of an act has no term`(_ text: String) {
        #expect(LegalNumbers.terms(in: text).isEmpty)
    }
}
