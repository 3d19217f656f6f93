// SPDX-License-Identifier: Apache-2.0
import Domain

/// What a field of a fact is called on the forms that edit it; a field that no form has keeps the name of the data.
enum FieldName {
    /// - Parameter path: As a difference names it: "basis.path", "aliases[2]".
    static func text(_ path: String, _ language: Language) -> String {
        let bare = path.prefix { $0 != "[" }
        guard let name = names[String(bare)] else { return path }
        // Readers count from one.
        let number = path.firstMatch(of: /\[(\d+)\]$/).flatMap { Int($0.1) }.map { " \($0 + 1)" } ?? ""
        return name[language] + number
    }

    private static let names = [
        "id": Words(vi: "Mã", en: "Code"), "duty": Words(vi: "Nhiệm vụ", en: "Duty"), "field": Words(vi: "Lĩnh vực", en: "Field"),
        "confidence": Words(vi: "Độ tin cậy", en: "Confidence"), "isDraft": Words(vi: "Bản nháp", en: "Draft"),
        "number": Words(vi: "Số, ký hiệu", en: "Number"), "type": Words(vi: "Loại", en: "Type"), "place": Words(vi: "Địa phương", en: "Place"),
        "ended": Words(vi: "Không còn từ ngày", en: "No more since"), "successor": Words(vi: "Cơ quan kế tiếp", en: "What came after it"),
        "covers": Words(vi: "Lĩnh vực được ủy quyền", en: "Fields passed on"),
        "coversDuties": Words(vi: "Nhiệm vụ được ủy quyền", en: "Duties passed on"),
        "coversHolders": Words(vi: "Ủy quyền của ai", en: "Whose powers are passed on"),
        "authority.name.en": Words(vi: "Tên tiếng Anh của cơ quan", en: "English name of the authority"),
        "issued.earliest": Words(vi: "Ngày ban hành (sớm nhất)", en: "Issued (the earliest)"),
        "issued.latest": Words(vi: "Ngày ban hành (muộn nhất)", en: "Issued (the latest)"),
        "unit": Words(vi: "Đơn vị", en: "Unit"), "codeFrom": Words(vi: "Mang mã này từ ngày", en: "Bears the code since"),
        "earlierCodes": Words(vi: "Mã trước đây", en: "Earlier codes"),
        "authority.name.vi": Words(vi: "Cơ quan", en: "Authority"), "authority.level": Words(vi: "Cấp", en: "Level"),
        "kind": Words(vi: "Hình thức", en: "Manner"), "kindAsPublished": Words(vi: "Hình thức theo văn bản", en: "Manner as published"),
        "from": Words(vi: "Từ ngày", en: "From"), "until": Words(vi: "Đến trước ngày", en: "Until before"),
        "from.earliest": Words(vi: "Từ ngày (sớm nhất)", en: "From (the earliest)"),
        "from.latest": Words(vi: "Từ ngày (muộn nhất)", en: "From (the latest)"),
        "until.earliest": Words(vi: "Đến trước ngày (sớm nhất)", en: "Until before (the earliest)"),
        "until.latest": Words(vi: "Đến trước ngày (muộn nhất)", en: "Until before (the latest)"),
        "basis": Words(vi: "Căn cứ", en: "Basis"), "basis.document": Words(vi: "Văn bản làm căn cứ", en: "Document of the basis"),
        "basis.path": Words(vi: "Điều khoản", en: "Provision"), "basis.isVerified": Words(vi: "Đã đọc đúng điều khoản", en: "Provision read"),
        "condition": Words(vi: "Điều kiện", en: "Condition"), "sources": Words(vi: "Nguồn", en: "Sources"),
        "title.vi": Words(vi: "Tên", en: "Name in Vietnamese"), "title.en": Words(vi: "Tên tiếng Anh", en: "Name in English"),
        "name.vi": Words(vi: "Tên", en: "Name in Vietnamese"), "name.en": Words(vi: "Tên tiếng Anh", en: "Name in English"),
        "title": Words(vi: "Tên gọi", en: "Title"), "issuer": Words(vi: "Cơ quan ban hành", en: "Issuer"),
        "status": Words(vi: "Tình trạng", en: "Status"), "relations": Words(vi: "Quan hệ", en: "Relation"),
        "issued": Words(vi: "Ngày ban hành", en: "Issued"),
        "acts": Words(vi: "Việc", en: "Acts"), "remainingCentral": Words(vi: "Phần Bộ giữ lại", en: "What stays with the Ministry"),
        "timeLimit": Words(vi: "Thời hạn", en: "Time limit"), "dossier": Words(vi: "Hồ sơ", en: "Dossier"),
        "fee": Words(vi: "Phí, lệ phí", en: "Fee"),
        "output": Words(vi: "Kết quả", en: "Result"), "procedureCodes": Words(vi: "Mã thủ tục", en: "Codes of procedures"),
        "filing": Words(vi: "Cách nộp", en: "Ways of filing"), "overtakenBy": Words(vi: "Đã chuyển vào", en: "Went over into"),
        "document": Words(vi: "Văn bản", en: "Act"), "path": Words(vi: "Điều khoản", en: "Provision"),
        "procedure": Words(vi: "Thủ tục", en: "Procedure"), "underlying": Words(vi: "Quy định được thay", en: "Provisions that give way"),
        "authority": Words(vi: "Cơ quan", en: "Authority"), "before": Words(vi: "Trước đó", en: "Before"), "after": Words(vi: "Nay", en: "Now"),
        "code": Words(vi: "Mã", en: "Code"), "level": Words(vi: "Cấp thực hiện", en: "Level"), "duties": Words(vi: "Nhiệm vụ", en: "Duties"),
        "nationalTimeLimit": Words(vi: "Thời hạn quốc gia", en: "National time limit"),
        "localTimeLimits": Words(vi: "Thời hạn của địa phương", en: "Local time limits"), "announcedBy": Words(vi: "Công bố tại", en: "Announced by"),
        "existence.from": Words(vi: "Có từ ngày", en: "Exists from"), "existence.until": Words(vi: "Hết từ ngày", en: "Ends on"),
        "mergedInto": Words(vi: "Nhập vào", en: "Became part of"), "specialZones": Words(vi: "Đặc khu", en: "Special zones"),
        "limits": Words(vi: "Thời hạn", en: "Time limits"), "fees": Words(vi: "Phí, lệ phí", en: "Fees"), "steps": Words(vi: "Trình tự", en: "Steps"),
        "forms": Words(vi: "Mẫu đơn", en: "Forms"), "result": Words(vi: "Kết quả", en: "Result"),
        "receives": Words(vi: "Nơi tiếp nhận", en: "Who receives"),
        "decides": Words(vi: "Người quyết định", en: "Who decides"), "signs": Words(vi: "Người ký theo ủy quyền", en: "Who signs by authorisation"),
        "signsFrom": Words(vi: "Ủy quyền từ ngày", en: "Authorised from"), "holidays": Words(vi: "Ngày nghỉ", en: "Days off"),
        "swapped": Words(vi: "Ngày làm bù", en: "Days worked instead"), "basis.proof": Words(vi: "Lời trích", en: "Quote"),
        "basis.proof.quote": Words(vi: "Lời trích", en: "Quote"),
        "basis.confidence": Words(vi: "Độ tin cậy của điều khoản", en: "Confidence of the provision"),
        "aliases": Words(vi: "Tên gọi khác", en: "Other names"), "notes": Words(vi: "Ghi chú", en: "Notes"),
    ]
}
