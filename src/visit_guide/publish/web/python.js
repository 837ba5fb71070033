// Pyodide with the app's files, for python-worker.js.
import createPyodideModule from "./pyodide/pyodide.asm.mjs";
import { LOCK } from "./pyodide/lock.mjs";
import { loadPyodide } from "./pyodide/pyodide.mjs";
import { unpack } from "./archive.js";

export async function start(options, archive) {
  const python = await loadPyodide({
    createPyodideModule,
    lockFileContents: LOCK,
    stdout: (text) => console.log(text),
    stderr: (text) => console.warn(text),
    ...options,
  });
  unpack(archive, python.FS, "/app");
  return python;
}
