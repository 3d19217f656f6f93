// SPDX-License-Identifier: Apache-2.0
import Domain

struct OfficesView: Sendable {
    let rows: [Row]
    let isEmpty: Bool
    /// Nothing is kept at all, so there is nothing to narrow.
    let isNarrowed: Bool
    let total: String
    let next: String?
    let previous: String?
    let words: String
    let provinces: [RoleChoices.Choice]
    let province: RoleChoices.Choice?
    /// For whom an office is being chosen; `nil` for somebody yet to be invited.
    let person: String?
    let list: String
    let faults: [Fault]
    let hasFaults: Bool
    let done: String?
    let refusal: String?

    struct Row: Sendable {
        let officeId: String
        let name: String
        let commune: String?
        let province: String
        let isOver: Bool
        /// The page on which somebody is given a role in it.
        let choose: String
    }

    struct Fault: Sendable {
        let line: String
        let sentence: String
    }

    /// What became of the list that was sent.
    struct Outcome {
        let faults: [OfficeList.Fault]
        let added: (new: Int, all: Int)?
        let refusal: (any Refusal)?
        let typed: String?
    }

    init(_ found: Listing<Office>, _ page: Int, _ form: Fields, _ outcome: Outcome, _ facts: RegistryFacts, _ visit: Visit) {
        let language = visit.language
        let person = form["for"]
        let name = { (id: Place.ID) in facts.places.first { $0.id == id }?.name[language] ?? id.text }
        rows = found.elements.map { office in
            Row(
                officeId: office.id.text, name: office.name, commune: office.commune?.name, province: name(office.province),
                isOver: office.span.until.map { $0 <= visit.today } ?? false,
                choose: visit.urls.address(["people"] + (person.map { [$0] } ?? []), [("office", office.id.text)])
            )
        }
        isEmpty = rows.isEmpty
        isNarrowed = form["q"] != nil || form["in"] != nil
        total = found.total.text(in: language)
        let link = { (number: Int) in
            visit.urls.address(["offices"], ["q", "in", "for"].compactMap { key in form[key].map { (key, $0) } } + [("page", String(number))])
        }
        next = page * PageNumber.size < found.total ? link(page + 1) : nil
        previous = page > 1 ? link(page - 1) : nil
        words = form["q"] ?? ""
        provinces = RoleChoices(facts, office: nil, typed: form, visit).places
        province = provinces.first { $0.value == form["in"] }
        self.person = person
        // What was kept need not be typed again; what was not must not be.
        list = outcome.added == nil ? outcome.typed ?? "" : ""
        faults = outcome.faults.prefix(Self.mostFaults).map { fault in
            Fault(line: String(fault.line), sentence: Catalogue.sentence(for: fault.error, in: language) ?? fault.error.key)
        }
        hasFaults = !faults.isEmpty
        done = outcome.added.map { added in
            Words(
                vi: "Đã thêm \(added.new) cơ quan; \(added.all - added.new) cơ quan đã có từ trước.",
                en: "\(added.new) offices are new; \(added.all - added.new) were there before.")[language]
        }
        refusal = outcome.refusal.flatMap { Catalogue.sentence(for: $0, in: language) }
    }

    /// Nobody mends more at once.
    private static let mostFaults = 100
}
