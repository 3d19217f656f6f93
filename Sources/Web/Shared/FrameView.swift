// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// The frame of every page: `{{site.…}}` in the templates.
struct FrameView: Sendable {
    let language: String
    let isEnglish: Bool
    /// What the address of a form carries, so that its answer comes in the reader's language.
    let query: String
    let style: String
    let script: String
    let icon: String
    let home: String
    let registry: String
    let handbook: String
    let documents: String
    let search: String
    let about: String
    let person: String
    /// The same page in the other language.
    let otherLanguage: String
    let section: Section
    let day: String
    let dayValue: String
    let isToday: Bool
    let today: String
    let place: String?
    let known: String?
    let form: HeaderForm
    let places: [String]
    let hotlines: [HotlineView]
    let contact: ContactView?
    let staff: StaffView?
    /// Stands before a link that is handed to somebody.
    let origin: String

    struct Section: Sendable {
        let ask: Bool
        let registry: Bool
        let handbook: Bool
        let documents: Bool
        let search: Bool
        let about: Bool
    }

    init(_ visit: Visit, _ furniture: Furniture, request: Request, question: Question?, answer: Question.ID?) {
        let urls = visit.urls
        language = visit.language.rawValue
        isEnglish = visit.language == .en
        query = isEnglish ? "?lang=en" : ""
        style = furniture.assets.address("site.css")
        script = furniture.assets.address("site.js")
        icon = furniture.assets.address("icon.svg")
        (home, registry, documents, search, about) = (urls.home, urls.registry, urls.documents, urls.search(""), urls.about)
        handbook = urls.address(["handbook"])
        person = urls.person(for: answer)
        otherLanguage = Self.otherLanguage(of: request, from: visit.language)
        section = Section(request.uri.path)
        let shownDay = question?.on ?? visit.day
        day = shownDay.text(in: visit.language)
        dayValue = shownDay.iso
        isToday = shownDay == visit.today
        today = visit.today.text(in: visit.language)
        place = if let question { question.place } else { visit.placeName }
        known = visit.knownText
        form = if let question { HeaderForm(askingAgain: question) } else { HeaderForm(staying: request) }
        places = furniture.places
        hotlines = furniture.hotlines.map(HotlineView.init)
        contact = furniture.contact.map(ContactView.init)
        origin = visit.origin
        staff = visit.staff.map { StaffView($0, visit, furniture, request) }
    }

    private static func otherLanguage(of request: Request, from language: Language) -> String {
        let kept = Fields(of: request).repeatable.filter { $0.name != "lang" }
        let query = (kept.map { ($0.name, $0.value) } + [("lang", language == .vi ? "en" : "vi")])
            .map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }
        return request.uri.path + "?" + query.joined(separator: "&")
    }
}

extension FrameView.Section {
    private static let ofRegistry: Set<Substring> = [
        "registry", "duties", "sunset", "overview", "reconciliation", "movements", "procedures", "calendar",
    ]

    init(_ path: String) {
        let first = path.split(separator: "/").first
        ask = first == nil || first == "answers" || first == "questions" || first == "person"
        registry = first.map(Self.ofRegistry.contains) ?? false
        handbook = first == "handbook"
        documents = first == "documents"
        search = first == "search"
        about = first == "about"
    }
}

/// The day and the place in the header: a change shows the same page again, or asks the same question again.
struct HeaderForm: Sendable {
    let action: String
    let method: String
    let fields: [Field]

    struct Field: Sendable {
        let name: String
        let value: String
    }

    init(staying request: Request) {
        let path = request.uri.path
        // A page that was posted has no address of its own to come back to.
        action = request.method == .get || request.method == .head ? path : "/"
        method = "get"
        fields = Fields(of: request).repeatable
            .filter { !["on", "place"].contains($0.name) }
            .map { Field(name: $0.name, value: $0.value) }
    }

    init(askingAgain question: Question) {
        action = "/questions"
        method = "post"
        fields = [Field(name: "question", value: question.text)]
    }
}

/// Whom a place has named for its own officials.
struct ContactView: Sendable {
    let who: String
    let number: String
    let dial: String

    init(_ contact: PlaceContact) {
        who = contact.office ?? contact.place
        number = contact.number
        dial = contact.number.filter { $0.isNumber || $0 == "+" }
    }
}

/// A number that a person answers, to read and to call.
struct HotlineView: Sendable {
    let number: String
    let dial: String

    init(_ number: String) {
        self.number = number
        dial = number.filter(\.isNumber)
    }
}
