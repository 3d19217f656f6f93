// SPDX-License-Identifier: Apache-2.0

/// How the pages of the book are set, in Typst. Nothing of the book stands in here: its texts are read as data.
enum HandbookLayout {
    static let book = #"""
        #let book = json(bytes(sys.inputs.book))
        #let w = book.words
        // What is not there is left out of the data.
        #let given(it, key) = it.at(key, default: none)
        #set document(title: book.title + ". " + book.scope, author: "Đồng Hành", date: datetime(year: book.date.at(0), month: book.date.at(1), day: book.date.at(2)))
        #set text(font: "Libertinus Serif", size: 11pt, lang: book.language, hyphenate: false, fallback: false)
        #set par(leading: 0.62em, spacing: 0.62em)
        #let ink = rgb("#0b4a57")
        #let soft = rgb("#434b52")
        #let colours = (identified: rgb("#134a29"), unverified: rgb("#614200"), lapsing: rgb("#861a1a"), guidance: soft)

        // What stands at the head of a page is the part that the page belongs to.
        #let running() = {
          let here = here()
          let parts = query(heading.where(level: 1)).filter(one => one.location().page() <= here.page())
          if parts.len() > 0 { parts.last().body }
        }
        #set page(
          paper: "a4", margin: (top: 25mm, bottom: 22mm, inside: 30mm, outside: 20mm), binding: left,
          header: context if here().page() > 1 {
            set text(size: 9pt, fill: soft)
            grid(columns: (1fr, auto), column-gutter: 1em, running(), book.short)
            v(-0.5em)
            line(length: 100%, stroke: 0.5pt + soft)
          },
          footer: context if here().page() > 1 {
            set text(size: 9pt, fill: soft)
            grid(columns: (1fr, auto), book.scope, [#w.page #counter(page).display() #w.of #counter(page).final().first()])
          },
        )
        #show heading: set text(fill: ink)
        #show heading: set block(sticky: true)
        #show heading.where(level: 1): it => { pagebreak(weak: true); block(below: 1em, text(size: 20pt, it.body)) }
        #show heading.where(level: 2): set text(size: 13.5pt)
        #show heading.where(level: 2): set block(above: 1.8em, below: 0.7em)
        #show heading.where(level: 3): set text(size: 11pt)
        #show heading.where(level: 3): set block(above: 1em, below: 0.5em)
        #show link: set text(fill: ink)

        #let sources(all) = if all.len() > 0 {
          set text(size: 8.5pt, fill: soft)
          block(inset: (left: 1em), all.map(one => if given(one, "address") == none { one.text } else { link(given(one, "address"), one.text) }).join([; ]))
        }
        #let entry-page(key) = link(label(key), [#w.page #context counter(page).at(label(key)).first()])
        #let told(line) = {
          if line.text != "" or given(line, "label") != none { block({
            if given(line, "label") != none { strong(given(line, "label") + ":"); [ ] }
            line.text
            if given(line, "refers") != none { [, ]; entry-page(given(line, "refers")) }
            if given(line, "mark") != none { [ ]; text(size: 9pt, weight: "bold", fill: colours.at(given(line, "mark").kind), "[" + given(line, "mark").word + "]") }
          }) }
          sources(line.sources)
        }
        #let part(one) = {
          heading(level: 3, outlined: false, bookmarked: false, one.heading)
          if one.lines.len() == 0 { text(style: "italic", fill: colours.unverified, w.missing) }
          for line in one.lines { told(line) }
        }
        #let entry(one) = {
          [#heading(level: 2, one.id + "  " + one.title) #label(one.key)]
          if given(one, "english") != none { block(sticky: true, text(lang: "en", style: "italic", fill: soft, given(one, "english"))) }
          for each in one.parts { part(each) }
        }

        // The front.
        #align(center + horizon)[
          #text(size: 30pt, weight: "bold", fill: ink, book.title)
          #v(1em)
          #text(size: 16pt, book.scope)
          #v(3em)
          #block(width: 80%, text(size: 12pt, style: "italic", book.caution))
        ]
        #pagebreak()
        #{
          show outline.entry.where(level: 1): set block(above: 1.1em)
          show outline.entry.where(level: 1): set text(weight: "bold")
          outline(title: w.contents, depth: 2, indent: 1em)
        }
        #heading(level: 1, book.figures.heading)
        #table(
          columns: (auto, 1fr, 2fr), stroke: 0.5pt + soft, inset: 6pt,
          table.header(..book.figures.head.map(strong)), ..book.figures.rows.flatten(),
        )
        #book.figures.note
        #for part in book.preface { heading(level: 2, part.heading); for line in part.lines { told(line) } }
        #for section in book.sections {
          heading(level: 1, section.heading)
          if given(section, "unit") != none [#w.unit: #given(section, "unit")]
          for one in section.entries { entry(one) }
        }

        // The index: each term with the pages of its entries, once each.
        #for index in book.indexes {
          heading(level: 1, index.heading)
          set text(size: 9.5pt)
          columns(2, for term in index.terms {
            block(below: 0.55em, inset: (left: 1em), par(hanging-indent: 1em, first-line-indent: 0em, {
              h(-1em)
              term.text
              [ ]
              context {
                let pages = (:)
                for key in term.entries { pages.insert(str(counter(page).at(label(key)).first()), key) }
                pages.pairs().map(((page, key)) => link(label(key), page)).join(", ")
              }
            }))
          })
        }
        """#
}
