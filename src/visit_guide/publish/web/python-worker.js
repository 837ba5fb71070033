// Runs Python. Started from the head of the page, in parallel with Flutter, so that Python is
// ready when Flutter asks for it. In the mode "make" it freezes a started Python into a memory
// snapshot instead, which later starts load in a fraction of the time.
//
// The snapshot is an optimisation that uses a private interface of Pyodide. Whatever goes wrong
// with it (missing, damaged, of another version or browser) leads to the normal start.
import createPyodideModule from "./pyodide/pyodide.asm.mjs";
import { loadPyodide } from "./pyodide/pyodide.mjs";
import { LOCK } from "./pyodide/lock.mjs";
import { readSnapshot, dropSnapshot, writeSnapshot } from "./snapshot.js";
import { unpack } from "./archive.js";

const HERE = new URL("./", import.meta.url).href;
const bridge = { state: "{}", listener: null };
const flet = {};
let pyodide = null;
let connected = false;

async function fetchBytes(name) {
  const response = await fetch(HERE + name);
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

// Pyodide itself, with the files of the app in /app (a snapshot holds no files).
async function load(options) {
  const archive = fetchBytes("app.zip");
  const python = await loadPyodide({
    createPyodideModule,
    indexURL: HERE + "pyodide/",
    lockFileContents: LOCK,
    stdout: (text) => console.log(text),
    stderr: (text) => console.warn(text),
    ...options,
  });
  unpack(await archive, python.FS, "/app");
  return python;
}

async function loadNormally(options = {}) {
  const python = await load(options);
  python.runPython("import sys; sys.path.insert(0, '/app'); import boot; boot.warm()");
  return python;
}

async function prepare(useSnapshot) {
  if (useSnapshot) {
    try {
      const snapshot = await readSnapshot(HERE);
      if (snapshot) {
        const python = await load({ _loadSnapshot: snapshot });
        python.runPython("import boot");
        return [python, true];
      }
    } catch (error) {
      console.warn("The memory snapshot could not be used:", error);
      await dropSnapshot(HERE);
    }
  }
  return [await loadNormally(), false];
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
  await pyodide.runPythonAsync("boot.start()");
  await flet.start_connection(flet.receive_callback);
  connected = true;
  self.postMessage({ type: "connected" });
}

async function make() {
  const python = await loadNormally({ _makeSnapshot: true });
  await writeSnapshot(HERE, python.makeMemorySnapshot());
  self.postMessage({ type: "made" });
}

const handlers = {
  // Load Python now; `connect` may come before or after it is ready.
  start: async ({ snapshot }) => {
    handlers.loaded = prepare(snapshot);
    const [python, restored] = await handlers.loaded;
    pyodide = python;
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
