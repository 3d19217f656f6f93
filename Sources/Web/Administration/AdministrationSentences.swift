// SPDX-License-Identifier: Apache-2.0
import Domain

extension Catalogue {
    /// What settings, mail and identity providers are refused for.
    static let administrationSentences: [String: Words] = [
        "setting.faulty": Words(
            vi: "Chưa lưu: hãy sửa các mục được đánh dấu; những gì bạn đã nhập vẫn còn bên dưới.",
            en: "Not kept: mend what is marked; what you typed is still below."
        ),
        "setting.pinned": Words(
            vi: "Mục này được đặt khi khởi động chương trình. Hãy đổi ở đó.",
            en: "This was set where the program is started. Change it there."
        ),
        "setting.overtaken": Words(
            vi: "Người khác vừa đổi mục này. Hãy xem bảng thay đổi bên dưới, tải lại trang rồi đổi lại nếu vẫn cần.",
            en: "Somebody else has just changed this. See the list of changes below, load the page again, and change it if it is still needed."
        ),
        "setting.too-long": Words(vi: "Dài quá {0} ký tự. Hãy rút ngắn.", en: "Longer than {0} characters. Make it shorter."),
        "setting.not-a-choice": Words(vi: "Hãy chọn một trong: {0}.", en: "Choose one of: {0}."),
        "setting.not-in-range": Words(vi: "Phải là số từ {0} đến {1}.", en: "It must be a number from {0} to {1}."),
        "setting.not-one-line": Words(vi: "Phải viết trên một dòng, không có ký tự lạ.", en: "It must be one line without control characters."),
        "setting.not-a-secret-name": Words(
            vi: "Ở đây chỉ ghi tên (chữ thường, số, gạch nối), không ghi chính bí mật.",
            en: "Only a name goes here (small letters, digits, hyphens), never the secret itself."
        ),
        "setting.needed": Words(vi: "Cần mục này khi các mục cùng nhóm đã có.", en: "This is needed by the other settings of its group."),
        "setting.needed-by-mail": Words(
            vi: "Thư cần địa chỉ này để viết liên kết. Hãy đặt địa chỉ của trang trước.",
            en: "Mail needs it to write links. Set the site’s address first."
        ),
        "setting.needed-by-provider": Words(
            vi: "Nhà cung cấp cần địa chỉ này để đưa người dùng về. Hãy đặt địa chỉ của trang trước.",
            en: "The provider needs it to send people back. Set the site’s address first."
        ),
        "setting.needed-by-mailbox": Words(
            vi: "Ai hỏi bằng thư thì được trả lời bằng thư. Hãy đặt máy chủ gửi thư trước.",
            en: "Whoever asks by mail is answered by mail. Set the mail server first."
        ),
        "setting.not-a-folder": Words(
            vi: "Tên thư mục chỉ gồm chữ không dấu, số và dấu thường, ví dụ INBOX.",
            en: "The name of a folder has plain letters, digits and signs only, such as INBOX."
        ),
        "setting.not-an-interface": Words(
            vi: "Phải là địa chỉ https://… (hoặc http:// trên chính máy này), thường kết thúc bằng /v1, không có dấu hỏi.",
            en: "It must be an address https://… (or http:// on this very machine), usually ending in /v1, without a query."
        ),
        "embedding.unreachable": Words(
            vi: "Máy chủ véc-tơ {0} không trả lời được: {1}. Hãy xem lại địa chỉ và máy chủ; trong lúc đó kết quả xếp theo từ ngữ.",
            en: "The embedding server {0} does not answer as it should: {1}. Look at its address; meanwhile results are ordered by words."
        ),
        "embedding.malformed": Words(
            vi: "{0} không trả về véc-tơ dùng được. Hãy xem lại địa chỉ và tên mô hình.",
            en: "{0} returns no vectors that can be used. Look at the address and the model’s name."
        ),
        "embedding.not-loadable": Words(
            vi: "Không nạp được mô hình ({0}). Hãy chạy lại donghanh model install.",
            en: "The model cannot be loaded ({0}). Run donghanh model install again."
        ),
        "language-model.unreachable": Words(
            vi: "Máy chủ mô hình {0} không trả lời được: {1}. Hãy xem lại địa chỉ và máy chủ.",
            en: "The model’s server {0} does not answer as it should: {1}. Look at the address and the server."
        ),
        "language-model.slow": Words(
            vi: "Mô hình trả lời quá chậm. Hãy tăng số giây chờ, hoặc dùng mô hình nhỏ hơn.",
            en: "The model is too slow. Allow more seconds, or use a smaller model."
        ),
        "language-model.too-long": Words(
            vi: "Mô hình trả lời quá dài nên không dùng. Hãy xem lại máy chủ.", en: "The model says too much, so it is not used. Look at the server."
        ),
        "language-model.cut-off": Words(
            vi: "Câu trả lời của mô hình bị cắt ngang nên không dùng. Hãy xem lại máy chủ.",
            en: "The model’s reply was cut off, so it is not used. Look at the server."
        ),
        "language-model.malformed": Words(
            vi: "Máy chủ không trả lời theo dạng chat/completions. Hãy xem lại địa chỉ.",
            en: "The server does not answer in the form of chat/completions. Look at the address."
        ),
        "model.not-installed": Words(
            vi: "Máy này chưa cài mô hình. Hãy chạy donghanh model install.", en: "This node has no model. Run donghanh model install."
        ),
        "model.changed": Words(
            vi: "Tệp trong {0} không còn như lúc cài nên không dùng. Hãy chạy lại donghanh model install.",
            en: "Files in {0} are not what was installed, so they are not used. Run donghanh model install again."
        ),
        "model.other-processor": Words(
            vi: "Mô hình được biên dịch cho bộ xử lý khác (thiếu {0}). Hãy chạy lại donghanh model install trên máy này.",
            en: "The model was compiled for another processor ({0} lacking). Run donghanh model install again on this machine."
        ),
        "setting.not-a-site": Words(
            vi: "Phải là http:// hoặc https:// và tên máy, không có gì sau đó, ví dụ https://hotro.example.org.",
            en: "It must be http:// or https:// and a host, with nothing behind, such as https://hotro.example.org."
        ),
        "setting.not-a-host": Words(vi: "Phải là tên máy, ví dụ thu.example.org.", en: "It must be the name of a host, such as mail.example.org."),
        "setting.not-an-email": Words(vi: "Phải là một địa chỉ thư điện tử.", en: "It must be an e-mail address."),
        "setting.not-private": Words(
            vi: "“none” chỉ dùng cho máy chủ trên chính máy này. Hãy chọn starttls hoặc tls.",
            en: "“none” is for a server on this very machine. Choose starttls or tls."
        ),
        "setting.not-an-issuer": Words(
            vi: "Phải là địa chỉ https://… đúng như nhà cung cấp công bố, không có dấu hỏi.",
            en: "It must be an address https://… as the provider publishes it, without a query."
        ),
        "setting.lacks-openid": Words(vi: "Phải có openid.", en: "It must hold openid."),
        "setting.not-a-contact": Words(
            vi: "Không đọc được dòng {0}. Hãy ghi: tỉnh; số điện thoại; cơ quan. Ví dụ: Hưng Yên; 0221 000 0000; Sở Khoa học và Công nghệ.",
            en: "Line {0} cannot be read. Write: province; number; office. Such as: Hưng Yên; 0221 000 0000; Sở Khoa học và Công nghệ."
        ),
        "setting.not-a-calendar-line": Words(
            vi: "Không đọc được dòng {0}. Hãy ghi “nghỉ; ngày đầu; ngày cuối” (không quá 30 ngày) hoặc “làm bù; ngày”.",
            en: "Line {0} cannot be read. Write “off; first day; last day” (30 days at most) or “worked; day”."
        ),
        "setting.year-is-recorded": Words(
            vi:
                "Dòng {0} ghi lịch của cả năm. Lịch nghỉ của năm nay ghi một lần ở trang Lịch làm việc (/calendar), có người duyệt; ở đây chỉ ghi ngày riêng của bàn hỗ trợ. Hãy bỏ dòng này.",
            en:
                "Line {0} gives the calendar of a year. That is recorded once, on the page of the calendar (/calendar), and approved there; only days of the desk’s own belong here. Take the line out."
        ),
        "setting.both-worked-and-off": Words(
            vi: "Ngày {0} vừa ghi nghỉ vừa ghi làm. Hãy bỏ một trong hai.", en: "{0} stands as a day off and as a day worked. Take one of them out."
        ),
        "setting.not-a-rule": Words(
            vi: "Dòng {0} không đọc được. Hãy ghi: nhóm = vai trò; đơn vị; địa phương.",
            en: "Line {0} cannot be read. Write: group = role; unit; place."
        ),
        "setting.administrators-not-allowed": Words(
            vi: "Dòng {0} cử quản trị viên. Hãy bỏ dòng đó, hoặc cho phép ở mục “Nhóm được cử quản trị viên”.",
            en: "Line {0} makes administrators. Take it out, or allow it at “Groups may make administrators”."
        ),
        "setting.no-such-unit": Words(vi: "Không có đơn vị “{0}”. Hãy ghi mã đơn vị.", en: "There is no unit “{0}”. Write the unit’s code."),
        "setting.no-such-place": Words(
            vi: "Không có địa phương “{0}”. Hãy ghi mã địa phương.", en: "There is no place “{0}”. Write the place’s code."),
        "secret.missing": Words(
            vi: "Máy này không có bí mật đó. Hãy đặt biến môi trường {0}, hoặc tệp {1} chỉ chủ chương trình đọc được.",
            en: "This node does not have that secret. Set the variable {0}, or the file {1} readable by the program’s user only."
        ),
        "secret.open": Words(
            vi: "Tệp {0} để người khác đọc được nên không dùng. Hãy chạy chmod 600 với tệp đó.",
            en: "Others may read the file {0}, so it is not used. Run chmod 600 on it."
        ),
        "mail.unreachable": Words(
            vi: "Không nối được với máy chủ thư {0}: {1}. Hãy xem lại tên máy, cổng và kiểu mã hoá.",
            en: "The mail server {0} cannot be reached: {1}. Look at host, port and protection."
        ),
        "mail.wrong-login": Words(
            vi: "Máy chủ thư {0} không nhận tên đăng nhập hoặc mật khẩu. Hãy xem lại hai mục đó.",
            en: "The mail server {0} does not take the user or the password. Look at both."
        ),
        "mail.refused": Words(
            vi: "Máy chủ thư từ chối (mã {0}). Hãy xem lại địa chỉ người gửi và quyền gửi của tài khoản.",
            en: "The mail server refuses (code {0}). Look at the sender’s address and at what the account may send."
        ),
        "mail.interrupted": Words(
            vi: "Lần xem hộp thư trước bị ngắt giữa chừng. Lần sau sẽ làm tiếp; nếu còn báo mãi, hãy xem nhật ký của máy chủ.",
            en: "The last look into the mailbox was cut short. The next goes on; where this is told again and again, look into the server’s log."
        ),
        "mail.no-folder": Words(
            vi: "Máy chủ {1} không có thư mục {0}, hoặc không cho tài khoản này mở. Hãy xem lại tên thư mục.",
            en: "The server {1} has no folder {0}, or does not open it to this account. Look at the folder’s name."
        ),
        "provider.none": Words(
            vi: "Chưa có nhà cung cấp danh tính. Hãy đăng nhập bằng mật khẩu.", en: "No identity provider is set. Sign in by password."
        ),
        "provider.unreachable": Words(
            vi: "Nhà cung cấp danh tính {0} không trả lời được: {1}. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.",
            en: "The identity provider {0} does not answer as it should: {1}. Try again in some minutes, or sign in by password."
        ),
        "provider.not-a-provider": Words(
            vi: "Điều nhà cung cấp công bố về mình không dùng được ({0}). Hãy báo quản trị viên.",
            en: "What the provider publishes about itself cannot be used ({0}). Tell an administrator."
        ),
        "provider.stale": Words(
            vi: "Lần đăng nhập này đã dùng, đã quá 10 phút hoặc thuộc trình duyệt khác. Hãy bắt đầu lại.",
            en: "This sign-in was used, is older than 10 minutes or belongs to another browser. Start again."
        ),
        "provider.mixed-up": Words(
            vi: "Câu trả lời đến từ một nhà cung cấp khác nên không được nhận. Hãy bắt đầu lại; nếu lặp lại, hãy báo quản trị viên.",
            en: "The answer came from another provider and was not taken. Start again; if it comes back, tell an administrator."
        ),
        "provider.declined": Words(
            vi: "Nhà cung cấp không cho đăng nhập ({0}). Hãy thử lại, hoặc hỏi người quản lý tài khoản ở đó.",
            en: "The provider did not let you in ({0}). Try again, or ask whoever keeps the accounts there."
        ),
        "provider.bad-token": Words(
            vi: "Chứng thực của nhà cung cấp không đúng ({0}) nên không ai được đăng nhập. Hãy bắt đầu lại; nếu lặp lại, hãy báo quản trị viên.",
            en: "The provider’s proof does not hold ({0}), so nobody was signed in. Start again; if it comes back, tell an administrator."
        ),
        "provider.no-email": Words(
            vi: "Nhà cung cấp không cho biết địa chỉ thư đã kiểm tra. Hãy bổ sung ở đó, hoặc xin lời mời.",
            en: "The provider gives no checked e-mail address. Add one there, or ask for an invitation."
        ),
        "provider.email-taken": Words(
            vi: "Địa chỉ thư này đã có tài khoản ở đây. Hãy đăng nhập bằng mật khẩu, rồi liên kết nhà cung cấp ở trang cá nhân.",
            en: "There is an account with this address here. Sign in by password, then link the provider on your own page."
        ),
        "provider.unknown": Words(
            vi: "Chưa có ai ở đây dùng tài khoản này. Hãy xin quản trị viên một lời mời.",
            en: "Nobody here has this account. Ask an administrator for an invitation."
        ),
        "provider.too-many": Words(
            vi: "Đang có quá nhiều người đăng nhập. Hãy thử lại sau ít phút.", en: "Too many people are signing in. Try again in some minutes."
        ),
        "invitation.address-wanted": Words(
            vi: "Hãy ghi thư điện tử của người được mời: lời mời chỉ dùng được cho đúng địa chỉ ấy.",
            en: "Write the e-mail address of whoever is invited: the invitation is good for that very address only."
        ),
        "invitation.other-address": Words(
            vi: "Lời mời này gửi cho một địa chỉ khác. Hãy dùng đúng địa chỉ đã nhận thư.",
            en: "This invitation was sent to another address. Use the address that received it."
        ),
        "sign-in.codes-on": Words(
            vi: "Mã đang bật. Hãy tắt trước khi thiết lập lại.", en: "Codes are on. Turn them off before setting them up anew."
        ),
    ]
}
