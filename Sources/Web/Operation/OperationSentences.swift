// SPDX-License-Identifier: Apache-2.0
import Domain

// What is told of how the site fares.
extension Catalogue {
    static let operationSentences: [String: Words] = [
        "ready.no-answer": Words(
            vi: "Cơ sở dữ liệu không trả lời. Hãy xem máy chủ cơ sở dữ liệu có đang chạy không.",
            en: "The database does not answer. See whether its server runs."),
        "ready.migrations-wait": Words(
            vi: "Còn {0} lần nâng cấp cơ sở dữ liệu chưa chạy. Hãy chạy donghanh migrate.",
            en: "{0} migrations have yet to run. Run donghanh migrate."),
        "ready.newer-schema": Words(
            vi: "Một bản chương trình mới hơn đã nâng cấp cơ sở dữ liệu. Hãy cài bản mới trên máy này.",
            en: "A newer program has changed the database. Install the newer one on this machine."),
        "ready.disk-fills": Words(
            vi: "Đĩa chỉ còn {0} MB. Hãy dọn bớt hoặc thêm đĩa.", en: "Only {0} MB of disk are left. Clear some, or add a disk."),
        "ready.disk-is-full": Words(
            vi: "Đĩa chỉ còn {0} MB, không đủ để ghi. Hãy dọn ngay.", en: "Only {0} MB of disk are left, too few to write. Clear some now."),
        "ready.not-writable": Words(
            vi: "Không ghi được vào thư mục dữ liệu. Hãy cấp quyền ghi cho người chạy chương trình.",
            en: "The data folder cannot be written to. Let the user of this program write there."),
        "ready.no-index": Words(
            vi: "Máy này chưa có chỉ mục tìm kiếm. Hãy chờ chỉ mục được dựng, hoặc chạy donghanh index.",
            en: "This machine has no search index yet. Wait until it is built, or run donghanh index."),
        "ready.index-is-behind": Words(
            vi: "Chỉ mục tìm kiếm cũ hơn văn bản đang giữ; đang được dựng lại.",
            en: "The search index is older than the law held; it is being built again."),
        "ready.mail-waits": Words(
            vi: "{0} thư chưa gửi được, thư cũ nhất đã chờ {1} phút. Hãy xem máy chủ thư ở trang Cài đặt.",
            en: "{0} letters wait, the oldest for {1} minutes. Look at the mail server on the settings page."),
        "ready.nodes-are-silent": Words(
            vi:
                "Số máy mất liên lạc: {0}, lâu nhất đã {1} phút. Hãy xem phần Các máy ở trang Vận hành; máy bỏ hẳn tự ra khỏi danh sách sau một ngày.",
            en: "Silent nodes: {0}, the longest for {1} min. See Nodes on the operation page; one taken away for good is forgotten after a day."),
        "metrics.token": Words(
            vi: "Số liệu chỉ mở cho ai mang đúng mã (Authorization: Bearer …).",
            en: "The figures open to whoever bears the token (Authorization: Bearer …)."),
        "metrics.no-token": Words(
            vi: "Máy này không đọc được mã mà trang Cài đặt nêu tên, hoặc mã ngắn hơn {0} ký tự. Hãy đặt lại mã trên máy này.",
            en: "This machine cannot read the token that the settings name, or it is shorter than {0} characters. Set it again on this machine."),
    ]
}
