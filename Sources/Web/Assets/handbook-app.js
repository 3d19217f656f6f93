// SPDX-License-Identifier: Apache-2.0
// Lets the device keep the handbook: the page that was just read is put by, with the files that it names.
"use strict";

if ("serviceWorker" in navigator) {
  (async () => {
    await navigator.serviceWorker.register("/handbook/worker", {scope: "/handbook/app"});
    await navigator.serviceWorker.ready;
    const kept = await caches.open("handbook-1");
    const named = [...document.querySelectorAll("link[href], script[src]")].map(one => one.href || one.src);
    await kept.addAll([location.href, ...named]);
    document.documentElement.dataset.kept = "";
  })().catch(() => { /* Where a device keeps nothing, the page is read with a network as any other. */ });
}
