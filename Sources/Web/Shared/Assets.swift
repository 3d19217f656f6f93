// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
import Hummingbird

/// The style sheet, scripts and icon, each under an address that changes with its bytes, so that it may be kept for ever.
struct Assets: Sendable {
    private let byName: [String: Asset]
    private let byAddress: [String: Asset]

    struct Asset: Sendable {
        let address: String
        let type: String
        let bytes: ByteBuffer
        let tag: String
    }

    init(folder: URL) throws {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasPrefix(".") {
            files[name] = try Data(contentsOf: folder.appending(path: name))
        }
        self.init(files: files)
    }

    init(files: [String: Data]) {
        byName = Dictionary(uniqueKeysWithValues: files.map { ($0, Asset(name: $0, data: $1)) })
        byAddress = Dictionary(uniqueKeysWithValues: byName.values.map { ($0.address, $0) })
    }

    /// The address of a file, or its plain name where there is none, so that the fault shows as a 404.
    func address(_ name: String) -> String { byName[name]?.address ?? "/assets/\(name)" }

    func add(to routes: Routes) {
        routes.get("assets/:file", .open, use: file)
    }

    @Sendable private func file(_ request: Request, _ visit: Visit) throws -> Response {
        guard let asset = byAddress[request.uri.path] else { throw Fault.noSuchPage(request.uri.path) }
        let headers: HTTPFields = [
            .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable", .eTag: asset.tag,
        ]
        if request.headers[.ifNoneMatch] == asset.tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.bytes))
    }
}

extension Assets.Asset {
    init(name: String, data: Data) {
        let digest = SHA256.hash(data: data).prefix(5).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        address = "/assets/\(name[..<dot]).\(digest)\(name[dot...])"
        type = Self.types[String(name[dot...])] ?? "application/octet-stream"
        bytes = ByteBuffer(bytes: data)
        tag = "\"\(digest)\""
    }

    private static let types = [
        ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ]
}
