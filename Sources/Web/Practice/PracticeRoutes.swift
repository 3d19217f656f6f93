// SPDX-License-Identifier: Apache-2.0
import Domain
import FoundationEssentials
import Hummingbird

/// What practice teaches: questions by likeness, with and without an answer, and where to go from there.
struct PracticeRoutes {
    private let site: Site

    init(_ site: Site) { self.site = site }

    func add(to routes: Routes) {
        routes.get("practice", .may(.viewQuality), use: list)
        routes.get("practice/:group", .may(.viewQuality), use: show)
        routes.post("practice/:group/:kind", .may(.viewQuality), use: begin)
    }

    @Sendable func list(_ request: Request, _ visit: Visit) async throws -> Page {
        _ = try visit.someone(who: .viewQuality, .common)
        let (lessons, registry) = try await site.taught()
        let fields = Fields(of: request)
        let reviews = try await site.reviews.figures(since: site.settings.now().addingTimeInterval(-86_400 * Self.days))
        let counts = ReviewCounts(reviews, late: reviews.late(try await site.deskTimes(), at: site.settings.now()), visit)
        let view = PracticeView(lessons, registry, counts, showsAll: fields["show"] == "all", page: fields["page"], visit)
        return Page("practice/list", view, headers: TicketRoutes.private)
    }

    @Sendable func show(_ request: Request, _ visit: Visit) async throws -> Page {
        _ = try visit.someone(who: .viewQuality, .common)
        let (lessons, registry) = try await site.taught()
        return Page(
            "practice/group", PracticeGroupView(try group(visit, lessons), registry, outlets, visit), headers: TicketRoutes.private)
    }

    /// Begins what its cause needs, where this installation has a place for it.
    @Sendable func begin(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await visit.staffForm(from: request)
        let staff = try visit.someone(who: .viewQuality, .common)
        let kind = try visit.parameter("kind")
        guard let outlet = site.watch.outlets.first(where: { $0.kind.rawValue == kind }) else { throw PracticeError.noOutlet }
        let group = try group(visit, try await site.taught().0)
        let questions = group.members.prefix(Self.mostTold).map { PracticeLessons.shown($0.text) }
        let path = try await outlet.begin(with: Array(questions), by: staff.person.id, at: site.settings.now())
        return .redirect(to: visit.urls.address(path))
    }

    private var outlets: Set<PracticeOutletKind> { Set(site.watch.outlets.map(\.kind)) }

    /// A group by the digest of its newest question's name: the name itself opens the answer to anybody.
    private func group(_ visit: Visit, _ lessons: PracticeLessons) throws -> PracticeLessons.Group {
        let key = try visit.parameter("group")
        guard let group = lessons.groups.first(where: { $0.members.contains { PracticeView.key(of: $0) == key } }) else {
            throw PracticeError.noGroup
        }
        return group
    }

    static let days = 90.0
    static let most = 2_000
    private static let mostTold = 50
}

enum PracticeError: Refusal, Equatable {
    case noGroup
    /// The installation has no such part yet.
    case noOutlet

    var kind: RefusalKind { .conflict }

    var key: String {
        switch self {
        case .noGroup: "practice.no-group"
        case .noOutlet: "practice.no-outlet"
        }
    }
}

extension Catalogue {
    static let practiceSentences: [String: Words] = [
        "practice.no-group": Words(
            vi: "Nhóm câu hỏi này không còn, có thể đã có câu mới hoặc câu cũ đã xoá. Hãy mở lại danh sách.",
            en: "This group of questions is not there any more: something new was asked, or something old erased. Open the list again."),
        "practice.no-outlet": Words(
            vi: "Hệ thống này chưa có phần ấy. Hãy ghi lại nhóm câu hỏi và chuyển cho người phụ trách.",
            en: "This installation does not have that part yet. Take note of the group and hand it to whoever is in charge."),
    ]
}
