// SPDX-License-Identifier: Apache-2.0
import Domain

extension Catalogue {
    /// What can be refused at the desk, and to whoever asked.
    static let ticketSentences: [String: Words] = [
        "ticket.changed-since": Words(
            vi: "Trong lúc bạn làm, người khác đã làm việc với phiếu này. Xem họ đã làm gì ở dưới; chữ bạn viết vẫn còn. Rồi quyết định lại.",
            en: "Somebody else has worked on this ticket meanwhile. See below what was done; what you wrote is still there. Then decide again."
        ),
        "ticket.not-taken": Words(
            vi: "Phiếu đang chờ người nhận. Hãy nhận phiếu trước.", en: "Nobody has this ticket in hand. Take it first."
        ),
        "ticket.taken-already": Words(
            vi: "Phiếu đang có người xử lý. Nếu cần, hãy nhận thay và ghi lý do.",
            en: "Somebody has this ticket in hand. If need be, take it over and say why."
        ),
        "ticket.waits-for-asker": Words(
            vi: "Phiếu đang chờ người hỏi bổ sung. Muốn làm tiếp ngay, hãy bấm “Thôi chờ, xử lý tiếp” và ghi lý do.",
            en: "The ticket waits for its asker. To go on at once, press “Go on without waiting” and say why."
        ),
        "ticket.urgent-already": Words(
            vi: "Phiếu đã được đánh dấu khẩn. Tải lại trang để xem.", en: "The ticket is urgent already. Load the page again."),
        "ticket.usual-already": Words(
            vi: "Phiếu đang không có dấu khẩn. Tải lại trang để xem.", en: "The ticket is not urgent. Load the page again."),
        "ticket.done-already": Words(
            vi: "Phiếu đã xong. Muốn trả lời lại, hãy mở lại phiếu và ghi lý do.",
            en: "This ticket is done with. To answer once more, open it again and say why."
        ),
        "ticket.held-by-another": Words(
            vi: "Phiếu đang ở trong tay người khác. Hãy nhận thay trước, và ghi lý do.",
            en: "This ticket is in somebody else's hands. Take it over first, and say why."
        ),
        "ticket.no-reason": Words(
            vi: "Chưa có lý do. Hãy ghi vì sao, để người sau hiểu.", en: "There is no reason yet. Say why, for whoever comes after."
        ),
        "ticket.no-text": Words(vi: "Chưa có nội dung. Hãy viết rồi gửi lại.", en: "There is nothing in it yet. Write it, then send it again."),
        "ticket.text-too-long": Words(
            vi: "Nội dung dài quá {0} ký tự. Hãy rút ngắn; chữ bạn đã viết vẫn còn.",
            en: "The text is longer than {0} characters. Shorten it; what you wrote is still there."
        ),
        "ticket.same-unit": Words(
            vi: "Phiếu đã ở đơn vị này. Hãy chọn đơn vị khác.", en: "The ticket lies with that unit already. Choose another."
        ),
        "ticket.no-such-unit": Words(
            vi: "Không có đơn vị “{0}”. Hãy chọn một đơn vị trong danh sách.", en: "There is no unit “{0}”. Choose one from the list."
        ),
        "ticket.came-from-nowhere": Words(
            vi: "Không đơn vị nào chuyển phiếu này đến. Hãy dùng “Chuyển đơn vị khác”.",
            en: "No unit has handed this ticket on. Hand it on to one instead."
        ),
        "ticket.too-many-additions": Words(
            vi: "Bạn đã viết thêm {0} lần. Hãy gọi đường dây nóng để nói tiếp.",
            en: "You have added to this {0} times. Call the hotline to go on."
        ),
        "ticket.too-many-citations": Words(
            vi: "Nhiều hơn {0} trích dẫn. Hãy giữ lại những căn cứ chính.", en: "There are more than {0} citations. Keep the main ones."
        ),
        "knowledge.no-ground": Words(
            vi: "Câu trả lời này không có căn cứ nào đã đối chiếu từng chữ, nên chưa thể thành hỏi đáp. Hãy mở lại phiếu và trả lời kèm trích dẫn.",
            en: "No ground of this answer was checked word for word. Open the ticket again and answer with a quote first."
        ),
        "knowledge.no-days": Words(
            vi: "Từ ngày {0} đến trước ngày {1} không có ngày nào. Hãy chọn ngày kết thúc muộn hơn.",
            en: "From {0} until {1} there is no day. Choose a later end."
        ),
        "knowledge.no-such-entry": Words(
            vi: "Cẩm nang không có mục {0}. Hãy ghi mã như trong mục lục (ví dụ VT-01), hoặc để trống.",
            en: "The handbook has no entry {0}. Give its code as in the contents (such as VT-01), or leave it empty."
        ),
        "knowledge.too-many-paraphrases": Words(
            vi: "Chỉ ghi tối đa {0} cách hỏi khác, mỗi cách không quá {1} ký tự.",
            en: "Write at most {0} other ways to ask, each no longer than {1} characters."
        ),
        "knowledge.not-read": Words(
            vi: "Hãy đọc lại và xác nhận không còn thông tin cá nhân.", en: "Read it once more and confirm that it tells of no person."
        ),
        "knowledge.personal-data": Words(
            vi: "Có thể còn thông tin cá nhân: {0}. Hãy bỏ đi, hoặc xác nhận đó không phải thông tin cá nhân.",
            en: "This may tell of a person: {0}. Take it out, or confirm that it does not."
        ),
        "knowledge.not-answered": Words(
            vi: "Phiếu này chưa có câu trả lời đang dùng. Hãy trả lời phiếu trước.", en: "This ticket has no answer that stands. Answer it first."
        ),
        "citation.no-place": Words(
            vi: "Câu trích “{0}” chưa có điều khoản. Hãy ghi điều khoản, ví dụ khoản 2 Điều 5 và số văn bản.",
            en: "The quote “{0}” has no provision. Name it by its clause, its article and the number of the act."
        ),
        "citation.not-held": Words(
            vi:
                "Kho văn bản không có “{0}”, nên không đối chiếu được câu trích. Hãy sửa chỗ trích, hoặc bỏ trống câu trích: căn cứ sẽ ghi “chưa xác minh”.",
            en:
                "The corpus does not hold “{0}”, so the quote cannot be checked. Mend the place, or leave the quote empty: it will say “not verified”."
        ),
        "citation.not-there": Words(
            vi: "Câu trích không khớp nguyên văn “{0}” vào ngày áp dụng. Hãy mở điều khoản đó và chép lại đúng từng chữ.",
            en: "The quote does not stand word for word in “{0}” on the day asked about. Open that provision and copy its words."
        ),
    ]
}
