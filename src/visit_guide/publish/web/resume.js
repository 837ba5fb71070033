// While the app starts, shows the text of the stop that is asked for or was being read, from the
// text version's own page. Without it, or for any reason it fails, the day stays on screen.
"use strict";

(async () => {
  const PLACE = /^\/etape\/([^/?]+)/;

  // The last place in the guide, among the events that the app keeps (see services/journal.py).
  const lastPlace = () => {
    let last = null;
    for (let i = 0; i < localStorage.length; i += 1) {
      const key = localStorage.key(i);
      if (!key.startsWith("flutter.visit-guide.")) continue;
      try {
        const kept = JSON.parse(localStorage.getItem(key));
        const events = typeof kept === "string" ? JSON.parse(kept) : kept;
        if (!Array.isArray(events)) continue;
        for (const event of events) {
          if (event.kind === "place" && (!last || event.clock >= last.clock)) last = event;
        }
      } catch { /* not a list of events */ }
    }
    return last?.data?.path ?? "";
  };

  try {
    await window.visitGuideStorage;
    const asked = location.hash.slice(1);
    const item = PLACE.exec(asked.length > 1 ? asked : lastPlace())?.[1];
    if (!item) return;
    const address = new URL(`lire/etape-${item}.html`, document.baseURI);
    const answer = await fetch(address);
    if (!answer.ok || document.documentElement.classList.contains("usable")) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.querySelector("main");
    for (const [name, tag] of [["href", "a"], ["src", "img"]]) {
      for (const element of main.querySelectorAll(tag)) {
        const link = element.getAttribute(name);
        if (link?.startsWith("#")) element.setAttribute(name, `${address.pathname}${link}`);
        else if (link) element.setAttribute(name, new URL(link, address).href);
      }
    }
    document.getElementById("resume")?.replaceChildren(...main.childNodes);
    document.documentElement.dataset.resumed = item;
  } catch { /* the day stays */ }
})();
