// SPDX-License-Identifier: Apache-2.0
import Domain

/// The words by which acts say that powers move, and to whom.
enum PowerWords {
    /// In which ways a title says that powers move; empty where it speaks of nothing of the kind.
    static func kinds(in title: String) -> [Competence.Kind] {
        let folded = own(title)
        return ways.filter { way in way.0.contains { folded.contains($0) } }.map(\.1)
    }

    /// What a heading says itself: the titles of the acts that it cites say something of those.
    private static func own(_ heading: String) -> Substring {
        let folded = Vietnamese.folded(heading)[...]
        return [" nghi dinh so ", " luat so ", " thong tu so ", " quyet dinh so "].compactMap { folded.firstRange(of: $0)?.lowerBound }.min()
            .map { folded[..<$0] } ?? folded
    }

    private static let ways: [([String], Competence.Kind)] = [
        (["phan quyen"], .devolution), (["phan cap"], .decentralisation), (["phan dinh tham quyen"], .delineation),
        (["uy quyen"], .authorisation),
    ]

    /// Whether a heading turns to what such acts do besides.
    static func isOfSomethingElse(_ heading: String) -> Bool {
        let folded = Vietnamese.folded(heading)
        return ["cat giam", "don gian hoa", "danh muc van ban", "danh muc bieu mau", "dieu khoan thi hanh", "hieu luc", "chuyen tiep"].contains {
            folded.contains($0)
        }
    }

    /// Whether a title or a heading says that procedures or conditions are dropped or made simpler.
    static func isCutting(_ heading: String) -> Bool {
        let folded = own(heading)
        return ["cat giam", "don gian hoa", "bai bo thu tuc", "bai bo dieu kien", "thu tuc hanh chinh duoc bai bo"].contains { folded.contains($0) }
    }

    /// How an authority's name begins.
    static let holders = [
        "Chủ tịch Ủy ban nhân dân", "Chủ tịch UBND", "Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "Giám đốc Sở", "Giám đốc Công an",
        "Công an cấp", "Công an tỉnh", "Sở ", "Cơ quan chuyên môn", "cơ quan chuyên môn", "Bộ trưởng", "Bộ ", "Tổng cục", "Cục ", "Chi cục",
        "Ban Quản lý",
        "Ban quản lý", "Trưởng Ban quản lý", "Trưởng phòng", "Phòng ", "Thủ trưởng", "Trung tâm phục vụ", "Chính phủ", "Thủ tướng Chính phủ",
    ]

    static func level(of holder: String) -> Authority.Level {
        let folded = Vietnamese.folded(holder)
        if folded.contains("cap xa") || folded.contains("xa, phuong") { return .commune }
        if folded.contains("cap huyen") { return .district }
        if folded.hasPrefix("so ") || folded.hasPrefix("giam doc so") || folded.hasPrefix("co quan chuyen mon") { return .department }
        if ["cap tinh", "tinh, thanh pho", "nhan dan tinh", "ubnd tinh"].contains(where: { folded.contains($0) }) { return .province }
        if ["bo ", "bo truong", "cuc ", "tong cuc", "chinh phu", "thu tuong"].contains(where: { folded.hasPrefix($0) }) { return .central }
        return .unknown
    }
}
