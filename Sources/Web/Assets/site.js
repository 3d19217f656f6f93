// SPDX-License-Identifier: Apache-2.0
// Every page does its job without this file. It adds: copying an answer, printing, and a draft that outlives a lost connection.
"use strict";

const isEnglish = document.documentElement.lang === "en";

const copies = (button, text) => {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text().trim());
    const name = button.textContent;
    button.textContent = isEnglish ? "Copied" : "Đã chép";
    setTimeout(() => { button.textContent = name; }, 2000);
  });
};

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  copies(button, () =>
    document.getElementById(button.dataset.copy).textContent.replace(/\n{3,}/g, "\n\n").replace(/^\/\//m, location.protocol + "//"));
}

// One button for the whole page, beside the permalink that was followed last: its words, where they stand, and their address.
const law = document.querySelector("[data-act]");
if (law && navigator.clipboard) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet small";
  button.textContent = isEnglish ? "Copy with its citation" : "Chép kèm trích dẫn";
  let link;
  copies(button, () => {
    const place = link.closest("p, h1, h2").cloneNode(true);
    for (const own of place.querySelectorAll(".perma, button")) own.remove();
    return `“${place.textContent.trim()}” (${link.dataset.citation} ${law.dataset.act}, ${link.href})`;
  });
  const show = () => {
    const found = [...document.querySelectorAll(".perma")].find(one => one.hash === location.hash);
    if (!location.hash || !found) return;
    link = found;
    link.after(" ", button);
  };
  addEventListener("hashchange", show);
  show();
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// What is being made shows how far it has come, and then what came of it, with what hangs on that.
const waiting = document.querySelector("[data-wait]");
if (waiting) {
  // The page that waits may be the answer to a form, which is not to be sent again.
  const at = waiting.querySelector("a[href]")?.href ?? location.href;
  const look = async () => {
    try {
      const answer = await fetch(at);
      if (!answer.ok) throw answer;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-wait]");
      if (fresh) waiting.replaceChildren(...fresh.childNodes);
      else {
        const made = page.querySelector("[data-trial]");
        if (!made) return location.replace(at);
        waiting.replaceChildren(made);
        waiting.removeAttribute("data-wait");
        for (const [number, part] of [...document.querySelectorAll("[data-wait-too]")].entries())
          part.replaceChildren(...(page.querySelectorAll("[data-wait-too]")[number]?.childNodes ?? []));
        return;
      }
    } catch { /* The next look, or the link. */ }
    setTimeout(look, 1500);
  };
  setTimeout(look, 1500);
}

// What is being written stays in this tab until it has been sent and answered.
for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = "draft-" + form.dataset.draft, field = form.querySelector("textarea");
  try {
    if (!field.value) field.value = sessionStorage.getItem(key) || "";
    field.addEventListener("input", () => sessionStorage.setItem(key, field.value));
  } catch { /* Storage is closed to this page; the form works all the same. */ }
}
if (document.querySelector("article.answer")) {
  try { for (const key of Object.keys(sessionStorage)) if (key.startsWith("draft-")) sessionStorage.removeItem(key); } catch { /* as above */ }
}

// Enter asks; Shift+Enter begins a new line.
for (const field of document.querySelectorAll("form.ask textarea")) {
  field.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); field.form.requestSubmit(); }
  });
}
