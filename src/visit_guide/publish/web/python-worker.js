// Runs Python. Started from the head of the page, in parallel with Flutter, so that Python is
// ready when Flutter asks for it. In the mode "make" it freezes a started Python into a memory
// snapshot instead, which later starts load in a fraction of the time.
//
// The snapshot is an optimisation that uses a private interface of Pyodide. Whatever goes wrong
// with it (missing, damaged, of another version or browser) leads to the normal start.
//
// Small on purpose: the big files are asked for at once and side by side, then the code that needs
// them is loaded.
import { dropSnapshot, readSnapshot, writeSnapshot } from "./snapshot.js";

const HERE = new URL("./", import.meta.url).href;
const bridge = { state: "{}", listener: null };
const flet = {};
let pyodide = null;
let connected = false;

// Read before anything else, by a worker that may use it: what follows keeps this thread busy.
const kept = self.name === "restore" ? readSnapshot(HERE) : Promise.resolve(null);
kept.catch(() => undefined); // reported where it is used

// Pyodide asks for its wasm only once all else is there; hand it one that is on its way already.
const compiled = WebAssembly.compileStreaming(fetch(`${HERE}pyodide/pyodide.asm.wasm`));
compiled.catch(() => undefined); // reported where it is used
WebAssembly.instantiateStreaming = async (_, imports) => {
  const module = await compiled;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};
const archive = fetch(`${HERE}app.zip`).then((response) => {
  if (!response.ok) throw new Error(`app.zip: HTTP ${response.status}`);
  return response.arrayBuffer();
});
archive.catch(() => undefined);
const python = import("./python.js");

// Pyodide itself, with the files of the app in /app (a snapshot holds no files).
async function load(options) {
  const { start } = await python;
  return start({ indexURL: `${HERE}pyodide/`, ...options }, new Uint8Array(await archive));
}

async function loadNormally(options = {}, rehearsed = "False") {
  const loaded = await load(options);
  loaded.runPython(`import sys; sys.path.insert(0, "/app"); import boot; boot.warm(${rehearsed})`);
  return loaded;
}

async function prepare() {
  let unfit = false;
  try {
    const snapshot = await kept;
    if (snapshot) {
      await Promise.all([python, archive]); // without these nothing starts, and it is not to blame
      self.postMessage({ type: "restoring" });
      const loaded = await load({ _loadSnapshot: snapshot.bytes });
      if (!(await snapshot.whole)) throw new Error("damaged");
      loaded.runPython("import boot");
      return [loaded, true];
    }
  } catch (error) {
    console.warn("The memory snapshot could not be used:", error);
    unfit = true;
  }
  const loaded = await loadNormally(); // where this fails too, the snapshot was not the reason
  if (unfit) await dropSnapshot(HERE);
  return [loaded, false];
}

async function connect({ args, documentUrl }) {
  flet.args = args;
  flet.documentUrl = documentUrl;
  flet.receive_callback = (message) => {
    const bytes = message.toJs();
    self.postMessage(bytes, [bytes.buffer]);
  };
  pyodide.registerJsModule("flet_js", flet);
  pyodide.registerJsModule("visit_guide_page", {
    state: () => bridge.state,
    listen: (listener) => { bridge.listener = listener.copy ? listener.copy() : listener; },
    ask: (action) => self.postMessage({ type: "ask", action }),
  });
  pyodide.runPython("boot.start()");
  await flet.start_connection(flet.receive_callback);
  connected = true;
  self.postMessage({ type: "connected" });
}

async function make() {
  const loaded = await loadNormally({ _makeSnapshot: true }, "True");
  await writeSnapshot(HERE, loaded.makeMemorySnapshot());
  self.postMessage({ type: "made" });
}

const handlers = {
  // Load Python now; `connect` may come before or after it is ready.
  start: async () => {
    handlers.loaded = prepare();
    const [loaded, restored] = await handlers.loaded;
    pyodide = loaded;
    self.postMessage({ type: "loaded", restored });
  },
  connect: async (message) => {
    await handlers.loaded;
    await connect(message);
  },
  edition: (message) => {
    bridge.state = message.state;
    if (bridge.listener) bridge.listener(message.state);
  },
  make,
};

self.onmessage = async ({ data }) => {
  if (data instanceof Uint8Array) {
    if (connected || typeof flet.send === "function") flet.send(data);
    return;
  }
  try {
    await handlers[data.type](data);
  } catch (error) {
    self.postMessage({ type: "error", during: data.type, text: String(error) });
  }
};
