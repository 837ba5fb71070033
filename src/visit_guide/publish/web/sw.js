// Serves the edition kept on the tablet, with or without a network. Editions are downloaded, checked and
// chosen by keeper.js. Which edition opens is a small record in the cache "… choice"; it changes when
// somebody accepts a new edition, never by itself as long as the chosen one is whole. A chosen edition
// that lost a script, and whose host has another one instead, is marked as "gone": then the guide opens
// from the network, if there is one.
//
// Every file a page asks for lies in its edition's own folder, e/<edition>/, so two editions can
// never be mixed. An address outside that folder means the same file of the chosen edition.
"use strict";

const BASE = new URL("./", self.location).href;
const PREFIX = `visit-guide ${new URL(BASE).pathname}`;
const ALWAYS_FROM_NETWORK = ["sw.js", "edition.json"];
const ANEW = "x-anew"; // from keeper.js, which replaces what is kept
const SMALL = 64 * 1024; // bytes
const CHECKED = /^[^/]+\.(html|js|mjs|css)$/;
const PATIENCE_MS = 5000; // with the network, where what is kept would do
const cacheOf = (edition) => `${PREFIX}e/${edition}/`;

async function readRecord(name) {
  if (!(await caches.has(`${PREFIX} choice`))) return null;
  const response = await (await caches.open(`${PREFIX} choice`)).match(BASE + encodeURIComponent(name));
  return response ? response.json().catch(() => null) : null; // what cannot be read is as not there
}

// The edition that opens. Should that record be lost: one that was whole, but not the one that is coming.
async function chosenEdition() {
  const chosen = (await readRecord("choice"))?.edition;
  if (chosen && (await caches.has(cacheOf(chosen)))) return chosen;
  const coming = (await readRecord("coming"))?.edition;
  let whole = null;
  for (const edition of await editionsHere()) {
    if ((await readRecord(`complete ${edition}`)) && (!whole || whole === coming)) whole = edition;
  }
  return whole;
}

// Those with files on the tablet, whole or not.
async function editionsHere() {
  const places = (await caches.keys()).map((name) => new RegExp("e/([^/]+)/$").exec(name));
  return places.filter((place) => place && place.input === cacheOf(place[1])).map((place) => place[1]);
}

// Whether the host has an edition, and not this one; throws where it does not say so.
async function hasAnother(edition, options) {
  const newest = (await (await fetch(`${BASE}edition.json`, options)).json()).edition;
  return Boolean(newest) && newest !== edition;
}

// Marks an edition of which a script is neither here nor at the host, if the host has another one.
async function markGone(edition) {
  try {
    if (!(await hasAnother(edition, { cache: "no-store" }))) return;
    const mark = new Response(JSON.stringify({ edition }));
    await (await caches.open(`${PREFIX} choice`)).put(`${BASE}gone`, mark);
  } catch { /* no network: what is here has to do */ }
}

// The host's own file instead of that of an edition marked so; null where it does not come.
async function instead(edition, url) {
  if (!edition || (await readRecord("gone"))?.edition !== edition) return null;
  const options = { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) };
  try {
    // A network to sign in to answers anything with a page of its own, but not this.
    if (!(await hasAnother(edition, options))) return null;
    const anew = await fetch(url, options);
    return anew.ok ? new Response(await anew.blob(), { headers: anew.headers }) : null;
  } catch {
    return null;
  }
}

// The hashes of an edition's page and of its scripts, by path. Without any one of these the check that
// repairs might not start, so that they are checked here, each time; they are small.
const listed = new Map();
function hashes(edition) {
  if (!listed.has(edition)) {
    const small = ({ path, size }) => size < SMALL && CHECKED.test(path);
    const found = readRecord(`listing ${edition}`).catch(() => null).then((listing) => {
      const files = Array.isArray(listing?.files) ? listing.files : [];
      if (!files.length) listed.delete(edition);
      return new Map(files.filter(small).map(({ path, sha256 }) => [path, sha256]));
    });
    listed.set(edition, found);
  }
  return listed.get(edition);
}

async function isRight(response, sha256) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}

async function kept(edition, path) {
  if (!edition || !(await caches.has(cacheOf(edition)))) return undefined;
  const url = `${BASE}e/${edition}/${path}`;
  const [found, hashOf] = await Promise.all([
    caches.open(cacheOf(edition)).then((cache) => cache.match(url)),
    CHECKED.test(path) ? hashes(edition) : null, // the large files wait for no list
  ]);
  const sha256 = hashOf?.get(path);
  if (!found || !sha256 || (await isRight(found, sha256))) return found;
  try {
    const anew = await fetch(url);
    // As if it had come from where it is asked for, whatever the host redirects.
    if (anew.ok && (await isRight(anew, sha256))) return new Response(anew.body, { headers: anew.headers });
    await markGone(edition);
  } catch { /* no network */ }
  // What is damaged may be of use all the same; a page of it is not, where there is the text version.
  return path.endsWith(".html") ? undefined : found;
}

async function answer(request, path) {
  if (request.headers.has(ANEW)) return fetch(request);
  const inside = /^e\/(\w+)\/(.+)$/.exec(path);
  const edition = inside ? inside[1] : await chosenEdition();
  const place = inside ? inside[2] : path;
  const file = place === "" || place.endsWith("/") ? `${place}index.html` : place;
  const found = await kept(edition, file);
  const other = inside ? null : await instead(edition, request.url);
  if (other || found) return other ?? found;
  if (request.mode !== "navigate") return fromNetwork(request, edition, file);
  if (await kept(edition, `${place}/index.html`)) return Response.redirect(`${BASE}${path}/`);
  try {
    return await fetch(request);
  } catch (error) {
    // Half an edition is better than none, and its text better than no page.
    const here = edition ?? (await editionsHere()).at(-1);
    const half = edition ? undefined : await kept(here, file);
    if (half) return half;
    if (file === "index.html" && (await kept(here, "lire/index.html"))) return Response.redirect(`${BASE}lire/#sans-app`);
    const nothing = await kept(await chosenEdition(), "404.html");
    if (!nothing) throw error;
    return new Response(nothing.body, { status: 404, headers: nothing.headers });
  }
}

// What is not here, of an edition or not.
async function fromNetwork(request, edition, file) {
  const sha256 = edition && (await hashes(edition)).get(file);
  const anew = await fetch(request);
  if (sha256 && !(await isRight(anew, sha256))) await markGone(edition);
  return anew;
}

// Where an address is no proper one, nothing lies.
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

// No download here, so nothing to wait for.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/, 1)[0];
  if (request.method !== "GET" || !address.startsWith(BASE)) return;
  const path = decoded(address.slice(BASE.length));
  if (!ALWAYS_FROM_NETWORK.includes(path)) event.respondWith(answer(request, path));
});
