// Before anything is drawn: the colours, the size of text and the language that were chosen. While the
// app starts, shows the text of the stop that is asked for or was being read, from the text version's
// own page. Without it, or for any reason it fails, the day stays on screen.
// First script of the page: what the address asks for is on its way before the app's large files.
"use strict";

// The last of the events that the app keeps (see services/journal.py) which `fits`.
function lastEvent(fits) {
  let last = null;
  for (let i = 0; i < localStorage.length; i += 1) {
    const key = localStorage.key(i);
    if (!key.startsWith("flutter.visit-guide.")) continue;
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      const events = typeof kept === "string" ? JSON.parse(kept) : kept;
      if (!Array.isArray(events)) continue;
      for (const event of events) {
        if (fits(event) && (!last || event.clock >= last.clock)) last = event;
      }
    } catch { /* not a list of events */ }
  }
  return last;
}

// What was chosen in Réglages; undefined where nothing was, or storage cannot be read. Looked up once,
// and again only after something was written, here (durable.js tells) or in another window.
let chosen = new Map();
window.visitGuideSetting = (name) => {
  if (!chosen.has(name)) {
    let last = null;
    try {
      last = lastEvent((event) => event.kind === "setting" && event.data?.name === name);
    } catch { /* as if nothing was chosen */ }
    chosen.set(name, last?.data.value);
  }
  return chosen.get(name);
};
for (const written of ["storage", "visit-guide-written"]) {
  addEventListener(written, () => { chosen = new Map(); });
}

// The colours, the size of text and the language that were chosen, for the page around the app too; the
// device's colours and the guide's language when none were. The guide's text stays in its own.
const ownLanguage = document.documentElement.lang;
window.visitGuideLook = () => {
  const { dataset, style } = document.documentElement;
  document.documentElement.lang = window.visitGuideSetting("language") ?? ownLanguage;
  const outdoor = window.visitGuideSetting("outdoor") === true;
  dataset.look = outdoor ? "outdoor" : window.visitGuideSetting("appearance") ?? "system";
  style.setProperty("--text-scale", (Number(window.visitGuideSetting("text_scale")) || 100) / 100);
};
window.visitGuideLook();

// Full sun has letters of its own; those of the other looks the page asks for by itself.
if (document.documentElement.dataset.look === "outdoor") {
  const letters = document.createElement("link");
  const href = new URL("fonts/AHN-500.ttf", document.currentScript.src).href;
  Object.assign(letters, { rel: "preload", as: "font", type: "font/ttf", crossOrigin: "", href });
  document.head.append(letters);
}

// A script that does not come, as when the network goes while the page opens: once it is back the page is
// loaded anew, unless the guide is in use by then.
let lost = false;
addEventListener("error", ({ target }) => { lost ||= target instanceof HTMLScriptElement; }, true);
addEventListener("online", () => {
  if (lost && !document.documentElement.classList.contains("usable")) location.reload();
});

(async () => {
  const PLACE = /^\/etape\/([^/?]+)/;

  const lastPlace = () => lastEvent((event) => event.kind === "place")?.data?.path ?? "";

  const stopOf = (path) => PLACE.exec(path)?.[1];
  const load = async (item) => {
    const address = new URL(`lire/etape-${item}.html`, document.baseURI);
    const answer = await fetch(address);
    return answer.ok ? { item, address, text: await answer.text() } : null;
  };

  // The page's own text has been read to its end. The browser says so only once it has run the
  // modules as well, which the text need not wait for.
  const written = () => new Promise((resolve) => {
    const isThere = () => document.getElementById("written") !== null;
    if (isThere()) resolve();
    else {
      new MutationObserver((_, observer) => {
        if (!isThere()) return;
        observer.disconnect();
        resolve();
      }).observe(document, { childList: true, subtree: true });
    }
  });

  try {
    const asked = location.hash.slice(1);
    const early = stopOf(asked) ? load(stopOf(asked)).catch(() => null) : null;
    await written();
    if (!early) await window.visitGuideStorage;
    const left = asked.length > 1 ? "" : stopOf(lastPlace());
    const found = await (early ?? (left ? load(left) : null));
    if (!found || document.documentElement.classList.contains("usable")) return;
    const { item, address, text } = found;
    const page = new DOMParser().parseFromString(text, "text/html");
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
    performance.mark("visit-guide text");
  } catch { /* the day stays */ }
})();
