// SPDX-License-Identifier: Apache-2.0
import Domain

/// The page that takes a question, new or sent back with a reason.
struct AskView: Sendable {
    let action: String
    let longest: Int
    let examples: [Example]
    let registry: String
    var question: String
    var day: String
    var place: String?
    /// Why the question was not taken, and which field is to be mended.
    var refusal: String?
    var isQuestionWrong = false
    var isDayWrong = false
    var isPlaceWrong = false
    /// Where whoever asks wants to be called.
    var name = ""
    var phone = ""
    var isPhoneWrong = false
    /// What whoever wants a person says that it is.
    private(set) var kinds: [KindChoice]

    struct Example: Sendable {
        let text: String
        let field: String
    }

    init(_ visit: Visit, text: String, examples: [Example]) {
        // Day and place stand in the form; the address carries the rest.
        action = visit.language == .en ? "/questions?lang=en" : "/questions"
        longest = Question.longest
        registry = visit.urls.registry
        self.examples = examples
        question = text
        day = visit.day.iso
        place = visit.placeName
        kinds = KindChoice.all(.guidance, visit.language)
    }

    mutating func refuse(_ refusal: any Refusal, _ form: Fields, _ language: Language) {
        (name, phone) = (form["name"] ?? "", form["phone"] ?? "")
        kinds = KindChoice.all(TicketKind(rawValue: form["kind"] ?? ""), language)
        self.refusal = Catalogue.sentence(for: refusal, in: language)
        day = form.raw("on") ?? day
        place = form.raw("place") ?? place
        switch refusal as? QuestionError {
        case .empty, .tooLong: isQuestionWrong = true
        case .noSuchDay: isDayWrong = true
        case .noSuchPlace: isPlaceWrong = true
        case nil: isPhoneWrong = true
        }
    }
}

/// Questions to start from: such as officials really asked, then one a field for duties of the registry.
struct Examples {
    let list: [AskView.Example]

    private static let asked = 2
    private static let inAll = 6
    /// Longer ones are read by nobody who looks for an example.
    private static let longest = 120

    init(_ facts: RegistryFacts, _ language: Language) {
        let fields = Dictionary(facts.fields.map { ($0.id, $0.name[language]) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        let practice = facts.practice
            .filter { !$0.duties.isEmpty && $0.question[language].hasSuffix("?") && $0.question[language].count <= Self.longest }
            .filter { language == .en ? $0.question.en != nil : Vietnamese.hasMarks($0.question.vi) }
            .filter { seen.insert($0.field ?? "").inserted }
            .prefix(Self.asked)
            .map { AskView.Example(text: $0.question[language], field: Self.field($0.field, facts.fields, language)) }
        let duties = facts.duties
            .filter { !$0.isDraft && $0.confidence == .high && (language == .vi || $0.title.en != nil) }
            .compactMap { duty in Self.question(duty, language).map { AskView.Example(text: $0, field: fields[duty.field] ?? "") } }
            .filter { $0.text.count <= Self.longest && seen.insert($0.field).inserted }
            .prefix(Self.inAll - practice.count)
        list = practice + duties
    }

    /// A practice question names its field in Vietnamese; in English it is shown where the registry knows the field.
    private static func field(_ name: String?, _ fields: [Field], _ language: Language) -> String {
        guard let name else { return "" }
        let known = fields.first { $0.name.vi == name || $0.aliases.contains(name) }
        return known?.name[language] ?? (language == .vi ? name : "")
    }

    /// Only of a title that begins with what is done; "Ai có thẩm quyền giấy phép …" would be no sentence.
    private static func question(_ duty: Duty, _ language: Language) -> String? {
        let title = duty.title[language]
        let rest = title.prefix(1).lowercased() + title.dropFirst()
        switch language {
        case .vi: return acts.contains { rest.hasPrefix($0 + " ") } ? "Ai có thẩm quyền \(rest)?" : nil
        case .en: return "Who is competent for this: \(rest)?"
        }
    }

    private static let acts = [
        "cấp", "cấp lại", "cho phép", "chỉ định", "công bố", "công nhận", "gia hạn", "giám định", "kiểm tra", "phê duyệt", "thu hồi",
        "thẩm định", "tiếp nhận", "xác nhận", "đăng ký",
    ]
}
