// SPDX-License-Identifier: Apache-2.0
import Domain

extension Console {
    /// Says why; with `--json` standard output carries the same as one value.
    func refuse(_ refusal: any Refusal) throws {
        let sentence = Sentences.text(for: refusal, in: language)
        try refuse(kind: refusal.kind.rawValue, key: refusal.key, sentences: [sentence])
    }

    func refuse(kind: String, key: String, sentences: [String]) throws {
        if isJSON { try write(json: Refused(error: .init(kind: kind, key: key, message: sentences.joined(separator: " ")))) }
        for sentence in sentences { note(sentence) }
    }

    /// What nobody at the screen can mend: said whole, since the reader here is who runs the program.
    func fail(_ error: any Error) throws {
        let sentence = self("Chương trình gặp sự cố, không phải do bạn: ", "The program failed; it is not your fault: ")
        try refuse(kind: "failure", key: "failure", sentences: [sentence + String(describing: error)])
    }
}

/// What a command prints with `--json` where it has nothing else to print.
struct Refused: Encodable {
    let error: Reason

    struct Reason: Encodable {
        let kind: String
        let key: String
        let message: String
    }
}
