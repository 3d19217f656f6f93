// SPDX-License-Identifier: Apache-2.0

// How a file is handled as people have recorded it: the nation's record and each place's own, side by side under their names.
extension HandbookWriter {
    /// Lines of every record of the procedures, in order.
    func recorded(_ seen: [Procedure], _ texts: (ProcedureRecord) -> [String]) -> [HandbookLine] {
        seen.flatMap { procedure in
            records[procedure.id, default: []].flatMap { record in
                texts(record).map { HandbookLine(label: holder(of: record, among: seen), Words(vi: $0), sources: record.sources) }
            }
        }
    }

    /// Whose record it is, and of which procedure where there are several.
    private func holder(of record: ProcedureRecord, among seen: [Procedure]) -> Words {
        let place = record.place.map { registry.place($0)?.name ?? Words(vi: $0.text) } ?? Self.nation
        guard seen.count > 1, let procedure = seen.first(where: { $0.id == record.procedure }) else { return place }
        return Self.joined(place, record.code.map { Words(vi: $0) } ?? procedure.name)
    }

    /// Who signs by authorisation of a place, as its record of the procedure has it.
    func recordedSigners(_ seen: [Procedure]) -> [HandbookLine] {
        recorded(seen) { record in
            let decides = record.decides.map { ["Quyết định: \($0)"] } ?? []
            return decides + (record.signs.map { ["Ký: \($0)" + (record.signsFrom.map { ", từ ngày \($0.words.vi)" } ?? "")] } ?? [])
        }
    }
}

extension ProcedureRecord {
    var dossierTexts: [String] {
        dossier.map { paper in
            let sheets = [paper.originals.map { "\($0) bản chính" }, paper.copies.map { "\($0) bản sao" }].compactMap { $0 }.joined(separator: ", ")
            return Self.conditioned(paper.name + (sheets.isEmpty ? "" : " (\(sheets))"), paper.condition)
        }
    }

    var filingTexts: [String] {
        filing.map { way in [way.way.words.vi, way.note].compactMap { $0 }.joined(separator: ": ") } + (receives.map { ["Nơi nhận: \($0)"] } ?? [])
    }

    var stepTexts: [String] { steps.enumerated().map { "\($0 + 1). \($1)" } }

    var limitTexts: [String] { limits.map { Self.conditioned($0.limit.words.vi, $0.condition) } }

    var feeTexts: [String] {
        fees.map { fee in
            Self.conditioned([fee.amount.map { "\($0.text(in: .vi)) đồng" }, fee.rule].compactMap { $0 }.joined(separator: "; "), fee.condition)
        }
    }

    private static func conditioned(_ text: String, _ condition: String?) -> String { text + (condition.map { " – \($0)" } ?? "") }
}
