// SPDX-License-Identifier: Apache-2.0
import Mustache

/// A view as a template sees it.
///
/// A name that a view has but leaves empty stays empty; Mustache would look for the same name further out.
///
/// A class, since a template asks for the same names over and over, and to look into a value takes long.
package final class Shown: MustacheParent {
    private let view: Any
    private lazy var fields: [String: Any] = Dictionary(
        Mirror(reflecting: view).children.compactMap { child in child.label.map { ($0, child.value) } }, uniquingKeysWith: { first, _ in first })
    private var shown: [String: Any] = [:]

    package init(_ view: Any) { self.view = view }

    package func child(named name: String) -> Any? {
        if let known = shown[name] { return known }
        guard let value = fields[name] else { return nil }
        let child = Self.shown(value)
        shown[name] = child
        return child
    }

    private static func shown(_ value: Any) -> Any {
        switch value {
        case let text as String: return Leaf(renderText: text)
        case let flag as Bool: return flag
        case let number as Int: return Leaf(renderText: String(number))
        case let part as MustacheTemplate: return part
        case let texts as [String]: return texts.map { Leaf(renderText: $0) }
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { shown($0.value) } ?? Absent()
        case .collection: return mirror.children.map { shown($0.value) }
        default: return Shown(value)
        }
    }
}

/// A text. Mustache renders any value, but asks of one that it does not know half a dozen times what it might be.
private struct Leaf: MustacheCustomRenderable {
    let renderText: String
    var isNull: Bool { false }
}

/// A name that is there and holds nothing.
private struct Absent: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}

/// A page inside the frame of the site: `site` is the frame, every other name is looked for on the page.
struct Framed: MustacheParent {
    private let site: Shown
    private let page: Shown

    init(site: FrameView, page: any Sendable) {
        self.site = Shown(site)
        self.page = Shown(page)
    }

    func child(named name: String) -> Any? { name == "site" ? site : page.child(named: name) }
}
