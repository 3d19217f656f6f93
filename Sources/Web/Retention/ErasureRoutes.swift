// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// Erasing what a ticket tells of its asker before its term, by whoever may, for a reason that is chosen.
struct ErasureRoutes {
    private let site: Site
    private let retention: any Retention

    init(_ site: Site) {
        self.site = site
        retention = site.watch.retention
    }

    func add(to routes: Routes) {
        routes.get("desk/:id/erasure", .may(.erasePersonalData), use: show)
        routes.post("desk/:id/erasure", .may(.erasePersonalData), use: erase)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        let handling = try await site.tickets.handling(try visit.id())
        _ = try visit.someone(who: .erasePersonalData, handling.thing)
        return try await page(handling, visit)
    }

    @Sendable func erase(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await visit.staffForm(from: request)
        let handling = try await site.tickets.handling(try visit.id())
        let staff = try visit.someone(who: .erasePersonalData, handling.thing)
        do {
            guard let ground = form["ground"].flatMap(ErasureGround.init) else { throw ErasureFormError.noGround }
            guard form["sure"] == "yes" else { throw ErasureFormError.notSure }
            _ = try await retention.erase(handling.id, because: ground, by: staff.person.id, at: site.settings.now())
            site.lessons.forget()
            return .redirect(to: visit.urls.address(["desk", handling.id.text, "erasure"]))
        } catch let refusal as any Refusal where !(refusal is RightsError) {
            return try await page(handling, visit, refusal: refusal).response(from: request, context: visit)
        }
    }

    private func page(_ handling: Handling, _ visit: Visit, refusal: (any Refusal)? = nil) async throws -> Page {
        let erased = try await retention.erased(handling.id)
        return Page(
            "retention/erasure", ErasureView(handling, erased: erased, refusal: refusal, visit), status: refusal?.kind.status ?? .ok,
            headers: TicketRoutes.private)
    }
}

enum ErasureFormError: Refusal, Equatable {
    case noGround, notSure

    var kind: RefusalKind { .invalid }

    var key: String {
        switch self {
        case .noGround: "erasure.no-ground"
        case .notSure: "erasure.not-sure"
        }
    }
}

struct ErasureView: Sendable {
    let id: String
    let ticket: String
    let action: String
    let form: String
    let isOpen: Bool
    /// When it was erased last; what was said since is still there.
    let erased: String?
    let isWhole: Bool
    let refusal: String?
    let grounds: [Ground]

    struct Ground: Sendable {
        let value: String
        let text: String
    }

    init(_ handling: Handling, erased: Date?, refusal: (any Refusal)?, _ visit: Visit) {
        let language = visit.language
        id = TicketView.short(handling.id)
        ticket = visit.urls.address(["desk", handling.id.text])
        action = visit.urls.address(["desk", handling.id.text, "erasure"])
        form = visit.staff?.formToken ?? ""
        isOpen = handling.isOpen
        self.erased = erased?.text(in: language)
        isWhole = erased.map { erased in handling.ended.map { erased < $0 } ?? true } ?? true
        self.refusal = refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
        grounds = ErasureGround.allCases.map { Ground(value: $0.rawValue, text: $0.words[language]) }
    }
}

extension ErasureGround {
    var words: Words {
        switch self {
        case .wanted: Words(vi: "Người hỏi yêu cầu xoá", en: "Whoever asked wants it")
        case .misdirected: Words(vi: "Gửi nhầm nơi", en: "It came to the wrong place")
        case .excessive: Words(vi: "Chứa dữ liệu không cần cho việc trả lời", en: "It tells more than the answer needs")
        case .ordered: Words(vi: "Theo quyết định của cơ quan có thẩm quyền", en: "An authority has decided it")
        }
    }
}

extension Catalogue {
    static let retentionSentences: [String: Words] = [
        "erasure.still-open": Words(
            vi: "Phiếu này còn chờ trả lời. Hãy trả lời hoặc đóng phiếu trước, rồi xoá dữ liệu của người hỏi.",
            en: "This ticket still waits for an answer. Answer or close it first, then erase what it tells of its asker."),
        "erasure.erased-already": Words(
            vi: "Dữ liệu của người hỏi trên phiếu này đã được xoá; không còn gì để xoá.",
            en: "What this ticket told of its asker has been erased; nothing is left to erase."),
        "erasure.no-ground": Words(vi: "Hãy chọn vì sao xoá.", en: "Choose why it is erased."),
        "erasure.not-sure": Words(
            vi: "Xoá rồi không lấy lại được. Hãy đánh dấu vào ô xác nhận.", en: "What is erased cannot be brought back. Tick the box to confirm."),
    ]
}
