// Serves the edition kept on the tablet, with or without a network. It only reads: editions are
// downloaded, checked and chosen by keeper.js. Which edition opens is a small record in the cache
// "… choice"; it changes only when somebody accepts a new edition, never by itself.
//
// Every file a page asks for lies in its edition's own folder, e/<edition>/, so two editions can
// never be mixed. An address outside that folder means the same file of the chosen edition.
"use strict";

const BASE = new URL("./", self.location).href;
const PREFIX = `visit-guide ${new URL(BASE).pathname}`;
const ALWAYS_FROM_NETWORK = ["sw.js", "edition.json"];
const ANEW = "x-anew"; // from keeper.js, which replaces what is kept
const SMALL = 64 * 1024; // bytes
const cacheOf = (edition) => `${PREFIX}e/${edition}/`;

async function readRecord(name) {
  if (!(await caches.has(`${PREFIX} choice`))) return null;
  const response = await (await caches.open(`${PREFIX} choice`)).match(BASE + encodeURIComponent(name));
  return response ? response.json() : null;
}

const chosenEdition = async () => (await readRecord("choice"))?.edition ?? null;

// The hashes of an edition's page and of its scripts, by path. Without any one of these the check that
// repairs might not start, so that they are checked here, each time; they are small.
const listed = new Map();
function hashes(edition) {
  if (!listed.has(edition)) {
    const small = ({ path, size }) => size < SMALL && /^[^/]+\.(html|js|mjs|css)$/.test(path);
    const found = readRecord(`listing ${edition}`).catch(() => null).then((listing) => {
      if (!listing) listed.delete(edition);
      return new Map(listing?.files.filter(small).map(({ path, sha256 }) => [path, sha256]));
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
    hashes(edition),
  ]);
  const sha256 = hashOf.get(path);
  if (!found || !sha256 || (await isRight(found, sha256))) return found;
  try {
    const anew = await fetch(url);
    // As if it had come from where it is asked for, whatever the host redirects.
    if (anew.ok && (await isRight(anew, sha256))) return new Response(anew.body, { headers: anew.headers });
  } catch { /* no network: what is damaged may be of use all the same */ }
  return found;
}

async function answer(request, path) {
  if (request.headers.has(ANEW)) return fetch(request);
  const inside = /^e\/(\w+)\/(.+)$/.exec(path);
  const edition = inside ? inside[1] : await chosenEdition();
  const place = inside ? inside[2] : path;
  const found = await kept(edition, place === "" || place.endsWith("/") ? `${place}index.html` : place);
  if (found) return found;
  if (request.mode !== "navigate") return fetch(request);
  if (await kept(edition, `${place}/index.html`)) return Response.redirect(`${BASE}${path}/`);
  try {
    return await fetch(request);
  } catch (error) {
    const nothing = await kept(await chosenEdition(), "404.html");
    if (!nothing) throw error;
    return new Response(nothing.body, { status: 404, headers: nothing.headers });
  }
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
