// SPDX-License-Identifier: Apache-2.0
import Domain

extension Catalogue {
    /// What can be refused about the log.
    static let auditSentences: [String: Words] = [
        "audit.head-damaged": Words(
            vi: "Tệp mốc không còn nguyên vẹn: mã của nó không khớp với nội dung. Hãy lấy lại bản đã công bố.",
            en: "The file of the head is not what it was: its digest does not fit what it says. Fetch the published one again."
        ),
        "audit.head-unreadable": Words(
            vi: "Không đọc được tệp mốc {0}. Hãy dùng tệp do donghanh audit head --json in ra.",
            en: "The head in {0} cannot be read. Use a file that donghanh audit head --json has printed."
        ),
        "audit.no-days": Words(
            vi: "Từ ngày {0} đến ngày {1} không có ngày nào. Hãy chọn ngày cuối không sớm hơn ngày đầu.",
            en: "From {0} to {1} there is no day. Choose a last day that is not before the first."
        ),
        "audit.no-ground": Words(
            vi: "Chưa có căn cứ để xoá. Hãy ghi điều khoản hoặc quyết định cho phép xoá; căn cứ được giữ mãi trong nhật ký.",
            en: "There is no ground for erasing. Name the provision or the decision that allows it; it stays in the log for ever."
        ),
        "audit.nothing-named": Words(
            vi: "Chưa rõ xoá của ai. Hãy chỉ ra một người, hoặc ngày mà mọi chi tiết cũ hơn sẽ bị xoá.",
            en: "It is not clear whose details shall go. Name a person, or the day before which all details go."
        ),
    ]
}
