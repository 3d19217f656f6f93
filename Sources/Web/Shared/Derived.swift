// SPDX-License-Identifier: Apache-2.0
import Domain
import Synchronization

/// What is reckoned over a whole registry, kept for whoever looks at the same registry, day and place next: with ten thousand duties a reader would wait
/// for it on every page.
final class Derived<Value: Sendable>: Sendable {
    private let kept = Mutex<[(key: Key, value: Value)]>([])
    private static var most: Int { 16 }

    private struct Key: Hashable {
        let generation: String
        /// Words of the law may come to be known as changed while the facts stay.
        let touches: [String]
        let day: Day?
        let place: Place.ID?
    }

    /// - Parameter registry: One that has no name, as facts have that are not kept anywhere, is reckoned over each time.
    func value(of registry: Registry, on day: Day? = nil, at place: Place?, _ make: () throws -> Value) rethrows -> Value {
        guard !registry.generation.isEmpty else { return try make() }
        let key = Key(
            generation: registry.generation, touches: registry.staleness.touches.map { $0.change.id.text + $0.subject.key }, day: day,
            place: place?.id)
        if let found = kept.withLock({ kept in kept.first { $0.key == key }?.value }) { return found }
        // Two who come at once both reckon; neither waits for the other's lock meanwhile.
        let made = try make()
        kept.withLock { kept in kept = [(key, made)] + kept.filter { $0.key != key }.prefix(Self.most - 1) }
        return made
    }
}
