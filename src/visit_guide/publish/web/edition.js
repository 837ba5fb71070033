// The page's part in keeping the edition: service worker, keeper, memory snapshot, installation.
// Starts once the app is usable, so that nothing of it delays the start. The state is one plain
// object, handed to the strip of the page (bar.js) and to the app.
import { showBar } from "./bar.js";

const guide = window.visitGuide;
if (!guide) {
  document.documentElement.dataset.lost = ""; // see page.css
  throw new Error("start.js did not come");
}
guide.keeps = true;
const { base, folder } = guide;
const edition = new URL(folder).pathname.split("/").at(-2);
const LOOK_AGAIN_MS = 30 * 60 * 1000;
const CALM_MS = 1200;
const REPAIR_AFTER_MS = 20000; // with all files on the tablet
const REPAIR_AFTER_ONLINE_MS = 90000; // they may come over a slow network
const GIVE_UP_SNAPSHOT_AFTER = 2;
const MOST_LOSSES = 3; // of the keeper, with all of its scripts there
const SNAPSHOT = `visit-guide ${new URL(folder).pathname} snapshot`; // its cache, see snapshot.js
const FAILURES = `${SNAPSHOT}-failures`;

const state = {
  edition, phase: "starting", done: 0, total: 0, download: 0, keep: 0, error: null, update: null,
  snapshot: guide.restored ? "used" : "none", persistent: false, installable: false,
  forgets: window.visitGuideForgets === true, // see durable.js
  apple: navigator.standalone !== undefined, // only Safari on iPads and iPhones has it
  installed: matchMedia("(display-mode: standalone)").matches || navigator.standalone === true,
};
let keeper = null;
let heard = null; // what it told last
let taking = Promise.resolve();
let losses = 0;
let told = 0;
let installPrompt = null;

function tell(changes) {
  Object.assign(state, changes);
  // What is kept counts the snapshot, which the guide can do without. Once all files are there it is told
  // when that is there too, or never will be: 0 until then, in each window.
  const without = state.snapshot === "failed" || state.error === "quota";
  const unknown = state.phase === "ready" && !without && !["made", "used"].includes(state.snapshot);
  guide.state = { ...state, keep: unknown ? 0 : without ? state.total : state.keep };
  guide.tell(guide.state);
  showBar(guide.state, act);
}

const calm = () => new Promise((resolve) => {
  setTimeout(() => (self.requestIdleCallback ?? setTimeout)(() => resolve()), CALM_MS);
});

const isCheap = () => !navigator.connection?.saveData && navigator.connection?.type !== "cellular";

// Storage that the browser does not clear by itself; asked for once all files are there.
async function askToPersist() {
  if (state.persistent) return;
  try {
    tell({ persistent: await navigator.storage.persist() });
  } catch { /* the browser decides alone */ }
}

const actions = {
  download: () => keeper?.postMessage({ type: "install" }),
  install: async () => {
    actions.download();
    const offered = installPrompt;
    installPrompt = null; // a second tap finds none
    await askToPersist();
    if (offered) {
      offered.prompt();
      const { outcome } = await offered.userChoice;
      tell({ installable: false, installed: outcome === "accepted" });
    }
  },
  reload: () => location.reload(),
  check: async () => {
    if (heard) hear({ data: heard, anew: true }); // the service worker may be what was missing
    if (keeper) keeper.postMessage({ type: "check", cheap: isCheap() });
    else if (state.phase === "incomplete") await begin();
  },
  update: async () => {
    if (state.update?.ready) keeper.postMessage({ type: "accept", edition: state.update.edition });
  },
};

async function act(name) {
  await actions[name]?.();
}

async function makeSnapshot() {
  const failures = Number(localStorage.getItem(FAILURES) ?? 0);
  if ((guide.restored || state.snapshot === "made") && (await caches.has(SNAPSHOT))) return;
  tell({ snapshot: "none" });
  if (failures >= GIVE_UP_SNAPSHOT_AFTER) {
    tell({ snapshot: "failed" });
    return;
  }
  await calm();
  localStorage.setItem(FAILURES, String(failures + 1)); // stays if this ends the page
  tell({ snapshot: "making" });
  const made = await guide.makeSnapshot();
  if (made) localStorage.removeItem(FAILURES);
  tell({ snapshot: made ? "made" : "failed" });
}

// What the keeper tells is taken one after the other.
function hear({ data, anew = false }) {
  taking = taking.then(() => take(data, anew));
}

async function take(data, anew) {
  if (data.type === "accepted") {
    location.reload();
    return;
  }
  heard = data;
  const isReady = data.state.phase === "ready";
  const becameReady = isReady && state.phase !== "ready";
  if ((becameReady || (anew && isReady)) && !(await hasServiceWorker())) return; // the files alone do not open
  tell(data.state);
  if (becameReady) askToPersist();
  if (becameReady) makeSnapshot().catch(() => tell({ snapshot: "failed" }));
}

async function registerWorker() {
  if (state.forgets) return "nothing";
  if (!isSecureContext) return "insecure";
  if (!navigator.serviceWorker) return "unsupported";
  try {
    await navigator.serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: "none" });
    return null;
  } catch (error) {
    // Its script did not come, or it may not be.
    return (await guide.whyNot(`${base}sw.js`)) ?? (error instanceof TypeError ? "network" : "private");
  }
}

// Whether all of the edition was here when it was last looked at; what the keeper would say.
async function wasWhole() {
  try {
    return (await caches.match(base + encodeURIComponent(`complete ${edition}`))) !== undefined;
  } catch {
    return false;
  }
}

// A worker does not say why it fails: its scripts may not have come, or may be gone for a newer edition's.
async function lostKeeper() {
  keeper.terminate();
  keeper = null;
  losses += 1;
  let error = (await guide.whyNot(`${folder}keeper.js`)) ?? (await guide.whyNot(`${folder}files.js`));
  if (!error && losses < MOST_LOSSES) {
    await begin(); // it was away for a moment only
    return;
  }
  const before = await wasWhole();
  error ??= before ? "corrupt" : null; // it is there, and does not run
  try {
    const newest = error && (await (await fetch(`${base}edition.json`, { cache: "no-store" })).json());
    if (newest && newest.edition !== edition) error = "gone";
  } catch { /* as far as it is known */ }
  if (error) tell({ phase: "incomplete", before: before && error !== "gone", error });
  else tell({ phase: "unavailable", error: "storage" });
}

// Whether what serves the guide without a network is there, or comes; where not, that is told.
async function hasServiceWorker() {
  const error = await registerWorker();
  if (!error) return true;
  const late = error === "network" || error === "host";
  tell({ phase: late ? "incomplete" : "unavailable", before: late && (await wasWhole()), error });
  return false;
}

async function begin() {
  if (!(await hasServiceWorker()) || keeper) return;
  try {
    tell({ persistent: await navigator.storage.persisted() });
  } catch { /* unknown stays false */ }
  keeper = new Worker(`${folder}keeper.js`, { type: "module" });
  keeper.onmessage = hear;
  keeper.onerror = lostKeeper;
  const flavour = window._flutter_skwasmInstance ? "skwasm" : "canvaskit";
  keeper.postMessage({ type: "begin", base, edition, flavour, cheap: isCheap() });
}

setInterval(actions.check, LOOK_AGAIN_MS);
addEventListener("online", actions.check);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible" || !keeper) return;
  if (heard) hear({ data: heard, anew: true });
  keeper.postMessage({ type: "look" });
});

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  installPrompt = event;
  tell({ installable: true });
});
// Other windows of this site tell by what they write (see durable.js) of a notebook that was erased there,
// and of a paper form that is typed in there: this window's own reading of what is kept is an older one.
addEventListener("storage", ({ key, newValue }) => {
  for (const [name, start] of [["wiped", window.visitGuideWiped], ["paper", window.visitGuidePaper]]) {
    if (!key?.startsWith(start) || !(newValue || name === "paper")) continue;
    const said = newValue ? JSON.parse(newValue) : "";
    told += 1; // the same may be said again, after something else was said here
    tell({ [name]: { visit: key.slice(start.length), said, number: told } });
  }
});
addEventListener("appinstalled", () => tell({ installable: false, installed: true }));
guide.addEventListener("ask", ({ detail }) => act(detail));
// The text stays; it no longer says that the guide is opening.
function sayFailed() {
  document.documentElement.dataset.failed = "";
  tell({ failed: true });
}
guide.addEventListener("usable", () => { // late, but it came
  if (!state.failed) return;
  delete document.documentElement.dataset.failed;
  tell({ failed: false });
});
if (guide.failed) sayFailed();
else guide.addEventListener("failed", sayFailed);

// A damaged file can keep the app from starting at all: then the check that repairs starts anyway.
const usable = guide.usable || guide.failed
  ? Promise.resolve()
  : new Promise((resolve) => {
    guide.addEventListener("usable", resolve, { once: true });
    guide.addEventListener("failed", resolve, { once: true });
    const isLate = () => {
      if (!guide.usable) sayFailed();
      resolve();
    };
    setTimeout(async () => {
      if (await wasWhole()) isLate();
      else setTimeout(isLate, REPAIR_AFTER_ONLINE_MS - REPAIR_AFTER_MS);
    }, REPAIR_AFTER_MS);
  });
usable.then(() => {
  tell({ snapshot: guide.restored ? "used" : "none" });
  return calm();
}).then(begin);
