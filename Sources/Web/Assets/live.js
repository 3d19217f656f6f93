// SPDX-License-Identifier: Apache-2.0
// What is done at the desk while a page is open: a list is made anew in place, and what somebody is writing is left alone. Without it one loads the page.
"use strict";

for (const page of document.querySelectorAll("[data-events]")) {
  const isEnglish = document.documentElement.lang === "en", say = (vi, en) => isEnglish ? en : vi;
  const notice = page.querySelector("[data-news]"), title = document.title;
  const kept = name => { try { return localStorage.getItem(name) === "on"; } catch { return false; } };
  let count = 0, timer = 0;

  const beep = () => {
    const sound = new AudioContext();
    const tone = sound.createOscillator(), volume = sound.createGain();
    volume.gain.value = 0.1;
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.2);
    tone.onended = () => sound.close();
  };

  const call = text => {
    if (kept("desk-notice") && window.Notification?.permission === "granted") new Notification(text, { tag: "dong-hanh" });
    if (kept("desk-sound")) try { beep(); } catch { /* No sound here; the page shows it. */ }
  };

  // The list alone, never a form that is being filled in.
  const renew = async () => {
    const list = page.querySelector("[data-live]");
    if (!list || list.contains(document.activeElement)) return;
    try {
      const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html").querySelector("[data-live]");
      if (fresh) list.replaceChildren(...fresh.childNodes);
    } catch { /* The next event, or the reader, does it. */ }
  };

  const tell = text => {
    count += 1;
    document.title = `(${count}) ${title}`;
    if (!notice) return;
    notice.querySelector("[data-words]").textContent = text;
    notice.hidden = false;
  };

  const words = { waiting: say("Có phiếu chờ người nhận.", "A ticket waits to be taken."), done: say("Một phiếu đã trả lời xong.", "A ticket was answered."),
    clock: say("Có phiếu sắp hoặc đã quá hạn.", "A ticket’s time runs out."), changed: say("Có phiếu vừa thay đổi.", "A ticket was changed.") };

  const hear = event => {
    last = event.lastEventId;
    const { ticket, kind } = JSON.parse(event.data);
    if (page.dataset.ticket) {
      if (ticket !== page.dataset.ticket) return;
      tell(say("Phiếu vừa có thay đổi. Tải lại để xem; chữ bạn đang viết chưa gửi thì hãy chép lại trước.", "This ticket has just changed. Load the page to see it; copy what you have not sent first."));
    } else {
      tell(words[kind] ?? words.changed);
      clearTimeout(timer);
      timer = setTimeout(renew, 300);
    }
    if (kind === "waiting" || kind === "clock" || page.dataset.ticket) call(words[kind] ?? words.changed);
  };

  // A browser opens few connections to a server: of all pages those that are seen listen, and one list behind them, for its notices.
  const address = new URL(page.dataset.events, location.href);
  let source = null, last = address.searchParams.get("last"), isOld = false, isOnWatch = false;
  const listen = () => {
    if (document.visibilityState !== "visible" && !isOnWatch) { source?.close(); source = null; return; }
    if (source || isOld) return;
    address.searchParams.set("last", last);
    source = new EventSource(address);
    source.addEventListener("desk", hear);
    source.addEventListener("reload", () => {
      source.close();
      isOld = true;
      tell(say("Đã lâu không cập nhật. Hãy tải lại trang.", "This page is old. Load it again."));
    });
  };
  document.addEventListener("visibilitychange", listen);
  listen();
  if (!page.dataset.ticket) navigator.locks?.request("dong-hanh-desk", () => { isOnWatch = true; listen(); return new Promise(() => {}); });

  for (const button of page.querySelectorAll("[data-choice]")) {
    const name = button.dataset.choice, show = () => button.setAttribute("aria-pressed", String(kept(name)));
    button.hidden = false;
    show();
    button.addEventListener("click", async () => {
      const isOn = !kept(name);
      if (isOn && name === "desk-notice" && await window.Notification?.requestPermission() !== "granted") return;
      try { localStorage.setItem(name, isOn ? "on" : "off"); } catch { return; }
      show();
      if (isOn && name === "desk-sound") beep();
    });
  }
}
