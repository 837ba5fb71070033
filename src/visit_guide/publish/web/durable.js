// Keeps what people note safe from a flat battery. Browsers write localStorage, where Flutter keeps
// it, to the disk when they see fit: Chromium up to a minute later. Each change is therefore also put
// into IndexedDB, which writes at once when asked to, and is taken back from there at the next start.
"use strict";

(() => {
  const OURS = "flutter.visit-guide";
  const WRITTEN = "visit-guide written"; // in localStorage: when each key was last changed
  const STORE = "kept";
  const { setItem, removeItem } = Storage.prototype;
  const tellWritten = () => dispatchEvent(new Event("visit-guide-written"));

  // A browser may be set to keep nothing at all: to read localStorage is an error then. Flutter would
  // wait for it for ever; with this one instead the guide works, for as long as the page.
  class Forgetful {
    #texts = new Map();
    get length() { return this.#texts.size; }
    key(index) { return [...this.#texts.keys()][index] ?? null; }
    getItem(key) { return this.#texts.get(String(key)) ?? null; }
    setItem(key, value) {
      this.#texts.set(String(key), String(value));
      tellWritten();
    }
    removeItem(key) {
      this.#texts.delete(String(key));
      tellWritten();
    }
    clear() { this.#texts.clear(); }
  }
  try {
    localStorage.getItem(WRITTEN);
  } catch {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { value: new Forgetful() });
    }
    window.visitGuideForgets = true;
    window.visitGuideStorage = Promise.resolve();
    return;
  }

  const open = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open("visit-guide", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
  const database = open();

  function readTimes() {
    try {
      return JSON.parse(localStorage.getItem(WRITTEN)) ?? {};
    } catch {
      return {};
    }
  }

  async function keep(changes) {
    const transaction = (await database).transaction(STORE, "readwrite", { durability: "strict" });
    for (const [key, change] of changes) transaction.objectStore(STORE).put(change, key);
  }

  let waiting = new Map();
  function noteChange(key, value) {
    tellWritten();
    const times = readTimes();
    const at = Math.max(Date.now(), (times[key] ?? 0) + 1);
    times[key] = at;
    setItem.call(localStorage, WRITTEN, JSON.stringify(times));
    if (!waiting.size) {
      queueMicrotask(() => {
        const changes = waiting;
        waiting = new Map();
        keep(changes).catch(() => { /* localStorage has it */ });
      });
    }
    waiting.set(key, { value, at });
  }

  // Flutter only knows what this window wrote, and what was there when it was opened. When a notebook
  // is erased, what other windows kept of it goes too.
  const WIPED = `${OURS}-wiped.`;
  window.visitGuideWiped = WIPED;
  window.visitGuidePaper = `${OURS}-paper.`; // see state/paper_desk.py
  function removeAllOf(visit) {
    const gone = [`${OURS}.${visit}.`, `${OURS}-photo.${visit}.`];
    for (const key of Object.keys(localStorage)) {
      if (gone.some((start) => key.startsWith(start))) localStorage.removeItem(key);
    }
  }

  // The app asks for what other windows have written of the visit, once ("kept"): what each of them writes
  // from then on is told too, and, as a window out of sight may miss that, again when it is seen.
  const EVENTS = `${OURS}.`;
  const told = new Map(); // by key: what the app knows
  let asked = false;
  function tellKept() {
    const kept = {};
    for (const key of Object.keys(localStorage)) {
      const text = localStorage.getItem(key);
      if (!key.startsWith(EVENTS) || told.get(key) === text) continue;
      told.set(key, text);
      try {
        kept[key.slice("flutter.".length)] = JSON.parse(text); // Flutter keeps texts as JSON
      } catch { /* damaged: the app leaves it aside too */ }
    }
    if (Object.keys(kept).length) window.visitGuide.tell({ ...window.visitGuide.state, kept });
  }
  window.visitGuide?.addEventListener("ask", ({ detail }) => {
    asked ||= detail === "kept";
    if (detail === "kept") tellKept();
  });
  addEventListener("storage", ({ key }) => {
    if (asked && key?.startsWith(EVENTS)) tellKept();
  });
  document.addEventListener("visibilitychange", () => {
    if (asked && document.visibilityState === "visible") tellKept();
  });

  const isOurs = (storage, key) => storage === localStorage && String(key).startsWith(OURS);
  Storage.prototype.setItem = function set(key, value) {
    const news = isOurs(this, key) && this.getItem(key) !== String(value);
    if (isOurs(this, key)) told.set(key, String(value));
    setItem.call(this, key, value);
    if (isOurs(this, key)) noteChange(key, String(value));
    if (news && key.startsWith(WIPED)) removeAllOf(key.slice(WIPED.length));
  };
  Storage.prototype.removeItem = function remove(key) {
    removeItem.call(this, key);
    if (isOurs(this, key)) noteChange(key, null);
  };

  async function takeBack() {
    const store = (await database).transaction(STORE).objectStore(STORE);
    const all = (asked) => new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const [keys, changes] = await Promise.all([all(store.getAllKeys()), all(store.getAll())]);
    const times = readTimes();
    keys.forEach((key, i) => {
      const { value, at } = changes[i];
      if (at <= (times[key] ?? 0)) return;
      if (value === null) removeItem.call(localStorage, key);
      else setItem.call(localStorage, key, value);
      times[key] = at;
    });
    setItem.call(localStorage, WRITTEN, JSON.stringify(times));
    tellWritten();
  }

  // Resolves once localStorage is up to date; also where there is no IndexedDB, or it does not answer.
  const patience = new Promise((resolve) => { setTimeout(resolve, 2000); });
  window.visitGuideStorage = Promise.race([takeBack().catch(() => undefined), patience]);
  window.visitGuideStorage.then(() => window.visitGuideLook?.()); // the colours may be among what came back
})();
