// SPDX-License-Identifier: Apache-2.0
import Domain

// What each setting is called, and what it does.
extension Setting {
    var label: Words {
        switch self {
        case .address: Words(vi: "Địa chỉ của trang", en: "Address of the site")
        case .organisation: Words(vi: "Tên cơ quan", en: "Name of the organisation")
        case .mailHost: Words(vi: "Máy chủ gửi thư", en: "Mail server")
        case .mailPort: Words(vi: "Cổng", en: "Port")
        case .mailSecurity: Words(vi: "Mã hoá đường truyền", en: "Protection of the connection")
        case .mailUser: Words(vi: "Tên đăng nhập", en: "User")
        case .mailPassword: Words(vi: "Tên của mật khẩu", en: "Name of the password")
        case .mailSender: Words(vi: "Địa chỉ người gửi", en: "Sender’s address")
        case .mailboxHost, .mailboxPort, .mailboxSecurity, .mailboxUser, .mailboxPassword, .mailboxFolder, .mailboxAddress: mailboxLabel
        case .providerName: Words(vi: "Tên nhà cung cấp", en: "Name of the provider")
        case .providerIssuer: Words(vi: "Địa chỉ nhà cung cấp (issuer)", en: "Address of the provider (issuer)")
        case .providerClient: Words(vi: "Mã ứng dụng (client id)", en: "Client id")
        case .providerSecret: Words(vi: "Tên của bí mật (client secret)", en: "Name of the client secret")
        case .providerScopes: Words(vi: "Phạm vi xin (scopes)", en: "Scopes")
        case .providerClaim: Words(vi: "Trường chứa nhóm (claim)", en: "Claim that lists groups")
        case .providerGroups: Words(vi: "Nhóm nào có vai trò gì", en: "Which group has which role")
        case .providerStrangers: Words(vi: "Nhận người chưa có tài khoản", en: "Let in people without an account")
        case .providerAdministrators: Words(vi: "Nhóm được cử quản trị viên", en: "Groups may make administrators")
        case .providerHours: Words(vi: "Xem lại nhóm sau (giờ)", en: "Look at groups again after (hours)")
        case .sessionIdle: Words(vi: "Phiên hết hạn khi không dùng (giờ)", en: "A session lapses without use after (hours)")
        case .paceReading: Words(vi: "Số trang mỗi giây từ một địa chỉ mạng", en: "Pages a second from one network address")
        case .paceAsking: Words(vi: "Số câu hỏi mỗi giây từ một địa chỉ mạng", en: "Questions a second from one network address")
        case .paceEntering: Words(vi: "Số lần đăng nhập sai mỗi phút từ một địa chỉ mạng", en: "Wrong sign-ins a minute from one network address")
        case .placeContacts: Words(vi: "Số điện thoại của tỉnh, thành phố", en: "Telephone numbers of provinces")
        case .workDays: Words(vi: "Ngày nghỉ và ngày làm riêng của bàn hỗ trợ", en: "Days off and days worked of the desk alone")
        case .sessionLongest: Words(vi: "Phiên dài nhất (ngày)", en: "Longest session (days)")
        case .meaningEngine, .meaningShare, .meaningAddress, .meaningModel, .meaningForm, .meaningSecret: meaningLabel
        case .modelUse, .modelAddress, .modelName, .modelSecret, .modelSeconds, .modelTokens: modelLabel
        case .retentionAnswers: Words(vi: "Giữ câu hỏi không thành phiếu (ngày)", en: "Questions without a ticket are kept for (days)")
        case .retentionTickets: Words(vi: "Giữ nội dung phiếu sau khi xong (ngày)", en: "What tickets say is kept, once done, for (days)")
        case .retentionLog: Words(vi: "Giữ chi tiết cá nhân trong nhật ký (ngày)", en: "Personal details in the audit log are kept for (days)")
        case .metricsToken: Words(vi: "Tên của mã đọc số liệu", en: "Name of the token for the figures")
        case .goalGuidanceResponse, .goalGuidanceForward, .goalGuidanceAnswer, .goalReflectionResponse, .goalReflectionForward, .goalReflectionAnswer,
            .goalFaultResponse, .goalFaultForward, .goalFaultAnswer, .goalReview:
            goalLabel ?? Words(vi: rawValue, en: rawValue)
        }
    }

    var effect: Words {
        switch self {
        case .address:
            Words(
                vi:
                    "Mọi liên kết trong thư bắt đầu bằng địa chỉ này, và nhà cung cấp danh tính đưa người dùng về đây. Từ lần khởi động sau, trang chỉ trả lời ở tên máy này, và với https thì cookie chỉ đi qua https. Muốn sửa khi không vào được: khởi động với --public-address. Ví dụ https://hotro.example.org.",
                en:
                    "Links in mail start with it, and an identity provider sends people back to it. From the next start on the site answers at this host alone, and with https cookies go by https alone. To mend it when locked out, start with --public-address. Such as https://hotro.example.org."
            )
        case .organisation: Words(vi: "Đứng tên người gửi trong thư.", en: "Stands as the sender’s name in mail.")
        case .mailHost:
            Words(
                vi: "Có máy chủ thì trang gửi lời mời, liên kết đặt mật khẩu và thông báo; không có thì quản trị viên tự đưa liên kết.",
                en: "With one the site sends invitations, links for new passwords and notices; without one administrators hand links over."
            )
        case .mailPort: Words(vi: "Thường là 587 (STARTTLS) hoặc 465 (TLS).", en: "Usually 587 (STARTTLS) or 465 (TLS).")
        case .mailSecurity:
            Words(
                vi: "Thư và mật khẩu không bao giờ đi qua mạng mà không mã hoá; “none” chỉ dùng cho máy chủ trên chính máy này.",
                en: "Neither mail nor password crosses the net unprotected; “none” is for a server on this very machine."
            )
        case .mailUser: Words(vi: "Để trống nếu máy chủ không cần đăng nhập.", en: "Empty where the server wants no login.")
        case .mailboxHost, .mailboxPort, .mailboxSecurity, .mailboxUser, .mailboxFolder, .mailboxAddress: mailboxEffect
        case .mailPassword, .mailboxPassword, .providerSecret:
            Words(
                vi:
                    "Chỉ ghi tên. Giá trị nằm ngoài cơ sở dữ liệu: với tên “thu”, đặt biến môi trường DONGHANH_SECRET_THU hoặc tệp secrets/thu trong thư mục dữ liệu, trên mọi máy.",
                en:
                    "Only its name. The value lies outside the database: for the name “mail”, set the variable DONGHANH_SECRET_MAIL or the file secrets/mail in the data folder, on every node."
            )
        case .mailSender: Words(vi: "Thư đến từ địa chỉ này.", en: "Mail comes from this address.")
        case .providerName: Words(vi: "Hiện trên nút “Đăng nhập bằng …”.", en: "Shown on the button “Sign in with …”.")
        case .providerIssuer:
            Words(
                vi: "Đúng từng ký tự như nhà cung cấp công bố. Đặt xong, trang đăng nhập có thêm một cách vào (OpenID Connect).",
                en: "To the letter as the provider publishes it. Once set, the sign-in page has one more way in (OpenID Connect)."
            )
        case .providerClient: Words(vi: "Nhà cung cấp cấp khi đăng ký trang này.", en: "Given by the provider when this site is registered there.")
        case .providerScopes:
            Words(vi: "Luôn có openid; thêm phạm vi chứa tên, thư và nhóm.", en: "Always openid; besides what brings name, e-mail and groups.")
        case .providerClaim:
            Words(vi: "Nhà cung cấp ghi các nhóm của một người ở trường này.", en: "The provider lists a person’s groups in this claim.")
        case .providerGroups:
            Words(
                vi:
                    "Mỗi dòng: nhóm = vai trò; đơn vị; địa phương. Vai trò: asker, operator, expert, legal, approver, administrator. Vai trò có từ ngày đăng nhập, thôi khi nhóm không còn hoặc dòng này bị bỏ.",
                en:
                    "A line each: group = role; unit; place. Roles: asker, operator, expert, legal, approver, administrator. A role begins on the day of signing in, and ends when the group or the line is gone."
            )
        case .providerStrangers:
            Words(
                vi: "“yes”: ai có nhóm ở trên thì thành người dùng khi đăng nhập lần đầu. “no”: chỉ người đã có tài khoản và đã liên kết.",
                en:
                    "“yes”: whoever has a group above becomes a person when first signing in. “no”: only people who are here and have linked the account."
            )
        case .providerAdministrators:
            Words(
                vi: "“yes” thì người quản lý nhóm của nhà cung cấp cử được quản trị viên ở đây.",
                en: "With “yes”, whoever keeps the provider’s groups can make administrators here."
            )
        case .providerHours:
            Words(
                vi:
                    "Ai không đăng nhập lại ở nhà cung cấp trong từng ấy giờ thì thôi mọi vai trò do nhóm mà có, và phiên kết thúc; đăng nhập lại là có lại. Như vậy người đã rời nhóm không giữ vai trò lâu hơn thế.",
                en:
                    "Whoever has not signed in at the provider for so many hours loses all roles that groups give, and his sessions end; signing in gives them back. So whoever has left a group keeps its role no longer than that."
            )
        case .paceReading, .paceAsking:
            Words(
                vi:
                    "Ai nhanh hơn thì nhận câu “hãy chờ” (429), kèm số giây; lúc đầu được nhanh gấp mười. Cán bộ cả một tỉnh có thể đi chung một địa chỉ. Áp dụng trong vài giây, trên mọi máy.",
                en:
                    "Whoever is faster is told to wait (429), and for how long; at first ten times as fast is borne with. The officials of a whole province may share one address. Holds within seconds, on every node."
            )
        case .paceEntering:
            Words(
                vi:
                    "Chặn việc dò mật khẩu từ một nơi; ai vào đúng thì không bị tính. Lúc đầu cho phép gấp năm lần. Áp dụng trong vài giây, trên mọi máy.",
                en:
                    "Stops guessing from one place; whoever gets in is not counted. At first five times as many are borne with. Holds within seconds, on every node."
            )
        case .placeContacts:
            Words(
                vi:
                    "Mỗi dòng: tỉnh; số điện thoại; cơ quan (có thể bỏ trống cơ quan). Ai chọn tỉnh đó thì thấy số này cạnh đường dây nóng, trên mọi trang.",
                en:
                    "A line each: province; number; office (the office may be left out). Whoever chooses that province sees the number beside the hotline, on every page."
            )
        case .workDays:
            Words(
                vi:
                    "Chỉ những ngày bàn hỗ trợ làm khác lịch chung, mỗi dòng: “nghỉ; ngày đầu; ngày cuối” hoặc “làm bù; ngày”. Lễ, Tết và ngày hoán đổi của cả nước ghi ở trang Lịch làm việc, có nguồn và có người duyệt; năm nào chưa ghi thì hệ thống chỉ trừ thứ Bảy, Chủ nhật và nói rõ trên phiếu.",
                en:
                    "Only days on which the desk differs from the common calendar, a line each: “off; first day; last day” or “worked; day”. Holidays and swapped days of the country are recorded on the page of the calendar, with their source and approved by another; of a year that is not recorded only Saturdays and Sundays are left out, and tickets say so."
            )
        case .sessionIdle, .sessionLongest:
            Words(vi: "Áp dụng từ lần dùng kế tiếp của mỗi phiên.", en: "Holds from each session’s next use.")
        case .meaningEngine, .meaningShare, .meaningAddress, .meaningModel, .meaningForm, .meaningSecret: meaningEffect
        case .modelUse, .modelAddress, .modelName, .modelSecret, .modelSeconds, .modelTokens: modelEffect
        case .goalGuidanceResponse, .goalGuidanceForward, .goalGuidanceAnswer, .goalReflectionResponse, .goalReflectionForward, .goalReflectionAnswer,
            .goalFaultResponse, .goalFaultForward, .goalFaultAnswer, .goalReview:
            goalEffect
        case .retentionAnswers, .retentionTickets, .retentionLog:
            Words(
                vi:
                    "Quá hạn thì lời của người hỏi và lời trao đổi bị xoá hẳn; còn lại số liệu, điều luật đã trích và chuỗi nhật ký. Mỗi đợt xoá là một dòng nhật ký không chứa dữ liệu của ai. 0: giữ cho đến khi có yêu cầu xoá. Hạn mặc định là lựa chọn của chúng tôi; hãy đặt theo quy định lưu trữ của cơ quan. Xem trước: donghanh retention --check.",
                en:
                    "Past the term what askers wrote and what was said to them is erased for good; counts, quoted clauses and the chain of the log stay. Each round is a row of the log that tells of nobody. 0: kept until somebody asks for its erasure. The defaults are a choice of ours; set them by the rules of your office. To look first: donghanh retention --check."
            )
        case .metricsToken:
            Words(
                vi:
                    "Để trống thì không ai đọc được /metrics. Chỉ ghi tên; mã dài ít nhất 24 ký tự, nằm ở biến DONGHANH_SECRET_… hoặc tệp secrets/… của thư mục dữ liệu, trên từng máy. Hệ thống giám sát gửi mã ấy trong Authorization: Bearer ….",
                en:
                    "Empty, nobody reads /metrics. Only the name; the token has at least 24 characters and is the variable DONGHANH_SECRET_… or the file secrets/… of the data folder, on every node. What watches sends it as Authorization: Bearer …."
            )
        }
    }
}

extension Setting.Part {
    var title: Words {
        switch self {
        case .site: Words(vi: "Trang", en: "Site")
        case .mail: Words(vi: "Thư điện tử", en: "Mail")
        case .mailbox: Words(vi: "Hộp thư nhận câu hỏi", en: "Mailbox for questions")
        case .provider: Words(vi: "Đăng nhập bằng nhà cung cấp danh tính", en: "Signing in by an identity provider")
        case .sessions: Words(vi: "Phiên đăng nhập", en: "Sessions")
        case .paces: Words(vi: "Giới hạn tần suất", en: "Paces")
        case .places: Words(vi: "Đầu mối của địa phương", en: "Contacts of provinces")
        case .calendar: Words(vi: "Lịch làm việc", en: "Working days")
        case .goals: Words(vi: "Mục tiêu thời gian của bàn hỗ trợ", en: "Goals of the desk")
        case .meaning: Words(vi: "Tìm theo nghĩa", en: "Search by meaning")
        case .model: Words(vi: "Mô hình ngôn ngữ", en: "Language model")
        case .retention: Words(vi: "Thời hạn giữ dữ liệu cá nhân", en: "How long personal data is kept")
        case .operation: Words(vi: "Số liệu cho hệ thống giám sát", en: "Figures for what watches the site")
        }
    }

    /// The button that tries what is typed and keeps nothing; `nil` where there is nothing to try.
    var trial: Words? {
        switch self {
        case .mail: Words(vi: "Gửi thư thử cho tôi", en: "Send me a test message")
        case .provider, .mailbox, .meaning: Words(vi: "Thử kết nối", en: "Try the connection")
        case .site, .sessions, .paces, .places, .calendar, .goals, .model, .operation, .retention: nil
        }
    }
}

extension SettingOrigin {
    var words: Words {
        switch self {
        case .commandLine: Words(vi: "đặt ở dòng lệnh; đổi ở đó", en: "set on the command line; change it there")
        case .environment: Words(vi: "đặt ở biến môi trường; đổi ở đó", en: "set in the environment; change it there")
        case .file: Words(vi: "đặt ở tệp cài đặt; đổi ở đó", en: "set in the settings file; change it there")
        case .database: Words(vi: "đặt ở trang này", en: "set on this page")
        case .fallback: Words(vi: "mặc định", en: "default")
        }
    }
}
