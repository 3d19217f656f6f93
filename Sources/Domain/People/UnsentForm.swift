// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What somebody has typed into a form and not sent yet; nobody else ever sees it.
package struct UnsentForm: Hashable, Sendable {
    /// Address of the page with the form: "/duties/VT-01/edit".
    package let page: String
    /// In the order of the form; a name may come more than once.
    package let fields: [Field]
    package let kept: Date

    /// A field as it stood.
    package struct Field: Hashable, Codable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// As much as a form may bring, so that none that was sent is too large to be kept.
    package static let mostBytes = 512 * 1024
    /// Of one person; the oldest go first.
    package static let most = 50
    package static let keptDays = 30

    /// - Throws: ``UnsentFormError/tooLarge(kilobytes:)``.
    package init(page: String, fields: [Field], kept: Date) throws(UnsentFormError) {
        let bytes = fields.reduce(page.utf8.count) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard bytes <= Self.mostBytes else { throw .tooLarge(kilobytes: Self.mostBytes / 1024) }
        self.page = page
        self.fields = fields
        self.kept = kept
    }
}

/// The forms that people have begun and not sent.
package protocol UnsentForms: Sendable {
    /// Keeps a form in the place of what was typed on its page before.
    func keep(_ form: UnsentForm, of person: Person.ID) async throws

    func form(on page: String, of person: Person.ID, at now: Date) async throws -> UnsentForm?

    /// Newest first.
    func forms(of person: Person.ID, at now: Date) async throws -> [UnsentForm]

    func forget(_ page: String, of person: Person.ID) async throws
}

/// Why what was typed is not kept.
package enum UnsentFormError: Refusal, Equatable {
    case tooLarge(kilobytes: Int)

    package var kind: RefusalKind { .invalid }
    package var key: String { "unsent.too-large" }
    package var details: [String] { if case .tooLarge(let kilobytes) = self { [String(kilobytes)] } else { [] } }
}
