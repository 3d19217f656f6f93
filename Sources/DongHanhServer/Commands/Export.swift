// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation

extension DongHanh {
    struct Export: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Xuất toàn văn một văn bản đã nhập (write out an act that was taken in).",
            discussion: "donghanh export 7-1901-nd-xx --format akoma-ntoso > act.xml"
        )

        enum Format: String, ExpressibleByArgument, CaseIterable {
            case akomaNtoso = "akoma-ntoso"
            case html, text
        }

        @Argument(
            help: ArgumentHelp("Tên văn bản trong hệ thống, như trong địa chỉ trang (the act, as in its page's address).", valueName: "document"))
        var document: String

        @Option(help: ArgumentHelp("akoma-ntoso, html, text.", valueName: "format"))
        var format = Format.akomaNtoso

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let house = try await Assembly.open(settings, console, refreshingIndex: false)
            let id = LegalDocument.ID(document)
            guard let reading = try await house.acts.readings(of: id).first(where: \.isInUse) else { throw ActError.noSuchReading(id) }
            let text =
                switch format {
                case .akomaNtoso: AkomaNtoso(reading.act).xml
                case .html: ActHTML(reading.act).page
                case .text: reading.act.plainText
                }
            if console.isJSON {
                try console.write(json: Exported(document: id.text, format: format.rawValue, text: text))
            } else {
                console.write(text)
            }
        }
    }
}

private struct Exported: Encodable {
    let document: String
    let format: String
    let text: String
}
