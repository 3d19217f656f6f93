// SPDX-License-Identifier: Apache-2.0

extension ConsistencyRule {
    /// What the rule looks for.
    package var words: Words {
        switch self {
        case .twoHolders: Words(vi: "Hai người giữ cùng một lúc", en: "Two holders at once")
        case .gapInTime: Words(vi: "Khoảng thời gian không ai giữ", en: "A time without a holder")
        case .spanReversed: Words(vi: "Hết trước khi bắt đầu", en: "Over before it begins")
        case .documentDays: Words(vi: "Ngày của văn bản không hợp lý", en: "Days of a document that cannot be")
        case .basisMissing: Words(vi: "Thiếu căn cứ", en: "No basis")
        case .basisNotBegun: Words(vi: "Căn cứ chưa có hiệu lực", en: "The basis has not begun")
        case .basisEnded: Words(vi: "Căn cứ đã hết hiệu lực", en: "The basis has ended")
        case .basisTooLow: Words(vi: "Căn cứ không đủ tầm", en: "A basis of too low a rank")
        case .verifiedWithoutArticle: Words(vi: "Xác minh mà không có điều khoản", en: "Verified without an article")
        case .circular: Words(vi: "Thay thế vòng tròn", en: "Replaced in a circle")
        case .overtakenStillLive: Words(vi: "Đã được thay mà chưa ghi hết", en: "Replaced, but without an end")
        case .authorisationBeyondGiver: Words(vi: "Ủy quyền điều mình không có", en: "Passing on what one does not have")
        case .authorisationOutlivesGiver: Words(vi: "Ủy quyền dài hơn người ủy quyền", en: "An authorisation that outlives its giver")
        case .authorityEnded: Words(vi: "Cơ quan không còn", en: "An office that is no more")
        case .placeNotThere: Words(vi: "Địa phương không tồn tại ngày đó", en: "A place that was not there")
        case .timeLimitDiffers: Words(vi: "Thời hạn khác nhau", en: "Time limits that differ")
        case .feeDiffers: Words(vi: "Phí khác nhau", en: "Fees that differ")
        case .codeReused: Words(vi: "Một mã, hai thủ tục", en: "One code, two procedures")
        case .deadReference: Words(vi: "Dẫn tới điều không có", en: "A reference that leads nowhere")
        case .draftReferred: Words(vi: "Dẫn tới bản nháp", en: "A reference to a draft")
        case .countDoesNotReconcile: Words(vi: "Số đếm không khớp", en: "A count that does not come out")
        case .sameTitle: Words(vi: "Hai nhiệm vụ cùng tên", en: "Two duties of one title")
        case .noHolder: Words(vi: "Không có ai giữ", en: "No holder at all")
        }
    }
}
