// SPDX-License-Identifier: Apache-2.0
import Foundation

/// An edition of the codification in its published form, about acts that nobody ever issued.
struct MadeUpEdition {
    let headings: Int
    let articles: Int

    var total: Int { headings * articles }

    func write(to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for heading in 1...headings {
            let name = "00000000-0000-4000-8000-" + String(format: "%012d", heading)
            try page(heading).write(toFile: "\(folder)/\(name).html", atomically: true, encoding: .utf8)
        }
    }

    private func page(_ heading: Int) -> String {
        let body = (1...articles).map { article(heading, $0) }.joined()
        return """
            \u{FEFF}<link href='../lib/css/style.css' rel='stylesheet' type='text/css' />
            <h3 style='text-transform: uppercase; text-align: center; font-weight: bold'>
                Đề mục 99.\(heading)
                <br />
                Chuyện bịa số \(heading)
            </h3>
            <div class='_content'>\(body)</div>
            """
    }

    private func article(_ heading: Int, _ number: Int) -> String {
        let act =
            "Nghị định số \(heading)/1901/NĐ-XX Về chuyện bịa số \(heading) ngày 01/02/1901 của Hội đồng Bịa, có hiệu lực thi hành kể từ ngày 01/03/1901"
        return """
            <p class='pDieu'><a name='99\(heading)00000\(number)'></a>Điều 99.\(heading).NĐ.1.\(number). Chuyện bịa số \(heading) phần \(number)</p>\
            <p class='pGhiChu'><a href='http://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=9\(heading)#Dieu_\(number)' target='_blank'>\
            (Điều \(number) \(act))</a></p>\
            <p class='pNoiDung'><p>1. Người kể chuyện bịa phải nói rõ rằng đây là chuyện bịa thứ \(number) của đề mục \(heading).</p>\
            <p>2. Không ai được tin chuyện này.</p></p>
            """
    }
}
