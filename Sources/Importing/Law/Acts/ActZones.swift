// SPDX-License-Identifier: Apache-2.0
import Domain

/// The large parts of an act's text, as ranges of lines: what stands before its numbered part, that part, its close, what is attached.
struct ActZones {
    /// The line that names the kind: "NGHỊ ĐỊNH"; `nil` where there is none.
    private(set) var kindLine: Int?
    private(set) var body: Range<Int> = 0..<0
    /// Signature and recipients.
    private(set) var close: Range<Int> = 0..<0
    private(set) var attachments: [Attachment] = []
    private(set) var hasArticles = false

    struct Attachment {
        let unit: ProvisionPath.Unit
        let mark: LineMark?
        var lines: Range<Int>
    }

    private let text: SourceText
    private let ends: LineEnds
    private let quoted: [Bool]

    init(_ text: SourceText, _ ends: LineEnds, _ quotations: [Int: Int], _ notes: Footnotes) {
        self.text = text
        self.ends = ends
        var quoted = notes.isNote
        for (start, end) in quotations { for line in start...end { quoted[line] = true } }
        self.quoted = quoted
        kindLine = ActKinds.line(in: text)
        divide()
    }

    private mutating func divide() {
        let count = text.lines.count
        let start = bodyStart()
        var at = start
        var closing: Int?
        while at < count {
            if quoted[at] || text.lines[at].table != nil {
                at += 1
            } else if closing == nil, at > start, isSignature(at) {
                closing = at
                at += 1
            } else if at > start, let attachment = attachment(at, isClosing: closing != nil) {
                attachments.append(attachment)
                break
            } else {
                at += 1
            }
        }
        if let first = closing { closing = authenticationStart(first, after: start) }
        body = start..<(closing ?? at)
        close = (closing ?? at)..<at
        if at < count { gatherAttachments(from: at) }
        hasArticles = body.contains { isArticle($0) }
    }

    private mutating func gatherAttachments(from first: Int) {
        var at = titleEnd(first)
        while at < text.lines.count {
            if !quoted[at], text.lines[at].table == nil, let next = attachment(at, isClosing: false) {
                attachments[attachments.count - 1].lines = attachments[attachments.count - 1].lines.lowerBound..<at
                attachments.append(next)
                at = titleEnd(at)
            } else {
                at += 1
            }
        }
        let last = attachments.count - 1
        attachments[last].lines = attachments[last].lines.lowerBound..<text.lines.count
    }

    private static let consolidated = Spelling("XÁC THỰC", "XÁC NHẬN")
    private static let number = Spelling("Số:", "Số ")

    /// A consolidation is signed under its issuer and number, which stand above "XÁC THỰC VĂN BẢN HỢP NHẤT".
    private func authenticationStart(_ first: Int, after start: Int) -> Int {
        let range = text.lines[first].range
        guard Self.consolidated.end(in: text.bytes, at: range.lowerBound, before: range.upperBound) != nil else { return first }
        var at = first
        while at - 1 > start, first - at < 6 {
            let before = text.lines[at - 1].range
            let isNumber = Self.number.end(in: text.bytes, at: before.lowerBound, before: before.upperBound) != nil && text.lines[at - 1].width < 40
            guard isNumber || Letters.isCapitals(text.bytes, before) else { break }
            at -= 1
        }
        return at
    }

    /// The title of what is attached is in capitals too, and begins nothing of its own.
    private func titleEnd(_ first: Int) -> Int {
        if let attached = attachedLine(behind: first) { return attached + 1 }
        var at = first + 1
        while at < min(text.lines.count, first + 8), Letters.isCapitals(text.bytes, text.lines[at].range),
            LineMark.read(text.bytes, text.lines[at].range) == nil
        {
            at += 1
        }
        return at
    }

    /// The first chapter or article behind the title, or what follows on the legal bases where there is neither.
    private func bodyStart() -> Int {
        let from = (kindLine ?? -1) + 1
        var bases: Int?
        for line in from..<max(from, text.lines.count) where !quoted[line] {
            if line - from > 400 { break }
            if Self.basis.end(in: text.bytes, at: text.lines[line].range.lowerBound, before: text.lines[line].range.upperBound) != nil {
                bases = line
            }
            if bases != nil, isSignature(line) { break }
            guard let mark = LineMark.read(text.bytes, text.lines[line].range) else { continue }
            let isHead =
                mark.rest >= text.lines[line].range.upperBound || Letters.isCapitals(text.bytes, mark.rest..<text.lines[line].range.upperBound)
            switch mark.kind {
            case .article where !mark.isBare && ends.mayBegin(line, after: from): return line
            case .chapter where isHead, .part where isHead, .section where isHead: if mark.rank.major == 1 { return line }
            default: continue
            }
        }
        return behindBases(bases, from)
    }

    private func behindBases(_ bases: Int?, _ from: Int) -> Int {
        guard var line = bases else { return behindTitle(from) }
        while line < text.lines.count - 1, !ends.isTerminal(line) { line += 1 }
        return min(line + 1, text.lines.count)
    }

    /// Of an act whose text is a title and a signature, as where its pages are missing; of any other without legal bases the body begins at once.
    private func behindTitle(_ from: Int) -> Int {
        var line = from
        while line < text.lines.count, line - from < 12, !isSignature(line), !ends.isTerminal(line),
            LineMark.read(text.bytes, text.lines[line].range) == nil
        {
            line += 1
        }
        return line < text.lines.count && isSignature(line) ? line : min(from, text.lines.count)
    }

    static let basis = Spelling("Căn cứ", "Theo đề nghị", "Xét đề nghị", "Thực hiện", "Xét Tờ trình", "Theo tờ trình", "CĂN CỨ", "Trên cơ sở")

    private func isArticle(_ line: Int) -> Bool {
        guard !quoted[line], let mark = LineMark.read(text.bytes, text.lines[line].range), mark.kind == .article else { return false }
        return !mark.isBare && ends.mayBegin(line, after: 0)
    }

    // MARK: The close

    private static let recipients = Spelling("Nơi nhận", "NƠI NHẬN", "Nơi gửi")
    private static let signing = Spelling(
        "TM.", "KT.", "TL.", "TUQ.", "T/M", "K/T", "TM ", "KT ", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "THỦ TƯỚNG", "PHÓ THỦ TƯỚNG",
        "THỐNG ĐỐC", "PHÓ THỐNG ĐỐC", "CHÁNH ÁN", "VIỆN TRƯỞNG", "TỔNG KIỂM TOÁN", "CHỦ NHIỆM", "XÁC THỰC VĂN BẢN", "XÁC NHẬN VĂN BẢN",
        "TỔNG CỤC TRƯỞNG",
        "CỤC TRƯỞNG", "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "TỔNG THANH TRA", "BỘ TRƯỞNG,", "TỔNG BÍ THƯ", "PHÓ CHÁNH ÁN", "PHÓ VIỆN TRƯỞNG"
    )

    func isRecipients(_ line: Int) -> Bool {
        Self.recipients.end(in: text.bytes, at: text.lines[line].range.lowerBound, before: text.lines[line].range.upperBound) != nil
    }

    func isSignature(_ line: Int) -> Bool {
        if isRecipients(line) { return true }
        guard line > 0, isOffice(line) else { return false }
        let range = text.lines[line].range
        if Self.consolidated.end(in: text.bytes, at: range.lowerBound, before: range.upperBound) != nil { return true }
        let before = ends.previous(line)
        return ends.isTerminal(before) || isOffice(before) || text.lines[line].isAfterBlank && !ends.isOpen(before)
    }

    /// "KT. BỘ TRƯỞNG": who signs, in capitals.
    private func isOffice(_ line: Int) -> Bool {
        let range = text.lines[line].range
        return text.lines[line].width < 70 && Self.signing.end(in: text.bytes, at: range.lowerBound, before: range.upperBound) != nil
            && Letters.isCapitals(text.bytes, range)
    }

    // MARK: What is attached

    private static let attachedTo = Spelling(
        "(Ban hành kèm", "(ban hành kèm", "(Kèm theo", "(kèm theo", "Ban hành kèm theo", "(Ban hành theo", "(Được ban hành kèm", "Kèm theo"
    )

    func isAttachedTo(_ line: Int) -> Bool {
        Self.attachedTo.end(in: text.bytes, at: text.lines[line].range.lowerBound, before: text.lines[line].range.upperBound) != nil
    }

    private func attachment(_ line: Int, isClosing: Bool) -> Attachment? {
        let range = text.lines[line].range
        let mark = LineMark.read(text.bytes, range)
        let isFresh = isClosing || text.lines[line].isPageStart || text.lines[line].isAfterBlank
        if let mark, mark.kind == .annex {
            let stands =
                mark.rest >= range.upperBound || Letters.isCapitals(text.bytes, mark.rest..<range.upperBound)
                || text.bytes[mark.rest] == UInt8(ascii: "(")
                || (!mark.isBare && !ends.isTerminal(line))
            guard stands, isClosing || ends.mayBegin(line, after: 0) else { return nil }
            let isCapital = text.bytes[range].starts(with: "PHỤ".utf8)
            let isFollowed = line + 1 < text.lines.count && (Letters.isCapitals(text.bytes, text.lines[line + 1].range) || isAttachedTo(line + 1))
            guard isClosing || isFollowed || attachedLine(behind: line) != nil || (isFresh && isCapital) else { return nil }
            return Attachment(unit: .annex, mark: mark, lines: line..<line + 1)
        }
        if let mark, mark.kind == .form, isClosing || text.lines[line].isPageStart {
            guard mark.rest >= range.upperBound || !ends.isTerminal(line) else { return nil }
            return Attachment(unit: .form, mark: mark, lines: line..<line + 1)
        }
        guard isFresh || Self.titles.end(in: text.bytes, at: range.lowerBound, before: range.upperBound) != nil, mark == nil,
            Letters.isCapitals(text.bytes, range), !isSignature(line), attachedLine(behind: line) != nil
        else { return nil }
        return Attachment(unit: .attachment, mark: nil, lines: line..<line + 1)
    }

    private static let titles = Spelling(
        "QUY ĐỊNH", "QUY CHẾ", "ĐIỀU LỆ", "CHƯƠNG TRÌNH", "KẾ HOẠCH", "DANH MỤC", "QUY TRÌNH", "QUY CHUẨN", "ĐỀ ÁN", "HƯỚNG DẪN", "NỘI QUY")

    /// The line "(Ban hành kèm theo …)" that belongs to a title beginning here.
    func attachedLine(behind line: Int) -> Int? {
        for next in (line + 1)..<max(line + 1, min(line + 12, text.lines.count)) where !quoted[next] {
            if isAttachedTo(next) { return next }
            if ends.isTerminal(next) && !Letters.isCapitals(text.bytes, text.lines[next].range) { return nil }
            if let mark = LineMark.read(text.bytes, text.lines[next].range), mark.kind != .letter, mark.kind != .roman { return nil }
            if isSignature(next) { return nil }
        }
        return nil
    }
}

/// How acts name their kind in capitals.
enum ActKinds {
    /// Longest first, so that "THÔNG TƯ LIÊN TỊCH" is not taken for "THÔNG TƯ".
    static let all: [(printed: String, name: String)] = [
        ("THÔNG TƯ LIÊN TỊCH", "Thông tư liên tịch"), ("NGHỊ QUYẾT LIÊN TỊCH", "Nghị quyết liên tịch"), ("VĂN BẢN HỢP NHẤT", "Văn bản hợp nhất"),
        ("HIẾN PHÁP", "Hiến pháp"), ("BỘ LUẬT", "Bộ luật"), ("LUẬT", "Luật"), ("PHÁP LỆNH", "Pháp lệnh"), ("NGHỊ ĐỊNH", "Nghị định"),
        ("NGHỊ QUYẾT", "Nghị quyết"), ("QUYẾT ĐỊNH", "Quyết định"), ("THÔNG TƯ", "Thông tư"), ("CHỈ THỊ", "Chỉ thị"), ("LỆNH", "Lệnh"),
        ("SẮC LỆNH", "Sắc lệnh"), ("CÔNG ĐIỆN", "Công điện"), ("THÔNG BÁO", "Thông báo"),
    ]

    private static let farthest = 80

    static func line(in text: SourceText) -> Int? {
        var heading: Int?
        for line in text.lines.indices.prefix(farthest) {
            let range = text.lines[line].range
            guard Letters.isCapitals(text.bytes, range) else { continue }
            for kind in all where text.bytes[range].starts(with: kind.printed.utf8) {
                let behind = range.lowerBound + kind.printed.utf8.count
                // "LUẬT SỐ: …" is the number in the letterhead.
                if behind < range.upperBound, text.bytes[behind] == UInt8(ascii: ":") { continue }
                let rest = behind..<range.upperBound
                // A footnote's digit, or a title whose line break has been lost, may stick to the kind.
                let isGlued = !rest.isEmpty && (Letters.isDigit(text.bytes[behind]) || Letters.isUpper(text.bytes, behind, before: range.upperBound))
                guard rest.isEmpty || text.bytes[behind] == 0x20 || isGlued else { continue }
                // "VĂN BẢN HỢP NHẤT - BỘ Y TẾ" is a heading of the gazette: the act below says itself what it is.
                guard kind.printed == "VĂN BẢN HỢP NHẤT", text.bytes[rest].starts(with: Array(" -".utf8)) else { return line }
                heading = heading ?? line
                break
            }
        }
        return heading
    }

    static func kind(of line: String) -> String? { all.first { line.hasPrefix($0.printed) }?.name }
}
