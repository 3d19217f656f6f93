// SPDX-License-Identifier: Apache-2.0
import Domain
import Hummingbird

/// What is refused before the trade is asked: an address, a form, a method.
struct Fault: Error, Equatable {
    let status: HTTPResponse.Status
    let key: String
    var details: [String] = []
    var allowed: [String] = []
    /// After how long to come again.
    var waitSeconds: Int?

    static func noSuchPage(_ path: String) -> Fault { Fault(status: .notFound, key: "page.not-found", details: [path]) }

    static func wrongMethod(_ method: String, allowed: [String]) -> Fault {
        Fault(status: .methodNotAllowed, key: "method.not-allowed", details: [method, allowed.joined(separator: ", ")], allowed: allowed)
    }

    static func wrongType(_ wanted: String) -> Fault { Fault(status: .unsupportedMediaType, key: "form.wrong-type", details: [wanted]) }

    /// - Parameter wanted: How it should look.
    static func brokenJSON(_ wanted: String) -> Fault { Fault(status: .badRequest, key: "json.broken", details: [wanted]) }

    static func notText(_ name: String) -> Fault { Fault(status: .unprocessableContent, key: "field.not-text", details: [name]) }

    static func wrongField(_ name: String, _ value: String) -> Fault {
        Fault(status: .unprocessableContent, key: "field.wrong", details: [name, String(value.prefix(100))])
    }

    static func tooFast(seconds: Int) -> Fault {
        Fault(status: .tooManyRequests, key: "site.too-fast", details: [String(seconds)], waitSeconds: seconds)
    }

    static func wrongHost(_ name: String) -> Fault {
        Fault(status: .misdirectedRequest, key: "site.wrong-host", details: [String(name.prefix(100))])
    }

    static let missingQuestion = Fault(status: .unprocessableContent, key: "question.empty")
    static let tooLarge = Fault(status: .contentTooLarge, key: "form.too-large", details: ["512 kB"])
    /// A word to search for, say, that is longer than any question.
    static let longAddress = Fault(status: .uriTooLong, key: "address.too-long", details: [String(Question.longest)])
    static let foreignForm = Fault(status: .forbidden, key: "form.foreign")
    /// A file that was chosen on a page of an earlier session.
    static let lateFile = Fault(status: .forbidden, key: "upload.late")
    static let deskClosed = Fault(status: .forbidden, key: "desk.closed")
    static let slow = Fault(status: .serviceUnavailable, key: "site.slow")

    /// Any error as what the asker is told of it; `nil` for what nobody at the screen can mend.
    init?(_ error: any Error) {
        switch error {
        case let fault as Fault: self = fault
        case let refusal as any Refusal:
            self.init(status: refusal.kind.status, key: refusal.key, details: refusal.details, waitSeconds: refusal.waitSeconds)
        case let told as any HTTPResponseError:
            switch told.status {
            case .notFound: self.init(status: .notFound, key: "page.not-found")
            case .contentTooLarge: self = .tooLarge
            case let status where status.kind == .clientError: self.init(status: status, key: "request.not-understood")
            default: return nil
            }
        default: return nil
        }
    }

    init(status: HTTPResponse.Status, key: String, details: [String] = [], allowed: [String] = [], waitSeconds: Int? = nil) {
        self.status = status
        self.key = key
        self.details = details
        self.allowed = allowed
        self.waitSeconds = waitSeconds
    }
}

extension Refusal {
    /// What the page that tells of it says in its headers: never to be kept, and after how long to come again.
    var headers: [HeaderField] {
        TicketRoutes.private + (waitSeconds.map { [HeaderField(.retryAfter, String($0))] } ?? [])
    }
}

extension RefusalKind {
    /// The only place where the trade's refusals meet HTTP.
    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .forbidden: .forbidden
        case .invalid: .unprocessableContent
        case .conflict: .conflict
        case .unavailable: .serviceUnavailable
        case .tooOften: .tooManyRequests
        }
    }
}
