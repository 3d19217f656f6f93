// SPDX-License-Identifier: Apache-2.0
import Domain

extension AuditAct {
    var words: Words {
        switch self {
        case .signedIn: Words(vi: "đăng nhập", en: "signed in")
        case .signInFailed: Words(vi: "đăng nhập không thành", en: "sign-in failed")
        case .signInLocked: Words(vi: "cửa đăng nhập bị khoá tạm", en: "sign-in locked for a while")
        case .signedOut: Words(vi: "đăng xuất", en: "signed out")
        case .sessionEnded: Words(vi: "kết thúc một phiên", en: "ended a session")
        case .sessionsEnded: Words(vi: "kết thúc các phiên", en: "ended sessions")
        case .passwordSet: Words(vi: "đặt mật khẩu", en: "set a password")
        case .passwordLinkMade: Words(vi: "tạo liên kết đặt mật khẩu", en: "made a link for a password")
        case .codesTurnedOn: Words(vi: "bật mã đăng nhập", en: "turned codes on")
        case .codesTurnedOff: Words(vi: "tắt mã đăng nhập", en: "turned codes off")
        case .firstAdministratorInvited: Words(vi: "mời quản trị viên đầu tiên", en: "first administrator invited")
        case .firstAdministratorMade: Words(vi: "thành quản trị viên đầu tiên", en: "became the first administrator")
        case .invited: Words(vi: "mời", en: "invited")
        case .invitationAccepted: Words(vi: "nhận lời mời", en: "accepted an invitation")
        case .roleGiven: Words(vi: "cử vai trò", en: "gave a role")
        case .roleEnded: Words(vi: "cho thôi vai trò", en: "ended a role")
        case .personsJoined: Words(vi: "gộp hai người làm một", en: "joined two persons")
        case .accountAdded: Words(vi: "thêm cách đăng nhập", en: "added an account")
        case .profileChanged: Words(vi: "đổi thông tin cá nhân", en: "changed the profile")
        case .officeAdded: Words(vi: "thêm cơ quan địa phương", en: "added a local office")
        case .officeEnded: Words(vi: "kết thúc cơ quan địa phương", en: "ended a local office")
        case .peopleViewed: Words(vi: "xem danh sách người dùng", en: "viewed the list of people")
        case .personViewed: Words(vi: "xem một người", en: "viewed a person")
        case .deskOpened: Words(vi: "mở danh sách phiếu bằng liên kết một lần", en: "opened the tickets by the one-time link")
        case .ticketsViewed: Words(vi: "xem các phiếu chờ", en: "viewed waiting tickets")
        case .ticketViewed: Words(vi: "xem một phiếu", en: "viewed a ticket")
        case .changeDrafted: Words(vi: "soạn thay đổi", en: "drafted a change")
        case .changeEdited: Words(vi: "sửa bản thảo", en: "edited a draft")
        case .changeSubmitted: Words(vi: "trình duyệt", en: "submitted a change")
        case .changeApproved: Words(vi: "duyệt", en: "approved a change")
        case .changeReturned: Words(vi: "trả lại", en: "returned a change")
        case .changeResumed: Words(vi: "lấy lại để sửa tiếp", en: "took a change back to work on")
        case .changeWithdrawn: Words(vi: "rút thay đổi", en: "withdrew a change")
        case .amendmentCorrected: Words(vi: "chữa một sửa đổi đọc được", en: "corrected a change of an act")
        case .amendmentConfirmed: Words(vi: "xác nhận một sửa đổi", en: "confirmed a change of an act")
        case .amendmentRejected: Words(vi: "bác một sửa đổi", en: "rejected a change of an act")
        case .amendmentReopened: Words(vi: "mở lại một sửa đổi", en: "opened a change of an act again")
        case .fileSent: Words(vi: "gửi tệp văn bản", en: "sent the file of an act")
        case .fileLeft: Words(vi: "không nhập tệp đã gửi", en: "left a file out")
        case .actTaken: Words(vi: "nhập văn bản", en: "took an act in")
        case .readingChosen: Words(vi: "chọn bản đọc", en: "chose a reading")
        case .answered: Words(vi: "trả lời một câu hỏi", en: "answered a question")
        case .ticketOpened: Words(vi: "mở phiếu", en: "opened a ticket")
        case .contentLoaded: Words(vi: "nạp nội dung", en: "loaded the content")
        case .editionImported: Words(vi: "nhập bản pháp điển", en: "imported an edition")
        case .settingChanged: Words(vi: "đổi cài đặt", en: "changed a setting")
        case .auditViewed: Words(vi: "xem nhật ký", en: "viewed the log")
        case .auditExported: Words(vi: "xuất nhật ký", en: "exported the log")
        case .headTaken: Words(vi: "lấy mốc nhật ký", en: "took a head of the log")
        case .detailsErased: Words(vi: "xoá chi tiết cá nhân", en: "erased personal details")
        }
    }
}

extension AuditThing.Kind {
    var words: Words {
        switch self {
        case .person: Words(vi: "người", en: "person")
        case .people: Words(vi: "người dùng", en: "people")
        case .session: Words(vi: "phiên", en: "session")
        case .invitation: Words(vi: "lời mời", en: "invitation")
        case .appointment: Words(vi: "vai trò", en: "role")
        case .office: Words(vi: "cơ quan", en: "office")
        case .door: Words(vi: "cửa đăng nhập", en: "door")
        case .change: Words(vi: "thay đổi", en: "change")
        case .content: Words(vi: "nội dung", en: "content")
        case .edition: Words(vi: "bản pháp điển", en: "edition")
        case .amendment: Words(vi: "sửa đổi văn bản", en: "change of an act")
        case .act: Words(vi: "văn bản", en: "act")
        case .upload: Words(vi: "tệp đã gửi", en: "file sent")
        case .answer: Words(vi: "câu trả lời", en: "answer")
        case .ticket: Words(vi: "phiếu", en: "ticket")
        case .tickets: Words(vi: "các phiếu", en: "tickets")
        case .setting: Words(vi: "cài đặt", en: "setting")
        case .audit: Words(vi: "nhật ký", en: "log")
        }
    }
}
