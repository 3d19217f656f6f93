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
        "ticket.same-kind": Words(vi: "Phiếu đã thuộc loại này. Hãy chọn loại khác.", en: "The ticket is of that kind already. Choose another."),
        "ticket.no-such-kind": Words(
            vi: "Không có loại “{0}”. Hãy chọn một loại trong danh sách.", en: "There is no kind “{0}”. Choose one from the list."),
        "ticket.no-such-team": Words(
            vi: "Đơn vị của phiếu không có tổ “{0}” đang hoạt động. Hãy chọn một tổ trong danh sách.",
            en: "The ticket’s unit has no open team “{0}”. Choose one from the list."
        ),
        "ticket.nobody-in-team": Words(
            vi: "Tổ “{0}” không còn ai được cử ở đơn vị, giao vào đó thì không ai nhận. Hãy chọn tổ khác hoặc để phiếu cho cả đơn vị.",
            en:
                "Nobody of team “{0}” is appointed in the unit any more, so nobody would take it. Choose another team, or leave it to all of the unit."
        ),
        "ticket.same-team": Words(vi: "Phiếu đang ở tổ này. Hãy chọn tổ khác.", en: "The ticket lies with that team already. Choose another."),
        "ticket.no-team": Words(vi: "Phiếu không ở tổ nào. Tải lại trang để xem.", en: "The ticket lies with no team. Load the page again."),
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
        "ticket.merged-already": Words(
            vi: "Phiếu đã gộp vào phiếu khác và chờ câu trả lời ở đó. Muốn làm riêng, hãy bấm “Bỏ gộp” và ghi lý do.",
            en: "The ticket is merged into another and waits for its answer. To work on it alone, press “Separate” and say why."
        ),
        "ticket.same-ticket": Words(
            vi: "Đó chính là phiếu này. Hãy ghi số của phiếu kia.", en: "That is this very ticket. Write the number of the other one."
        ),
        "ticket.not-merged-into": Words(
            vi: "Phiếu kia đã xong hoặc chính nó đã gộp vào phiếu khác. Hãy chọn phiếu đang xử lý.",
            en: "The other ticket is done with, or merged itself. Choose one that is being worked on."
        ),
        "ticket.asked-before": Words(
            vi: "Phiếu này được hỏi trước. Hãy mở phiếu kia và gộp nó vào phiếu này, để không ai phải chờ lâu hơn.",
            en: "This ticket was asked first. Open the other and merge it into this one, so that nobody waits longer."
        ),
        "ticket.linked-already": Words(vi: "Hai phiếu đã được nối.", en: "The two tickets are linked already."),
        "ticket.not-linked": Words(
            vi: "Hai phiếu không nối với nhau. Phiếu đã gộp hoặc tách thì không bỏ nối được.",
            en: "The two tickets are not linked. What was merged or split stays so."
        ),
        "ticket.too-many-parts": Words(
            vi: "Phiếu đã tách {0} lần. Hãy trả lời phần còn lại ở đây.", en: "The ticket was split {0} times. Answer the rest here."
        ),
        "ticket.too-many-ties": Words(
            vi: "Một trong hai phiếu đã gắn với {0} phiếu khác. Hãy bỏ bớt chỗ nối không cần nữa.",
            en: "One of the two tickets is tied to {0} others. Unlink those that are needed no more."
        ),
        "ticket.no-such-ticket": Words(
            vi: "Không thấy đúng một phiếu “{0}” trong những phiếu bạn được xem. Hãy ghi lại số phiếu, ví dụ chép từ danh sách phiếu tương tự.",
            en: "There is not exactly one ticket “{0}” among those that you may see. Write its number again, as it stands in the list of like ones."
        ),
        "ticket.no-such-person": Words(
            vi: "“{0}” không phải người được xem phiếu này. Hãy ghi @ với đúng họ tên hoặc địa chỉ thư; chữ bạn viết vẫn còn.",
            en: "“{0}” is nobody who may see this ticket. Write @ with the full name or the address; what you wrote is still there."
        ),
        "ticket.several-persons": Words(
            vi: "Có nhiều người tên “{0}”. Hãy ghi @ với địa chỉ thư của người cần báo.",
            en: "Several people are called “{0}”. Write @ with the address of the one you mean."
        ),
        "desk.nothing-to-propose": Words(
            vi: "Không có gì để đưa vào câu trả lời từ chỗ đó. Hãy chọn một điều khoản, hỏi đáp hoặc phiếu khác.",
            en: "There is nothing to put into the answer from there. Choose another clause, entry or ticket."
        ),
        "saved-reply.not-found": Words(
            vi: "Không thấy câu trả lời mẫu này. Hãy tìm lại trong danh sách.", en: "There is no such saved reply. Look in the list again."
        ),
        "saved-reply.too-many": Words(
            vi: "Đơn vị đã có {0} câu trả lời mẫu. Hãy đề nghị lời mới cho một câu không dùng nữa.",
            en: "The unit has {0} saved replies. Propose other words for one that is out of use."
        ),
        "saved-reply.no-title": Words(vi: "Chưa có tên. Hãy đặt một tên ngắn để tìm lại.", en: "There is no name yet. Give it a short one."),
        "saved-reply.unknown-placeholder": Words(
            vi: "Không có chỗ điền “{0}”. Chỉ dùng {số phiếu}, {câu hỏi}, {đơn vị}, {hạn}.",
            en: "There is no placeholder “{0}”. Use {số phiếu}, {câu hỏi}, {đơn vị}, {hạn} only."
        ),
        "saved-reply.changes-nothing": Words(
            vi: "Lời này giống hệt lời đang có. Hãy sửa ít nhất một chỗ.", en: "These words are the same as what there is. Change something."
        ),
        "saved-reply.nothing-waits": Words(
            vi: "Không có đề nghị nào đang chờ ở đây. Hãy tải lại trang.", en: "Nothing waits here. Load the page again."
        ),
        "saved-reply.not-in-use": Words(
            vi: "Câu trả lời mẫu này không dùng nữa. Hãy chọn câu khác.", en: "This saved reply is no longer in use. Choose another."
        ),
        "ticket.too-many-files": Words(
            vi: "Phiếu đã có {0} tệp. Hãy gộp nội dung còn lại vào câu viết thêm.", en: "The ticket has {0} files. Write the rest in words."
        ),
        "ticket.nobody-to-call": Words(
            vi: "Không có ai chờ báo: người hỏi không để lại số và không có thư nào thất lạc, hoặc đã được báo.",
            en: "Nobody waits to be told: the asker left no number and no letter was lost, or he has been told."
        ),
        "ticket.not-told": Words(
            vi: "Không có gì để rút lại: chưa ai ghi là đã báo người hỏi, hoặc từ đó người hỏi đã viết thêm hay đã được trả lời, hỏi lại.",
            en: "There is nothing to take back: nobody has said that the asker was told, or he was heard, answered or asked for more since."
        ),
        "call.not-a-number": Words(
            vi: "“{0}” không phải số điện thoại. Hãy ghi như 0912 345 678 hoặc +84 912 345 678; chữ bạn viết vẫn còn.",
            en: "“{0}” is no telephone number. Write it like 0912 345 678 or +84 912 345 678; what you wrote is still there."
        ),
        "call.name-too-long": Words(
            vi: "Tên dài quá {0} ký tự. Hãy ghi ngắn lại.", en: "The name is longer than {0} characters. Make it shorter."
        ),
        "attachment.not-found": Words(
            vi: "Không có tệp này trên phiếu. Hãy mở lại trang của phiếu.", en: "There is no such file on the ticket. Open the ticket’s page again."
        ),
        "attachment.missing": Words(vi: "Chưa chọn tệp. Hãy chọn một tệp rồi gửi lại.", en: "No file was chosen. Choose one and send it again."),
        "attachment.empty": Words(vi: "Tệp này rỗng. Hãy chọn tệp khác.", en: "The file is empty. Choose another."),
        "attachment.too-large": Words(
            vi: "Tệp lớn quá {0} MB. Hãy gửi bản nhỏ hơn, hoặc chỉ những trang cần thiết.",
            en: "The file is larger than {0} MB. Send a smaller one, or only the pages that matter."
        ),
        "attachment.too-much": Words(
            vi: "Các tệp của một phiếu chỉ được cộng lại tối đa {0} MB. Hãy gửi bản nhỏ hơn, hoặc viết thêm bằng chữ.",
            en: "The files of one ticket may come to {0} MB. Send a smaller one, or write the rest in words."
        ),
        "attachment.unknown-kind": Words(
            vi: "Loại tệp này không nhận. Hãy gửi PDF, ảnh PNG hoặc JPEG, Word (docx), Excel (xlsx) hoặc văn bản thuần, không có macro.",
            en: "This kind of file is not taken. Send PDF, PNG or JPEG, Word (docx), Excel (xlsx) or plain text, without macros."
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
