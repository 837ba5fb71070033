// Keeps the memory snapshot of a started Python in Cache Storage, one per edition, with what is
// needed to know that it is whole and was made by this very browser for this very edition.
const SHA = "x-sha256";
const AGENT = "x-agent";

export const snapshotCache = (folder) => `visit-guide ${new URL(folder).pathname} snapshot`;
const entry = (folder) => `${folder}memory.snapshot`;

async function hex(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The snapshot as { bytes, whole }, or null; one of another browser is an error, so that it gets
// dropped. Whether all its bytes are right is told by `whole`, a promise: to find out takes time, in
// which they can be loaded already.
export async function readSnapshot(folder) {
  if (!self.caches || !(await caches.has(snapshotCache(folder)))) return null;
  const cache = await caches.open(snapshotCache(folder));
  const response = await cache.match(entry(folder));
  if (!response) return null;
  if (response.headers.get(AGENT) !== navigator.userAgent) throw new Error("made by another browser version");
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { bytes, whole: hex(bytes).then((found) => found === response.headers.get(SHA)) };
}

export async function writeSnapshot(folder, bytes) {
  const headers = { [SHA]: await hex(bytes), [AGENT]: navigator.userAgent };
  const cache = await caches.open(snapshotCache(folder));
  await cache.put(entry(folder), new Response(bytes, { headers }));
}

export async function dropSnapshot(folder) {
  if (self.caches) await caches.delete(snapshotCache(folder));
}
