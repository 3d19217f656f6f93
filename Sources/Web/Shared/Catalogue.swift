// SPDX-License-Identifier: Apache-2.0
package import Domain

/// The sentence for every refusal, in both languages: what is the matter, and what to do next.
package enum Catalogue {
    /// - Returns: `nil` for a key that the catalogue does not have.
    package static func sentence(_ key: String, _ details: [String], in language: Language) -> String? {
        guard let words = rooms.lazy.compactMap({ $0[key] }).first else { return nil }
        var text = words.text(in: language)
        for (number, detail) in details.enumerated() { text = text.replacing("{\(number)}", with: detail) }
        return text
    }

    package static func sentence(for refusal: any Refusal, in language: Language) -> String? {
        if case QuestionError.noSuchPlace(let name, let near) = refusal, near.isEmpty {
            return sentence("question.no-such-place.nothing-near", [name], in: language)
        }
        return sentence(refusal.key, refusal.details, in: language)
    }

    /// What is kept of a refusal, "key: detail: detail"; whatever else it is stays as it is.
    static func sentence(ofFault fault: String, in language: Language) -> String {
        let parts = fault.split(separator: ": ", maxSplits: 2).map(String.init)
        return parts.first.flatMap { sentence($0, Array(parts.dropFirst()), in: language) } ?? fault
    }

    package static var keys: [String] { rooms.flatMap(\.keys).sorted() }

    /// A room with sentences of its own is added here.
    private static let rooms: [[String: Words]] = [
        sentences, staffSentences, auditSentences, administrationSentences, ticketSentences, importSentences, impactSentences, registrySentences,
        rotaSentences, operationSentences, retentionSentences, practiceSentences, teamSentences, awaySentences, reviewSentences,
        trialSentences,
    ]

    private static let sentences: [String: Words] = [
        "question.empty": Words(
            vi: "Chưa có câu hỏi. Hãy viết câu hỏi bằng lời thường rồi bấm Hỏi.",
            en: "There is no question yet. Write it in plain words, then press Ask."
        ),
        "question.too-long": Words(
            vi: "Câu hỏi dài quá {0} ký tự. Hãy giữ lại phần chính rồi hỏi lại; chữ bạn đã viết vẫn còn bên dưới.",
            en: "The question is longer than {0} characters. Keep its main part and ask again; what you wrote is still below."
        ),
        "question.no-such-day": Words(
            vi: "Không có ngày “{0}”. Hãy viết ngày, tháng, năm, ví dụ 22/11/2026.",
            en: "There is no day “{0}”. Write year, month and day, such as 2026-11-22."
        ),
        "question.no-such-place": Words(
            vi: "Không thấy địa phương “{0}”. Có phải bạn muốn chọn: {1}?",
            en: "There is no place “{0}”. Did you mean: {1}?"
        ),
        "question.no-such-place.nothing-near": Words(
            vi: "Không thấy địa phương “{0}”. Hãy chọn một tỉnh, thành phố trong danh sách, hoặc để trống.",
            en: "There is no place “{0}”. Choose a province from the list, or leave it empty."
        ),
        "answer.not-found": Words(
            vi: "Không thấy câu trả lời này. Có thể liên kết thiếu một phần; hãy chép lại cả liên kết, hoặc hỏi lại.",
            en: "There is no such answer. The link may be cut short: copy the whole of it, or ask again."
        ),
        "ticket.not-found": Words(
            vi: "Không thấy phiếu hỗ trợ này. Hãy chép lại cả liên kết riêng, hoặc gọi đường dây nóng.",
            en: "There is no such ticket. Copy the whole private link, or call the hotline."
        ),
        "document.not-found": Words(
            vi: "Kho văn bản không có “{0}”. Hãy tìm theo số, ký hiệu hoặc tên văn bản.",
            en: "The corpus holds no document “{0}”. Search by its number or its title."
        ),
        "provision.not-found": Words(
            vi: "Kho văn bản không có điều khoản “{0}”. Hãy mở văn bản để xem mục lục.",
            en: "The corpus holds no provision “{0}”. Open the document to see its contents."
        ),
        "registry.no-such-duty": Words(
            vi: "Sổ thẩm quyền không có nhiệm vụ “{0}”. Hãy tìm trong sổ theo tên hoặc lĩnh vực.",
            en: "The registry has no duty “{0}”. Look in it by name or by field."
        ),
        "registry.received-later": Words(
            vi: "Ngày nhận hồ sơ {0} muộn hơn ngày áp dụng {1}. Hãy chọn lại một trong hai ngày.",
            en: "The file was received on {0}, later than the day asked about, {1}. Change one of the two days."
        ),
        "search.ambiguous": Words(
            vi: "Số “{0}” có ở nhiều văn bản: {1}. Hãy ghi đủ số và ký hiệu.",
            en: "Several documents bear the number “{0}”: {1}. Write the whole number with its letters."
        ),
        "duty.not-found": Words(
            vi: "Sổ thẩm quyền không có nhiệm vụ “{0}”. Hãy tìm trong sổ theo tên hoặc lĩnh vực.",
            en: "The registry has no duty “{0}”. Look in it by name or by field."
        ),
        "field.not-found": Words(
            vi: "Sổ thẩm quyền không có lĩnh vực “{0}”. Hãy chọn một lĩnh vực trong sổ.",
            en: "The registry has no field “{0}”. Choose one of its fields."
        ),
        "page.not-found": Words(
            vi: "Trang này không có. Hãy xem lại địa chỉ, hoặc đi từ trang hỏi.",
            en: "There is no such page. Check the address, or start from the ask page."
        ),
        "method.not-allowed": Words(
            vi: "Địa chỉ này không nhận {0}. Hãy dùng: {1}.", en: "This address does not take {0}. Use: {1}."
        ),
        "form.wrong-type": Words(
            vi: "Máy chủ không đọc được kiểu nội dung đã gửi. Hãy gửi {0}.", en: "The type of what was sent cannot be read. Send {0}."
        ),
        "address.too-long": Words(
            vi: "Địa chỉ trang chứa hơn {0} ký tự trong một ô. Hãy rút ngắn điều cần tìm rồi thử lại.",
            en: "The address of the page bears more than {0} characters in one field. Shorten what you look for and try again."
        ),
        "form.too-large": Words(
            vi: "Nội dung gửi lên lớn hơn {0} nên chưa được nhận. Hãy quay lại trang trước và rút ngắn.",
            en: "What was sent is larger than {0} and was not taken. Go back and make it shorter."
        ),
        "form.foreign": Words(
            vi: "Biểu mẫu này được gửi từ một trang khác nên không được nhận. Hãy mở trang Hỏi và gửi lại.",
            en: "This form was sent from another site and was not taken. Open the ask page and send it again."
        ),
        "json.broken": Words(
            vi: "Không đọc được JSON. Hãy gửi đúng một đối tượng, như {0}.", en: "The JSON cannot be read. Send one object, such as {0}."
        ),
        "field.not-text": Words(
            vi: "Giá trị của “{0}” phải là chữ trong dấu ngoặc kép.", en: "The value of “{0}” must be a text in quotation marks."
        ),
        "field.wrong": Words(
            vi: "Giá trị của “{0}” không dùng được: “{1}”.", en: "The value of “{0}” cannot be used: “{1}”."
        ),
        "request.not-understood": Words(
            vi: "Máy chủ không hiểu yêu cầu này. Hãy quay lại và thử lại.", en: "This request was not understood. Go back and try again."
        ),
        "handbook.no-such-entry": Words(
            vi: "Cẩm nang không có mục {0}. Hãy tìm trong mục lục.", en: "The handbook has no entry {0}. Look in its contents."
        ),
        "handbook.no-such-edition": Words(
            vi: "Không có bản cẩm nang {0}. Hãy xem danh sách các bản.", en: "There is no edition {0} of the handbook. Look at the list of editions."
        ),
        "handbook.no-reason": Words(
            vi: "Hãy viết vì sao có bản này.", en: "Say why there is this edition."
        ),
        "handbook.other-digest": Words(
            vi: "Bản đang chờ không phải bản bạn đã xem. Hãy xem lại rồi phát hành.",
            en: "What waits is not what you looked at. Look again, then release it."
        ),
        "handbook.released": Words(
            vi: "Bản {0} đã được phát hành và không đổi được nữa.", en: "Edition {0} has been released and cannot be changed any more."
        ),
        "handbook.typesetter-missing": Words(
            vi: "Máy chủ chưa có chương trình dàn trang để làm PDF. Người quản trị cài bằng: {0}. Trong lúc đó hãy dùng HTML, EPUB hoặc DOCX.",
            en: "The server lacks the program that sets pages for PDF. An administrator installs it: {0}. Until then take HTML, EPUB or DOCX."
        ),
        "handbook.busy": Words(
            vi: "Đang dàn trang cho người khác. Hãy thử lại sau ít giây.", en: "Pages are being set for others. Try again in some seconds."
        ),
        "handbook.not-set": Words(
            vi: "Không dàn được trang PDF trong giới hạn cho phép. Hãy dùng HTML, EPUB hoặc DOCX, và báo người quản trị.",
            en: "The PDF could not be set within the limits. Take HTML, EPUB or DOCX, and tell an administrator."
        ),
        "handbook.no-such-section": Words(
            vi: "Cẩm nang không có phần {0}. Hãy tìm trong mục lục.", en: "The handbook has no section {0}. Look in its contents."
        ),
        "desk.closed": Words(
            vi: "Danh sách phiếu chỉ mở bằng liên kết dùng một lần mà chương trình in ra khi khởi động.",
            en: "The list of tickets opens only by the one-time link that the program prints when it starts."
        ),
        "database.busy": Words(
            vi: "Cơ sở dữ liệu đang bận. Hãy thử lại sau ít phút.",
            en: "The database is busy. Try again in a few minutes."
        ),
        "database.lost": Words(
            vi: "Mất kết nối với cơ sở dữ liệu. Việc dở dang đã được huỷ; hãy làm lại.",
            en: "The connection to the database was lost. Unfinished work was undone; try again."
        ),
        "index.missing": Words(
            vi: "Chưa có chỉ mục tìm kiếm. Người vận hành hãy chạy donghanh index.",
            en: "There is no search index yet. Its keeper runs donghanh index."
        ),
        "index.damaged": Words(
            vi: "Chỉ mục tìm kiếm bị hỏng. Người vận hành hãy chạy donghanh index.",
            en: "The search index is damaged. Its keeper runs donghanh index."
        ),
        "ranking.unreadable": Words(
            vi: "Không đọc được cách xếp hạng ở {0}. Hãy chạy donghanh learn --roll-back, hoặc học lại.",
            en: "The ranking at {0} cannot be read. Run donghanh learn --roll-back, or learn again."
        ),
        "ranking.other-features": Words(
            vi: "Cách xếp hạng này được học bởi một phiên bản khác của chương trình. Hãy chạy donghanh learn --roll-back, hoặc học lại.",
            en: "This ranking was learnt by another version of the program. Run donghanh learn --roll-back, or learn again."
        ),
        "ranking.cannot-write": Words(
            vi: "Không ghi được cách xếp hạng vào {0}. Hãy xem quyền ghi và chỗ trống trên đĩa.",
            en: "The ranking cannot be written to {0}. Check its permissions and the free space."
        ),
        "ranking.nothing-to-learn": Words(
            vi: "Không câu hỏi nào tìm thấy đáp án của nó để học. Hãy xem mã trong qrels.tsv có đúng là mã trong corpus.jsonl không.",
            en: "No question finds its answer, so there is nothing to learn. Check that qrels.tsv names texts as corpus.jsonl does."
        ),
        "ranking.nothing-before": Words(
            vi: "Đang dùng cách xếp hạng đi kèm chương trình; không có bản nào trước đó.",
            en: "The ranking that came with the program is in use; there is none before it."
        ),
        "site.too-fast": Words(
            vi: "Có quá nhiều yêu cầu trong một lúc. Hãy chờ {0} giây rồi thử lại; những gì bạn đã viết vẫn còn ở trang trước.",
            en: "There were too many requests at once. Wait {0} seconds and try again; what you wrote is still on the page before."
        ),
        "site.wrong-host": Words(
            vi: "Trang này không ở địa chỉ “{0}”. Hãy mở bằng địa chỉ mà cơ quan đã thông báo.",
            en: "This site is not at “{0}”. Open it by the address that your office has announced."
        ),
        "site.slow": Words(
            vi: "Việc này lâu hơn thời gian cho phép. Câu hỏi của bạn vẫn còn ở trang trước; hãy thử lại sau một phút.",
            en: "This took longer than allowed. Your question is still on the page before; try again in a minute."
        ),
        "site.failed": Words(
            vi: "Hệ thống gặp sự cố, không phải do bạn. Sự cố đã được ghi lại với mã {0}. Hãy thử lại, hoặc gọi đường dây nóng.",
            en: "The system failed; it is not your fault. It was recorded under {0}. Try again, or call the hotline."
        ),
    ]
}
