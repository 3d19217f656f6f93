// SPDX-License-Identifier: Apache-2.0
package import Domain

/// Proposes to a person the words that the assistant would quote, also where it is not sure enough to answer by itself.
package struct ClauseDrafts: AnswerDrafts {
    private let documents: any LegalDocuments
    private let model: ClauseModel?

    package init(documents: any LegalDocuments, model: ClauseModel? = .shipped) {
        self.documents = documents
        self.model = model
    }

    package func quotes(for question: Question, from id: Provision.ID) async throws -> [Citation] {
        guard let version = try await documents.provisions([id]).first,
            let document = try await documents.documents([version.provision.document]).first
        else { return [] }
        let provision = version.provision
        let text = ProvisionText(provision.text, under: provision.path)
        return ranges(question.text, provision, text).map { range in
            let path = text.parts.first { $0.range == range || $0.lead == range }?.path ?? provision.path
            return Citation(
                document: document.citedAs, path: path.citation, provision: id, quote: text[range], isVerified: false, version: version.digest)
        }
    }

    private func ranges(_ question: String, _ provision: Provision, _ text: ProvisionText) -> [Range<Int>] {
        if let answer = model.flatMap({ ClauseAnswer(to: question, heading: provision.heading, in: text, by: $0) }) {
            return answer.quotes.map(\.range)
        }
        let all = 0..<text.text.utf8.count
        if all.count <= ClauseChoice.short || text.parts.isEmpty { return all.isEmpty || all.count > ClauseChoice.longest ? [] : [all] }
        let asked = SearchWords(question: question).terms
        let likest = text.parts.max { Self.shared(text[$0.range], asked) < Self.shared(text[$1.range], asked) }
        return likest.map { [$0.range] } ?? []
    }

    private static func shared(_ text: String, _ asked: Set<String>) -> Int { SearchWords(text).terms.intersection(asked).count }
}
