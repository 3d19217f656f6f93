// SPDX-License-Identifier: Apache-2.0
// Puts aside what is being written, a moment after each change. Without it the button "Lưu tạm" does the same.
"use strict";

for (const form of document.querySelectorAll("form[data-unsent]")) {
  const state = form.querySelector("[data-unsent-state]"), isEnglish = document.documentElement.lang === "en";
  const pause = 800;
  let timer = 0, request = null, isDirty = false;

  const tell = (vi, en) => { state.textContent = isEnglish ? en : vi; };

  const keep = async () => {
    const body = new URLSearchParams(new FormData(form));
    body.set("page", form.dataset.unsent);
    body.set("quietly", "1");
    request?.abort();
    request = new AbortController();
    isDirty = false;
    try {
      const reply = await fetch("/unsent", { method: "POST", body, keepalive: true, redirect: "manual", signal: request.signal });
      if (reply.status !== 204) throw new Error(reply.status);
      const time = new Date().toLocaleTimeString(isEnglish ? "en-GB" : "vi-VN", { hour: "2-digit", minute: "2-digit" });
      state.toggleAttribute("data-kept", !isDirty);
      tell(`Đã lưu tạm lúc ${time}, cho riêng bạn.`, `Put aside at ${time}, for you alone.`);
    } catch (error) {
      if (error.name === "AbortError") return;
      isDirty = true;
      tell("Chưa lưu tạm được: mất kết nối hoặc hết phiên. Đừng đóng trang này.", "Not put aside: the connection or the session is gone. Keep this page open.");
    }
  };

  form.addEventListener("input", () => {
    isDirty = true;
    // The words say what was kept last; this says that there is more, without being read out at every letter.
    state.removeAttribute("data-kept");
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  });

  // Whoever goes away within the pause loses nothing either.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || !isDirty) return;
    clearTimeout(timer);
    keep();
  });

  // What is sent is kept as a change; an older copy must not arrive after it.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    request?.abort();
    isDirty = false;
  });
}
