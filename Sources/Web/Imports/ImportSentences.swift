// SPDX-License-Identifier: Apache-2.0
import Domain

extension Catalogue {
    /// Why a file of an act is not taken, and what to do.
    static let importSentences: [String: Words] = [
        "import.not-an-archive": Words(
            vi: "{0} không phải là tệp nén .tar.gz hoặc .zip đọc được.", en: "{0} is no archive (.tar.gz or .zip) that can be read."
        ),
        "import.truncated": Words(
            vi: "{0} bị thiếu phần cuối; chưa nhập gì. Hãy tải lại tệp.", en: "{0} is cut short; nothing was taken in. Fetch the file again."
        ),
        "import.too-many-pages": Words(
            vi: "{0} có hơn {1} trang nên chưa nhập gì. Hãy tách lấy đúng phần của một văn bản.",
            en: "{0} has more than {1} pages, so nothing was taken in. Cut out the part that is one act."
        ),
        "import.too-large": Words(
            vi: "“{0}” lớn hơn {1} MB; chưa nhập gì.", en: "“{0}” is larger than {1} MB; nothing was taken in."
        ),
        "import.not-utf8": Words(
            vi: "“{0}” không phải chữ UTF-8; chưa nhập gì.", en: "“{0}” is not UTF-8 text; nothing was taken in."
        ),
        "import.old-font": Words(
            vi: "“{0}” có chỗ viết bằng phông chữ {1}, có chỗ bằng Unicode; chưa nhập gì. Hãy chuyển cả văn bản sang Unicode rồi nhập lại.",
            en: "“{0}” is written for the font {1} in part, and in Unicode in part; nothing was taken in. Convert it all to Unicode, then import it."
        ),
        "import.unknown-format": Words(
            vi: "“{0}” không thuộc dạng nào đọc được (HTML, DOCX, DOC, PDF, chữ thường, Akoma Ntoso); chưa nhập gì.",
            en: "“{0}” is of no kind that can be read (HTML, DOCX, DOC, PDF, plain text, Akoma Ntoso); nothing was taken in."
        ),
        "import.broken": Words(
            vi: "“{0}” bị hỏng, hoặc cần nhiều thời gian hay bộ nhớ hơn bất kỳ văn bản nào; chưa nhập gì. Hãy tải lại tệp.",
            en: "“{0}” is broken, or needs more time or memory than any act does; nothing was taken in. Fetch the file again."
        ),
        "import.scan": Words(
            vi: "“{0}” chỉ có ảnh của trang giấy, không có chữ; chưa nhập gì. Hãy tìm bản có lớp chữ, DOCX hoặc trang web.",
            en: "“{0}” holds pictures of pages and no text; nothing was taken in. Look for a copy with text, a DOCX or a web page."
        ),
        "import.not-an-act": Words(
            vi: "“{0}” không chứa văn bản nào; chưa nhập gì.", en: "“{0}” holds no act; nothing was taken in."
        ),
        "act.no-such-reading": Words(vi: "Không có bản đọc đó của {0}.", en: "There is no such reading of {0}."),
        "import.missing": Words(
            vi: "Không thấy tệp {0}. Hãy gửi lại.",
            en: "The file {0} is missing. Send it again."
        ),
        "import.too-many-files": Words(
            vi: "Tệp chứa hơn {0} phần; chưa nhập gì. Hãy gửi từng văn bản.",
            en: "The file holds more than {0} parts; nothing was taken in. Send one act."
        ),
        "import.unsafe-name": Words(
            vi: "Tệp chứa tên không an toàn “{0}”; chưa nhập gì.",
            en: "The file holds the unsafe name “{0}”; nothing was taken in."
        ),
        "import.not-codification": Words(
            vi: "{0} không chứa điều nào của Bộ pháp điển.",
            en: "{0} holds no article of the codification."
        ),
        "import.converter-missing": Words(
            vi: "Máy chủ thiếu chương trình {0} để đọc tệp này. Hãy nhờ người vận hành cài gói {1}.",
            en: "The server lacks the program {0}, which reads this file. Ask its keeper to install the package {1}."
        ),
        "act.without-identity": Words(
            vi: "Không thấy số hoặc ngày của văn bản trong “{0}”. Hãy ghi vào biểu mẫu bên dưới rồi nhập lại.",
            en: "“{0}” does not say its number or its day. Write them into the form below, then take it in."
        ),
        "act.chosen-since": Words(
            vi: "Người khác vừa chọn bản đọc khác. Hãy xem lại rồi chọn.",
            en: "Somebody else has just chosen another reading. Look again, then choose."
        ),
        "upload.not-found": Words(
            vi: "Không thấy tệp này. Hãy mở lại danh sách Nhập văn bản.",
            en: "There is no such file. Open the list of files again."
        ),
        "upload.no-file": Words(
            vi: "Chưa có tệp nào. Hãy chọn một tệp có nội dung.",
            en: "There is no file. Choose one that is not empty."
        ),
        "upload.too-large": Words(
            vi: "Tệp lớn hơn {0} MB nên chưa được nhận. Hãy tìm bản nhẹ hơn, hoặc nhờ người vận hành nhập bằng lệnh.",
            en: "The file is larger than {0} MB and was not taken. Find a lighter copy, or ask the keeper to import it by the command."
        ),
        "upload.decided": Words(
            vi: "Tệp này đã có người quyết định. Hãy tải lại trang để xem.",
            en: "Somebody has decided on this file. Load the page again to see."
        ),
        "upload.too-many-waiting": Words(
            vi: "Bạn đang có {0} tệp chờ quyết định. Hãy quyết định bớt rồi gửi tiếp.",
            en: "You have {0} files waiting. Decide on some of them, then send more."
        ),
        "upload.busy": Words(
            vi: "Đang có nhiều tệp được đọc. Hãy gửi lại sau một phút.",
            en: "Many files are being read. Send it again in a minute."
        ),
        "upload.not-a-day": Words(
            vi: "“{0}” không phải là ngày. Hãy ghi như 22/11/2026.",
            en: "“{0}” is no day. Write it like 2026-11-22."
        ),
        "upload.no-such-doubt": Words(
            vi: "Tệp không có chỗ chưa chắc số {0}. Hãy tải lại trang rồi chọn trong danh sách.",
            en: "The file has no doubt number {0}. Load the page again and choose one of the list."
        ),
        "upload.no-note": Words(
            vi: "Chưa ghi bản gốc viết thế nào. Hãy ghi chữ đúng, hoặc chọn “Đúng như đã đọc”.",
            en: "What the source says is missing. Write it down, or choose “Right as read”."
        ),
        "upload.misread": Words(
            vi: "{0} chỗ được ghi là đọc sai nên chưa nhập. Hãy gửi lại tệp khác của văn bản, hoặc xem lại những chỗ đó.",
            en: "{0} places are said to be read wrongly, so the act was not taken in. Send another file of it, or look at these places again."
        ),
        "upload.late": Words(
            vi: "Phiên đăng nhập đã đổi nên tệp chưa được nhận. Hãy mở lại trang vừa gửi và chọn lại tệp.",
            en: "The session has changed, so the file was not taken. Open the page again and choose the file once more."
        ),
        "proposal.not-found": Words(
            vi: "Không thấy đề nghị này. Hãy mở lại danh sách Đề nghị từ văn bản.",
            en: "There is no such proposal. Open the list of proposals again."
        ),
        "proposal.decided": Words(
            vi: "Đề nghị này đã có người xử lý. Hãy tải lại trang để xem.", en: "Somebody has decided on this proposal. Load the page again to see."
        ),
        "proposal.no-reason": Words(vi: "Chưa có lý do bác. Hãy ghi lý do.", en: "There is no reason yet. Write why it is rejected."),
        "proposal.no-such-duty": Words(
            vi: "Sổ không có nhiệm vụ “{0}”. Hãy chọn trong danh sách, hoặc ghi đúng mã như VT-01.",
            en: "The registry has no duty “{0}”. Choose one of the list, or write its id, such as VT-01."
        ),
    ]
}
