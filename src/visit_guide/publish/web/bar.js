// The page's own strip: what the tablet keeps, and what one can do about it. Plain HTML beside the
// app, so that it works with any screen reader and even when the app does not start.
//
// What asks for something is above the app, its text in a box of its own that scrolls where it is long.
// What does not (downloading, ready) moves nothing: it lies over the app above its foot, one short line
// through which one can tap, where one reads, not where something is answered, sent or written. While the
// app is touched, scrolled or typed in, it is out of the way. What is offered is offered above the day
// only, and not where it would hide its titles, as with large letters on a phone or in a low window:
// Réglages has it at any time.
import { TEXTS } from "./texts.js";

const READY_SHOWN_MS = 6000;
const STILL_READY_SHOWN_MS = 3000;
const AWAY_MS = 3000;
const MOST_OF_HEIGHT = 1 / 3; // of what is offered
const LOW = 480; // pixels
const ROOM_BELOW = 20; // in the height of its letters
const ROOM_ACROSS = 16; // the same, for what is offered
const TITLES = 14; // the same: above that, the day has its titles
const ROOM_BESIDE = 27; // the same, in the strip, for buttons beside a text
const REPAIRS = { network: "repair", host: "repair", corrupt: "repair", gone: "replaced" }; // of what was whole
const FAILED = {
  ready: "failed_checked", incomplete: "failed_later", asking: "failed_asking", unavailable: "failed_online",
};
const bar = document.createElement("section");
const message = document.createElement("p");
const buttons = document.createElement("div");
const progress = document.createElement("progress");
let dismissed = "";
let fetched = false; // has anything been downloaded since the page was opened?
let shown = "";
let timer = 0;
let away = 0;
let last = null; // what was shown last, with what
let place = ""; // where that was

bar.id = "bar";
bar.hidden = true;
message.setAttribute("role", "status");
bar.append(message, progress, buttons);
document.body.prepend(bar);

let texts = TEXTS.fr; // in the language chosen, which may not be the page's own

function fill(name, values = {}) {
  return texts[name].replace(/{(\w+)}/g, (_, key) => values[key]);
}

function megabytes(bytes) {
  return new Intl.NumberFormat(bar.lang, { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })
    .format(bytes / 1e6);
}

const isAboveDay = () => /^(#\/?(journee)?)?$/.test(location.hash);
const isLow = () => innerHeight < Math.max(LOW, ROOM_BELOW * lettersHeight());
// Where something may be offered, if it `fits`.
const hasRoom = () => isAboveDay() && innerWidth >= ROOM_ACROSS * lettersHeight();
// Where the line that asks for nothing may be: one reads, in a window that is not a low one for its
// letters, nor, above the day and its main button, a narrow one. Réglages has the same words itself.
const isReading = () => !isLow() && (hasRoom()
  || /^#\/(carte|themes|formation|etape\/[^/]+(?!.*\/discussion))/.test(location.hash));
const lettersHeight = (element = document.body) => parseFloat(getComputedStyle(element).fontSize);

// Whether `said`, lying over the app, leaves its titles and enough of it in sight.
function fits(said) {
  const trial = bar.cloneNode(true);
  trial.hidden = false;
  trial.className = "over";
  trial.style.visibility = "hidden";
  const [text, , row] = trial.children;
  text.removeAttribute("role");
  text.textContent = said.text;
  text.style.maxHeight = "";
  row.replaceChildren(...[...said.actions.map(([label]) => label), "dismiss"].map((label) => {
    const button = document.createElement("button");
    button.textContent = fill(label);
    return button;
  }));
  document.body.append(trial);
  const { top, height } = trial.getBoundingClientRect();
  trial.remove();
  return height <= innerHeight * MOST_OF_HEIGHT && top >= TITLES * lettersHeight();
}

// Shows whole lines, and that more follows where it does.
function fitText() {
  message.style.maxHeight = "";
  const line = parseFloat(getComputedStyle(message).lineHeight);
  const isLong = message.scrollHeight > message.clientHeight + line / 4;
  if (isLong) message.style.maxHeight = `${Math.floor(message.clientHeight / line) * line}px`;
  message.tabIndex = isLong ? 0 : -1; // where one scrolls by keys
  markMore();
}

function markMore() {
  const below = message.scrollHeight - message.clientHeight - message.scrollTop;
  message.classList.toggle("more", message.tabIndex === 0 && below > 2);
}

message.addEventListener("scroll", markMore, { passive: true });
document.fonts.addEventListener("loadingdone", fitText);

// What was closed once and for all; what cannot be kept is told again.
const closed = (name) => `visit-guide ${new URL(document.baseURI).pathname} closed ${name}`;

// What is offered about `state` above the day, or null.
function offer(state) {
  const { update } = state;
  if (update?.waits) {
    const text = fill("update_asking", { download: megabytes(update.download) });
    return { text, actions: [["download", "download"]], over: true };
  }
  if (update?.error === "quota") {
    return { text: fill("update_quota", { keep: megabytes(update.total) }), actions: [], over: true };
  }
  if (update?.agreed && update.error) return { text: fill("update_later"), actions: [], over: true };
  const ready = state.keep ? fill("ready", { keep: megabytes(state.keep) }) : fill("ready_unsized");
  if (state.apple && !state.installed && !localStorage.getItem(closed("apple"))) {
    return { text: `${ready} ${fill("apple")}`, actions: [], over: true, once: "apple" };
  }
  if (state.installable && fetched) {
    return { text: ready, actions: [["install", "install"]], passing: true };
  }
  return null;
}

// What to say about `state`: { text, actions: [[label, name]], part (0 to 1), passing, slim, over, once }.
function wording(state) {
  const sizes = { download: megabytes(state.download), keep: megabytes(state.keep) };
  if (state.update?.ready) return { text: fill("update"), actions: [["reload", "update"]] };
  if (state.failed) {
    const actions = state.phase === "asking" ? [["install", "install"]] : [["reload", "reload"]];
    const mends = state.phase !== "incomplete" || state.before || state.error === "corrupt";
    return { text: fill(mends ? (FAILED[state.phase] ?? "failed") : "failed_online", sizes), actions };
  }
  if (state.phase === "asking") return { text: fill("asking", sizes), actions: [["install", "install"]] };
  if (state.phase === "downloading" && !isReading()) return null;
  if (state.phase === "downloading") {
    const part = state.total ? state.done / state.total : 0;
    const percent = Math.floor(part * 100);
    return { text: fill("downloading_short", { ...sizes, percent }), part, actions: [], slim: true };
  }
  if (state.phase === "incomplete" || state.phase === "unavailable") {
    const gone = state.error === "gone";
    const news = state.update?.waits ? ["download", "download"] : ["again", "check"];
    const again = gone && !state.before ? ["reload", "reload"] : news;
    const name = (state.before && REPAIRS[state.error]) || state.error;
    return { text: fill(`error_${name}`, sizes), actions: state.phase === "incomplete" ? [again] : [] };
  }
  if (state.phase === "ready") {
    const offered = hasRoom() ? offer(state) : null;
    if (offered && fits(offered)) return offered;
    return isReading() ? { text: fill("ready_short"), actions: [], passing: true, slim: true } : null;
  }
  return null;
}

// What was just chosen in Réglages counts for what is being shown too.
addEventListener("visit-guide-written", () => {
  if (!bar.hidden) window.visitGuideLook?.();
});

for (const used of ["pointerdown", "wheel", "keydown"]) {
  addEventListener(used, ({ target }) => {
    if (bar.contains(target)) return;
    bar.classList.add("away");
    clearTimeout(away);
    away = setTimeout(() => {
      bar.classList.remove("away");
    }, AWAY_MS);
  }, { capture: true, passive: true });
}

const again = () => {
  if (last) showBar(...last);
};

// The app changes screens without a word to the page.
setInterval(() => {
  if (location.hash !== place) again();
}, AWAY_MS / 6);
addEventListener("resize", again);

export function showBar(state, act) {
  last = [state, act];
  place = location.hash;
  window.visitGuideLook?.(); // of resume.js, which may be lost
  const { lang } = document.documentElement;
  bar.lang = lang in TEXTS ? lang : "fr";
  texts = TEXTS[bar.lang];
  const said = wording(state);
  fetched ||= state.phase === "downloading";
  if (state.phase === "downloading" && dismissed.startsWith("ready")) dismissed = ""; // to be said once more
  const kind = said
    && [state.phase, state.error, state.update?.ready, state.failed, state.installable, state.update?.waits,
      state.update?.error, said.slim].join(" ");
  if (!said || kind === dismissed) {
    bar.hidden = true;
    return;
  }
  bar.hidden = false;
  bar.classList.toggle("over", Boolean(said.passing || said.slim || said.over));
  bar.classList.toggle("slim", said.slim === true);
  bar.classList.toggle("beside", innerWidth >= ROOM_BESIDE * lettersHeight(bar));
  bar.setAttribute("aria-label", fill("label"));
  progress.hidden = said.part === undefined;
  if (said.part !== undefined) progress.value = said.part;
  if (kind === shown && (said.part !== undefined || said.passing)) {
    message.firstChild.nodeValue = said.text;
    return;
  }
  shown = kind;
  message.textContent = said.text;
  const dismiss = () => {
    dismissed = kind;
    bar.hidden = true;
    try {
      if (said.once) localStorage.setItem(closed(said.once), "1");
    } catch { /* no room */ }
  };
  const actions = said.slim ? [] : [...said.actions, ["dismiss", null]];
  buttons.replaceChildren(...actions.map(([label, name]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = fill(label);
    button.className = name ? "main" : "";
    button.onclick = () => {
      if (name) act(name);
      if (!name || said.passing || said.over) dismiss();
    };
    return button;
  }));
  fitText();
  clearTimeout(timer);
  const shownFor = fetched ? READY_SHOWN_MS : STILL_READY_SHOWN_MS;
  const end = () => {
    if (shown !== kind) return;
    if (bar.hidden || bar.classList.contains("away")) timer = setTimeout(end, shownFor); // nobody has seen it
    else dismiss();
  };
  if (said.passing) timer = setTimeout(end, shownFor);
}
