// SPDX-License-Identifier: Apache-2.0

/// How the book looks where nothing else gives it a look, and how it is searched without a server.
enum HandbookStyle {
    static let book = """
        body { font-family: "Be Vietnam Pro", "Noto Sans", system-ui, "Segoe UI", sans-serif; line-height: 1.6; }
        h1, h2, h3, h4 { line-height: 1.32; }
        h4 { margin: .9em 0 .2em; } p { margin: .2em 0 .5em; }
        .id { font-weight: 400; } .english, .sources { font-style: normal; font-size: .88em; color: #434b52; }
        .missing { color: #614200; } .missing::before { content: "? "; }
        .mark { font-size: .85em; font-weight: 650; border: 1px solid; border-radius: 1em; padding: 0 .5em; white-space: nowrap; }
        .mark.identified { color: #134a29; } .mark.identified::before { content: "✓ "; }
        .mark.unverified { color: #614200; border-style: dashed; } .mark.unverified::before { content: "? "; }
        .mark.lapsing { color: #861a1a; } .mark.guidance { color: #434b52; border-style: dotted; }
        .caution { border-left: .4em solid #0b4a57; padding-left: 1em; }
        table { border-collapse: collapse; } td, th { text-align: left; vertical-align: top; padding: .3em .8em .3em 0; border-bottom: 1px solid #c5cdd1; }
        article { border-top: 1px solid #c5cdd1; margin-top: 2em; }
        """

    static let screen =
        book + """

            body { margin: 0 auto; padding: 1em; max-width: 46rem; font-size: 17px; color: #15191c; background: #fff; overflow-wrap: anywhere; }
            td, th { overflow-wrap: break-word; }
            a { color: #0b4a57; } nav ol { list-style: none; padding-left: 1em; } input { font: inherit; padding: .4em; width: 100%; box-sizing: border-box; }
            @media print { body { font-size: 10.5pt; max-width: none; } #tim { display: none; } .part { break-before: page; }
            h2, h3, h4 { break-after: avoid; } section, tr { break-inside: avoid; } .part { break-inside: auto; } }
            """

    /// Folds marks as the site does: "dien" finds "điện".
    static let search = """
        (() => { const fold = s => s.toLowerCase().normalize("NFD").replace(/[\\u0300-\\u036f]/g, "").replace(/đ/g, "d")
        const box = document.getElementById("tim"), said = box.querySelector("output")
        const all = [...document.querySelectorAll("article")].map(e => [e, fold(e.textContent)]); box.hidden = false
        box.querySelector("input").addEventListener("input", event => { const words = fold(event.target.value).split(/\\s+/).filter(Boolean); let n = 0
        for (const [e, text] of all) { e.hidden = !words.every(w => text.includes(w)); if (!e.hidden) n++ }
        for (const p of document.querySelectorAll(".part")) p.hidden = !p.querySelector("article:not([hidden])")
        document.getElementById("dau-sach").hidden = words.length > 0
        said.textContent = words.length ? n + " / " + all.length : "" }) })()
        """
}
