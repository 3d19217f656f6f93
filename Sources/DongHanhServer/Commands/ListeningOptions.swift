// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Where the site listens.
struct ListeningOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Cổng; 0 chọn một cổng còn trống (port; 0 takes a free one).", valueName: "number"))
    var port: Int?

    @Option(help: ArgumentHelp("Địa chỉ mạng; mặc định chỉ máy này (address to listen on; this machine only by default).", valueName: "address"))
    var host: String?

    @Option(
        name: [.customLong("public-address"), .customLong("address")],
        help: ArgumentHelp(
            "Địa chỉ người dùng gõ, khi có máy chủ khác đứng trước: quyết định cookie, tên máy được nhận, liên kết trong thư và địa chỉ trở về"
                + " (where people reach the site, behind another server: governs cookies, the host that is served, links in mail and redirect addresses).",
            valueName: "url"))
    var address: String?

    @Option(
        help: ArgumentHelp(
            "Địa chỉ IP của máy chủ đứng trước, được tin khi nó nói ai hỏi (servers in front, believed when they say who asks).",
            valueName: "addresses"))
    var proxies: String?

    @Option(
        help: ArgumentHelp(
            "usual, hoặc unlimited để đo tốc độ: không giữ ai lại (or unlimited, for measuring: nobody is held up).", valueName: "pace"))
    var pace: String?

    @Option(
        help: ArgumentHelp(
            "Tệp chứng thư tin cậy cho nhà cung cấp danh tính và máy chủ thư, thay cho của hệ thống (certificates trusted instead of the system's).",
            valueName: "file"))
    var authorities: String?

    @Option(
        help: ArgumentHelp(
            "text, hoặc json: mỗi dòng một đối tượng, kể cả từng yêu cầu (or json: an object a line, every request among them).", valueName: "form"))
    var log: String?

    @Option(
        help: ArgumentHelp(
            "Gửi dấu vết của từng yêu cầu tới nơi nhận OTLP/HTTP, ví dụ http://127.0.0.1:4318 (send traces of requests to a collector).",
            valueName: "url"))
    var traces: String?

    @Option(help: ArgumentHelp("Phần dấu vết được gửi, từ 0 đến 1; mặc định 1 (which part of the traces; all by default).", valueName: "share"))
    var tracesShare: String?

    @Option(
        help: ArgumentHelp("Tên của mã bí mật mà nơi nhận dấu vết đòi (name of the secret that the collector asks for).", valueName: "secret"))
    var tracesToken: String?

    @Option(help: ArgumentHelp("Tên của máy này; mặc định tên máy và cổng (name of this node; host and port by default).", valueName: "name"))
    var node: String?

    var texts: [String: String] {
        [
            "port": port.map(String.init), "host": host, "address": address, "proxies": proxies, "pace": pace, "authorities": authorities, "log": log,
            "traces": traces, "traces-share": tracesShare, "traces-token": tracesToken, "node": node,
        ].compactMapValues { $0 }
    }
}
