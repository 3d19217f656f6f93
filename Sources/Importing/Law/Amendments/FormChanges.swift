// SPDX-License-Identifier: Apache-2.0
import Domain

extension Instruction {
    /// "Sửa Mẫu số 01 thành Mẫu số 35 ban hành kèm theo Thông tư này", "Thay thế Phụ lục I … bằng Phụ lục I ban hành kèm theo Thông tư này".
    ///
    /// `nil` where the instruction is of another kind.
    func formChanges(_ clause: Clause, _ document: NamedAct?) -> [Change]? {
        guard !tokens[clause.range].contains(where: { $0.kind.isQuote }),
            let joint = clause.range.first(where: { tokens[$0].low == "thành" || tokens[$0].low == "bằng" })
        else { return nil }
        let olds = TargetScan(tokens, from: clause.range.lowerBound, before: joint).targets.map(\.path).filter(Self.isForm)
        let news = TargetScan(tokens, from: joint + 1, before: clause.range.upperBound).targets.map(\.path).filter(Self.isForm)
        guard !olds.isEmpty else { return nil }
        return olds.enumerated().compactMap { index, old in
            let new =
                news.count == olds.count ? news[index] : news.first { $0.steps.last.map { one in old.steps.last?.isSame(as: one) == true } == true }
            let path = resolved(old, clause.range.lowerBound..<joint)
            guard let new else { return Change(document: document, operation: .replaceText(of: path, with: []), doubts: [.noText]) }
            return Change(document: document, operation: .replaceText(of: path, with: []), form: (from: new, to: path))
        }
    }

    private static func isForm(_ path: ProvisionPath) -> Bool { path.steps.contains { $0.unit == .form || $0.unit == .annex } }
}
