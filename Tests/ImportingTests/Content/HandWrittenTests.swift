// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Answers worked out by hand from the facts, before any code had its say.
@Suite struct HandWrittenTests {
    struct Row: CustomTestStringConvertible {
        let duty: String
        let on: String
        var place: String?
        var received: String?
        let result: Competence.Result
        var holders: [String] = []
        var signer: String?
        var expires: String?

        init(
            _ duty: String, _ on: String, at place: String? = nil, received: String? = nil, _ result: Competence.Result, _ holders: [String] = [],
            signer: String? = nil, expires: String? = nil
        ) {
            (self.duty, self.on, self.place, self.received) = (duty, on, place, received)
            (self.result, self.holders, self.signer, self.expires) = (result, holders, signer, expires)
        }

        var testDescription: String { "\(duty) \(on) \(place ?? "") \(received ?? "")" }
    }

    static let committee = "UBND cấp tỉnh"
    static let minister = "Bộ Khoa học và Công nghệ (Bộ trưởng)"
    static let ministry = "Bộ Khoa học và Công nghệ"
    static let office = "Cục Sở hữu trí tuệ (Bộ KH&CN)"

    static let rows = [
        // The turn of 1 July 2025, and the end of the decrees.
        Row("VT-01", "2025-06-30", .one, [minister], expires: "2025-07-01"),
        Row("VT-01", "2025-07-01", .one, [committee], expires: "2027-03-01"),
        Row("VT-01", "2026-11-22", .one, [committee], expires: "2027-03-01"),
        Row("VT-01", "2027-02-28", .one, [committee], expires: "2027-03-01"),
        Row("VT-01", "2027-03-01", .none),
        Row("VT-01", "2027-03-02", .none),
        Row("DL-01", "2025-06-30", .one, ["UBND cấp huyện"]),
        Row("DL-01", "2025-07-01", .one, ["UBND cấp xã (xã, phường, đặc khu)"]),
        Row("CN-04", "2025-07-01", .one, [committee]),
        Row("SH-06", "2025-06-30", .one, [office]),
        Row("SH-06", "2025-07-01", .one, [committee]),
        Row("SH-90", "2025-08-01", .one, ["Cục Sở hữu trí tuệ"]),
        Row("SH-90", "2027-03-01", .unsettled),
        Row("DL-03", "2027-03-01", .one, [committee]),
        // Who signs.
        Row("SH-06", "2025-09-01", at: "Hưng Yên", .one, [committee], signer: "Giám đốc Sở KH&CN Hưng Yên"),
        Row("SH-06", "2025-07-31", at: "Hưng Yên", .one, [committee]),
        Row("SH-06", "2025-09-01", at: "thai binh", .one, [committee], signer: "Giám đốc Sở KH&CN Hưng Yên"),
        Row("SH-06", "2025-09-01", at: "Khánh Hoà", .one, [committee], signer: "Sở KH&CN Khánh Hòa (người nhận cụ thể chưa xác minh)"),
        Row("TS-01", "2025-09-01", at: "Khánh Hòa", .one, [committee]),
        Row("TS-01", "2026-02-01", at: "Nghệ An", .one, [committee], signer: "Giám đốc Sở Khoa học và Công nghệ Nghệ An"),
        Row("SH-06", "2025-09-01", at: "Hà Nội", .one, [committee]),
        // An authorisation of 2025 cannot pass on a power of 2026.
        Row("BC-02", "2026-06-15", at: "Hưng Yên", .one, [committee]),
        // The turn of 29 May 2026, and the files between.
        Row("BC-02", "2026-05-28", .one, [ministry], expires: "2026-05-29"),
        Row("BC-02", "2026-05-29", .one, [committee], expires: "2027-03-01"),
        Row("BC-02", "2026-06-15", received: "2026-04-28", .one, [ministry]),
        Row("BC-02", "2026-06-15", received: "2026-04-29", .unsettled, [ministry, committee]),
        Row("BC-02", "2026-06-15", received: "2026-05-28", .unsettled, [ministry, committee]),
        Row("BC-02", "2026-06-15", received: "2026-05-29", .one, [committee]),
        Row("SH-01", "2025-08-01", received: "2025-06-30", .one, [office]),
        Row(
            "DL-03", "2025-08-01", received: "2025-06-30", .one,
            [
                "Bộ Khoa học và Công nghệ (Tổng cục, sau là Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia)"
            ]),
        Row("VT-01", "2025-08-01", received: "2025-06-30", .unsettled, [minister, committee]),
        Row("VT-16", "2026-06-15", .one, ["Chủ tịch UBND cấp tỉnh"]),
        Row("KH-02", "2026-06-15", .one, ["Cơ quan chuyên môn về KH&CN thuộc UBND cấp tỉnh"]),
        // Doubtful days.
        Row("KH-01", "2025-09-30", .one, [minister]),
        Row("KH-01", "2025-10-20", .unsettled, [minister, committee]),
        Row("KH-01", "2025-11-01", .one, [committee]),
        Row("KH-05", "2025-09-30", .unsettled, ["quy định cũ / chưa xác minh"]),
        Row("KH-05", "2025-11-01", .one, ["UBND cấp tỉnh / Sở KH&CN"]),
        Row("VT-08", "2025-07-15", .one, ["Bộ trưởng Bộ Khoa học và Công nghệ"]),
        Row("VT-08", "2025-12-01", .unsettled, ["Bộ trưởng Bộ Khoa học và Công nghệ", "Cục Viễn thông"]),
        Row("VT-08", "2026-05-29", .none),
        Row("VT-28", "2026-05-29", .one, [committee]),
        Row("DL-84", "2026-06-01", .unsettled),
        Row("DL-84", "2027-01-01", .unsettled, ["cơ quan tiếp nhận mới chưa xác minh"]),
        // Rows that disagree.
        Row("NL-90", "2026-05-28", .one, ["Bộ Khoa học và Công nghệ (Cục An toàn bức xạ và hạt nhân)"]),
        Row("NL-90", "2026-05-29", .contested),
        Row("NL-91", "2026-05-28", .contested),
        Row("NL-91", "2026-05-29", .split, [committee, "cơ quan theo Điều 78 Nghị định 332/2025/NĐ-CP"], expires: "2027-03-01"),
        Row("VT-07", "2025-01-01", .contested, ["Bộ trưởng Bộ Khoa học và Công nghệ", "Cục Viễn thông (Bộ KH&CN)"]),
        Row("VT-07", "2026-03-01", .contested),
        Row("VT-07", "2026-11-22", .one, ["Cục Viễn thông"]),
        Row("VT-07", "2027-03-01", .unsettled),
        Row("VT-91", "2026-11-22", .one, ["Cục Viễn thông (Bộ KH&CN)"], expires: "2027-03-01"),
        Row("VT-91", "2027-03-01", .none),
        Row("VT-06", "2026-06-15", received: "2026-05-10", .unsettled),
        Row("NL-02", "2025-12-31", .one, ["UBND cấp tỉnh / Sở KH&CN"]),
        Row("NL-02", "2026-03-01", .contested, ["UBND cấp tỉnh / Sở KH&CN", committee]),
        Row("CN-01", "2026-06-01", .unsettled, [committee]),
        // No longer done; only a draft.
        Row("KH-90", "2026-04-28", .one, [ministry]),
        Row("KH-90", "2026-04-29", .none),
        Row("KH-90", "2026-05-15", received: "2026-04-28", .one, [ministry]),
        Row("KH-90", "2026-05-15", received: "2026-04-29", .none),
        Row("KH-91", "2026-06-01", .unsettled, []),
        Row("DL-10", "2026-06-01", .unsettled, []),
        // An authorisation stands in its own province.
        Row("UQ-03", "2025-08-01", at: "Hưng Yên", .one, ["Giám đốc Sở KH&CN Hưng Yên"]),
        Row("UQ-03", "2025-08-01", at: "Hà Nội", .none),
        Row("UQ-06", "2023-12-31", at: "Quảng Nam", .one, ["Sở Khoa học và Công nghệ Quảng Nam"]),
        Row("UQ-06", "2024-01-01", at: "Quảng Nam", .none),
    ]

    @Test(arguments: rows)
    func `the registry answers as the facts do`(_ row: Row) throws {
        let registry = try ContentFolder.registry()
        let day = try #require(Day(iso: row.on))
        var place: Place?
        if let name = row.place {
            guard case .one(let found) = registry.place(named: name, on: day) else {
                Issue.record("no such place: \(name)")
                return
            }
            place = found
        }
        let finding = try registry.competence(of: Duty.ID(row.duty), at: place, on: day, received: row.received.flatMap { Day(iso: $0) })
        #expect(finding.result == row.result)
        if !row.holders.isEmpty { #expect(Set(finding.holders.map(\.competence.authority.name.vi)) == Set(row.holders)) }
        if row.result == .one { #expect(finding.holders.first?.signer?.name == row.signer) }
        if let expires = row.expires { #expect(finding.expires?.iso == expires) }
    }
}
