// SPDX-License-Identifier: Apache-2.0
package import FoundationEssentials

/// What was set, where, and by whom; read anew each time it is needed, so that a change holds at once on every node.
package protocol Setups: Sendable {
    func sheet() async throws -> SettingSheet

    /// Keeps a change by somebody who may, with who made it and when.
    ///
    /// - Throws: ``SettingError`` where a text cannot be used, or was changed meanwhile; then nothing is kept.
    func change(_ edits: [SettingEdit], by actor: Person.ID, at now: Date) async throws

    /// Newest first.
    func changes(limit: Int) async throws -> [SettingChange]
}

/// One setting to be changed.
package struct SettingEdit: Hashable, Sendable {
    package let setting: Setting
    /// What its author saw; the change is refused where something else stands by now.
    package let seen: String?
    /// `nil` goes back to what holds where nobody has set anything.
    package let text: String?

    package init(_ setting: Setting, seen: String?, text: String?) {
        self.setting = setting
        self.seen = seen
        self.text = text
    }
}

/// That somebody changed a setting.
package struct SettingChange: Hashable, Sendable {
    package let setting: Setting
    package let from: String?
    package let to: String?
    package let by: Person.ID
    package let at: Date

    package init(_ setting: Setting, from: String?, to: String?, by: Person.ID, at: Date) {
        self.setting = setting
        self.from = from
        self.to = to
        self.by = by
        self.at = at
    }
}

/// From where a setting comes; what is named first goes before what follows.
package enum SettingOrigin: String, Hashable, Sendable, CaseIterable {
    case commandLine, environment, file, database, fallback
}

/// Every setting with its text and its origin.
package struct SettingSheet: Sendable {
    /// Set where the program was started.
    package let pinned: PinnedSettings
    /// Set by administrators.
    package let kept: [Setting: String]
    package let setup: Setup

    package init(pinned: PinnedSettings, kept: [Setting: String]) {
        self.pinned = pinned
        self.kept = kept
        setup = Setup(kept.merging(pinned.texts) { $1 })
    }

    package func text(_ setting: Setting) -> String? { pinned.texts[setting] ?? kept[setting] ?? setting.fallback }

    package func origin(_ setting: Setting) -> SettingOrigin {
        pinned.origins[setting] ?? (kept[setting] == nil ? .fallback : .database)
    }

    /// The sheet as it would be with other texts in the database.
    package func with(_ edits: [SettingEdit]) -> SettingSheet {
        var kept = kept
        for edit in edits { kept[edit.setting] = edit.text }
        return SettingSheet(pinned: pinned, kept: kept)
    }
}

/// Settings that came with the start of the program; no page changes them.
package struct PinnedSettings: Equatable, Sendable {
    package let texts: [Setting: String]
    package let origins: [Setting: SettingOrigin]

    package init(_ given: [Setting: (text: String, origin: SettingOrigin)] = [:]) {
        texts = given.mapValues(\.text)
        origins = given.mapValues(\.origin)
    }
}
