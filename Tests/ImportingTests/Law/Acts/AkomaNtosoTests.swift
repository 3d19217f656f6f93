// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Testing

/// An act written as Akoma Ntoso and read again.
@Suite struct AkomaNtosoTests {
    @Test(arguments: 1...40)
    func `a random act read from our Akoma Ntoso is the same act`(_ seed: Int) throws {
        let act = try ActStructureTests.read(RandomAct(seed: UInt64(seed)).text).act
        let again = try ActFile.read(Array(AkomaNtoso(act).xml.utf8), name: "bịa.xml")
        #expect(again.report.format == .akomaNtoso)
        #expect(again.act == act)
        #expect(again.report.coverage == 1)
    }

    @Test func `tables, quotations, annexes and signs of markup come back as they were`() throws {
        let act = try ActStructureTests.read(
            MadeUpAct.text(
                """
                Điều 1. Sửa đổi <b>&amp;</b> "bịa"
                1. Sửa đổi Điều 9 như sau:
                “Điều 9. Cũ
                1. Bịa.”.
                Lời ở giữa.
                2. Hết.
                Điều 2. Hiệu lực
                Từ ngày ký.
                """,
                attached: "PHỤ LỤC I\nDANH MỤC\n(Kèm theo Nghị định số 7/1901/NĐ-XX)\nLời đầu.\nA. MỘT\n1. Hai.\nMẫu số 01\nĐơn bịa"
            )
        ).act
        let xml = AkomaNtoso(act).xml
        #expect(!xml.contains("<b>"))
        #expect(try ActFile.read(Array(xml.utf8), name: "a").act == act)
    }

    @Test func `names with signs of markup in them come back as they were`() throws {
        var act = try ActStructureTests.read(MadeUpAct.text("Điều 1. Bịa\nMột.")).act
        act.signer = "Bịa & Đặt &#38; <con> \"&amp;#38;\" 'x'"
        act.document = LegalDocument(
            id: act.document.id, number: act.document.number, kind: act.document.kind, title: "Về R&D &lt; &#x110000;", issuer: "Bộ A & B",
            issued: act.document.issued, effect: act.document.effect)
        let again = try ActFile.read(Array(AkomaNtoso(act).xml.utf8), name: "a").act
        #expect(again.signer == act.signer && again.document.title == act.document.title && again.document.issuer == act.document.issuer)
    }

    @Test func `what another program wrote gives its articles, with numbers from their labels`() throws {
        let xml = """
            <an:akomaNtoso xmlns:an="\(AkomaNtoso.namespace)"><an:act name="act"><an:meta/><an:body>
            <an:chapter eId="x1"><an:num>Chương I</an:num><an:article eId="x2"><an:num>Điều 5a.</an:num><an:heading>Bịa</an:heading>
            <an:paragraph eId="x3"><an:num>1.</an:num><an:content><an:p>Người bịa chuyện thì phải kể.</an:p></an:content></an:paragraph>
            </an:article></an:chapter></an:body></an:act></an:akomaNtoso>
            """
        let reading = try ActFile.read(Array(xml.utf8), name: "a")
        #expect(ActStructureTests.paths(reading) == ["chp_I", "art_5a", "art_5a__cl_1"])
    }

    @Test func `entities, external types and broken XML are refused`() {
        let bomb = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><akomaNtoso>&x;</akomaNtoso>"
        #expect(ActFormatTests.refusal(Array(bomb.utf8)) == .broken("bịa.docx"))
        #expect(ActFormatTests.refusal(Array("<akomaNtoso><act>".utf8)) == .broken("bịa.docx"))
        let late = "<!--" + String(repeating: "bịa ", count: 5_000) + "--><!DOCTYPE a [<!ENTITY x 'bịa'>]><akomaNtoso><act>bịa</act></akomaNtoso>"
        #expect(ActFormatTests.refusal(Array(("<!-- akomaNtoso -->" + late).utf8)) == .broken("bịa.docx"))
        let deep = "<akomaNtoso>" + String(repeating: "<article>", count: 100_000)
        #expect(ActFormatTests.refusal(Array(deep.utf8)) == .broken("bịa.docx"))
    }
}
