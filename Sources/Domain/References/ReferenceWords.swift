// SPDX-License-Identifier: Apache-2.0

extension Reference.Reason {
    /// Why nothing is opened, for the reader of a text.
    package var words: Words {
        switch self {
        case .actNotNamed: Words(vi: "Không nói rõ của văn bản nào.", en: "It is not said of which act.")
        case .actNotHeld: Words(vi: "Hệ thống chưa có văn bản này.", en: "The act is not held here.")
        case .severalActs: Words(vi: "Có nhiều văn bản cùng tên hoặc số này.", en: "Several acts bear this name or number.")
        case .notInForce: Words(vi: "Không có hiệu lực vào ngày đang xem.", en: "Not in effect on the day in question.")
        case .noSuchProvision: Words(vi: "Hệ thống có văn bản nhưng không có điều này.", en: "The act is held, but not this article of it.")
        case .noSuchPart: Words(vi: "Điều được dẫn không có khoản, điểm này.", en: "The article has no such clause or point.")
        case .otherKind: Words(vi: "Lời của một văn bản khác.", en: "Words of another act.")
        case .quoted: Words(vi: "Nằm trong lời văn được đưa vào văn bản khác.", en: "Inside words that are put into another act.")
        }
    }
}
