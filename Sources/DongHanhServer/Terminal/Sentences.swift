// SPDX-License-Identifier: Apache-2.0
import Domain
import Web

/// The sentence for each refusal, in the reader's language: the catalogue of the site, and what the command line alone can refuse.
enum Sentences {
    static func text(for refusal: any Refusal, in language: Language) -> String {
        guard let words = table[refusal.key] ?? modelSentences[refusal.key] else {
            return Catalogue.sentence(for: refusal, in: language) ?? ([refusal.key] + refusal.details).joined(separator: ": ")
        }
        var text = words.text(in: language)
        for (number, detail) in refusal.details.enumerated() { text = text.replacing("{\(number)}", with: detail) }
        return text
    }

    private static let table: [String: Words] = [
        "data.not-writable": Words(
            vi: "Không ghi được vào {0}. Hãy cấp quyền ghi, hoặc chọn --data khác.",
            en: "{0} cannot be written to. Give the right to write there, or choose another --data."
        ),
        "data.in-use": Words(
            vi: "Một trang khác đang chạy trên thư mục {0}. Hãy dừng trang đó, hoặc chọn --data khác.",
            en: "Another site runs over the folder {0}. Stop it, or choose another --data."
        ),
        "golden.not-a-line": Words(
            vi: "Dòng {1} của {0} không phải “điều khoản, dấu tab, câu hỏi”. Hãy sửa dòng đó.",
            en: "Line {1} of {0} is not “an article, a tab, a question”. Mend that line."
        ),
        "content.faulty": Words(
            vi: "Nội dung có {0} lỗi; chưa nạp gì cả:\n{1}",
            en: "The content has {0} faults; nothing of it was loaded:\n{1}"
        ),
        "handbook.cannot-write": Words(
            vi: "Không ghi được cẩm nang vào {0}. Hãy xem thư mục có chưa, có quyền ghi và còn chỗ trống không.",
            en: "The handbook cannot be written to {0}. Check that the folder exists, may be written to and has free space."
        ),
        "handbook.typesetter-missing": Words(
            vi: "Chưa có chương trình dàn trang để làm PDF. Cài bằng: {0}", en: "The program that sets pages for PDF is missing. Install it: {0}"
        ),
        "handbook.not-set": Words(
            vi: "Không dàn được trang PDF trong giới hạn cho phép. Hãy dùng html, epub hoặc docx.",
            en: "The PDF could not be set within the limits. Take html, epub or docx."
        ),
        "content.missing": Words(
            vi: "Không thấy thư mục Content và cơ sở dữ liệu còn trống. Hãy chỉ ra thư mục bằng --content.",
            en: "There is no Content folder, and the database is empty. Name the folder by --content."
        ),
        "port.taken": Words(
            vi: "Cổng {0} đã có chương trình khác dùng. Hãy chọn --port khác.",
            en: "Port {0} is taken by another program. Choose another --port."
        ),
        "duty.several": Words(
            vi: "“{0}” hợp với nhiều nhiệm vụ. Hãy dùng mã: {1}",
            en: "“{0}” fits several duties. Use an id: {1}"
        ),
        "database.unknown-address": Words(
            vi: "Không hiểu địa chỉ cơ sở dữ liệu “{0}”. Dùng sqlite:/đường/dẫn.db hoặc postgres://người@máy/tên.",
            en: "The database address “{0}” is of no known form. Use sqlite:/path/file.db or postgres://user@host/name."
        ),
        "database.cannot-open": Words(
            vi: "Không mở được cơ sở dữ liệu: {0}. Hãy kiểm tra địa chỉ, quyền, và máy chủ có chạy không.",
            en: "The database cannot be opened: {0}. Check its address, its rights, and whether its server runs."
        ),
        "database.newer-version": Words(
            vi: "Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình ({0}); không đụng vào. Hãy cập nhật chương trình.",
            en: "The database belongs to a newer version of the program ({0}); it was left untouched. Update the program."
        ),
        "index.other-version": Words(
            vi: "Chỉ mục {0} của phiên bản khác. Hãy chạy donghanh index để dựng lại.",
            en: "The index {0} is of another version. Run donghanh index to build it again."
        ),
        "index.cannot-write": Words(
            vi: "Không ghi được chỉ mục vào {0}. Hãy xem lại quyền và đĩa còn trống.",
            en: "The index cannot be written to {0}. Check the rights and the free disk."
        ),
        "evaluation.unreadable": Words(vi: "Không đọc được tệp {0}.", en: "The file {0} cannot be read."),
        "evaluation.not-understood": Words(
            vi: "Tệp {0}, dòng {1}: không đúng dạng. Xem donghanh evaluate --help.",
            en: "File {0}, line {1}: not in the form wanted. See donghanh evaluate --help."
        ),
        "import.missing": Words(vi: "Không thấy {0}. Hãy xem lại đường dẫn.", en: "There is no {0}. Check the path."),
        "import.unsafe-name": Words(
            vi: "Tệp nén chứa tên không an toàn “{0}”; chưa nhập gì. Chỉ dùng tệp từ nguồn chính thức.",
            en: "The archive holds the unsafe name “{0}”; nothing was taken in. Use files from the official source only."
        ),
        "import.too-many-pages": Words(
            vi: "{0} có hơn {1} trang; chưa nhập gì. Hãy tách lấy đúng phần của một văn bản.",
            en: "{0} has more than {1} pages; nothing was taken in. Cut out the part that is one act."
        ),
        "import.too-many-files": Words(
            vi: "Có hơn {0} tệp; chưa nhập gì.", en: "There are more than {0} files; nothing was taken in."
        ),
        "import.not-codification": Words(
            vi: "{0} không chứa điều nào theo dạng của Bộ pháp điển.", en: "{0} holds no article in the form of the official codification."
        ),
        "import.converter-missing": Words(
            vi: "Thiếu chương trình {0} để đọc tệp này. Cài bằng: apt-get install {1}",
            en: "The program {0}, which reads this file, is missing. Install it: apt-get install {1}"
        ),
        "act.without-identity": Words(
            vi: "Không tìm thấy số và ngày của văn bản trong “{0}”; chưa nhập gì. Chỉ rõ bằng --number, --kind và --issued.",
            en: "“{0}” does not say its number and day; nothing was taken in. Give them by --number, --kind and --issued."
        ),
        "database.lost": Words(
            vi: "Mất kết nối với cơ sở dữ liệu: {0}. Việc dở dang đã được huỷ; hãy làm lại.",
            en: "The connection to the database was lost: {0}. Unfinished work was undone; try again."
        ),
    ]
}
