// SPDX-License-Identifier: Apache-2.0
import Configuration
import Domain
import Foundation
import Web

/// Settings as they were given, checked one by one; every fault is kept, so that all can be mended at once.
struct SettingsDraft {
    private(set) var faults: [Words] = []
    private(set) var settings: Settings

    init(options: [String: String], environment: [String: String]) async throws {
        let providers = try await Self.providers(options: options, environment: environment)
        let reader = ConfigReader(providers: providers)
        let pinned = Self.pinned(by: providers)
        var faults: [Words] = []
        let data = Self.absolute(reader.string(forKey: "data", default: Self.defaults["data"] ?? ""))
        settings = Settings(
            data: data,
            database: Self.database(reader.string(forKey: "database"), data: data, &faults),
            content: Self.content(reader.string(forKey: "content"), &faults),
            language: Self.language(reader.string(forKey: "language", default: "vi"), &faults),
            host: reader.string(forKey: "host", default: "127.0.0.1"),
            port: Self.port(reader, &faults),
            address: Self.address(reader.string(forKey: "address"), &faults),
            proxies: Self.proxies(reader, &faults),
            log: Self.log(reader.string(forKey: "log", default: LogForm.text.rawValue), &faults),
            isPaced: Self.isPaced(reader.string(forKey: "pace", default: "usual"), &faults),
            pinned: pinned,
            secrets: MachineSecrets(folder: data + "/secrets", environment: environment),
            authorities: Self.authorities(reader.string(forKey: "authorities"), &faults),
            traces: TraceSettings(reader, &faults),
            node: Self.node(reader, &faults),
            typesetter: Self.typesetter(reader.string(forKey: "typesetter"), &faults)
        )
        self.faults = faults + Self.faults(of: pinned)
    }

    private static let defaults = ["data": "var", "port": "8080"]

    /// The four sources, first one wins.
    private static func providers(options: [String: String], environment: [String: String]) async throws -> [any ConfigProvider] {
        let options = InMemoryProvider(name: "command line", values: values(options))
        let environment = EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "donghanh")
        var providers: [any ConfigProvider] = [options, environment]
        if let file = ConfigReader(providers: providers).string(forKey: "settings") {
            providers.append(try await Self.file(file))
        }
        providers.append(InMemoryProvider(name: "defaults", values: values(defaults)))
        return providers
    }

    /// Settings of the page that one of the first three sources has; its key is the setting's name, such as `mail-host` or
    /// `DONGHANH_MAIL_HOST`.
    private static func pinned(by providers: [any ConfigProvider]) -> PinnedSettings {
        let origins: [SettingOrigin] = [.commandLine, .environment, .file]
        var given: [Setting: (text: String, origin: SettingOrigin)] = [:]
        for (provider, origin) in zip(providers.dropLast(), origins) {
            let reader = ConfigReader(provider: provider)
            for setting in Setting.allCases where given[setting] == nil {
                if let text = reader.string(forKey: ConfigKey([setting.rawValue])), !text.isEmpty { given[setting] = (text, origin) }
            }
        }
        return PinnedSettings(given)
    }

    private static func faults(of pinned: PinnedSettings) -> [Words] {
        Setup(pinned.texts).faults.filter { pinned.texts[$0.key] != nil && $0.key != .address }.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            setting, fault in
            Words(
                vi: "\(setting.rawValue): \(Sentences.text(for: fault, in: .vi))", en: "\(setting.rawValue): \(Sentences.text(for: fault, in: .en))")
        }
    }

    private static func values(_ texts: [String: String]) -> [AbsoluteConfigKey: ConfigValue] {
        Dictionary(
            uniqueKeysWithValues: texts.map { key, text in
                let content: ConfigContent = key == "port" ? Int(text).map { .int($0) } ?? .string(text) : .string(text)
                return (AbsoluteConfigKey([key]), ConfigValue(content, isSecret: key == "database"))
            }
        )
    }

    private static func file(_ path: String) async throws -> any ConfigProvider {
        let place = ConfigReader(provider: InMemoryProvider(values: ["filePath": ConfigValue(.string(path), isSecret: false)]))
        do {
            return try await FileProvider<JSONSnapshot>(config: place)
        } catch {
            throw SettingsFaults([
                Words(
                    vi: "Không đọc được tệp cài đặt \(path). Tệp phải là một đối tượng JSON, ví dụ {\"port\": 8080}.",
                    en: "The settings file \(path) cannot be read. It must be one JSON object, such as {\"port\": 8080}."
                )
            ])
        }
    }

    private static func database(_ url: String?, data: String, _ faults: inout [Words]) -> String {
        guard let url else { return "sqlite:\(data)/donghanh.db" }
        if !["sqlite:", "postgres://", "postgresql://"].contains(where: { url.hasPrefix($0) }) {
            // The URL may hold a password, so it is not repeated.
            faults.append(
                Words(
                    vi: "Địa chỉ cơ sở dữ liệu phải bắt đầu bằng sqlite: hoặc postgres://, ví dụ sqlite:/srv/donghanh.db.",
                    en: "The database address must start with sqlite: or postgres://, such as sqlite:/srv/donghanh.db."
                )
            )
        }
        return url
    }

    private static func language(_ code: String, _ faults: inout [Words]) -> Language {
        if let language = Language(rawValue: code) { return language }
        faults.append(Words(vi: "Ngôn ngữ “\(code)” chưa có: chọn vi hoặc en.", en: "There is no language “\(code)”: choose vi or en."))
        return .vi
    }

    private static func port(_ reader: ConfigReader, _ faults: inout [Words]) -> Int {
        if let port = try? reader.requiredInt(forKey: "port"), (0...65_535).contains(port) { return port }
        faults.append(
            Words(
                vi: "Cổng phải là một số từ 0 đến 65535; 0 chọn một cổng còn trống.",
                en: "The port must be a number from 0 to 65535; 0 takes a free one.")
        )
        return 0
    }

    private static func address(_ text: String?, _ faults: inout [Words]) -> String? {
        guard let text else { return nil }
        let bare = text.hasSuffix("/") ? String(text.dropLast()) : text
        let host = ["https://", "http://"].first { bare.hasPrefix($0) }.map { bare.dropFirst($0.count) } ?? ""
        if host.isEmpty || host.contains("/") || host.contains(where: \.isWhitespace) {
            faults.append(
                Words(
                    vi: "Địa chỉ của trang phải là http:// hoặc https:// và tên máy, ví dụ https://hotro.example.org.",
                    en: "The site's address must be http:// or https:// and a host, such as https://hotro.example.org."
                )
            )
        }
        return bare
    }

    /// With an address of its own the site stands behind something, and that is usually on the same machine.
    private static func proxies(_ reader: ConfigReader, _ faults: inout [Words]) -> Set<String> {
        guard let text = reader.string(forKey: "proxies") else { return reader.string(forKey: "address") == nil ? [] : Settings.thisMachine }
        let names = text.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init)
        for name in names where !CallerAddress.isAddress(name) {
            faults.append(
                Words(
                    vi: "“\(name)” không phải là địa chỉ IP của máy chủ đứng trước. Hãy ghi ví dụ 10.0.0.5, cách nhau bằng dấu phẩy.",
                    en: "“\(name)” is no IP address of a server in front. Write such as 10.0.0.5, separated by commas.")
            )
        }
        return Set(names)
    }

    private static func authorities(_ path: String?, _ faults: inout [Words]) -> String? {
        guard let path = path.map(absolute) else { return nil }
        if !FileManager.default.isReadableFile(atPath: path) {
            faults.append(Words(vi: "Không đọc được tệp chứng thư \(path).", en: "The file of certificates \(path) cannot be read."))
        }
        return path
    }

    /// The machine and the port tell nodes apart where nobody has given them names.
    private static func node(_ reader: ConfigReader, _ faults: inout [Words]) -> String {
        guard let name = reader.string(forKey: "node") else {
            return ProcessInfo.processInfo.hostName.prefix(60) + ":" + String(reader.int(forKey: "port") ?? 0)
        }
        if name.isEmpty || name.utf8.count > 80 || !name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            faults.append(
                Words(
                    vi: "Tên máy “\(name.prefix(80))” phải gồm 1 đến 80 chữ không dấu, số hoặc dấu câu, không có dấu cách.",
                    en: "The name of the node “\(name.prefix(80))” must be 1 to 80 signs of ASCII without a space."))
        }
        return name
    }

    private static func log(_ text: String, _ faults: inout [Words]) -> LogForm {
        if let form = LogForm(rawValue: text) { return form }
        faults.append(
            Words(vi: "Dạng nhật ký vận hành “\(text)” chưa có: chọn text hoặc json.", en: "There is no form of log “\(text)”: choose text or json."))
        return .text
    }

    private static func isPaced(_ text: String, _ faults: inout [Words]) -> Bool {
        if !["usual", "unlimited"].contains(text) {
            faults.append(
                Words(
                    vi: "Nhịp “\(text)” chưa có: chọn usual, hoặc unlimited để đo tốc độ.",
                    en: "There is no pace “\(text)”: choose usual, or unlimited for measuring speed."))
        }
        return text != "unlimited"
    }

    private static func content(_ folder: String?, _ faults: inout [Words]) -> String? {
        guard let folder else { return nearby("Content") }
        let path = URL(filePath: absolute(folder)).resolvingSymlinksInPath().path(percentEncoded: false)
        if !isFolder(path) {
            faults.append(Words(vi: "Không có thư mục nội dung \(path).", en: "There is no content folder \(path)."))
        }
        return path
    }

    private static func typesetter(_ folder: String?, _ faults: inout [Words]) -> String? {
        guard let folder else { return nearby("typesetter") }
        let path = absolute(folder)
        if !isFolder(path) {
            faults.append(Words(vi: "Không có thư mục của chương trình dàn trang \(path).", en: "There is no folder of the typesetter \(path)."))
        }
        return path
    }

    /// Beside the program, or beside a folder it lies in: a build finds the package's own.
    private static func nearby(_ name: String) -> String? {
        guard let program = Bundle.main.executablePath else { return nil }
        var folder = URL(filePath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<5 {
            let candidate = folder.appending(path: name).path(percentEncoded: false)
            if isFolder(candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func absolute(_ path: String) -> String {
        let path = URL(filePath: path, directoryHint: .notDirectory).standardizedFileURL.path(percentEncoded: false)
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
