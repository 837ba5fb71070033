// Service worker of the naive edition: keeps every file at once, serves what it keeps.
"use strict";

const FILES = {{files}};
const NAME = `naive ${self.registration.scope}`;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  event.respondWith(caches.match(event.request, { ignoreSearch: true })
    .then((found) => found ?? fetch(event.request)));
});
