// SPDX-License-Identifier: Apache-2.0
import Domain

extension Shift.Step.Action {
    var words: Words {
        switch self {
        case .planned: Words(vi: "xếp ca", en: "planned")
        case .cancelled: Words(vi: "bỏ ca", en: "cancelled")
        case .offered: Words(vi: "xin đổi ca", en: "offered to somebody")
        case .declined: Words(vi: "không đổi ca nữa", en: "offer declined or taken back")
        case .swapped: Words(vi: "đổi ca", en: "swapped")
        case .assigned: Words(vi: "giao cho người khác", en: "given to another")
        case .takenOver: Words(vi: "trực thay", en: "taken over")
        case .noted: Words(vi: "ghi bàn giao", en: "hand-over note")
        }
    }
}

extension Escalation.Rung {
    var words: Words {
        switch self {
        case .duty: Words(vi: "bạn đang trực hoặc đang giữ phiếu", en: "you are on duty, or have the ticket in hand")
        case .next: Words(vi: "bạn là người trực kế tiếp", en: "you are the next on call")
        case .head: Words(vi: "bạn phụ trách đơn vị của phiếu", en: "you head the ticket’s unit")
        case .legal: Words(vi: "Vụ Pháp chế là đầu mối", en: "the Legal Department is the focal point")
        }
    }
}

extension Catalogue {
    /// What can be refused on the rota.
    static let rotaSentences: [String: Words] = [
        "rota.not-found": Words(
            vi: "Không có ca trực này. Hãy mở lại lịch trực và chọn một ca.", en: "There is no such shift. Open the rota again and choose one."
        ),
        "rota.changed-since": Words(
            vi: "Người khác vừa đổi ca này. Xem ca đang thế nào ở dưới rồi quyết định lại.",
            en: "Somebody else has just changed this shift. See below what it is now, then decide again."
        ),
        "rota.cancelled": Words(vi: "Ca này đã bỏ. Hãy xếp một ca mới.", en: "This shift was cancelled. Plan a new one."),
        "rota.over": Words(
            vi: "Ca này đã hết, không đổi được nữa. Hãy chọn một ca khác.", en: "This shift is over and stays as it was. Choose another."),
        "rota.begun": Words(
            vi: "Ca đã bắt đầu nên không đổi được. Nếu cần, người khác hãy bấm “Trực thay”.",
            en: "The shift has begun, so it cannot be swapped. Somebody else may take it over."
        ),
        "rota.not-begun": Words(
            vi: "Ca chưa bắt đầu. Hãy ghi bàn giao khi đang trực hoặc khi hết ca.", en: "The shift has not begun. Leave word while it runs or after."
        ),
        "rota.not-running": Words(
            vi: "Ca này không đang trực, nên không trực thay được. Hãy nhờ người giữ ca đổi cho bạn.",
            en: "This shift is not running, so it cannot be taken over. Ask its holder to offer it to you."
        ),
        "rota.not-yours": Words(vi: "Đây không phải ca của bạn. Hãy chọn ca của bạn.", en: "This shift is not yours. Choose one of yours."),
        "rota.not-offered": Words(
            vi: "Ca này không được đề nghị đổi cho bạn nữa. Hãy xem lại lịch trực.",
            en: "This shift is not offered to you any more. Look at the rota again."
        ),
        "rota.not-theirs": Words(
            vi: "Ca muốn nhận lại không còn của người đó hoặc đã bắt đầu. Hãy chọn ca khác.",
            en: "The shift wanted in return is no longer theirs, or has begun. Choose another."
        ),
        "rota.already-his": Words(
            vi: "Người đó đang giữ ca này rồi. Hãy chọn người khác.", en: "That person has this shift already. Choose another."),
        "rota.not-of-the-team": Words(
            vi: "Người này không có vai trò trực đường dây. Hãy chọn một người trong danh sách.",
            en: "That person has no role that answers tickets. Choose somebody from the list."
        ),
        "rota.on-duty-already": Words(
            vi: "Người này đã có ca bắt đầu lúc {0}. Không ai trực hai ca cùng lúc; hãy chọn giờ hoặc người khác.",
            en: "That person has a shift that begins at {0}. Nobody is on duty twice at once; choose another time or person."
        ),
        "rota.bad-plan-unreadable": Words(
            vi: "Ngày, giờ hoặc số chưa đọc được. Hãy ghi ngày dạng 22/11/2026, giờ dạng 07:30 và các ô còn lại bằng số.",
            en: "The day, the time or a number cannot be read. Write the day like 2026-11-22, the time like 07:30, and numbers in the other boxes."
        ),
        "rota.bad-plan-hours": Words(
            vi: "Mỗi ca dài từ 1 đến {0} giờ. Hãy sửa số giờ.", en: "A shift has 1 to {0} hours. Mend the number of hours."),
        "rota.bad-plan-pause": Words(
            vi: "Ca lặp lại sau 1 đến {0} ngày. Hãy sửa số ngày.", en: "A shift comes again after 1 to {0} days. Mend the number of days."),
        "rota.bad-plan-count": Words(
            vi: "Mỗi lần xếp từ 1 đến {0} ca. Hãy sửa số lần lặp.", en: "1 to {0} shifts are planned at once. Mend how often it comes."),
        "rota.bad-plan-overlap": Words(
            vi: "Ca dài hơn khoảng cách giữa hai lần, nên các ca chồng nhau. Hãy bớt số giờ hoặc lặp thưa hơn.",
            en: "The shift is longer than the time until it comes again. Make it shorter, or let it come less often."),
        "rota.bad-plan-over": Words(
            vi: "Ca đầu tiên đã kết thúc. Hãy chọn ngày, giờ muộn hơn.", en: "The first shift is over already. Choose a later day or time."),
        "rota.bad-plan-far": Words(
            vi: "Ca cuối cùng muộn hơn {0} ngày nữa. Hãy xếp ít lần hơn hoặc bắt đầu sớm hơn.",
            en: "The last shift is more than {0} days ahead. Plan fewer, or begin earlier."),
        "rota.no-reason": Words(vi: "Chưa có lý do. Hãy ghi vì sao.", en: "There is no reason yet. Say why."),
        "rota.no-such-feed": Words(
            vi: "Liên kết lịch này không còn dùng được. Hãy tạo liên kết mới ở trang Lịch trực.",
            en: "This calendar link works no longer. Make a new one on the rota’s page."
        ),
    ]
}
