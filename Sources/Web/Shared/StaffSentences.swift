// SPDX-License-Identifier: Apache-2.0
import Domain

extension Catalogue {
    /// What only people with a role can be refused.
    static let staffSentences: [String: Words] = [
        "person.not-found": Words(
            vi: "Không thấy người này. Hãy tìm lại trong danh sách người dùng.", en: "There is no such person. Look in the list of people again."
        ),
        "person.empty-name": Words(vi: "Chưa có họ tên. Hãy ghi họ và tên.", en: "There is no name yet. Write the full name."),
        "person.name-too-long": Words(
            vi: "Họ tên dài quá {0} ký tự. Hãy ghi ngắn lại.", en: "The name is longer than {0} characters. Make it shorter."
        ),
        "person.not-an-email": Words(
            vi: "“{0}” không phải là địa chỉ thư điện tử. Hãy ghi theo dạng ten@coquan.vn.",
            en: "“{0}” is no e-mail address. Write it in the form name@office.vn."
        ),
        "person.not-a-time": Words(
            vi: "“{0}” không phải là giờ trong ngày. Hãy ghi theo dạng 07:30.", en: "“{0}” is no time of day. Write it in the form 07:30."
        ),
        "person.account-taken": Words(
            vi: "Tài khoản này đã thuộc về người khác. Nếu đó cũng là bạn, hãy nhờ quản trị viên gộp hai người làm một.",
            en: "This account belongs to somebody else. If that is you as well, ask an administrator to join the two."
        ),
        "person.same-already": Words(
            vi: "Hai người này đã là một. Không cần gộp nữa.", en: "These two are one person already. Nothing need be joined."
        ),
        "appointment.not-found": Words(
            vi: "Không thấy vai trò này. Hãy tải lại trang để xem các vai trò hiện có.",
            en: "There is no such role of that person. Load the page again to see the present ones."
        ),
        "appointment.no-days": Words(
            vi: "Từ ngày {0} đến trước ngày {1} không có ngày nào. Hãy chọn ngày kết thúc muộn hơn.",
            en: "From {0} until {1} there is no day. Choose a later end."
        ),
        "appointment.nothing-to-delegate": Words(
            vi: "Chỉ uỷ quyền được vai trò mà chính người uỷ quyền đang có, trong phạm vi và thời hạn của vai trò đó, cho một người khác.",
            en: "Only a role that its giver has can be delegated, within its unit, place and days, and to somebody else."
        ),
        "appointment.last-administrator": Words(
            vi: "Đây là quản trị viên cuối cùng của cả nước. Hãy cử thêm một quản trị viên trước.",
            en: "This is the last administrator for the whole country. Appoint another one first."
        ),
        "rights.not-allowed": Words(
            vi: "Vai trò của bạn không cho làm việc này ở đây. Hãy nhờ người của đơn vị, địa phương đó, hoặc hỏi quản trị viên.",
            en: "Your role does not allow this here. Turn to somebody of that unit or place, or ask an administrator."
        ),
        "rights.needs-second-person": Words(
            vi: "Việc này cần một người khác: không ai tự duyệt việc của chính mình, kể cả qua tài khoản khác hay khi được uỷ quyền.",
            en: "This needs somebody else: nobody decides on what is his own, nor by another account or on another's behalf."
        ),
        "invitation.not-found": Words(
            vi: "Liên kết mời này không đúng. Hãy chép lại cả liên kết, hoặc xin một liên kết mới.",
            en: "There is no such invitation. Copy the whole link, or ask for a new one."
        ),
        "invitation.expired": Words(
            vi: "Liên kết mời đã hết hạn. Hãy xin một liên kết mới.", en: "The invitation has expired. Ask for a new one."
        ),
        "invitation.used": Words(
            vi: "Liên kết mời đã được dùng. Hãy đăng nhập; nếu không phải bạn đã dùng, hãy báo quản trị viên.",
            en: "The invitation has been used. Sign in; if it was not you who used it, tell an administrator."
        ),
        "invitation.lapsed": Words(
            vi: "Người mời bạn không còn quyền mời vai trò này. Hãy xin lời mời của một quản trị viên khác.",
            en: "Whoever invited you may no longer give this role. Ask another administrator for an invitation."
        ),
        "amendment.not-found": Words(
            vi: "Không thấy sửa đổi này. Hãy tìm lại trong danh sách Sửa đổi.",
            en: "There is no such change of an act. Look in the list of amendments again."
        ),
        "amendment.changed-since": Words(
            vi: "Người khác vừa làm gì đó với sửa đổi này. Hãy xem lại rồi quyết định.",
            en: "Somebody else has just done something to it. Look again, then decide."
        ),
        "amendment.wrong-state": Words(
            vi: "Sửa đổi này không còn ở bước đó. Hãy tải lại trang.", en: "This change is no longer at that step. Load the page again."
        ),
        "amendment.no-reason": Words(vi: "Chưa có lý do. Hãy ghi lý do.", en: "There is no reason yet. Write one."),
        "amendment.changes-nothing": Words(
            vi: "Bản chữa giống hệt bản đang có. Hãy chữa chỗ cần chữa.", en: "The correction says the same. Correct what is wrong."
        ),
        "amendment.other-basis": Words(
            vi: "Không đổi được căn cứ của một sửa đổi. Hãy bác nó.", en: "The basis of a change cannot be another. Reject it instead."
        ),
        "amendment.unknown-target": Words(
            vi: "Chưa rõ văn bản nào được sửa. Hãy chữa lại và ghi tên văn bản.",
            en: "Which act is changed is not known. Correct it and name the act."
        ),
        "amendment.no-day": Words(
            vi: "Chưa rõ ngày có hiệu lực. Hãy chữa lại và ghi ngày.", en: "The day of effect is not known. Correct it and give the day."
        ),
        "amendment.nothing-to-put": Words(
            vi: "Không có lời văn mới để thay. Hãy bác sửa đổi này.", en: "There are no new words to put in. Reject this change."
        ),
        "amendment.unreadable": Words(
            vi: "Không đọc được đơn vị hoặc ngày. Hãy ghi như “điểm a khoản 2 Điều 5” và 2026-11-22.",
            en: "The unit or the day cannot be read. Write them like “điểm a khoản 2 Điều 5” and 2026-11-22."
        ),
        "change.not-found": Words(
            vi: "Không thấy thay đổi này. Hãy tìm lại trong hộp việc.", en: "There is no such change. Look in the inbox again."
        ),
        "change.no-reason": Words(
            vi: "Chưa có lý do. Hãy ghi vì sao cần thay đổi.", en: "There is no reason yet. Write why the change is needed."
        ),
        "change.no-source": Words(
            vi: "Chưa có nguồn. Hãy ghi văn bản, điều khoản hoặc địa chỉ làm căn cứ.",
            en: "There is no source yet. Name the act, the provision or the address that it rests on."
        ),
        "change.changes-nothing": Words(
            vi: "Bản thảo giống hệt nội dung hiện có. Hãy sửa ít nhất một chỗ.", en: "The draft is the same as what stands. Change something in it."
        ),
        "change.not-of-its-kind": Words(
            vi: "Nội dung không đúng dạng của “{0}”, hoặc mang mã của mục khác. Hãy sửa theo mẫu; bản thảo vẫn còn.",
            en: "The content does not have the form of “{0}”, or bears the key of another entry. Mend it by the form; the draft is still there."
        ),
        "change.names-nothing": Words(
            vi: "“{0}” nói về một nhiệm vụ hoặc lĩnh vực mà sổ chưa có. Hãy duyệt mục đó trước, rồi duyệt mục này.",
            en: "“{0}” is about a duty or a field that is not recorded yet. Approve that one first, then this."
        ),
        "change.batch-changed": Words(
            vi: "Một bản thảo trong tệp này đã đổi từ khi bạn mở trang. Hãy xem lại rồi quyết định.",
            en: "A draft of this file has changed since you opened the page. Look again, and then decide."
        ),
        "change.wrong-state": Words(
            vi: "Thay đổi này đã sang bước khác nên không làm việc đó được nữa. Hãy tải lại trang để xem nó đang ở đâu.",
            en: "This change has gone on to another step, where that cannot be done. Load the page again to see where it is."
        ),
        "change.changed-since": Words(
            vi: "Bản thảo đã được sửa từ khi bạn mở: {0}. Hãy xem lại rồi làm tiếp; những gì bạn viết vẫn còn.",
            en: "The draft was changed since you opened it: {0}. Look at it again and go on; what you wrote is still there."
        ),
        "change.overtaken": Words(
            vi: "Nội dung gốc đã được người khác thay đổi: {0}. Hãy xem thay đổi đó, sửa bản thảo theo nội dung mới rồi gửi lại.",
            en: "What the draft was made from has been changed by somebody else: {0}. See that change, redo the draft over it, and submit again."
        ),
        "change.cannot-wait": Words(
            vi: "Loại nội dung này có hiệu lực ngay khi duyệt nên không nhận ngày bắt đầu {0}. Hãy chọn ngày không muộn hơn ngày duyệt.",
            en: "Content of this kind takes effect when it is approved, so it cannot begin on {0}. Choose a day no later than the approval."
        ),
        "fact.no-such-authority": Words(
            vi: "Không có cơ quan “{0}” trong sổ. Hãy chọn một cơ quan trong danh sách.",
            en: "The registry has no authority “{0}”. Choose one from the list."
        ),
        "fact.not-a-day": Words(
            vi: "“{0}” không phải là ngày. Hãy ghi dạng 29/05/2026, 05/2026 (trong tháng đó), ..31/12/2024 (muộn nhất ngày đó), hoặc bỏ trống.",
            en: "“{0}” is no day. Write 2026-05-29, 2026-05 (some day of that month), ..2024-12-31 (that day at the latest), or nothing."
        ),
        "fact.no-source": Words(
            vi: "Chưa có nguồn. Một dữ kiện không có nguồn thì không tồn tại: hãy ghi ít nhất một nguồn.",
            en: "There is no source. A fact without a source does not exist: name at least one."
        ),
        "unsent.too-large": Words(
            vi: "Biểu mẫu dài quá {0} kB nên chưa lưu tạm được. Hãy rút ngắn rồi lưu lại.",
            en: "The form is longer than {0} kB and was not put aside. Make it shorter and keep it again."
        ),
        "sign-in.wrong": Words(
            vi: "Địa chỉ, mật khẩu hoặc mã không đúng. Hãy thử lại; nếu quên mật khẩu, hãy nhờ quản trị viên.",
            en: "The address, the password or the code is not right. Try again; if the password is forgotten, ask an administrator."
        ),
        "sign-in.wrong-code": Words(
            vi: "Mã không đúng hoặc đã hết hạn. Hãy xem giờ của điện thoại có đúng không, rồi nhập mã đang hiện; khóa bên dưới vẫn như cũ.",
            en:
                "The code is not right, or has lapsed. See whether the telephone's clock is right and type the code it shows now; the key below is the same."
        ),
        "sign-in.code-wanted": Words(
            vi: "Tài khoản này cần thêm mã trên điện thoại. Hãy nhập lại mật khẩu cùng với mã.",
            en: "This account needs a code from your telephone as well. Type the password again, and the code."
        ),
        "sign-in.too-many-attempts": Words(
            vi: "Đã thử sai quá nhiều lần. Hãy chờ {0} phút, hoặc dùng trình duyệt mà bạn đã từng đăng nhập.",
            en: "There were too many attempts. Wait {0} minutes, or use a browser in which you have signed in before."
        ),
        "password.too-short": Words(
            vi: "Mật khẩu ngắn hơn {0} ký tự. Hãy dùng một câu dài dễ nhớ.", en: "The password is shorter than {0} characters. Use a long phrase."
        ),
        "password.too-long": Words(
            vi: "Mật khẩu dài quá {0} ký tự. Hãy dùng một câu ngắn hơn.", en: "The password is longer than {0} characters. Use a shorter phrase."
        ),
        "password.common": Words(
            vi:
                "Mật khẩu này dễ đoán: chỉ gồm từ thông dụng, tên của bạn hoặc dãy phím liền nhau. Hãy dùng một câu của riêng bạn, ví dụ bốn từ không liên quan.",
            en:
                "This is easy to guess: common words, your name or a row of keys, and little else. Use a phrase of your own, such as four unrelated words."
        ),
        "password.link-gone": Words(
            vi: "Liên kết đặt mật khẩu đã dùng hoặc đã hết hạn. Hãy xin quản trị viên một liên kết mới.",
            en: "The link for a new password has been used or has lapsed. Ask an administrator for a new one."
        ),
        "office.not-found": Words(
            vi: "Không thấy cơ quan này. Hãy chọn lại trong danh sách cơ quan địa phương.",
            en: "There is no such office. Choose one from the list of local offices."
        ),
        "office.empty-name": Words(
            vi: "Thiếu tên cơ quan hoặc tên xã. Hãy ghi đủ tên.", en: "The name of the office or of the commune is missing. Write it in full."),
        "office.name-too-long": Words(
            vi: "Tên dài quá {0} ký tự. Hãy ghi ngắn lại.", en: "The name is longer than {0} characters. Make it shorter."
        ),
        "office.no-such-province": Words(
            vi: "Không có tỉnh, thành phố “{0}” vào hôm nay. Hãy ghi đúng tên tỉnh, thành phố hiện nay.",
            en: "There is no province “{0}” today. Write the present name of the province."
        ),
        "office.not-a-line": Words(
            vi: "Không đọc được “{0}”. Hãy ghi: tỉnh; cơ quan, hoặc: tỉnh; xã; cơ quan.",
            en: "“{0}” cannot be read. Write: province; office, or: province; commune; office."
        ),
        "office.too-many-lines": Words(
            vi: "Danh sách dài quá {0} dòng. Hãy chia làm nhiều lần.", en: "The list is longer than {0} lines. Send it in parts."
        ),
        "office.nothing": Words(vi: "Danh sách trống. Hãy ghi ít nhất một dòng.", en: "The list is empty. Write at least one line."),
        "office.ends-too-early": Words(
            vi: "Không thể bỏ cơ quan từ ngày {0}. Hãy chọn ngày không sớm hơn hôm nay và sau ngày bắt đầu.",
            en: "The office cannot end on {0}. Choose a day that is not before today and later than its beginning."
        ),
    ]
}
