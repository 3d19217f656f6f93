# SPDX-License-Identifier: Apache-2.0
"""What keeps some readers out of a page, as axe-core finds it."""

# Text must have a contrast of 7:1 here, not only the 4.5:1 that most sites are asked for.
OPTIONS = "{resultTypes: ['violations'], rules: {'color-contrast-enhanced': {enabled: true}}}"


class Barriers:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.source = file.read()

    def found(self, browser):
        """A line for each violation on the page that the browser shows."""
        if not browser.value("!!window.axe"):
            browser.value(f"(() => {{ {self.source}; return true }})()")
        found = browser.value(
            f"axe.run(document, {OPTIONS}).then(r => r.violations.map(v => `axe ${{v.id}}: ${{v.help}}: `"
            " + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.any[0]?.message || '')).join('; ')))")
        return found
