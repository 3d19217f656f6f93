// SPDX-License-Identifier: Apache-2.0
import Channels
import Domain
import Foundation
import Retrieval
import Storage

extension Checkup {
    /// What the database holds, and whether the index is made from it.
    func inside(_ database: any SQLDatabase) async throws -> [Check] {
        let pending = try await Schema.pending(in: database)
        guard pending.isEmpty else {
            return [
                check(
                    "Cơ sở dữ liệu", "Database", console("còn thiếu: ", "lacks ") + pending.joined(separator: ", "),
                    mend: console("chạy donghanh migrate", "run donghanh migrate")
                )
            ]
        }
        let holdings = try await LegalDocumentStore(database).holdings()
        let facts = try await FactStore(database).generation()
        return [
            check("Cơ sở dữ liệu", "Database", console("dùng được, đúng phiên bản", "answers, and has this version")),
            check(
                "Nội dung đã nạp", "Content loaded", facts.isEmpty ? console("chưa", "no") : console("có", "yes"),
                mend: facts.isEmpty
                    ? console("chạy một lệnh bất kỳ, ví dụ donghanh search thử", "run any command, such as donghanh search test") : nil
            ),
            try await conflicts(in: database), corpus(holdings), await index(holdings), ranking(),
        ] + (try await mail(in: database))
    }

    /// A site without mail is in order; what is set must answer.
    private func mail(in database: any SQLDatabase) async throws -> [Check] {
        let setup = try await SettingStore(database, pinned: settings.pinned).sheet().setup
        var checks: [Check] = []
        if let server = setup.mail {
            let carrier = SMTPCarrier(secrets: settings.secrets, authorities: settings.authorities, seconds: 20, now: { Date() })
            checks.append(await answer("Máy chủ gửi thư", "Mail server", "\(server.host):\(server.port)") { try await carrier.tryOut(server) })
        }
        if let account = setup.mailbox {
            let mailbox = IMAPMailbox(secrets: settings.secrets, authorities: settings.authorities, seconds: 20)
            checks.append(
                await answer("Hộp thư nhận câu hỏi", "Mailbox for questions", "\(account.host):\(account.port), \(account.folder)") {
                    try await mailbox.tryOut(account)
                })
        }
        let faults = setup.faults.filter { $0.key.part == .mail || $0.key.part == .mailbox }
        for (setting, fault) in faults.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            checks.append(
                check(
                    "Cài đặt \(setting.rawValue)", "Setting \(setting.rawValue)", reason(fault),
                    mend: console("sửa ở trang Cài đặt", "mend it on the settings page")))
        }
        return checks
    }

    private func answer(_ vi: String, _ en: String, _ name: String, _ work: () async throws -> Void) async -> Check {
        do {
            try await work()
            return check(vi, en, name)
        } catch {
            return check(vi, en, name, mend: reason(error))
        }
    }

    private func conflicts(in database: any SQLDatabase) async throws -> Check {
        let subjects = try await ChangeStore(database).conflicts().map(\.subject.key)
        return check(
            "Điều đã duyệt", "Approved changes",
            subjects.isEmpty
                ? console("tệp nội dung không nói khác", "the content files say nothing else")
                : console("tệp nội dung nói khác: ", "the content files say otherwise: ") + subjects.joined(separator: ", "),
            mend: subjects.isEmpty ? nil : console("xem và duyệt lại từng mục", "settle each by a change")
        )
    }

    /// A site without an edition is in order: it answers from the registry.
    private func corpus(_ holdings: Holdings) -> Check {
        let edition = holdings.edition ?? console("chưa nhập bản nào", "no edition yet")
        return check(
            "Văn bản", "Law",
            edition
                + console(
                    ", \(holdings.documents) văn bản, \(holdings.provisions) điều",
                    ", \(holdings.documents) documents, \(holdings.provisions) articles")
        )
    }

    private func index(_ holdings: Holdings) async -> Check {
        let generation = await FolderIndex(folder: settings.index).generation
        if generation == holdings.generation { return check("Chỉ mục", "Index", console("khớp với văn bản", "matches the law held")) }
        return check(
            "Chỉ mục", "Index", generation == nil ? console("chưa có", "none yet") : console("cũ hơn văn bản", "older than the law held"),
            mend: console("chạy donghanh index", "run donghanh index")
        )
    }

    private func ranking() -> Check {
        let name = (vi: "Cách xếp hạng", en: "Ranking")
        do {
            guard let ranking = try RankingFolder(settings.rankings).current() else {
                return check(name.vi, name.en, console("xếp theo điểm", "the order of scores"))
            }
            let (day, gain) = (ranking.provenance.day, ranking.provenance.measured.gain)
            return check(
                name.vi, name.en,
                console("học ngày \(day), nDCG@10 hơn \(Self.points(gain))", "learnt on \(day), nDCG@10 better by \(Self.points(gain))")
            )
        } catch {
            return check(
                name.vi, name.en, console("không đọc được", "cannot be read"),
                mend: console("chạy donghanh learn --roll-back", "run donghanh learn --roll-back")
            )
        }
    }

    /// A site without a model is in order: it compares by words.
    func meaning() -> Check {
        let name = (vi: "Tìm theo nghĩa", en: "Search by meaning")
        let folder = ModelFolder(settings.model)
        let progress = Embedding.noted(at: settings.embeddingNote).map { "; " + ModelSheet.line($0, console) } ?? ""
        guard folder.isInstalled else { return check(name.vi, name.en, console("chưa cài mô hình", "no model installed") + progress) }
        do {
            return check(name.vi, name.en, try folder.check().engine + progress)
        } catch {
            return check(name.vi, name.en, reason(error), mend: console("chạy donghanh model install", "run donghanh model install"))
        }
    }

    private static func points(_ gain: Double) -> String { String(format: "%.3f", gain) }
}
