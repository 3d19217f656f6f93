// SPDX-License-Identifier: Apache-2.0
import Domain

/// Every edition that the reader may see, and the form that puts another forward.
struct EditionListView: Sendable {
    let rows: [EditionRow]
    let isEmpty: Bool
    let isProposer: Bool
    let formToken: String
    let today: String
    let handbook: String
    let refusal: String?

    init(
        _ editions: [HandbookEdition], _ names: [Person.ID: String], _ visit: Visit, overtaken: [HandbookEdition.ID: Int], refusal: (any Refusal)?
    ) {
        rows = editions.map { EditionRow($0, names, visit, overtaken: overtaken[$0.id] ?? 0) }
        isEmpty = editions.isEmpty
        isProposer = visit.staff?.rights.may(.draft, .common, on: visit.today) ?? false
        formToken = visit.staff?.formToken ?? ""
        today = visit.today.iso
        handbook = visit.urls.address(["handbook"])
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: visit.language) }
    }
}

struct EditionRow: Sendable {
    let id: String
    let link: String
    let date: String
    let entries: String
    let note: String
    let digest: String
    let proposed: String
    /// `nil` while it waits.
    let released: String?
    /// Entries under which the law has changed since; `nil` for none.
    let overtakenCount: String?

    /// Who acted is told to staff alone.
    init(_ edition: HandbookEdition, _ names: [Person.ID: String], _ visit: Visit, overtaken: Int) {
        let language = visit.language
        func told(_ step: HandbookEdition.Step) -> String {
            let name = visit.staff == nil ? nil : names[step.by.person]
            return [step.at.text(in: language), name].compactMap { $0 }.joined(separator: ", ")
        }
        id = edition.id.text
        link = visit.urls.edition(edition.id)
        date = edition.on.text(in: language)
        entries = edition.entries.text(in: language)
        note = edition.note
        digest = edition.digest
        proposed = told(edition.proposed)
        released = edition.released.map(told)
        overtakenCount = overtaken > 0 ? overtaken.text(in: language) : nil
    }
}

/// One edition: its state, its files, its contents, and what is other in it than in an earlier one.
struct EditionView: Sendable {
    let edition: EditionRow
    let isWaiting: Bool
    let canRelease: Bool
    let isOwn: Bool
    let formToken: String
    let action: String
    let html: String
    let epub: String
    let docx: String
    let pdf: String
    let others: [RegistryView.Choice]
    let hasOthers: Bool
    let hidden: [RegistryView.Hidden]
    let difference: Difference?
    let refusal: String?
    let overtaken: [Overtaken]
    let hasOvertaken: Bool

    /// An entry under which the law has changed since, with the entry of today.
    struct Overtaken: Sendable {
        let id: String
        let title: String
        let link: String
        let changes: [String]
    }

    struct Difference: Sendable {
        let since: String
        let isNothing: Bool
        let added: [Entry]
        let removed: [Entry]
        let changed: [Changed]
        let counts: String
    }

    struct Entry: Sendable {
        let id: String
        let title: String
    }

    struct Changed: Sendable {
        let id: String
        let title: String
        let parts: [Part]
    }

    struct Part: Sendable {
        let heading: String
        let before: [String]
        let after: [String]
    }

    init(
        _ edition: HandbookEdition, _ book: Handbook, _ overtaken: OvertakenEntries, others: [HandbookEdition], since: HandbookEdition?,
        _ difference: HandbookDifference?,
        _ names: [Person.ID: String], _ visit: Visit, refusal: (any Refusal)?
    ) {
        self.edition = EditionRow(edition, names, visit, overtaken: overtaken.entries.count)
        hasOvertaken = !overtaken.entries.isEmpty
        self.overtaken = overtaken.entries.map { one in
            Overtaken(
                id: one.entry.id.text, title: one.entry.title[visit.language],
                link: visit.urls.address(["handbook", "entries", one.entry.id.text]),
                changes: one.changes.prefix(Self.mostChanges).map(\.sentence[visit.language]))
        }
        isWaiting = edition.released == nil
        let matter = Thing(.wholeCountry, owners: edition.proposed.by.circle)
        canRelease = isWaiting && visit.staff?.rights.may(.approve, matter, on: visit.today) ?? false
        isOwn = isWaiting && !canRelease && visit.staff?.rights.may(.approve, .common, on: visit.today) ?? false
        formToken = visit.staff?.formToken ?? ""
        action = "/handbook/editions/\(edition.id.text.percentEncoded)"
        html = visit.urls.address(["handbook", "editions", edition.id.text, "files", "html"])
        epub = visit.urls.address(["handbook", "editions", edition.id.text, "files", "epub"])
        docx = visit.urls.address(["handbook", "editions", edition.id.text, "files", "docx"])
        pdf = visit.urls.address(["handbook", "editions", edition.id.text, "files", "pdf"])
        self.others = others.map { .init(value: $0.id.text, text: $0.id.text, isChosen: $0.id == since?.id) }
        hasOthers = !others.isEmpty
        hidden = visit.urls.carried.map { .init(name: $0.0, value: $0.1) }
        self.difference = difference.map { Difference($0, since: since?.id.text ?? "", visit.language) }
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: visit.language) }
    }
}

extension EditionView {
    private static let mostChanges = 5
}

extension EditionView.Difference {
    init(_ difference: HandbookDifference, since: String, _ language: Language) {
        self.since = since
        isNothing = difference.isNothing
        added = difference.added.map { .init(id: $0.id.text, title: $0.title[language]) }
        removed = difference.removed.map { .init(id: $0.id.text, title: $0.title[language]) }
        changed = difference.changed.map { changed in
            EditionView.Changed(
                id: changed.entry.id.text, title: changed.entry.title[language],
                parts: changed.parts.map { part in
                    EditionView.Part(
                        heading: part.kind.words[language], before: part.before.map { Self.text($0, language) },
                        after: part.after.map { Self.text($0, language) })
                })
        }
        let (new, gone, other) = (added.count.text(in: language), removed.count.text(in: language), changed.count.text(in: language))
        counts =
            language == .vi ? "\(new) mục mới, \(gone) mục bỏ, \(other) mục đổi" : "\(new) entries new, \(gone) gone, \(other) changed"
    }

    private static func text(_ line: HandbookLine, _ language: Language) -> String {
        [line.label?[language], line.text[language]].compactMap { $0 }.joined(separator: ": ")
    }
}
