// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation

/// What is kept, without what tells of an asker. It is changed where it stands, so that whatever else is kept beside it stays as it is.
enum ErasedText {
    /// Of an answer the clauses and their grounds stay; its question, and whatever may repeat it, goes.
    static func record(_ text: String) throws -> String {
        try changed(text) { record in
            guard var answer = record["answer"] as? [String: Any] else { return }
            let question = answer["question"] as? [String: Any]
            let asked = question?["text"] as? String
            answer["question"] = question.map(withoutText)
            answer["clarification"] = nil
            answer["sentences"] = (answer["sentences"] as? [[String: Any]])?.map { sentence in
                let isOfTheLaw = (sentence["citations"] as? [Any])?.isEmpty == false
                let repeats = asked.map { (sentence["text"] as? String)?.contains($0) == true } ?? false
                return isOfTheLaw && !repeats ? sentence : withoutText(sentence)
            }
            record["answer"] = answer
        }
    }

    static func ticket(_ text: String) throws -> String {
        try changed(text) { ticket in ticket["question"] = (ticket["question"] as? [String: Any]).map(withoutText) }
    }

    /// Of each step who did what and when stays; what was said goes.
    static func history(_ text: String) throws -> String {
        guard let steps = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] else { return "[]" }
        return try written(
            steps.map { step in
                var step = withoutText(step)
                step["reply"] = (step["reply"] as? [String: Any]).map(withoutText)
                return step
            })
    }

    /// Of each step of a review who did what and when stays; what was noted goes.
    static func notes(_ text: String) throws -> String {
        guard let steps = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] else { return "[]" }
        return try written(
            steps.map { step in
                var step = step
                if step["note"] != nil { step["note"] = Erasure.mark }
                return step
            })
    }

    private static func changed(_ text: String, _ change: (inout [String: Any]) -> Void) throws -> String {
        guard var object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else { return "{}" }
        change(&object)
        return try written(object)
    }

    private static func withoutText(_ object: [String: Any]) -> [String: Any] {
        var object = object
        if object["text"] != nil { object["text"] = Erasure.mark }
        object["marked"] = nil
        object["quoted"] = nil
        return object
    }

    private static func written(_ object: Any) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]), as: UTF8.self)
    }
}
