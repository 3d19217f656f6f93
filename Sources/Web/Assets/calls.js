// SPDX-License-Identifier: Apache-2.0
// While somebody is on the telephone: who has the number, and what there is to say, a moment after each is typed. Without it the button "Tra căn cứ"
// shows the same.
"use strict";

for (const form of document.querySelectorAll("form[data-call]")) {
  const pause = 350;
  const watch = (names, part, event) => {
    let timer = 0, request = null;
    const look = async () => {
      const all = new FormData(form), body = new URLSearchParams();
      // Of the rest nothing is sent: a number is looked up, and noted as looked up, only when it was typed.
      for (const name of ["form", ...names]) body.set(name, all.get(name) ?? "");
      request?.abort();
      request = new AbortController();
      try {
        const reply = await fetch(form.dataset.call, { method: "POST", body, redirect: "error", signal: request.signal });
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        const fresh = page.getElementById(part);
        if (fresh) document.getElementById(part).replaceChildren(...fresh.childNodes);
        const name = page.querySelector("[name=name]")?.value;
        if (name && names.includes("phone") && !form.elements.name.value) form.elements.name.value = name;
      } catch { /* The button does the same; the form is sent all the same. */ }
    };
    for (const name of names) {
      form.elements[name].addEventListener(event, () => {
        clearTimeout(timer);
        timer = setTimeout(look, event === "input" ? pause : 0);
      });
    }
  };
  watch(["question", "place"], "can-cu", "input");
  watch(["phone"], "nguoi-goi", "change");
}
