// Keeps editions on the tablet: downloads, checks, repairs, chooses and removes them. Runs in a
// worker of its own, started once the app is usable.
//
// An edition is complete or not offered: each file is checked against the SHA-256 of the edition's
// list before it is kept, and the mark "complete" is written last. What is already there and right
// is not fetched again, so an interrupted download goes on where it stopped.
import { caching, cacheOf, digest, editionsKept, readRecord, writeRecord } from "./files.js";

const PARALLEL = 4;
const ANEW = "x-anew"; // tells sw.js not to answer with what is kept
const TELL_EVERY_MS = 200; // how far it is; the app hears of each, and has other things to do
let base = "";
let running = "";
let flavour = "";
let cheap = false; // does the network not cost by the byte?
const agreedTo = new Set(); // editions to be fetched all the same
const state = {
  edition: "", phase: "starting", before: false, done: 0, total: 0, download: 0, keep: 0,
  error: null, update: null,
};

function tell(changes) {
  Object.assign(state, changes);
  self.postMessage({ type: "state", state: { ...state } });
}

// Tells `changes(bytes)` of the bytes that are right so far, now and then, and at the end.
function counting(total, changes) {
  let [done, last] = [0, 0];
  return (bytes) => {
    done += bytes;
    const now = performance.now();
    if (done < total && now - last < TELL_EVERY_MS) return;
    last = now;
    tell(changes(done));
  };
}

const needed = (listing) => listing.files.filter((file) => !file.flavour || file.flavour === flavour);

const isListing = (record) => Array.isArray(record?.files) && record.files.length > 0;

async function fetchFile(url, options) {
  const response = await fetch(url, options);
  if (response.ok) return response;
  throw Object.assign(new TypeError(`HTTP ${response.status}`), { gone: response.status < 500 });
}

const fetchListing = async (url, options) => (await fetchFile(url, options)).json();

const mayFetch = (edition) => cheap || agreedTo.has(edition);

// The edition that the host has; null where it does not say so.
async function newest() {
  try {
    return (await fetchListing(`${base}edition.json`, { cache: "no-store" })).edition;
  } catch {
    return null;
  }
}

// Whether the host has another edition than the one that runs, whose files may be gone.
const isReplaced = async () => ![null, running].includes(await newest());

// The list of the edition that runs: from the tablet if it is there, else from its folder.
async function listingOf(edition) {
  const kept = await readRecord(base, `listing ${edition}`);
  if (isListing(kept)) return kept;
  const listing = await fetchListing(`${base}e/${edition}/edition.json`);
  if (listing.edition !== edition) throw new Error("mixed");
  await writeRecord(base, `listing ${edition}`, listing);
  return listing;
}

async function isRight(response, file) {
  return response !== undefined && (await digest(await response.clone().arrayBuffer())) === file.sha256;
}

// A response remembers the address it came from, in the cache too, and a script takes what it needs
// from beside that address. What came from elsewhere (another edition, a host's redirection) must
// forget it: else an updated edition would run the program of the one before.
const isFrom = (response, url) => !response.redirected && ["", url].includes(response.url);
const asFrom = (response, url) =>
  isFrom(response, url) ? response : new Response(response.body, { headers: response.headers });

// The same file in another edition on this tablet: an update downloads only what changed.
async function fromAnotherEdition(file, others) {
  for (const { cache, edition, listing } of others) {
    const same = listing.files.find((other) => other.sha256 === file.sha256);
    const found = same && (await cache.match(`${base}e/${edition}/${same.path}`));
    if (await isRight(found, file)) return found;
  }
  return null;
}

async function fromNetwork(url, file) {
  for (const mode of ["default", "reload"]) {
    const response = await fetchFile(url, { cache: mode, headers: { [ANEW]: "1" } });
    if (await isRight(response, file)) return response;
  }
  throw Object.assign(new Error(`${file.path} arrives damaged`), { kind: "corrupt" });
}

// Puts all files of an edition into its cache; `progress` hears of every file that is right, and
// `missing` of those that have to be fetched.
async function complete(listing, progress, missing = () => undefined) {
  const { edition } = listing;
  const cache = await caches.open(cacheOf(base, edition));
  const others = [];
  for (const other of await editionsKept(base)) {
    const kept = other === edition ? null : await readRecord(base, `listing ${other}`);
    if (isListing(kept)) others.push({ edition: other, listing: kept, cache: await caches.open(cacheOf(base, other)) });
  }
  const queue = needed(listing);
  const work = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const url = `${base}e/${edition}/${file.path}`;
      const kept = await cache.match(url);
      if (!(await isRight(kept, file)) || !isFrom(kept, url)) {
        missing();
        // What is damaged stays until there is better: without a network it may be of use all the same.
        const found = (await fromAnotherEdition(file, others)) ?? (await fromNetwork(url, file));
        await cache.put(url, asFrom(found, url));
      }
      progress(file.size);
    }
  };
  // After a failure the others end the file they are at, so that nothing is told once it is over.
  const stop = (error) => {
    queue.length = 0;
    throw error;
  };
  const ends = await Promise.allSettled(Array.from({ length: PARALLEL }, () => work().catch(stop)));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
}

function kindOf(error) {
  if (error.kind) return error.kind;
  if (error.name === "QuotaExceededError") return "quota";
  if (error.gone) return "host";
  // A page instead of a list: that of a network one has to sign in to.
  return error instanceof TypeError || error instanceof SyntaxError ? "network" : "storage";
}

const exclusively = (work) =>
  self.navigator.locks ? navigator.locks.request(`visit-guide ${base}`, work) : work();

// Download what is missing of the running edition, or repair it, and say when it is all there.
async function keepRunning() {
  await exclusively(async () => {
    let before = false;
    try {
      before = (await readRecord(base, `complete ${running}`)) !== null;
      const listing = await listingOf(running);
      const total = needed(listing).reduce((sum, file) => sum + file.size, 0);
      const size = listing.sizes[flavour];
      const { download, keep } = size;
      tell({ phase: "checking", before, done: 0, total, download, keep, error: null });
      if (!before && !mayFetch(running) && (await hasLost())) {
        tell({ phase: "asking" });
        return;
      }
      const missing = () => {
        if (state.phase !== "downloading") tell({ phase: "downloading" });
      };
      await complete(listing, counting(total, (done) => ({ done })), missing);
      if (!before) await writeRecord(base, `complete ${running}`, { flavour }); // nothing where there is no room
      const chosen = (await readRecord(base, "choice"))?.edition;
      // The host's own runs although another one was chosen: that one could not (see sw.js).
      const stays = chosen && chosen !== running && (await newest()) !== running;
      if (!stays && chosen !== running) await writeRecord(base, "choice", { edition: running });
      await writeRecord(base, "gone", null);
      tell({ phase: "ready" });
      if (!stays) await removeOthers();
    } catch (error) {
      // A host may also give another page for a file that is gone: it then arrives damaged.
      const gone = (error.gone || error.kind === "corrupt") && (await isReplaced());
      const kind = gone ? "gone" : kindOf(error);
      // Half a guide is of no use, and there may be room for it later; one that was whole is never given up.
      if (kind === "quota" && !before) await caches.delete(cacheOf(base, running));
      tell({ phase: "incomplete", before, error: kind });
    }
  });
}

// Once the chosen edition runs, those before it are not needed any more; the one that comes after it
// stays as far as it is here, for its download to go on.
async function removeOthers() {
  const coming = (await readRecord(base, "coming"))?.edition;
  for (const edition of await editionsKept(base)) {
    if (edition === running || edition === coming) continue;
    await writeRecord(base, `complete ${edition}`, null);
    await writeRecord(base, `listing ${edition}`, null);
    for (const name of await caches.keys()) {
      if (name.startsWith(cacheOf(base, edition))) await caches.delete(name);
    }
  }
}

// One that is all here, or that its host no longer has to complete it.
const mayUpdate = () => state.phase === "ready" || (state.before && state.error === "gone");

// Is there a newer edition? It is downloaded beside this one, checked whole, and then offered.
async function lookForUpdate() {
  let listing;
  try {
    listing = navigator.onLine ? await fetchListing(`${base}edition.json`, { cache: "no-store" }) : null;
  } catch {
    listing = null;
  }
  if (!listing) { // no network: another time, which is said to who has just asked for it
    const { update } = state;
    if (update?.waits && mayFetch(update.edition)) {
      tell({ update: { ...update, waits: false, agreed: true, error: "network" } });
    }
    return;
  }
  if (listing.edition === running || state.update?.ready) return;
  const total = needed(listing).reduce((sum, file) => sum + file.size, 0);
  const { download } = listing.sizes[flavour];
  const { edition } = listing;
  const [waits, agreed] = [!mayFetch(edition), agreedTo.has(edition)];
  const update = { edition, ready: false, waits, agreed, done: 0, total, download, error: null };
  if (update.waits) {
    tell({ update });
    return;
  }
  await exclusively(async () => {
    try {
      await writeRecord(base, `listing ${edition}`, listing);
      await writeRecord(base, "coming", { edition });
      await complete(listing, counting(total, (done) => ({ update: Object.assign(update, { done }) })));
      await writeRecord(base, `complete ${edition}`, { flavour });
      tell({ update: { ...update, ready: true } });
    } catch (error) {
      const kind = kindOf(error);
      if (kind === "quota") await caches.delete(cacheOf(base, edition));
      tell({ update: { ...update, error: kind } });
    }
  });
}

// Whether a file that was here has gone meanwhile: the browser cleared it, or somebody did.
async function hasLost() {
  const listing = await readRecord(base, `listing ${running}`);
  if (!isListing(listing) || !(await caches.has(cacheOf(base, running)))) return true;
  const here = await (await caches.open(cacheOf(base, running))).keys();
  const kept = new Set(here.map(({ url }) => url));
  return needed(listing).some(({ path }) => !kept.has(new URL(`${base}e/${running}/${path}`).href));
}

const handlers = {
  async begin(message) {
    ({ base, edition: running, flavour, cheap } = message);
    tell({ edition: running });
    const missing = await caching();
    if (missing) {
      tell({ phase: "unavailable", error: missing });
      return;
    }
    await keepRunning();
    if (mayUpdate()) await lookForUpdate();
  },
  async install() {
    agreedTo.add(running);
    if (state.update?.waits) agreedTo.add(state.update.edition);
    if (state.phase !== "ready") await keepRunning();
    if (mayUpdate()) await lookForUpdate();
  },
  async check(message) {
    ({ cheap } = message);
    if (state.phase === "incomplete") await keepRunning();
    else await handlers.look();
    if (mayUpdate()) await lookForUpdate();
  },
  async look() {
    const { update } = state;
    const chosen = (await readRecord(base, "choice"))?.edition;
    const isOther = state.phase === "ready" && chosen && chosen !== running;
    if (isOther && (await readRecord(base, `complete ${chosen}`))) { // accepted in another window
      if (!update?.ready) tell({ update: { ...update, edition: chosen, ready: true, waits: false, error: null } });
      return;
    }
    if (state.phase === "ready" && (await hasLost())) await keepRunning();
  },
  async accept({ edition }) {
    if (!(await readRecord(base, `complete ${edition}`))) return;
    await writeRecord(base, "choice", { edition });
    self.postMessage({ type: "accepted", edition });
  },
};

// One at a time: messages that arrive meanwhile wait for their turn.
let last = Promise.resolve();
self.onmessage = ({ data }) => {
  last = last.then(() => handlers[data.type](data)).catch((error) => {
    tell({ phase: state.phase === "ready" ? "ready" : "unavailable", error: kindOf(error) });
  });
};
