// SPDX-License-Identifier: Apache-2.0
// Every page does its job without this file. It adds: copying an answer, printing, and a draft that outlives a lost connection.
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent.replace(/\n{3,}/g, "\n\n").replace(/^\/\//m, location.protocol + "//");
    await navigator.clipboard.writeText(text.trim());
    const name = button.textContent;
    button.textContent = document.documentElement.lang === "en" ? "Copied" : "Đã chép";
    setTimeout(() => { button.textContent = name; }, 2000);
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
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
