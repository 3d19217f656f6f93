// SPDX-License-Identifier: Apache-2.0
import Domain

// What the settings of the mailbox are called, and what they do.
extension Setting {
    var mailboxLabel: Words {
        switch self {
        case .mailboxHost: Words(vi: "Máy chủ nhận thư (IMAP)", en: "Mailbox server (IMAP)")
        case .mailboxPort: Words(vi: "Cổng", en: "Port")
        case .mailboxSecurity: Words(vi: "Mã hoá đường truyền", en: "Protection of the connection")
        case .mailboxUser: Words(vi: "Tên đăng nhập", en: "User")
        case .mailboxPassword: Words(vi: "Tên của mật khẩu", en: "Name of the password")
        case .mailboxFolder: Words(vi: "Thư mục", en: "Folder")
        default: Words(vi: "Địa chỉ nhận câu hỏi", en: "Address for questions")
        }
    }

    var mailboxEffect: Words {
        switch self {
        case .mailboxHost:
            Words(
                vi:
                    "Để trống thì không ai hỏi được bằng thư. Khi có, mỗi thư gửi tới hộp này được trợ lý trả lời bằng thư, hoặc thành phiếu. Hãy dùng hộp thư riêng: bắt đầu từ thư chưa đọc, và thư đã nhận được đánh dấu đã đọc, không bị xoá.",
                en:
                    "Empty, nobody can ask by mail. With one, each mail to that box is answered by the assistant, by mail, or becomes a ticket. Use a box of its own: what nobody has read comes first, what was taken is marked as read and not deleted."
            )
        case .mailboxPort: Words(vi: "Thường là 993 (TLS) hoặc 143 (STARTTLS).", en: "Usually 993 (TLS) or 143 (STARTTLS).")
        case .mailboxSecurity:
            Words(
                vi: "Thư và mật khẩu không bao giờ đi qua mạng mà không mã hoá; “none” chỉ dùng cho máy chủ trên chính máy này.",
                en: "Neither mail nor password crosses the net unprotected; “none” is for a server on this very machine."
            )
        case .mailboxUser: Words(vi: "Tài khoản chỉ cần quyền đọc hộp thư này.", en: "The account needs nothing but this box.")
        case .mailboxFolder: Words(vi: "Thường là INBOX.", en: "Usually INBOX.")
        default:
            Words(
                vi: "Người hỏi trả lời thư của hệ thống về địa chỉ này. Để trống: địa chỉ người gửi thư của trang.",
                en: "Where answers to our letters go. Empty: the address that mail of the site comes from."
            )
        }
    }
}
