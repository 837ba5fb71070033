
// Our end of flutter_bootstrap.js: local files only, and no service worker registered by Flutter.
addEventListener("flutter-first-frame", () => {
  performance.mark("visit-guide first frame");
}, { once: true });

// Flutter empties the title as it starts, until the app has said it: meanwhile it stays what it was.
const title = document.title;
new MutationObserver(() => {
  if (!document.title) document.title = title;
}).observe(document.head, { childList: true, subtree: true, characterData: true });

// Without these (on a plain http address, for one) Flutter would take a third build, which does not ship.
const hasAllOfChromium = typeof ImageDecoder !== "undefined"
  && typeof Intl.v8BreakIterator !== "undefined" && typeof Intl.Segmenter !== "undefined";

const settings = {
  hostElement: document.getElementById("app"),
  entrypointBaseUrl: flet.entrypointBaseUrl,
  assetBase: flet.assetBase,
  canvasKitBaseUrl: flet.canvasKitBaseUrl,
  canvasKitVariant: "full", // one variant of CanvasKit for all browsers that need it
  wasmAllowList: { blink: hasAllOfChromium },
  fontFallbackBaseUrl: flet.fontFallbackBaseUrl,
};
const load = async () => _flutter.loader.load({
  config: settings,
  onEntrypointLoaded: async (engineInitializer) => {
    const engine = await engineInitializer.initializeEngine(settings);
    flet.flutterApp = await engine.runApp();
  },
});
// Without this list Flutter would wait for ever, without a word.
const letters = async () => {
  const { ok, status } = await fetch(`${flet.assetBase}assets/FontManifest.json`);
  if (!ok) throw new Error(`FontManifest.json: HTTP ${status}`);
};
// What does not come while it loads is told at once.
Promise.all([load(), letters()]).catch((error) => window.visitGuide.giveUp(String(error)));
