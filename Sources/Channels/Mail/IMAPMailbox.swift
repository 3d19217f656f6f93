// SPDX-License-Identifier: Apache-2.0
import CLibcurl
package import Domain
import Foundation

/// Reads a mailbox by IMAP (RFC 3501), protected as the settings say or not at all.
package struct IMAPMailbox: MailFetcher {
    private let secrets: any Secrets
    private let authorities: String?
    private let seconds: Int
    private let threads = TransferThreads(most: 2)

    /// - Parameters:
    ///   - authorities: A file of certificates that are trusted instead of the system's.
    ///   - seconds: How long one request may take.
    package init(secrets: any Secrets, authorities: String? = nil, seconds: Int = 60) {
        self.secrets = secrets
        self.authorities = authorities
        self.seconds = seconds
    }

    package func list(_ account: MailboxAccount, after mark: MailboxMark?) async throws -> MailboxListing {
        try await exchange(with: account, limit: Self.mostOfListing) { transfer in
            let status = try Self.status(account, transfer)
            let isKnown = mark?.validity == status.validity
            // Where nothing is known of its numbers, what nobody has read is new; what was taken before is known by what it says.
            guard let mark, isKnown else {
                let numbers = try Self.ask("UID SEARCH UNSEEN", account, status.validity, transfer).imapNumbers
                // Not cut: what is unread cannot be asked for by a mark.
                let last = max(status.next - 1, numbers.max() ?? 0)
                return MailboxListing(mark: MailboxMark(validity: status.validity, last: last), numbers: numbers)
            }
            guard status.next - 1 > mark.last else { return MailboxListing(mark: mark, numbers: []) }
            // "n:*" names the last message even where its number is smaller.
            let numbers = try Self.ask("UID SEARCH UID \(mark.last + 1):*", account, status.validity, transfer).imapNumbers.filter { $0 > mark.last }
            return Self.listing(numbers, status.validity, last: numbers.max() ?? mark.last)
        }
    }

    /// What is more than that waits for the next look.
    private static func listing(_ numbers: [Int], _ validity: Int, last: Int) -> MailboxListing {
        let taken = Array(numbers.prefix(mostNumbers))
        let mark = taken.count < numbers.count ? taken.last ?? last : last
        return MailboxListing(mark: MailboxMark(validity: validity, last: mark), numbers: taken)
    }

    private static let mostNumbers = 1_000

    package func fetch(_ number: Int, validity: Int, from account: MailboxAccount) async throws -> FetchedMail? {
        do {
            return try await exchange(with: account, limit: FetchedMail.mostBytes) { transfer in
                let answer = String(
                    decoding: try Self.ask("UID FETCH \(number) (UID RFC822.SIZE INTERNALDATE)", account, validity, transfer), as: UTF8.self)
                guard let size = answer.number(after: "RFC822.SIZE ") else { return nil }
                let isWhole = size <= FetchedMail.mostBytes
                transfer.unset(CURLOPT_CUSTOMREQUEST)
                transfer.set(CURLOPT_URL, Self.address(of: account, validity) + ";UID=\(number)" + (isWhole ? "" : "/;SECTION=HEADER"))
                return FetchedMail(bytes: try transfer.run().body, arrived: IMAPDate.date(in: answer), isWhole: isWhole)
            }
        } catch MailError.noFolder {
            // A number that is gone has no size; a refusal means that only where the mailbox was made anew.
            let current = try await exchange(with: account, limit: Self.mostOfListing) { try Self.status(account, $0).validity }
            guard current == validity else { return nil }
            throw MailError.refused(isFinal: false, why: "FETCH")
        }
    }

    package func tryOut(_ account: MailboxAccount) async throws {
        try await exchange(with: account, limit: Self.mostOfListing) { _ = try Self.status(account, $0) }
    }

    /// A million numbers.
    private static let mostOfListing = 8 * 1_048_576

    private static func status(_ account: MailboxAccount, _ transfer: Transfer) throws -> (validity: Int, next: Int) {
        transfer.set(CURLOPT_URL, origin(of: account) + "/")
        transfer.set(CURLOPT_CUSTOMREQUEST, "STATUS \"\(account.folder)\" (UIDVALIDITY UIDNEXT)")
        let answer = String(decoding: try transfer.run().body, as: UTF8.self)
        guard let validity = answer.number(after: "UIDVALIDITY "), let next = answer.number(after: "UIDNEXT ") else {
            throw TransferFault.requestRefused
        }
        return (validity, next)
    }

    private static func ask(_ request: String, _ account: MailboxAccount, _ validity: Int, _ transfer: Transfer) throws -> [UInt8] {
        transfer.set(CURLOPT_URL, address(of: account, validity))
        transfer.set(CURLOPT_CUSTOMREQUEST, request)
        return try transfer.run().body
    }

    private static func origin(of account: MailboxAccount) -> String {
        "\(account.security == .tls ? "imaps" : "imap")://\(account.host):\(account.port)"
    }

    private static func address(of account: MailboxAccount, _ validity: Int) -> String {
        origin(of: account) + "/" + account.folder.percentEncoded + ";UIDVALIDITY=\(validity)"
    }

    private func exchange<Value: Sendable>(
        with account: MailboxAccount, limit: Int, _ work: @escaping @Sendable (Transfer) throws -> Value
    ) async throws -> Value {
        let password = try secrets.secret(account.login.password)
        let (seconds, authorities) = (seconds, authorities)
        do {
            return try await threads.run {
                let transfer = try Transfer(to: Self.origin(of: account) + "/", seconds: seconds, limit: limit, authorities: authorities)
                transfer.set(CURLOPT_PROTOCOLS_STR, account.security == .tls ? "imaps" : "imap")
                if account.security == .startTLS { transfer.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
                transfer.set(CURLOPT_USERNAME, account.login.user)
                transfer.set(CURLOPT_PASSWORD, password)
                return try work(transfer)
            }
        } catch let fault as TransferFault {
            throw Self.refusal(fault, of: account)
        }
    }

    private static func refusal(_ fault: TransferFault, of account: MailboxAccount) -> MailError {
        switch fault {
        case .loginDenied: .wrongLogin(host: account.host)
        case .notThere, .requestRefused: .noFolder(account.folder, host: account.host)
        default: .unreachable(host: account.host, why: fault.why)
        }
    }
}

extension String {
    fileprivate func number(after word: String) -> Int? {
        guard let range = firstRange(of: word) else { return nil }
        return Int(self[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }
}

extension [UInt8] {
    /// Of "* SEARCH 1 2 3".
    fileprivate var imapNumbers: [Int] {
        split { $0 == 0x0A || $0 == 0x0D }.filter { $0.starts(with: Array("* SEARCH".utf8)) }
            .flatMap { $0.dropFirst(8).split(separator: 0x20).compactMap { Int(String(decoding: $0, as: UTF8.self)) } }.sorted()
    }
}

/// When a mailbox got a message: "17-Jul-1996 02:44:25 -0700".
enum IMAPDate {
    static func date(in answer: String) -> Date? {
        guard let start = answer.firstRange(of: "INTERNALDATE \""), let found = answer[start.upperBound...].prefixMatch(of: Self.form) else {
            return nil
        }
        let (_, day, month, year, hour, minute, second, sign, zoneHours, zoneMinutes) = found.output
        guard let number = months.firstIndex(of: String(month)), let day = Int(day), let year = Int(year), let hour = Int(hour),
            let minute = Int(minute),
            let second = Int(second), let zoneHours = Int(zoneHours), let zoneMinutes = Int(zoneMinutes),
            let midnight = Day(year: year, month: number + 1, day: day)
        else { return nil }
        let zone = Double(zoneHours * 3_600 + zoneMinutes * 60) * (sign == "-" ? -1 : 1)
        // Days begin in Ha Noi, seven hours before they do in Greenwich.
        return midnight.start.addingTimeInterval(7 * 3_600 + Double(hour * 3_600 + minute * 60 + second) - zone)
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    nonisolated(unsafe) private static let form = /\s*(\d{1,2})-(\w{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})/
}
