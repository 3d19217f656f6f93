// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Importing
import Retrieval
import Storage

/// Looks at every part of the set-up, each by itself, and changes nothing.
struct Checkup: Sendable {
    let settings: Settings
    let console: Console
    /// An edition, its index beside the old one, and the database's own log fit into this.
    private static let wantedBytes = 2_000_000_000

    init(_ settings: Settings, _ console: Console) {
        self.settings = settings
        self.console = console
    }

    func all() async -> [Check] {
        var checks = [dataFolder(), space(), content()] + converters() + [meaning()]
        if let file = settings.databaseFile, !FileManager.default.fileExists(atPath: file) {
            checks.append(check("Cơ sở dữ liệu", "Database", file + console(" (sẽ được tạo)", " (will be made)")))
        } else {
            checks += await database()
        }
        return checks + [port()]
    }

    private func database() async -> [Check] {
        do {
            let database = try await Databases.open(settings.database)
            let checks = try await inside(database)
            try await database.close()
            return checks
        } catch {
            return [
                check(
                    "Cơ sở dữ liệu", "Database", console("không dùng được: ", "cannot be used: ") + reason(error),
                    mend: console(
                        "xem lại --database, và máy chủ cơ sở dữ liệu có đang chạy không", "look at --database, and whether the server runs")
                )
            ]
        }
    }

    private func dataFolder() -> Check {
        let path = settings.data
        if FileManager.default.fileExists(atPath: path) {
            let isWritable = access(path, W_OK | X_OK) == 0
            return check(
                "Thư mục dữ liệu", "Data folder", path,
                mend: isWritable ? nil : console("cấp quyền ghi cho người chạy chương trình", "let the user of this program write there")
            )
        }
        let isPossible = access(Self.existingParent(of: path), W_OK | X_OK) == 0
        return check(
            "Thư mục dữ liệu", "Data folder", path + console(" (sẽ được tạo)", " (will be made)"),
            mend: isPossible ? nil : console("không tạo được; chọn --data khác", "cannot be made; choose another --data")
        )
    }

    private func space() -> Check {
        let free = DataFolder(Self.existingParent(of: settings.data)).freeBytes ?? 0
        let megabytes = "\(free / 1_000_000) MB"
        return check(
            "Đĩa còn trống", "Free disk", megabytes,
            mend: free >= Self.wantedBytes ? nil : console("cần ít nhất 2 GB để nhập một bản pháp điển", "an edition needs at least 2 GB")
        )
    }

    private func content() -> Check {
        guard let folder = settings.content else {
            return check(
                "Nội dung", "Content", console("không thấy thư mục Content", "there is no Content folder"),
                mend: console("chỉ ra bằng --content", "name it by --content")
            )
        }
        let reading = ContentReader(folder: folder).read()
        let faults = reading.faults.map { "\($0.file):\($0.line): \($0.message)" }
        return check(
            "Nội dung", "Content", console("\(reading.facts.count) sự kiện trong \(folder)", "\(reading.facts.count) facts in \(folder)"),
            mend: faults.isEmpty ? nil : faults.joined(separator: "\n      ")
        )
    }

    /// Programs that read DOC and PDF; without them the other formats can still be read.
    private func converters() -> [Check] {
        [typesetter()]
            + Converter.all.map { converter in
                check(
                    "Đọc tệp bằng \(converter.program)", "Reads files by \(converter.program)",
                    converter.path ?? console("chưa cài", "not installed"),
                    mend: converter.path == nil ? "apt-get install \(converter.package)" : nil
                )
            }
    }

    private func typesetter() -> Check {
        let isThere = ConfinedTypesetter(folder: settings.typesetter).isThere
        return check(
            "Dàn trang PDF của cẩm nang", "Sets the handbook's pages as PDF",
            isThere ? settings.typesetter ?? "" : console("chưa thấy ở thư mục typesetter", "not found in a folder typesetter"),
            mend: isThere
                ? nil
                : console(
                    "chạy ./run, hoặc pip install --target THƯ-MỤC typst rồi --typesetter THƯ-MỤC",
                    "run ./run, or pip install --target FOLDER typst and --typesetter FOLDER"))
    }

    private func port() -> Check {
        let found = "\(settings.host):\(settings.port)"
        if Port(host: settings.host, number: settings.port).isFree { return check("Cổng", "Port", found + console(" còn trống", " is free")) }
        if let isRunning = try? FileLock(settings.siteLock) == nil, isRunning {
            return check("Cổng", "Port", found + console(" (trang đang chạy)", " (the site is running)"))
        }
        return check(
            "Cổng", "Port", found + console(" đã có chương trình khác dùng", " is taken by another program"),
            mend: console("dừng chương trình đó hoặc chọn --port khác", "stop that program or choose another --port")
        )
    }

    func check(_ vi: String, _ en: String, _ found: String, mend: String? = nil) -> Check {
        Check(name: console(vi, en), found: found, mend: mend)
    }

    func reason(_ error: any Error) -> String {
        guard let refusal = error as? any Refusal else { return String(describing: error) }
        return Sentences.text(for: refusal, in: console.language)
    }

    private static func existingParent(of path: String) -> String {
        var url = URL(filePath: path)
        while !FileManager.default.fileExists(atPath: url.path(percentEncoded: false)), url.pathComponents.count > 1 {
            url.deleteLastPathComponent()
        }
        return url.path(percentEncoded: false)
    }
}
