// SPDX-License-Identifier: Apache-2.0
package import Hummingbird
import Domain
import FoundationEssentials
import HummingbirdCore
import Mustache
import NIOCore

/// One request: who reads, in which language, for which day and place.
package struct Visit: RequestContext {
    package var coreContext: CoreRequestContextStorage

    /// A question of 100 kB, each byte written as three, still comes back to the asker with a reason.
    package var maxUploadSize: Int { 512 * 1024 }

    /// From where it comes, as far as limits look at it.
    var address: String
    /// Where the site is reached: as it was set, or as this request says.
    var origin = ""
    /// The site is reached by https alone.
    var isSecure = false
    var language = Language.vi
    /// The day the page is for: asked for in the address, remembered, or today.
    var day = Day(number: 0)
    var today = Day(number: 0)
    /// The place asked for or remembered; `nil` is the whole country.
    var place: Place?
    /// As the reader named it: "Bình Dương" may be found as Thành phố Hồ Chí Minh.
    var placeName: String?
    /// When the system must have known what it shows; `nil` is now.
    var known: Date?
    var knownText: String?
    /// What the frame of every page needs; `nil` where no page is made.
    var furniture: Furniture?
    /// Who is signed in; `nil` for nearly everybody.
    var staff: Staff?
    /// What was wrong with the day, the place or the instant in the address.
    var fault: QuestionError?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }

    var isDayChosen: Bool { day != today }

    var urls: SiteURL {
        SiteURL(day: isDayChosen ? day : nil, place: placeName, known: knownText, language: language)
    }

    /// A part of the address by its name in the route, decoded.
    func parameter(_ name: String) throws -> String {
        Fields.keepable(Fields.decoded(try parameters.require(name).replacing("+", with: "%2B")))
    }

    func id<Subject>(_ name: String = "id") throws -> Identifier<Subject> { Identifier(try parameter(name)) }

    /// The form that was posted.
    ///
    /// - Throws: ``Fault`` when it is no form, or larger than ``maxUploadSize``.
    func form(from request: Request) async throws -> Fields {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { throw Fault.wrongType("application/x-www-form-urlencoded") }
        return Fields(String(buffer: try await request.body.collect(upTo: maxUploadSize)))
    }
}

/// What stands around every page, read once at start, and the numbers to call, read from the registry.
struct Furniture: Sendable {
    let templates: Templates
    let assets: Assets
    var hotlines: [String] = []
    /// Whom the place that was chosen has named itself.
    var contact: PlaceContact?
    /// Provinces of the day, to choose from, written out.
    var places: MustacheTemplate?
}

extension Request {
    /// The value of a cookie; `nil` where two of that name say different things, since one of them was put there by somebody else.
    func cookie(_ name: String) -> String? {
        let pairs = headers[values: .cookie].flatMap { $0.split(separator: ";") }
        let values = pairs.compactMap { pair -> String? in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, String(halves[0]).trimmingCharacters(where: \.isWhitespace) == name else { return nil }
            return String(halves[1]).trimmingCharacters(where: \.isWhitespace)
        }
        return Set(values).count == 1 ? values[0] : nil
    }
}
