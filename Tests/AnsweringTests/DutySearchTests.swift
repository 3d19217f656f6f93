// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// Wordings of clerks, written from the titles: with and without marks, with abbreviations, with syllables run together.
@Suite struct DutySearchTests {
    @Test func `the first duty is the right one for at least 95 of 100 wordings`() {
        var wrong: [String] = []
        for (ids, text) in Self.wordings {
            let first = Desk.registry.duties(matching: text, limit: 1).first?.duty.id.text
            if !ids.split(separator: ",").contains(where: { $0 == first ?? "" }) { wrong.append("\(text) → \(first ?? "none"), not \(ids)") }
        }
        #expect(wrong.count * 20 <= Self.wordings.count, "\(wrong)")
    }

    @Test func `the right duty is among the first three for every wording`() {
        for (ids, text) in Self.wordings {
            let found = Desk.registry.duties(matching: text, limit: 3).map(\.duty.id.text)
            #expect(ids.split(separator: ",").contains { found.contains(String($0)) }, "\(text) → \(found)")
        }
    }

    @Test func `marks make no difference to what is found first where the folded words tell`() {
        let same = Self.wordings.filter { _, text in
            let first = { (text: String) in Desk.registry.duties(matching: text, limit: 1).first?.duty.id }
            return first(text) == first(Vietnamese.folded(text))
        }
        #expect(same.count * 100 >= Self.wordings.count * 95)
    }

    @Test(arguments: ["VT-01", "vt 01", "Ai giữ VT-01?", "“Việc khác” (VT-01)"])
    func `an id goes before all words`(_ text: String) {
        let match = Desk.registry.duties(matching: text, limit: 3).first
        #expect(match?.duty.id == Duty.ID("VT-01") && match?.isNamed == true)
    }

    @Test(arguments: ["", "   ", "???", "ai có thẩm quyền"])
    func `words that ask and say nothing find nothing`(_ text: String) { #expect(Desk.registry.duties(matching: text, limit: 5).isEmpty) }

    @Test func `the list is never longer than its limit, best first, and drafts are left out`() {
        let found = Desk.registry.duties(matching: "giấy phép", limit: 7)
        #expect(found.count == 7 && zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score })
        #expect(Desk.registry.duties(matching: "giấy chứng nhận", limit: 500).allSatisfy { !$0.duty.isDraft })
        #expect(Desk.registry.duties(matching: "giấy phép", limit: 0).isEmpty)
    }

    static let wordings: [(ids: String, text: String)] = [
        ("BC-09", "Ai cấp giấy phép bưu chính nội tỉnh?"),
        ("BC-09", "ai cap giay phep buu chinh noi tinh"),
        ("BC-02", "Cơ quan nào có thẩm quyền cấp giấy phép bưu chính liên tỉnh?"),
        ("BC-02", "giấy phép bưu chính quốc tế nộp ở đâu"),
        ("BC-03", "sửa đổi giấy phép bưu chính liên tỉnh thì ai giải quyết"),
        ("BC-04", "cấp lại giấy phép bưu chính liên tỉnh hết hạn do ai"),
        ("BC-05", "Giấy phép bưu chính liên tỉnh bị mất thì xin cấp lại ở đâu?"),
        ("BC-12", "mất giấy phép bưu chính nội tỉnh, cấp lại ở đâu"),
        ("BC-11", "cap lai giay phep buu chinh noi tinh khi het han"),
        ("BC-10", "Sửa đổi bổ sung GP bưu chính nội tỉnh"),
        ("BC-13,BC-06", "văn bản xác nhận thông báo hoạt động bưu chính do ai cấp"),
        ("BC-13", "Cấp văn bản xác nhận thông báo hoạt động bưu chính cấp tỉnh"),
        ("BC-14", "cấp lại văn bản xác nhận thông báo bưu chính cấp tỉnh"),
        ("BC-01,BC-08", "sửa đổi văn bản xác nhận thông báo hoạt động bưu chính"),
        ("VT-01,VT-06,VT-22", "Ai cấp giấy phép cung cấp dịch vụ viễn thông không có hạ tầng mạng?"),
        ("VT-01", "giấy phép viễn thông không có hạ tầng mạng trên mạng cố định mặt đất"),
        ("VT-02", "Giấy phép cung cấp dịch vụ viễn thông có hạ tầng mạng cố định mặt đất trong phạm vi một tỉnh"),
        ("VT-02", "giay phep co ha tang mang cong cong co dinh mat dat pham vi mot tinh"),
        ("VT-05", "Giấy chứng nhận đăng ký cung cấp dịch vụ viễn thông nộp hồ sơ ở đâu?"),
        ("VT-05", "GCN đăng ký cung cấp dịch vụ viễn thông ai cấp"),
        ("VT-04", "Tranh chấp giữa các doanh nghiệp viễn thông có giấy phép do tỉnh cấp thì ai giải quyết?"),
        ("VT-03", "yêu cầu doanh nghiệp chấm dứt cung cấp dịch vụ viễn thông giấy phép do tỉnh cấp"),
        ("VT-09,VT-27", "Ai cấp giấy phép thiết lập mạng viễn thông dùng riêng?"),
        ("VT-27,VT-09", "giay phep mang vien thong dung rieng"),
        ("VT-08,VT-28", "giấy phép thử nghiệm mạng và dịch vụ viễn thông thuộc thẩm quyền của ai"),
        ("VT-24", "Gia hạn giấy phép cung cấp dịch vụ viễn thông không có hạ tầng mạng trừ cố định mặt đất"),
        ("VT-12", "phân bổ số thuê bao di động H2H đấu giá"),
        ("VT-13", "hoàn trả số thuê bao H2H đấu giá"),
        ("VT-17", "Ai quản lý đăng ký tên miền quốc gia .vn?"),
        ("VT-16", "báo cáo đăng ký chuyển giao new gTLD gửi cho ai"),
        ("VT-11", "thông báo cung cấp dịch vụ điện toán đám mây nộp ở đâu"),
        ("VT-94", "Ai cấp giấy phép lắp đặt cáp viễn thông trên biển?"),
        ("VT-94", "giay phep lap cap vien thong tren bien"),
        ("VT-15", "giấy chứng nhận đăng ký kết nối dịch vụ nội dung thông tin trên mạng di động"),
        ("VT-30", "giấy phép thiết lập mạng cho đài truyền hình quốc gia"),
        ("VT-31", "kiểm tra chất lượng hàng hóa nhập khẩu công nghệ thông tin và viễn thông"),
        ("VT-92", "giấy phép viễn thông có sử dụng băng tần số vô tuyến điện"),
        ("VT-95", "phân bổ mã số viễn thông trực tiếp"),
        ("VT-96,VT-20", "ngừng kinh doanh dịch vụ viễn thông công ích"),
        ("SH-06", "Ai cấp lại văn bằng bảo hộ bị mất?"),
        ("SH-06", "cấp phó bản văn bằng bảo hộ"),
        ("SH-06", "cap lai van bang bao ho o dau"),
        ("SH-06", "Cấp lại VBBH do ai làm?"),
        ("SH-04", "đăng ký hợp đồng chuyển quyền sử dụng đối tượng SHCN"),
        ("SH-04", "Đăng ký hợp đồng li-xăng chuyển quyền sử dụng đối tượng sở hữu công nghiệp ở đâu"),
        ("SH-09", "Ai cấp chứng chỉ hành nghề đại diện sở hữu công nghiệp?"),
        ("SH-09", "thu hoi chung chi hanh nghe dich vu dai dien so huu cong nghiep"),
        ("SH-10", "thẻ giám định viên sở hữu công nghiệp cấp ở đâu"),
        ("SH-91", "giấy chứng nhận tổ chức giám định sở hữu công nghiệp"),
        ("SH-92", "cấp lại giấy chứng nhận tổ chức giám định sở hữu công nghiệp"),
        ("SH-05", "bắt buộc chuyển giao quyền sử dụng sáng chế ai quyết định"),
        ("SH-12", "chấm dứt quyền sử dụng sáng chế theo quyết định bắt buộc"),
        ("SH-02", "tổ chức đủ điều kiện kinh doanh dịch vụ đại diện SHCN"),
        ("SH-03", "xóa tên tổ chức đại diện sở hữu công nghiệp"),
        ("SH-11", "thay đổi thông tin tổ chức dịch vụ đại diện sở hữu công nghiệp"),
        ("SH-14", "kiểm tra nghiệp vụ giám định sở hữu công nghiệp"),
        ("SH-08", "kiểm tra nghiệp vụ đại diện sở hữu công nghiệp"),
        ("SH-13", "gia hạn hợp đồng chuyển quyền sử dụng"),
        ("SH-90", "Ghi nhận chuyển nhượng văn bằng bảo hộ ở đâu?"),
        ("TS-01", "giấy phép tần số đài vô tuyến điện nghiệp dư"),
        ("TS-01", "giay phep dai vo tuyen dien nghiep du"),
        ("TS-02", "Ai cấp chứng chỉ vô tuyến điện nghiệp dư?"),
        ("TS-02", "chung chi votuyen dien nghiep du"),
        ("TS-03", "công nhận tổ chức cấp chứng chỉ vô tuyến điện nghiệp dư"),
        ("TS-04", "Ai cấp giấy phép sử dụng tần số cho đài tàu cá?"),
        ("TS-04", "giấy phép tần số đài vô tuyến điện trên phương tiện nghề cá"),
        ("TS-05", "giấy phép tần số đài tàu hoạt động tuyến nội địa"),
        ("TS-06", "đào tạo chứng chỉ vô tuyến điện viên hàng hải"),
        ("TS-90", "giấy phép tần số truyền thanh không dây"),
        ("TS-91", "giấy phép tần số đài trái đất"),
        ("TS-21", "chuyển nhượng quyền sử dụng tần số"),
        ("TS-20", "điều kiện tham gia đấu giá tần số vô tuyến điện"),
        ("NL-07,NL-10", "Ai cấp giấy phép X-quang y tế?"),
        ("NL-01,NL-10", "gia hạn giấy phép xquang chẩn đoán y tế"),
        ("NL-02,NL-10", "khai báo thiết bị X quang"),
        ("NL-05,NL-10", "chứng chỉ người phụ trách an toàn X-quang y tế"),
        ("NL-26", "cấp chứng chỉ nhân viên bức xạ"),
        ("NL-28", "thanh lý nguồn phóng xạ đã qua sử dụng"),
        ("NL-29", "phê duyệt kế hoạch ứng phó sự cố bức xạ cấp cơ sở"),
        ("NL-22", "chấm dứt hoạt động của cơ sở bức xạ giấy phép"),
        ("NL-20", "giấy phép chụp ảnh phóng xạ công nghiệp"),
        ("NL-33", "đăng ký dịch vụ tẩy xạ"),
        ("NL-30", "chung chi hanh nghe dich vu ho tro ung dung nang luong nguyen tu"),
        ("NL-35", "hiệu chuẩn thiết bị ghi đo bức xạ"),
        ("NL-27", "khai báo nguồn phóng xạ"),
        ("DL-01", "kiểm tra nhà nước về đo lường hàng đóng gói sẵn"),
        ("DL-01", "UBND xã có được kiểm tra nhà nước về đo lường không?"),
        ("DL-03", "chứng nhận chuẩn đo lường phương tiện đo nhóm 2"),
        ("DL-04", "điều chỉnh quyết định chứng nhận chuẩn đo lường"),
        ("DL-05", "cấp thẻ kiểm định viên đo lường"),
        ("DL-07", "đăng ký hoạt động thử nghiệm chất lượng sản phẩm"),
        ("DL-08", "sửa đổi giấy chứng nhận đăng ký hoạt động thử nghiệm"),
        ("DL-09", "cấp lại giấy chứng nhận đăng ký hoạt động chứng nhận"),
        ("DL-80", "chỉ định tổ chức đánh giá sự phù hợp"),
        ("DL-81", "dấu định lượng công bố ở đâu"),
        ("DL-84", "Công bố hợp quy nộp ở đâu?"),
        ("DL-84", "cong bo hop chuan"),
        ("DL-91", "phê duyệt mẫu phương tiện đo"),
        ("DL-90", "GCN đăng ký cung cấp dịch vụ kiểm định hiệu chuẩn"),
        ("DL-33", "thu hồi GCN đăng ký hoạt động xác nhận giá trị sử dụng"),
        ("KH-01", "thành lập tổ chức KH&CN có vốn nước ngoài"),
        ("KH-05", "Ai cấp giấy chứng nhận đăng ký tổ chức khoa học và công nghệ?"),
        ("KH-05", "gcn dang ky to chuc khcn"),
        ("KH-06", "cấp lại giấy chứng nhận đăng ký tổ chức KH&CN"),
        ("KH-10", "giấy chứng nhận doanh nghiệp KHCN cấp lại"),
        ("KH-04", "chứng nhận chuyển giao công nghệ khuyến khích chuyển giao"),
        ("KH-08", "công nhận trung tâm nghiên cứu và phát triển"),
        ("KH-09", "trung tâm hỗ trợ khởi nghiệp sáng tạo cấp tỉnh"),
        ("KH-07", "chi nhánh văn phòng đại diện của tổ chức KHCN"),
        ("CN-01", "thẩm định thiết kế cơ sở dự án CNTT nhóm A"),
        ("CN-20", "thử nghiệm có kiểm soát sản phẩm công nghệ số"),
        ("CN-21", "gia hạn thử nghiệm có kiểm soát"),
        ("VT-01", "who grants the licence for telecom services without network infrastructure over fixed terrestrial networks"),
        ("TS-02", "which authority issues the amateur radio certificate"),
    ]
}
