// SPDX-License-Identifier: Apache-2.0

/// What an instruction tells to do.
enum InstructionVerb {
    case amend, insert, repeal, replace, correct, suspend

    /// Longest first, so that "sửa đổi, bổ sung" is not taken for "sửa đổi".
    private static let phrases: [(words: [String], verb: InstructionVerb)] = [
        (["sửa", "đổi", ",", "bổ", "sung"], .amend), (["sửa", "đổi", "và", "bổ", "sung"], .amend), (["bổ", "sung", ",", "sửa", "đổi"], .amend),
        (["tạm", "ngưng", "hiệu", "lực"], .suspend), (["ngưng", "hiệu", "lực"], .suspend), (["sửa", "đổi"], .amend), (["bổ", "sung"], .insert),
        (["bãi", "bỏ"], .repeal), (["hủy", "bỏ"], .repeal), (["huỷ", "bỏ"], .repeal), (["thay", "thế"], .replace), (["đính", "chính"], .correct),
        (["thay"], .replace), (["bỏ"], .repeal), (["sửa"], .amend),
        (["chỉnh", "sửa"], .amend),
    ]

    /// Words of which every instruction has one.
    static let words: Set<String> = ["sửa", "bổ", "bãi", "thay", "bỏ", "hủy", "huỷ", "đính", "ngưng", "chỉnh"]

    static func read(_ tokens: [InstructionToken], at: Int) -> (InstructionVerb, end: Int)? {
        guard let (words, verb) = phrases.first(where: { tokens.end(of: $0.words, at: at) != nil }) else { return nil }
        var end = at + words.count
        // "Sửa đổi, bổ sung, thay thế, bãi bỏ một số điều" is a title; its parts say what is done where.
        while end + 1 < tokens.count, tokens[end].low == ",", let next = phrases.first(where: { tokens.end(of: $0.words, at: end + 1) != nil }) {
            end += 1 + next.words.count
        }
        return (verb, end)
    }
}
