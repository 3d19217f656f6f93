// SPDX-License-Identifier: Apache-2.0
import Domain

extension Catalogue {
    /// Why something cannot go into the registry as it was typed, and what to do.
    static let registrySentences: [String: Words] = [
        "verification.no-document": Words(
            vi: "Chưa có văn bản. Hãy ghi số, ký hiệu của văn bản đã đọc, ví dụ 133/2025/NĐ-CP.",
            en: "There is no document. Write the number of what you read, such as 133/2025/NĐ-CP."
        ),
        "verification.no-path": Words(
            vi: "Chưa có điều khoản. Hãy ghi nơi đã đọc, ví dụ: điểm a khoản 1 Điều 5.",
            en: "There is no provision. Write where you read it, such as: điểm a khoản 1 Điều 5."
        ),
        "verification.no-quote": Words(
            vi: "Lời trích phải dài từ {0} đến {1} ký tự. Hãy chép nguyên văn câu giao thẩm quyền.",
            en: "A quote has {0} to {1} characters. Copy the very sentence that gives the power."
        ),
        "verification.several-acts": Words(
            vi: "Nhiều văn bản mang số “{0}”. Hãy ghi đủ số và ký hiệu.",
            en: "Several documents bear the number “{0}”. Write the whole number with its letters."
        ),
        "verification.no-such-place": Words(
            vi: "Toàn văn {1} không có “{0}”. Hãy xem lại số điều, hoặc mở văn bản.",
            en: "The text of {1} has no “{0}”. Look at the number again, or open the document."
        ),
        "verification.not-there": Words(
            vi: "Lời trích không có trong {0} {1}. Hãy chép nguyên văn từ văn bản, kể cả dấu câu; chưa lưu gì.",
            en: "The quote does not stand in {0} {1}. Copy it letter by letter, with its marks; nothing was kept."
        ),
        "verification.elsewhere": Words(
            vi: "Lời trích nằm ở {1}, không phải ở “{0}”. Hãy ghi lại điều khoản.",
            en: "The quote stands in {1}, not in “{0}”. Write the provision again."
        ),
        "verification.not-in-force": Words(
            vi: "Lời trích có trong {0}, nhưng điều ấy không có hiệu lực ngày {1}. Hãy tìm điều khoản của thời gian ấy.",
            en: "The quote stands in {0}, but that article is not in force on {1}. Find the provision of that time."
        ),
        "verification.no-reason": Words(
            vi: "Chưa có lý do. Hãy ghi đã đọc ở đâu và vì sao văn bản không quy định như vậy.",
            en: "There is no reason. Write what you read, and why the law does not say so."
        ),
        "verification.not-waiting": Words(
            vi: "Căn cứ này không còn chờ xác minh. Hãy mở nhiệm vụ để xem nội dung hiện hành.",
            en: "This basis does not wait any more. Open the duty to see what stands."
        ),
        "dump.not-a-dump": Words(
            vi: "Tệp này không phải bản xuất sổ thẩm quyền. Hãy dùng tệp do “donghanh registry --format json” ghi.",
            en: "This is no dump of the registry. Use a file that “donghanh registry --format json” wrote."
        ),
        "dump.other-format": Words(
            vi: "Tệp có dạng “{0}” mà phiên bản này không đọc được. Hãy dùng phiên bản đã xuất tệp.",
            en: "The file has the form “{0}”, which this version cannot read. Use the version that wrote it."
        ),
        "dump.faulty-fact": Words(
            vi: "Dữ kiện {0} “{1}” trong tệp không đọc được; chưa nạp gì. Hãy xuất lại tệp.",
            en: "The fact {0} “{1}” of the file cannot be read; nothing was taken. Write the file again."
        ),
        "fact.missing": Words(
            vi: "Còn thiếu một mục bắt buộc ({0}). Hãy điền rồi gửi lại.", en: "A field that is needed is empty ({0}). Fill it in and send again."),
        "fact.no-relation": Words(
            vi: "“{0}” không phải là quan hệ. Hãy ghi “loại | văn bản”, loại là một trong: {1}.",
            en: "“{0}” is no relation. Write “kind | document”, where the kind is one of: {1}."
        ),
        "fact.no-such-place": Words(
            vi: "Sổ không có địa phương “{0}”. Hãy ghi mã của nơi đã có.", en: "The registry has no place “{0}”. Write the code of one it has."),
        "calendar.not-a-year": Words(
            vi: "“{0}” không phải là năm. Hãy ghi bốn chữ số, ví dụ 2027.", en: "“{0}” is no year. Write four digits, such as 2027."
        ),
        "calendar.not-a-day": Words(
            vi: "“{0}” không phải là ngày. Hãy ghi mỗi dòng một ngày, ví dụ 01/01/2027.",
            en: "“{0}” is no day. Write one a line, such as 2027-01-01."
        ),
        "calendar.other-year": Words(
            vi: "Ngày {0} không thuộc năm {1}. Hãy ghi lịch của từng năm riêng.", en: "{0} is no day of {1}. Enter each year by itself."
        ),
        "calendar.no-weekend": Words(
            vi: "Ngày {0} không phải thứ Bảy hay Chủ nhật nên không thể là ngày làm bù. Hãy xem lại.",
            en: "{0} is no Saturday or Sunday, so it cannot be worked in the place of another day. Look it up again."
        ),
        "calendar.both-worked-and-off": Words(
            vi: "Ngày {0} vừa ghi nghỉ vừa ghi đi làm. Hãy bỏ một trong hai.",
            en: "{0} stands as a day off and as a day worked. Take one of them out."
        ),
        "calendar.no-source": Words(
            vi: "Chưa có nguồn. Hãy ghi văn bản công bố lịch nghỉ.", en: "There is no source. Name the act that sets these days."
        ),
        "sheet.open-quotation": Words(
            vi: "Dòng {0} mở ngoặc kép mà không đóng; chưa nhận gì. Hãy lưu lại bảng rồi gửi.",
            en: "A quotation opened in row {0} has no end; nothing was taken. Save the sheet again and send it."
        ),
        "sheet.too-many-rows": Words(
            vi: "Bảng có hơn {0} dòng; chưa nhận gì. Hãy chia bảng.", en: "The sheet has more than {0} rows; nothing was taken. Divide it."
        ),
        "sheet.too-many-columns": Words(
            vi: "Bảng có hơn {0} cột; chưa nhận gì. Hãy dùng mẫu tải từ trang này.",
            en: "The sheet has more than {0} columns; nothing was taken. Use the template of this page."
        ),
        "sheet.unreadable": Words(
            vi: "“{0}” không đọc được như bảng CSV (UTF-8) hoặc XLSX; chưa nhận gì. Hãy lưu lại theo một trong hai dạng.",
            en: "“{0}” cannot be read as CSV (UTF-8) or XLSX; nothing was taken. Save it in one of the two forms."
        ),
        "fact-file.faults": Words(
            vi: "Có {0} dòng cần sửa; chưa nhận gì. Hãy sửa hết rồi gửi lại.",
            en: "{0} lines must be mended; nothing was taken. Mend all of them and send the file again."
        ),
        "fact-file.nothing-new": Words(
            vi: "Tệp không khác gì sổ đã ghi, nên không có gì để trình.", en: "The file says nothing that is not recorded already."
        ),
        "fact-file.too-many": Words(
            vi: "Tệp đổi {0} dữ kiện; một lần trình tối đa {1} để một người duyệt kịp đọc. Hãy chia tệp.",
            en: "The file changes {0} facts; {1} at most, so that a person can read them before he approves. Divide the file."
        ),
        "fact.taken": Words(
            vi: "Sổ đã có mục mang mã “{0}”. Hãy dùng mã khác, hoặc sửa mục đó.",
            en: "The registry has an entry with the code “{0}” already. Use another, or edit that one."
        ),
        "fact.no-code": Words(
            vi: "“{0}” không dùng làm mã được. Hãy ghi 1 đến 60 chữ không dấu, số hoặc các dấu . _ -.",
            en: "“{0}” cannot be a code. Write 1 to 60 letters without marks, digits, or any of . _ -."
        ),
        "fact.no-such-field": Words(
            vi: "Sổ không có lĩnh vực mang mã “{0}”. Hãy chọn một mã trong danh sách của ô đó.",
            en: "The registry has no field with the code “{0}”. Choose one from the list of that box."
        ),
        "record.faults": Words(
            vi: "Có {0} chỗ cần sửa; chưa nhận gì.", en: "{0} places must be mended; nothing was taken."
        ),
        "record.nothing-new": Words(
            vi: "Bảng không khác gì bản đã ghi, nên không có gì để trình.", en: "The sheet says nothing that is not recorded already."
        ),
    ]
}
