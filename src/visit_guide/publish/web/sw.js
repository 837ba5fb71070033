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
const cacheOf = (edition) => `${PREFIX}e/${edition}/`;

async function chosenEdition() {
  if (!(await caches.has(`${PREFIX} choice`))) return null;
  const response = await (await caches.open(`${PREFIX} choice`)).match(`${BASE}choice`);
  return response ? (await response.json()).edition : null;
}

async function kept(edition, path) {
  if (!edition || !(await caches.has(cacheOf(edition)))) return undefined;
  return (await caches.open(cacheOf(edition))).match(`${BASE}e/${edition}/${path}`);
}

async function answer(request, path) {
  const inside = /^e\/(\w+)\/(.+)$/.exec(path);
  if (request.headers.has(ANEW)) return fetch(request);
  if (inside) return (await kept(inside[1], inside[2])) ?? fetch(request);
  const edition = await chosenEdition();
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const found = await kept(edition, file);
  if (found) return found;
  if (request.mode !== "navigate") return fetch(request);
  if (await kept(edition, `${path}/index.html`)) return Response.redirect(`${BASE}${path}/`);
  try {
    return await fetch(request);
  } catch (error) {
    const nothing = await kept(edition, "404.html");
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
