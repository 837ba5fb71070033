// Before all but the text: starts Python at once, in a worker, and is the bridge between it and
// Flutter (which calls jsConnect, jsSend and jsDisconnect). Classic script, so that it runs early.
"use strict";

(() => {
  const folder = new URL("./", document.currentScript.src).href;
  const base = document.baseURI;
  const path = new URL(folder).pathname;
  const documentUrl = document.URL;
  const TRYING = `visit-guide ${path} trying-snapshot`;
  const RESTORE_PATIENCE_MS = 15000;
  const A_VIEW = 2000; // bytes: messages before the first view are smaller
  const LAYOUT_PATIENCE_MS = 8000;
  const SLOW_AFTER_MS = 10000;
  const LOST_AFTER_MS = 90000; // what edition.js would wait at most
  const KEEPS = ["edition.js", "bar.js", "texts.js"];

  document.documentElement.dataset.started = ""; // see page.css

  // Read by Flet's Dart code and by the Flutter loader.
  window.flet = {
    pyodide: true,
    multiView: false,
    noCdn: true,
    webSocketEndpoint: "",
    entrypointBaseUrl: path,
    assetBase: path,
    routeUrlStrategy: "hash",
    canvasKitBaseUrl: `${path}canvaskit/`,
    fontFallbackBaseUrl: `${path}assets/fonts/`,
    webRenderer: "auto",
    pyodideUrl: `${path}pyodide/pyodide.mjs`,
    appPackageUrl: `${path}app.zip`,
  };

  // A snapshot that ends or hangs the page must not be tried again: a mark is set while one is
  // being restored, and a mark found at the start means that the last attempt never came through.
  const marks = {
    set: (value) => { try { localStorage.setItem(TRYING, value); } catch { /* private mode */ } },
    has: () => { try { return localStorage.getItem(TRYING) !== null; } catch { return true; } },
    clear: () => { try { localStorage.removeItem(TRYING); } catch { /* private mode */ } },
  };

  let worker = null;
  let app = null; // { send, resolve, reject, args }
  let guard = 0;
  const guide = new EventTarget();
  guide.folder = folder;
  guide.base = base;
  guide.restored = false;
  guide.usable = false;
  guide.failed = false;
  guide.keeps = false; // does edition.js run?
  guide.tell = (state) => worker?.postMessage({ type: "edition", state: JSON.stringify(state) });
  window.visitGuide = guide;

  function launch(snapshot) {
    clearTimeout(guard);
    worker?.terminate();
    worker = new Worker(`${folder}python-worker.js`, { type: "module", name: snapshot ? "restore" : "start" });
    worker.onmessage = ({ data }) => receive(data);
    worker.onerror = (event) => fail(event.message || "worker error");
    worker.postMessage({ type: "start" });
    if (app) connect();
  }

  function connect() {
    if (app.worker === worker) return;
    app.worker = worker;
    worker.postMessage({ type: "connect", args: app.args, documentUrl });
  }

  // The mark stays: the worker that follows, and the next start, do without the snapshot.
  function startAgain(reason) {
    console.warn("Python starts again without the memory snapshot:", reason);
    guide.restored = false;
    launch(false);
    if (app?.connected) location.reload();
  }

  function fail(text) {
    if (marks.has() && guard) {
      guard = 0;
      startAgain(text);
      return;
    }
    giveUp(text);
    app?.reject(new Error(text));
  }

  function giveUp(text) {
    guide.failed = true; // for who listens later
    guide.dispatchEvent(new CustomEvent("failed", { detail: text }));
    sayLost();
  }

  // Why a script of the guide's does not come; null when it does. One that is a page comes of a network
  // to sign in to.
  guide.whyNot = async (address) => {
    try {
      const { ok, status, headers } = await fetch(address, { cache: "no-store" });
      if (!ok) return status < 500 ? "host" : "network";
      return headers.get("content-type")?.includes("javascript") ? null : "network";
    } catch {
      return "network";
    }
  };

  // What keeps the guide did not come (edition.js, or what it imports), or is damaged: Réglages says so,
  // and asking again loads the page anew.
  let alone = false;
  async function withoutEdition(kind) {
    if (alone) return;
    alone = true;
    sayLost();
    setTimeout(() => { if (!guide.usable) giveUp("too long"); }, LOST_AFTER_MS);
    guide.addEventListener("ask", ({ detail }) => { if (detail === "check") location.reload(); });
    const reasons = await Promise.all(KEEPS.map((name) => guide.whyNot(`${folder}${name}`)));
    const before = Boolean(navigator.serviceWorker?.controller); // what was kept has lost it
    guide.state = { phase: "incomplete", error: reasons.find(Boolean) ?? kind, before };
    guide.tell(guide.state);
  }

  // Where the app cannot open and edition.js is not there to say so, the page's own text does.
  function sayLost() {
    if (alone && guide.failed && !guide.usable) document.documentElement.dataset.lost = "";
  }

  // A script of the client's that does not come at all: no need to wait for more.
  addEventListener("error", ({ target, filename }) => {
    if (target instanceof HTMLScriptElement) {
      if (target.type === "module") withoutEdition("network");
      else if (!guide.usable) giveUp(`not loaded: ${target.src}`);
    } else if (!guide.state && KEEPS.some((name) => filename === `${folder}${name}`)) {
      withoutEdition("corrupt");
    }
  }, true);
  guide.giveUp = giveUp;
  // Damaged into something that runs and does nothing.
  addEventListener("load", () => { if (!guide.keeps) withoutEdition("corrupt"); });

  // What the app asks of the page around it, whatever else came.
  const asked = {
    text: () => location.assign(textPage()),
    // Flutter waits for a click on this to describe its screens; for good, until the page is left.
    semantics: () => document.querySelector("flt-semantics-placeholder")?.click(),
  };
  guide.addEventListener("ask", ({ detail }) => asked[detail]?.());

  // The page of the text version that says what is on screen.
  function textPage() {
    const [, screen, target] = location.hash.split("?")[0].split("/");
    const pages = { formation: "formation.html", themes: "volets.html" };
    const page = screen === "etape" && target ? `etape-${target}.html` : (pages[screen] ?? "");
    return new URL(`lire/${page}`, base).href;
  }

  setTimeout(() => { document.documentElement.dataset.slow = ""; }, SLOW_AFTER_MS);

  function receive(data) {
    if (data instanceof Uint8Array) {
      app?.send(data);
      if (app?.connected && data.length > A_VIEW) awaitLayout();
      return;
    }
    if (data.type === "restoring") {
      marks.set("1");
      guard = setTimeout(() => startAgain("no answer"), RESTORE_PATIENCE_MS);
    } else if (data.type === "loaded") {
      performance.mark("visit-guide python");
      guide.restored = data.restored;
      if (!data.restored) {
        clearTimeout(guard);
        guard = 0;
        marks.clear();
      }
    } else if (data.type === "connected") {
      clearTimeout(guard);
      guard = 0;
      marks.clear();
      performance.mark("visit-guide connected");
      app.connected = true;
      app.resolve();
    } else if (data.type === "ask" && data.action === "shown") {
      becomeUsable();
    } else if (data.type === "ask") {
      guide.dispatchEvent(new CustomEvent("ask", { detail: data.action }));
    } else if (data.type === "error") {
      fail(data.text);
    }
  }

  // The app says when its first view has been laid out. Should that word never come, the text must
  // not stay in the way of an app that is there.
  let layout = 0;
  function awaitLayout() {
    if (layout) return;
    performance.mark("visit-guide view sent");
    layout = setTimeout(becomeUsable, LAYOUT_PATIENCE_MS);
  }

  // Laid out in one frame and painted at its end: the page's text goes at the start of the next,
  // before Flutter begins to draw that one. Where a worker paints, it may end a frame later.
  function becomeUsable() {
    if (guide.usable) return;
    guide.usable = true;
    clearTimeout(layout);
    const show = () => {
      performance.mark("visit-guide usable");
      document.documentElement.classList.add("usable");
      guide.dispatchEvent(new Event("usable"));
    };
    requestAnimationFrame(crossOriginIsolated ? () => requestAnimationFrame(show) : show);
  }

  globalThis.jsConnect = (appId, args, send) => {
    const done = new Promise((resolve, reject) => {
      app = { send, args, resolve, reject, connected: false };
    });
    // Nothing is read from localStorage before it is what it was.
    Promise.resolve(window.visitGuideStorage).then(() => (worker ? connect() : launch(false)));
    return done;
  };
  // Flutter tells the app the size of what it has laid out. The app says so here ("shown"), but only
  // once it has made what is below the first screen: listening in on the way saves that wait.
  const tellsSize = (data) => data.length < A_VIEW && new TextDecoder().decode(data).includes("size_change");

  // The converted array's own buffer is handed over; the sender does not use it afterwards.
  globalThis.jsSend = async (appId, data) => {
    if (layout && !guide.usable && tellsSize(data)) becomeUsable();
    worker?.postMessage(data, [data.buffer]);
  };
  globalThis.jsDisconnect = async () => {
    worker?.terminate();
    worker = null;
    app = null;
  };

  // Makes the memory snapshot for the next starts, in a worker of its own; resolves to whether it is there.
  guide.makeSnapshot = () => new Promise((resolve) => {
    const maker = new Worker(`${folder}python-worker.js`, { type: "module", name: "make" });
    const end = (made) => {
      maker.terminate();
      resolve(made);
    };
    maker.onmessage = ({ data }) => end(data.type === "made");
    maker.onerror = () => end(false);
    maker.postMessage({ type: "make" });
  });

  // WebKit brings a page back from its back/forward cache with Flutter's frame scheduling broken:
  // it looks alive and never paints again. Notes and place are kept, so a reload is safe.
  addEventListener("pageshow", (event) => {
    if (event.persisted && navigator.vendor?.startsWith("Apple")) location.reload();
  });

  const stuck = marks.has();
  if (stuck) marks.clear();
  guide.snapshotFailed = stuck;
  launch(!stuck);
})();
