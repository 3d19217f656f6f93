// SPDX-License-Identifier: Apache-2.0
// The keyboard of staff. Every page does its job without it; /keys lists the keys and turns them off.
"use strict";

(() => {
  const help = document.getElementById("bang-phim"), field = document.getElementById("tim-moi-noi");
  const pause = 1500;
  let leaving = 0;

  const isTyping = target => target.closest("textarea, select, input:not([type=checkbox]):not([type=radio])");

  // The first link of each row of every list on the page.
  const rows = () => [...document.querySelectorAll("[data-rows] > *")].map(row => row.querySelector("a[href]")).filter(Boolean);

  const step = by => {
    const all = rows(), at = all.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    if (all[next]) all[next].focus();
  };

  // One menu is open at a time, and none once somebody looks elsewhere.
  const menus = document.querySelectorAll(".staffbar details");
  const closeMenus = target => { for (const menu of menus) if (!menu.contains(target)) menu.open = false; };
  document.addEventListener("click", event => closeMenus(event.target));
  document.addEventListener("focusin", event => closeMenus(event.target));
  for (const menu of menus) {
    menu.addEventListener("keydown", event => {
      if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); }
    });
  }

  // The list is fetched when it is first wanted, so that no other page is longer for it; where it cannot be, its page says why.
  let isListed = false;
  const showKeys = () => {
    help.showModal();
    if (isListed) return;
    isListed = true;
    fetch(help.dataset.list).then(response => response.text()).then(page => {
      const list = new DOMParser().parseFromString(page, "text/html").querySelector("dl.keys");
      if (!list) throw new Error("no list of keys");
      help.querySelector("form").before(list);
    }).catch(() => { location.href = help.dataset.list; });
  };

  const go = key => {
    const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (link) link.click();
    return !!link;
  };

  const keys = {
    "/": () => { field.focus(); field.select(); },
    "?": showKeys,
    j: () => step(1),
    k: () => step(-1),
    g: () => { leaving = Date.now(); },
  };

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const isLeaving = Date.now() - leaving < pause;
    leaving = 0;
    if (isLeaving ? go(event.key) : keys[event.key] && (keys[event.key](), true)) event.preventDefault();
  });

  for (const link of document.querySelectorAll("[data-help]")) {
    link.addEventListener("click", event => { event.preventDefault(); showKeys(); });
  }
})();
