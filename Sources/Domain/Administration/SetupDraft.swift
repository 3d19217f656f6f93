// SPDX-License-Identifier: Apache-2.0

/// Settings while they are read: each is looked at, and every fault is kept.
struct SetupDraft {
    private let texts: [Setting: String]
    var faults: [Setting: SettingFault] = [:]

    init(_ texts: [Setting: String]) {
        self.texts = texts
        for setting in Setting.allCases {
            guard let text = text(setting) else { continue }
            if !setting.isList, text.singleLine != text { faults[setting] = .notOneLine }
            if text.count > setting.longest { faults[setting] = .tooLong(limit: setting.longest) }
            if let choices = setting.choices, !choices.contains(text) { faults[setting] = .notAChoice(choices) }
            if setting.isSecretName, SecretName(text) == nil { faults[setting] = .notASecretName }
        }
    }

    func text(_ setting: Setting) -> String? { texts[setting] ?? setting.fallback }

    mutating func address() -> WebAddress? {
        guard let text = text(.address) else { return nil }
        guard let address = WebAddress(text.hasSuffix("/") ? String(text.dropLast()) : text), address.rest.isEmpty else {
            faults[.address] = .notASite
            return nil
        }
        return address
    }

    mutating func sessions() -> SessionLengths {
        SessionLengths(
            idleHours: number(.sessionIdle, 1...168) ?? SessionLengths.usual.idleHours,
            longestDays: number(.sessionLongest, 1...90) ?? SessionLengths.usual.longestDays
        )
    }

    mutating func paces() -> PaceLimits {
        PaceLimits(
            pagesPerSecond: number(.paceReading, 10...10_000) ?? PaceLimits.usual.pagesPerSecond,
            questionsPerSecond: number(.paceAsking, 1...1_000) ?? PaceLimits.usual.questionsPerSecond,
            entriesPerMinute: number(.paceEntering, 1...1_000) ?? PaceLimits.usual.entriesPerMinute
        )
    }

    /// A term that cannot be read erases nothing.
    mutating func retention() -> RetentionTerms {
        func days(_ setting: Setting, _ draft: inout SetupDraft) -> Int? { draft.number(setting, 0...36_500).flatMap { $0 == 0 ? nil : $0 } }
        return RetentionTerms(
            answerDays: days(.retentionAnswers, &self), ticketDays: days(.retentionTickets, &self), logDays: days(.retentionLog, &self))
    }

    mutating func contacts() -> [PlaceContact] {
        var contacts: [PlaceContact] = []
        for (at, line) in lines(of: .placeContacts) {
            if let contact = PlaceContact(line) { contacts.append(contact) } else { faults[.placeContacts] = .notAContact(line: at) }
        }
        return contacts
    }

    /// What the desk adds to the common calendar, which is recorded in the registry and approved by two.
    mutating func calendar() -> WorkCalendar {
        var read: [CalendarLine] = []
        for (at, text) in lines(of: .workDays) {
            guard let line = CalendarLine(text) else {
                faults[.workDays] = CalendarLine.isYear(text) ? .yearIsRecorded(line: at) : .notACalendarLine(line: at)
                return .weekendsOnly
            }
            read.append(line)
        }
        let calendar = WorkCalendar(read)
        guard let day = calendar.contradiction else { return calendar }
        faults[.workDays] = .bothWorkedAndOff(day)
        return .weekendsOnly
    }

    mutating func mail(at address: WebAddress?) -> MailServer? {
        guard let host = text(.mailHost) else { return nil }
        if !WebAddress.isName(host) { faults[.mailHost] = .notAHost }
        if address == nil, faults[.address] == nil { faults[.address] = .neededByMail }
        let port = number(.mailPort, 1...65_535)
        let security = text(.mailSecurity).flatMap(MailServer.Security.init)
        let sender = sender()
        let (user, password) = (text(.mailUser), text(.mailPassword).flatMap(SecretName.init))
        if user != nil, text(.mailPassword) == nil { faults[.mailPassword] = .needed }
        if user == nil, password != nil { faults[.mailUser] = .needed }
        // A password is never sent where anybody on the way could read it.
        if security == MailServer.Security.none, !WebAddress.isLoopback(host) { faults[.mailSecurity] = .notPrivate }
        guard address != nil, !faults.keys.contains(where: { $0.part == .mail }), let port, let security, let sender else { return nil }
        let login = user.flatMap { user in password.map { MailServer.Login(user: user, password: $0) } }
        return MailServer(
            host: host, port: port, security: security, login: login, sender: sender, senderName: HeaderText(text(.organisation) ?? "Đồng Hành"))
    }

    /// What comes in is answered, so that mail must go out as well.
    mutating func mailbox(beside server: MailServer?) -> MailboxAccount? {
        guard let host = text(.mailboxHost) else { return nil }
        if !WebAddress.isName(host) { faults[.mailboxHost] = .notAHost }
        if text(.mailHost) == nil { faults[.mailboxHost] = .neededByMailbox }
        let port = number(.mailboxPort, 1...65_535)
        let security = text(.mailboxSecurity).flatMap(MailServer.Security.init)
        if security == MailServer.Security.none, !WebAddress.isLoopback(host) { faults[.mailboxSecurity] = .notPrivate }
        for setting in [Setting.mailboxUser, .mailboxPassword] where text(setting) == nil { faults[setting] = .needed }
        let folder = text(.mailboxFolder) ?? ""
        if !MailboxAccount.isFolder(folder) { faults[.mailboxFolder] = .notAFolder }
        let address = text(.mailboxAddress).map { try? EmailAddress($0) } ?? server?.sender
        if text(.mailboxAddress) != nil, address == nil { faults[.mailboxAddress] = .notAnEmail }
        guard !faults.keys.contains(where: { $0.part == .mailbox }), let port, let security, let address, let user = text(.mailboxUser),
            let password = text(.mailboxPassword).flatMap(SecretName.init)
        else { return nil }
        return MailboxAccount(
            host: host, port: port, security: security, login: MailServer.Login(user: user, password: password), folder: folder, address: address)
    }

    private mutating func sender() -> EmailAddress? {
        guard let text = text(.mailSender) else {
            faults[.mailSender] = .needed
            return nil
        }
        guard let address = try? EmailAddress(text) else {
            faults[.mailSender] = .notAnEmail
            return nil
        }
        return address
    }

    mutating func provider(at address: WebAddress?) -> IdentityProviderSettings? {
        guard let text = text(.providerIssuer) else { return nil }
        let issuer = WebAddress(text)
        if issuer?.isPrivate != true || issuer?.rest.contains("?") == true { faults[.providerIssuer] = .notAnIssuer }
        if address == nil, faults[.address] == nil { faults[.address] = .neededByProvider }
        guard let client = self.text(.providerClient) else {
            faults[.providerClient] = .needed
            return nil
        }
        let scopes = (self.text(.providerScopes) ?? "").split(separator: " ").map(String.init)
        if !scopes.contains("openid") { faults[.providerScopes] = .lacksOpenID }
        let mayAppointAdministrators = self.text(.providerAdministrators) == "yes"
        let rules = rules(mayAppointAdministrators)
        let hours = number(.providerHours, 1...720)
        guard let issuer, let address, let hours, !faults.keys.contains(where: { $0.part == .provider }) else { return nil }
        return IdentityProviderSettings(
            name: self.text(.providerName) ?? issuer.host, issuer: issuer, client: client,
            secret: self.text(.providerSecret).flatMap(SecretName.init),
            scopes: scopes, claim: self.text(.providerClaim) ?? "", rules: rules, admitsStrangers: self.text(.providerStrangers) == "yes",
            roleHours: hours, site: address
        )
    }

    private mutating func rules(_ mayAppointAdministrators: Bool) -> [GroupRule] {
        var rules: [GroupRule] = []
        for (at, line) in lines(of: .providerGroups) {
            guard let rule = GroupRule(line) else {
                faults[.providerGroups] = .notARule(line: at)
                continue
            }
            if rule.role == .administrator, !mayAppointAdministrators { faults[.providerGroups] = .administratorsNotAllowed(line: at) }
            rules.append(rule)
        }
        return rules
    }

    /// Those that hold something, each with its number as people count.
    private func lines(of setting: Setting) -> [(at: Int, text: String)] {
        (text(setting) ?? "").split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { ($0.offset + 1, String($0.element).singleLine) }.filter { !$0.1.isEmpty }
    }

    mutating func number(_ setting: Setting, _ range: ClosedRange<Int>) -> Int? {
        guard let text = text(setting) else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        faults[setting] = .notInRange(range.lowerBound, range.upperBound)
        return nil
    }
}
