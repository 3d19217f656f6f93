// SPDX-License-Identifier: Apache-2.0
import Domain

/// What an article refers to, and who refers to it, for people.
struct ReferenceSheet {
    private var sheet = Sheet()

    init(_ published: PublishedReferences, _ console: Console) {
        sheet.heading(console("Dẫn chiếu trong \(published.provision.text)", "References in \(published.provision.text)"))
        for reference in published.references {
            sheet.paragraph("\(reference.text): \(Self.place(reference, console))")
        }
        sheet.heading(console("Được dẫn chiếu từ", "Referred to by"))
        for referring in published.referredToBy {
            sheet.paragraph("\(referring.provision.text)#\(referring.path): \(referring.text)")
        }
        sheet.paragraph(console("\(published.referring) điều có thể dẫn đến.", "\(published.referring) articles may name it."))
    }

    private static func place(_ reference: PublishedReferences.Named, _ console: Console) -> String {
        if let reason = reference.reason { return reason.words.text(in: console.language) }
        let path = reference.path.map { "#\($0)" } ?? ""
        return (reference.provision?.text ?? reference.document?.text ?? "") + path
    }

    var text: String { sheet.text }
}
