// SPDX-License-Identifier: Apache-2.0

/// A place in the text of the law that names an act or a provision of one.
package struct Mention: Hashable, Sendable {
    /// UTF-8 offsets in the text.
    package let range: Range<Int>
    package let act: NamedAct
    /// What is named of the act, largest unit first; empty where it is the act as a whole.
    package let steps: [ProvisionPath.Step]
    /// The last one of "từ Điều 5 đến Điều 9", which stands beside the last of `steps`.
    package let through: ProvisionPath.Step?
    /// A text that the act promulgates is meant: "Quy chế ban hành kèm theo Quyết định số …".
    package let isAttached: Bool
    /// Stands between quotation marks, where an amending act words another one.
    package let isQuoted: Bool
    /// Named as what has amended the act before it: "… được sửa đổi, bổ sung bởi …".
    package let isAmending: Bool

    package init(
        range: Range<Int>, act: NamedAct, steps: [ProvisionPath.Step] = [], through: ProvisionPath.Step? = nil, isAttached: Bool = false,
        isQuoted: Bool = false, isAmending: Bool = false
    ) {
        self.range = range
        self.act = act
        self.steps = steps
        self.through = through
        self.isAttached = isAttached
        self.isQuoted = isQuoted
        self.isAmending = isAmending
    }
}

/// How a text says which act it means.
package enum NamedAct: Hashable, Sendable {
    /// "Luật này"; the kind is folded, as are all below.
    case this(kind: String)
    /// "Quy chế này": the text around the words, which an act may have promulgated.
    case thisText
    /// "Điều này", "khoản này": the very provision.
    case here
    /// "Nghị định số 1/1901/NĐ-XX ngày 01 tháng 02 năm 1901".
    case numbered(String, kind: String?, issued: Day?)
    /// "Luật Đất đai năm 1901": kind and title in the words by which ``ActNames`` knows them.
    case titled(String, year: Int?, issued: Day?)
    /// Named in words that are no title of any act known.
    case unknown
    /// "khoản 2 Điều 5" and no more.
    case unstated
}
