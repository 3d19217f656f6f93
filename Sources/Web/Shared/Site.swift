// SPDX-License-Identifier: Apache-2.0
package import Domain
package import FoundationEssentials
package import Hummingbird
import Foundation

/// The site: every page and the interface for programs, over the ports of the domain.
package struct Site: Sendable {
    let assistant: any Assistant
    let answers: any Answers
    let tickets: any Tickets
    let documents: any LegalDocuments
    let registries: any Registries
    let index: any SearchIndex
    let facts: any Facts
    let people: any People
    let signIns: any SignIns
    let changes: any Changes
    let settings: SiteSettings

    package init(
        assistant: any Assistant, answers: any Answers, tickets: any Tickets, documents: any LegalDocuments,
        registries: any Registries, index: any SearchIndex, facts: any Facts, people: any People, signIns: any SignIns,
        changes: any Changes, settings: SiteSettings
    ) {
        self.assistant = assistant
        self.answers = answers
        self.tickets = tickets
        self.documents = documents
        self.registries = registries
        self.index = index
        self.facts = facts
        self.people = people
        self.signIns = signIns
        self.changes = changes
        self.settings = settings
    }

    /// Path of the page that opens the list of waiting tickets, once.
    package var deskLink: String { "/hotline/open/\(settings.deskSecret)" }

    /// - Throws: when a template or a file of the package cannot be read.
    package func router() throws -> Router<Visit> {
        let furniture = try Furniture.ofPackage()
        let router = Router(context: Visit.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: SafetyHeaders())
        router.add(middleware: Reception(registries: registries, furniture: furniture, settings: settings))
        router.add(middleware: ErrorPages())
        router.add(middleware: OwnFormsOnly())
        router.add(middleware: FaultCheck())
        router.add(middleware: Deadline(limit: settings.deadline))
        router.add(middleware: StaffDoor(people: people, signIns: signIns, settings: settings))
        furniture.assets.add(to: router)
        AskRoutes(self).add(to: router)
        TicketRoutes(self).add(to: router)
        ProgramRoutes(self).add(to: router)
        RegistryRoutes(self).add(to: router)
        DocumentRoutes(self).add(to: router)
        AboutRoutes(self).add(to: router)
        SignInRoutes(people: people, signIns: signIns, registries: registries, settings: settings).add(to: router)
        ProfileRoutes(people: people, signIns: signIns, registries: registries, settings: settings).add(to: router)
        PeopleRoutes(people: people, signIns: signIns, registries: registries, settings: settings).add(to: router)
        InboxRoutes(changes: changes, people: people, settings: settings).add(to: router)
        ChangeRoutes(changes: changes, people: people, settings: settings).add(to: router)
        EditRoutes(changes: changes, registries: registries, settings: settings).add(to: router)
        refuseOtherMethods(router)
        return router
    }

    /// A known address with a method it does not take is not a missing page.
    private func refuseOtherMethods(_ router: Router<Visit>) {
        let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]
        for (path, routes) in Dictionary(grouping: router.routes, by: { $0.path.description }) {
            let allowed = routes.map(\.method.rawValue).sorted()
            for method in methods where !allowed.contains(method.rawValue) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw Fault.wrongMethod(method.rawValue, allowed: allowed)
                }
            }
        }
    }
}

/// What the site is told from outside; it reads no environment and no clock of its own.
package struct SiteSettings: Sendable {
    package let language: Language
    /// Opens the list of waiting tickets once.
    package let deskSecret: String
    package let version: String
    package let deadline: Duration
    /// The site is reached by https alone, so its cookies go no other way.
    package let isSecure: Bool
    package let now: @Sendable () -> Date
    /// An unguessable name, for a question or a session.
    package let newID: @Sendable () -> String

    package init(
        language: Language = .vi, deskSecret: String, version: String, deadline: Duration = .seconds(20), isSecure: Bool = false,
        now: @escaping @Sendable () -> Date = { Date() }, newID: @escaping @Sendable () -> String = { Self.chance() }
    ) {
        self.language = language
        self.deskSecret = deskSecret
        self.version = version
        self.deadline = deadline
        self.isSecure = isSecure
        self.now = now
        self.newID = newID
    }

    /// 128 bits from the system's generator, in hexadecimal.
    package static func chance() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}

extension Furniture {
    static func ofPackage() throws -> Furniture {
        guard let folder = Bundle.module.resourceURL else { throw TemplateError.missing("Templates") }
        return Furniture(
            templates: try Templates(folder: folder.appending(path: "Templates")), assets: try Assets(folder: folder.appending(path: "Assets"))
        )
    }
}
