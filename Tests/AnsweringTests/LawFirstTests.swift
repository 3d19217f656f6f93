// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// How a thing is done the law says, and the registry whose it is.
@Suite struct LawFirstTests {
    static let lost = "Giấy phép bưu chính bị mất thì xin cấp lại thế nào?"

    /// The made-up law with a decree on what a duty of the registry is about.
    static let part = EditionPart(
        name: "made-up", title: "Made up", documents: MadeUpLaw.part.documents,
        provisions: MadeUpLaw.part.provisions + [
            MadeUpLaw.article(
                MadeUpLaw.decree, 3, "Cấp lại giấy phép bưu chính bị mất",
                "Giấy phép bưu chính bị mất thì xin cấp lại thế này: thổi ba hồi còi gỗ, rồi chờ gió nồm."
            )
        ],
        faults: [], textBytes: 0, keptBytes: 0
    )

    @Test func `what the law says goes first, and who is competent today stands beside it`() async throws {
        let desk = try await Desk(holding: Self.part)
        let answer = try await desk.ask(Self.lost)
        #expect(answer.action == .answer && answer.reason == .law)
        #expect(answer.sentences.first?.citations.first?.quote?.contains("còi gỗ") == true)
        #expect(answer.sentences.dropFirst().allSatisfy { $0.layer == .registry })
        #expect(answer.sentences.count > 1 ? answer.competence != nil : answer.competence == nil)
    }

    @Test func `where no law is found the registry answers as it would have`() async throws {
        let answer = try await Desk().ask(Self.lost)
        #expect(answer.competence != nil || answer.clarification != nil)
        #expect(answer.reason != .noGround)
    }

    @Test(arguments: ["Ai cấp giấy phép bưu chính?", "Cơ quan nào cấp lại giấy phép bưu chính bị mất?"])
    func `who is competent is never asked of the law`(_ question: String) async throws {
        let answer = try await Desk(holding: Self.part).ask(question)
        #expect(answer.reason != .law)
        #expect(answer.competence != nil || answer.clarification != nil)
    }

    static let resale = "giấy phép cung cấp dịch vụ viễn thông không có hạ tầng mạng"
    static let papers = EditionPart(
        name: "made-up", title: "Made up", documents: MadeUpLaw.part.documents,
        provisions: MadeUpLaw.part.provisions + [
            MadeUpLaw.article(
                MadeUpLaw.decree, 3, "Hồ sơ cấp \(resale)",
                "Hồ sơ cấp \(resale) gồm: đơn viết bằng mực tím, còi gỗ và tranh vẽ đèn lồng."
            ),
            MadeUpLaw.article(
                MadeUpLaw.decree, 4, "Đánh số Giấy chứng nhận đăng ký cung cấp dịch vụ kiểm định, hiệu chuẩn",
                "Giấy chứng nhận đăng ký cung cấp dịch vụ kiểm định, hiệu chuẩn được đánh số như thế này: khắc ba vạch lên còi gỗ."
            ),
        ],
        faults: [], textBytes: 0, keptBytes: 0
    )

    @Test func `where several duties fit the law is asked before the asker is, and who is competent is asked back`() async throws {
        let text = "Hồ sơ cấp \(Self.resale) gồm những gì?"
        #expect(try await Desk().ask(text).reason == .whichDuty)
        let answer = try await Desk(holding: Self.papers).ask(text)
        #expect(answer.action == .answer && answer.reason == .law)
        #expect(answer.sentences.first?.citations.first?.quote?.contains("còi gỗ") == true)
        for whose in ["Ai cấp \(Self.resale)?", "UBND tỉnh có được cấp \(Self.resale) không?"] {
            #expect(try await Desk(holding: Self.papers).ask(whose).reason == .whichDuty, "\(whose)")
        }
    }

    @Test func `a number is no department, and the question none of competence`() async throws {
        let text = "Giấy chứng nhận đăng ký cung cấp dịch vụ kiểm định, hiệu chuẩn được đánh số như thế nào?"
        let answer = try await Desk(holding: Self.papers).ask(text)
        #expect(answer.reason == .law && answer.sentences.first?.text.contains("còi gỗ") == true)
    }

    @Test(arguments: [
        "Tổ chức hiệu chuẩn, thử nghiệm phương tiện đo có quyền và nghĩa vụ gì?", "Phương án thử nghiệm phương tiện đo được lập theo nguyên tắc gì?",
    ])
    func `a measuring instrument is no ward, and its duties no question of competence`(_ question: String) async throws {
        let answer = try await Desk().ask(question)
        #expect(answer.competence == nil)
        #expect(answer.reason == .noGround)
    }

    @Test func `what neither knows is handed on`() async throws {
        let answer = try await Desk().ask("Diều giấy của ông hàng xóm bay thấp thì khâu lại ra sao?")
        #expect(answer.action == .handoff && answer.reason == .noGround)
    }
}
