// SPDX-License-Identifier: Apache-2.0
import Domain
import Testing

/// What may be set, and what is told where it may not.
@Suite struct SetupTests {
    static let site: [Setting: String] = [.address: "https://hotro.example.org"]
    static let mail = site.merging([.mailHost: "thu.example.org", .mailSender: "hotro@example.org"]) { $1 }
    static let provider = site.merging([.providerIssuer: "https://danhtinh.example.org/realm", .providerClient: "dong-hanh"]) { $1 }

    @Test func `nothing set is in order, and has its fallbacks`() {
        let setup = Setup([:])
        #expect(setup.faults.isEmpty && setup.mail == nil && setup.provider == nil && setup.address == nil)
        #expect(setup.sessions == .usual && setup.paces == .usual && setup.contacts.isEmpty)
    }

    @Test func `goals of the desk are set kind by kind, and never beyond the limits of the law`() {
        let setup = Setup([.goalFaultAnswer: "3", .goalReflectionForward: "1", .goalGuidanceResponse: "10"])
        #expect(setup.faults.isEmpty && setup.goals[.fault].answerDays == 3 && setup.goals[.reflection].forwardDays == 1)
        #expect(setup.goals[.guidance] == .init(responseMinutes: 10) && setup.goals[.reflection].answerDays == 15)
        #expect(Setup([:]).goals == .usual)
        for setting in Setting.allCases {
            guard let goal = setting.goal else { continue }
            let range = DeskGoals.range(of: goal.clock)
            for wrong in [String(range.upperBound + 1), "0", "-1", "nhiều"] {
                let setup = Setup([setting: wrong])
                #expect(setup.faults[setting] == .notInRange(range.lowerBound, range.upperBound), "\(setting)")
                #expect(setup.goals == .usual)
            }
        }
    }

    @Test func `a part becomes a value to work with`() throws {
        let mail = try #require(Setup(Self.mail.merging([.mailUser: "trang", .mailPassword: "thu", .organisation: "Bộ Bịa"]) { $1 }).mail)
        #expect(mail.port == 587 && mail.security == .startTLS && mail.login?.password.text == "thu" && mail.senderName.text == "Bộ Bịa")
        let rules = "phap-che = legal; vu-phap-che\n\n  nhom = A = B = asker;; 33 \n duyet=approver"
        let provider = try #require(Setup(Self.provider.merging([.providerGroups: rules]) { $1 }).provider)
        #expect(provider.rules.map(\.group) == ["phap-che", "nhom = A = B", "duyet"])
        #expect(provider.rules[0].grant.scope == Scope(unit: .init("vu-phap-che")) && provider.rules[1].grant.scope == Scope(place: .init("33")))
        #expect(provider.grants(for: ["duyet", "khác"]) == [GroupRule.Grant(role: .approver, scope: .wholeCountry)])
        #expect(provider.answerAddress == "https://hotro.example.org/sign-in/answer" && !provider.admitsStrangers)
    }

    @Test func `days off and days worked are read in either language, and none of them where one is wrong`() throws {
        // Made-up days: no such order was ever given.
        let text = "nghỉ; 03/02/2027; 05/02/2027\noff; 2027-06-01\nlàm bù; 06/02/2027\nNGHỈ; 7/2/2027"
        let holidays = Set([3, 30].compactMap { Day(year: 2027, month: 4, day: $0) })
        let common = WorkCalendar(holidays: holidays, swapped: Set([Day(iso: "2027-02-07")].compactMap { $0 }), sources: [2027: "Thông báo bịa 1"])
        let calendar = common.adding(Setup([.workDays: text + "\nlàm bù; 30/04/2027"]).calendar)
        let worked = { (text: String) in calendar.isWorked(try #require(Day(iso: text))) }
        #expect(try worked("2027-02-02") && !worked("2027-02-03") && !worked("2027-02-05") && worked("2027-02-06") && !worked("2027-02-07"))
        #expect(try !worked("2027-06-01") && worked("2027-06-02") && !worked("2027-06-05"))
        // Where the desk says nothing the common calendar holds; where it does, the desk's word.
        #expect(try !common.isWorked(#require(Day(iso: "2027-04-30"))) && worked("2027-04-30") && common.isWorked(#require(Day(iso: "2027-02-07"))))
        #expect(calendar.sources == [2027: "Thông báo bịa 1"])
        let faulty = Setup([.workDays: text + "\nlàm bù; 2027-02-04"])
        #expect(try faulty.calendar == .weekendsOnly && faulty.faults[.workDays] == .bothWorkedAndOff(#require(Day(iso: "2027-02-04"))))
    }

    static let faulty: [(texts: [Setting: String], at: Setting, fault: SettingFault)] = [
        ([.address: "hotro.example.org"], .address, .notASite), ([.address: "https://a.example.org/trang"], .address, .notASite),
        ([.address: "https://ai:mk@a.example.org"], .address, .notASite), ([.address: "javascript:alert(1)"], .address, .notASite),
        ([.sessionIdle: "0"], .sessionIdle, .notInRange(1, 168)), ([.sessionIdle: "x"], .sessionIdle, .notInRange(1, 168)),
        ([.sessionLongest: "91"], .sessionLongest, .notInRange(1, 90)),
        ([.paceReading: "0"], .paceReading, .notInRange(10, 10_000)), ([.paceAsking: "nhiều"], .paceAsking, .notInRange(1, 1_000)),
        ([.paceEntering: "-1"], .paceEntering, .notInRange(1, 1_000)),
        ([.placeContacts: "Hưng Yên; 000 111 222\nHà Nội"], .placeContacts, .notAContact(line: 2)),
        ([.placeContacts: "Hưng Yên; gọi Sở"], .placeContacts, .notAContact(line: 1)),
        ([.placeContacts: "Hưng Yên; 12"], .placeContacts, .notAContact(line: 1)),
        ([.placeContacts: "; 000 111 222"], .placeContacts, .notAContact(line: 1)),
        ([.placeContacts: "a; 000 111 222; b; c"], .placeContacts, .notAContact(line: 1)),
        ([.workDays: "nghỉ; 03/02/2027\nnghỉ lễ; 01/02/2027"], .workDays, .notACalendarLine(line: 2)),
        ([.workDays: "năm; 2027; Bịa"], .workDays, .yearIsRecorded(line: 1)),
        ([.workDays: "nghỉ; 03/02/2027\nYEAR; 2027"], .workDays, .yearIsRecorded(line: 2)),
        ([.workDays: "nghỉ; 03/02/2027\nnghỉ; 30/02/2027"], .workDays, .notACalendarLine(line: 2)),
        ([.workDays: "nghỉ; 01/02/2027; 05/03/2027"], .workDays, .notACalendarLine(line: 1)),
        ([.organisation: String(repeating: "x", count: 501)], .organisation, .tooLong(limit: 500)),
        (mail.merging([.mailHost: "thu.example.org/../"]) { $1 }, .mailHost, .notAHost),
        (mail.merging([.mailHost: "thu.example.org\r\nRSET"]) { $1 }, .mailHost, .notAHost),
        (mail.merging([.mailPort: "70000"]) { $1 }, .mailPort, .notInRange(1, 65_535)),
        (mail.merging([.mailSecurity: "ssl3"]) { $1 }, .mailSecurity, .notAChoice(["starttls", "tls", "none"])),
        (mail.merging([.mailSecurity: "none"]) { $1 }, .mailSecurity, .notPrivate),
        (mail.merging([.mailUser: "trang"]) { $1 }, .mailPassword, .needed),
        (mail.merging([.mailPassword: "thu"]) { $1 }, .mailUser, .needed),
        (mail.merging([.mailUser: "x", .mailPassword: "../etc/passwd"]) { $1 }, .mailPassword, .notASecretName),
        (mail.merging([.mailUser: "x", .mailPassword: "MậtKhẩu"]) { $1 }, .mailPassword, .notASecretName),
        (mail.merging([.mailUser: "x\r\ny", .mailPassword: "thu"]) { $1 }, .mailUser, .notOneLine),
        (mailbox.merging([.mailboxHost: "hộp thư"]) { $1 }, .mailboxHost, .notAHost),
        (mailbox.merging([.mailboxPort: "0"]) { $1 }, .mailboxPort, .notInRange(1, 65_535)),
        (mailbox.merging([.mailboxSecurity: "none"]) { $1 }, .mailboxSecurity, .notPrivate),
        (mailbox.merging([.mailboxFolder: "A\" B\r\nA1 DELETE x"]) { $1 }, .mailboxFolder, .notAFolder),
        (mailbox.merging([.mailboxFolder: "A%2FB;UID=1"]) { $1 }, .mailboxFolder, .notAFolder),
        (mailbox.merging([.mailboxAddress: "không phải"]) { $1 }, .mailboxAddress, .notAnEmail),
        (mailbox.filter { $0.key != .mailboxUser }, .mailboxUser, .needed),
        (mailbox.filter { $0.key != .mailboxPassword }, .mailboxPassword, .needed),
        (mailbox.filter { $0.key != .mailHost }, .mailboxHost, .neededByMailbox),
        (mail.merging([.mailSender: "không phải"]) { $1 }, .mailSender, .notAnEmail), ([.mailHost: "thu.example.org"], .address, .neededByMail),
        ([.mailHost: "thu.example.org"], .mailSender, .needed),
        ([.providerIssuer: "https://x.example.org", .providerClient: "y"], .address, .neededByProvider),
        (provider.merging([.providerIssuer: "http://x.example.org"]) { $1 }, .providerIssuer, .notAnIssuer),
        (provider.merging([.providerIssuer: "https://x.example.org/?a=b"]) { $1 }, .providerIssuer, .notAnIssuer),
        (provider.merging([.providerScopes: "email"]) { $1 }, .providerScopes, .lacksOpenID),
        (provider.merging([.providerGroups: "a = legal\nb = chúa tể"]) { $1 }, .providerGroups, .notARule(line: 2)),
        (provider.merging([.providerGroups: "= legal"]) { $1 }, .providerGroups, .notARule(line: 1)),
        (provider.merging([.providerGroups: "a = legal; b; c; d"]) { $1 }, .providerGroups, .notARule(line: 1)),
        (provider.merging([.providerGroups: "a = administrator"]) { $1 }, .providerGroups, .administratorsNotAllowed(line: 1)),
        ([.meaningEngine: "server"], .meaningAddress, .needed), ([.meaningShare: "81"], .meaningShare, .notInRange(0, 80)),
        ([.meaningEngine: "server", .meaningAddress: "http://xa.example.org/v1"], .meaningAddress, .notAnInterface),
        ([.modelUse: "yes", .modelName: "x"], .modelAddress, .needed),
        ([.modelUse: "yes", .modelAddress: "https://xa.example.org/v1"], .modelName, .needed),
        ([.modelUse: "yes", .modelAddress: "http://xa.example.org/v1", .modelName: "x"], .modelAddress, .notAnInterface),
        ([.metricsToken: "../so-lieu"], .metricsToken, .notASecretName), ([.retentionAnswers: "-1"], .retentionAnswers, .notInRange(0, 36_500)),
        ([.retentionAnswers: "một năm"], .retentionAnswers, .notInRange(0, 36_500)),
    ]

    @Test(arguments: faulty.indices)
    func `what cannot be used is told at the place where it can be mended`(_ at: Int) {
        let (texts, setting, fault) = Self.faulty[at]
        let setup = Setup(texts)
        #expect(setup.faults[setting] == fault)
        switch setting.part {
        case .mail: #expect(setup.mail == nil)
        case .mailbox: #expect(setup.mailbox == nil)
        case .provider: #expect(setup.provider == nil)
        case .calendar: #expect(setup.calendar == .weekendsOnly)
        case .meaning: #expect(setup.meaning == .off)
        case .model: #expect(setup.model == nil)
        case .operation: #expect(setup.metricsToken == nil)
        case .retention: #expect(setup.retention.answerDays == nil)
        case .goals: #expect(setup.goals == .usual)
        case .site, .sessions, .paces, .places: break
        }
    }

    static let mailbox = mail.merging([.mailboxHost: "hop.example.org", .mailboxUser: "hotro", .mailboxPassword: "hop-thu"]) { $1 }

    @Test func `a mailbox is read by TLS, and answers come to whoever sends, unless it is set otherwise`() throws {
        let usual = try #require(Setup(Self.mailbox).mailbox)
        #expect(usual.port == 993 && usual.security == .tls && usual.folder == "INBOX" && usual.address.text == "hotro@example.org")
        #expect(Setup(Self.mailbox.merging([.mailboxAddress: "hoi@example.org"]) { $1 }).mailbox?.address.text == "hoi@example.org")
        #expect(Setup(Self.mail).mailbox == nil && Setup(Self.mail).faults.isEmpty)
    }

    @Test func `a slip in one part closes no other`() {
        let setup = Setup(Self.mail.merging([.providerIssuer: "x", .sessionIdle: "-1"]) { $1 })
        #expect(setup.mail != nil && setup.provider == nil && setup.sessions.idleHours == 12)
    }

    @Test func `a province names its own number, and callers are held to what was set`() throws {
        let setup = Setup([.placeContacts: "\n Hưng Yên ; +84 (221) 000-111 ;Sở Bịa\n91; 000.111", .paceReading: "20", .paceEntering: "6"])
        #expect(setup.faults.isEmpty)
        #expect(setup.contacts.map(\.number) == ["+84 (221) 000-111", "000.111"] && setup.contacts.map(\.office) == ["Sở Bịa", nil])
        #expect(setup.paces == PaceLimits(pagesPerSecond: 20, questionsPerSecond: 50, entriesPerMinute: 6))
    }

    @Test func `administrators come by groups only where that is set`() {
        let texts = Self.provider.merging([.providerGroups: "a = administrator", .providerAdministrators: "yes"]) { $1 }
        #expect(Setup(texts).provider?.rules.map(\.role) == [.administrator])
    }

    @Test(arguments: [
        "https://a.example.org", "http://a.example.org:8080/x/y?z=1", "https://[::1]:1/", "http://127.0.0.1:65535", "HTTPS://A.Example.ORG/X",
    ])
    func `an address on the web is read`(_ text: String) { #expect(WebAddress(text)?.text == text) }

    @Test(arguments: [
        "", "ftp://a.example.org", "https://", "https://a b.example.org", "https://a.example.org\r\nX: y", "https://a@b.example.org",
        "https://a.example.org:0",
        "https://a.example.org:99999", "https://a..example.org", "https://-a.example.org", "https://a.example.org#x", "https://ví-dụ.example.org",
        "https:/a.example.org", "//a.example.org", "https://a.example.org\\@b", "https://[x]/",
    ])
    func `anything else is none`(_ text: String) { #expect(WebAddress(text) == nil) }
}
