// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

@Suite struct DocumentIdentityTests {
    @Test(arguments: [
        ("133/2025/NĐ-CP", "Nghị định", "", "133-2025-nd-cp"), ("133/2025/QH15", "Luật", "", "luat-133-2025-qh15"),
        ("133/2025/QH15", "Nghị quyết", "", "nghi-quyet-133-2025-qh15"), ("2138/QĐ-BKHCN", "Quyết định", "2018-07-27", "2138-qd-bkhcn-2018-07-27"),
        ("2138/QĐ-BKHCN", "Quyết định", "2025-08-18", "2138-qd-bkhcn-2025-08-18"), ("", "Hiến pháp", "2013", "hien-phap-2013"),
        ("05/2008/UBVTQH12", "Pháp lệnh", "", "05-2008-ubvtqh12"), ("08/2016/TTLT-BYT-BNV", "Thông tư liên tịch", "", "08-2016-ttlt-byt-bnv"),
    ])
    func `an id holds what tells an act from another`(_ number: String, _ kind: String, _ otherwise: String, _ id: String) {
        #expect(LegalDocument.identity(number: number, kind: kind, otherwise: otherwise).text == id)
    }

    @Test(arguments: ["133/2025/ND-CP", "133/2025/nđ-cp", "133 / 2025 / NĐ-CP"])
    func `spellings of one number give one id`(_ number: String) {
        #expect(LegalDocument.identity(number: number, kind: "Nghị định", otherwise: "").text == "133-2025-nd-cp")
    }
}
