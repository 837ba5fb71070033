// Names and records of what is kept in Cache Storage, for keeper.js.
const prefix = (base) => `visit-guide ${new URL(base).pathname}`;

export const cacheOf = (base, edition) => `${prefix(base)}e/${edition}/`;

// Editions of this site with files on the tablet, whole or not.
export async function editionsKept(base) {
  const start = `${prefix(base)}e/`;
  const names = (await caches.keys()).filter((name) => name.startsWith(start));
  return [...new Set(names.map((name) => name.slice(start.length).split("/")[0]))];
}

export async function digest(buffer) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", buffer));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Records are small JSON texts; the one called "choice" is what the service worker reads. One that cannot
// be read is as one that is not there.
const place = async (base) => caches.open(`${prefix(base)} choice`);
const key = (base, name) => base + encodeURIComponent(name);

export async function readRecord(base, name) {
  const response = await (await place(base)).match(key(base, name));
  return response ? response.json().catch(() => null) : null;
}

export async function writeRecord(base, name, value) {
  const cache = await place(base);
  if (value === null) await cache.delete(key(base, name));
  else await cache.put(key(base, name), new Response(JSON.stringify(value)));
}

// Null when files can be kept and checked here, else why not.
export async function caching() {
  if (!self.isSecureContext) return "insecure";
  if (!self.caches || !self.crypto?.subtle) return "unsupported";
  try {
    await caches.open("visit-guide probe");
    await caches.delete("visit-guide probe");
    return null;
  } catch {
    return "private";
  }
}
