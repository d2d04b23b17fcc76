// Small helps for readers. The page is complete without any of them; what is not needed at once is
// loaded when it is asked for. Nothing that a reader does is sent anywhere.

const root = document.documentElement;
const live = document.getElementById("live");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const version = new URL(import.meta.url).search;

const home = new URL("../../../", import.meta.url);
const words = { ...document.querySelector("script[data-here]")?.dataset };

/** Tell screen readers what happened. */
function say(text) {
  if (live) live.textContent = text;
}

/** An element with properties and children. */
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** A value kept on this device alone; storage may be closed, then nothing is kept. */
function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(`milaff.${key}`));
  } catch {
    return null;
  }
}
function keep(key, value) {
  try {
    localStorage.setItem(`milaff.${key}`, JSON.stringify(value));
  } catch {
    // Storage is closed or full.
  }
}

// Light and dark

/** What the page shows before the reader chooses: "dark" or "light". */
function givenTheme() {
  const scheme = root.dataset.scheme;
  if (scheme === "dark" || scheme === "light") return scheme;
  return prefersDark.matches ? "dark" : "light";
}

/** Keep a choice that differs from what is given; one that does not follows the system again. */
function switchTheme(button) {
  const shown = root.dataset.theme || givenTheme();
  const theme = shown === "dark" ? "light" : "dark";
  root.dataset.theme = theme;
  try {
    if (theme === givenTheme()) localStorage.removeItem("milaff.theme");
    else localStorage.setItem("milaff.theme", theme);
  } catch {
    // The choice lasts for this page.
  }
  if (theme === givenTheme()) delete root.dataset.theme;
  say(button.dataset[theme]);
}

// Copy and share

/** Copy, and say so on the button and aloud; where copying is refused, show the text instead. */
async function copy(text, button, element) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (element) getSelection().selectAllChildren(element);
    else prompt("", text);
    return;
  }
  const label = button.lastElementChild || button;
  const before = label.textContent;
  if (before && before !== button.dataset.done) {
    label.textContent = button.dataset.done;
    setTimeout(() => (label.textContent = before), 3000);
  }
  say(button.dataset.done);
}

async function copyCitation(button) {
  const { from, file } = button.dataset;
  if (from) {
    const element = document.getElementById(from);
    return copy(element.textContent.trim(), button, element);
  }
  const answer = await fetch(file).catch(() => null);
  if (answer?.ok) return copy(await answer.text(), button);
}

function permalink() {
  return document.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0];
}

async function share(button) {
  const url = permalink();
  if (!navigator.share) return copy(url, button);
  // It fails where the reader closes the sheet.
  await navigator.share({ title: document.title, url }).catch(() => {});
}

const actions = { theme: switchTheme, copy: copyCitation, share, print: () => print() };

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) actions[button.dataset.do]?.(button);
  const link = event.target.closest("a.here");
  if (link) copy(permalink() + link.hash, link);
});

document.addEventListener("keydown", (event) => {
  const box = event.key === "Escape" && event.target.closest?.(".cite-box[open]");
  if (!box) return;
  box.open = false;
  box.firstElementChild.focus();
});

/** A link to every heading, to copy: shown where one points or stands. */
if (words.here) {
  for (const heading of document.querySelectorAll("main :is(h2, h3, h4)[id]")) {
    if (heading.querySelector(".headerlink") || heading.closest(".bottom-line, aside")) continue;
    const link = make("a", { className: "here", href: `#${heading.id}` });
    heading.ariaLabel = heading.textContent.trim();
    link.ariaLabel = `${words.here}: ${heading.ariaLabel}`;
    link.dataset.done = words.copied;
    heading.append(link);
  }
}

// Contents

/** The table of contents stands open where it has a column of its own. */
const wide = matchMedia("(min-width: 64rem)");
function openContents() {
  for (const box of document.querySelectorAll(".toc details")) box.open = wide.matches;
}
wide.addEventListener("change", openContents);
openContents();

/** It marks the part that is being read: the last heading above the upper third. */
const entries = [...document.querySelectorAll(".toc a[href^='#']")]
  .map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))])
  .filter(([, heading]) => heading);
let marked = null;
function markContents() {
  if (!wide.matches) return; // folded on a phone: no need to measure the page there
  const line = innerHeight / 3;
  const isEnd = innerHeight + scrollY >= root.scrollHeight - 4;
  const above = entries.filter(([, heading]) => heading.getBoundingClientRect().top < line);
  const [link] = (isEnd && scrollY > 0 ? entries.at(-1) : above.at(-1)) || [];
  if (link === marked) return;
  marked?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "location");
  marked = link;
}
if (entries.length) {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      markContents();
    });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  later();
}

// What is loaded when it is asked for. These modules are given what they need: an import of this file
// under another address would run it twice.

/** A record's address → that of its preview; null for every other link. */
function previewOf(link) {
  const url = new URL(link.href, location.href);
  if (!url.href.startsWith(home.href) || url.pathname === location.pathname) return null;
  const path = url.pathname.slice(home.pathname.length);
  const found = /^((?:articles|dossiers|entities|events|sources)\/[^/]+?)(?:\/|\.html)$/.exec(path);
  return found && found[1].split("/")[1] !== "index" ? new URL(`${found[1]}/preview.json`, home) : null;
}

const kit = { words, say, make, recall, keep, previewOf };
const load = (name) => import(`./${name}.js${version}`);

/** The same with the style sheet of what they add, which is asked for once. */
let sheet;
function style() {
  const link = make("link", { rel: "stylesheet", href: new URL(`../interactive.css${version}`, import.meta.url) });
  const loaded = new Promise((done) => (link.onload = link.onerror = done));
  document.head.append(link);
  return loaded;
}
const loadStyled = (name) =>
  Promise.all([load(name), (sheet ??= style())]).then(([module]) => module);

const line = navigator.connection;
const isSpared = line && (line.saveData || /2g/.test(line.effectiveType || ""));
let pointer = "";

function preview(event) {
  if (event.type === "pointerdown") pointer = event.pointerType;
  const link = event.target.closest?.("a.m, .prose a[href]");
  if (!link || !previewOf(link)) return;
  const isKeyboard = event.type === "focusin" && link.matches(":focus-visible");
  const isTap = event.type === "click" && pointer === "touch" && event.detail > 0;
  const isMouse = event.type === "pointerover" && event.pointerType === "mouse";
  if (!(isKeyboard || isTap || isMouse) || event.ctrlKey || event.metaKey) return;
  if (isTap) {
    if (link.getAttribute("aria-describedby") === "preview") return;
    event.preventDefault();
  }
  const kind = isTap ? "tap" : isMouse ? "mouse" : "key";
  loadStyled("previews").then(
    (previews) => previews.meet(link, kind, kit),
    () => isTap && location.assign(link.href),
  );
}
if (words.open && !isSpared) {
  for (const type of ["pointerdown", "pointerover", "focusin", "click"])
    document.addEventListener(type, preview);
}

/** The search: over this page, by its link, by Ctrl or ⌘ with K, and by «/», which lies on the key of
 *  «ظ» in Arabic; a reader may switch that one off. */
const finder = document.querySelector("a[data-search]");
function find(event) {
  event.preventDefault();
  const box = globalThis.milaffSearchBox ? Promise.resolve() : import(`./search-box.js${version}`);
  box.then(() => globalThis.milaffSearchBox.open(finder)).catch(() => location.assign(finder.href));
}
finder?.addEventListener("click", (event) => {
  if (!(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) find(event);
});
function findByKey(event) {
  if (event.isComposing || event.altKey || event.repeat) return;
  const isK = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyK";
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  const isSlash = /^[/ظ]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !isTyping;
  if (isK || (isSlash && recall("slash") !== false)) find(event);
}
if (finder) addEventListener("keydown", findByKey);

/** The filter of a long timeline, when it comes near. */
const filters = document.querySelectorAll(".timeline-filter");
if (filters.length) {
  const seen = new IntersectionObserver(
    (met) => {
      if (!met.some((one) => one.isIntersecting)) return;
      seen.disconnect();
      load("timeline").then(({ begin }) => filters.forEach((one) => begin(one, kit)), () => {});
    },
    { rootMargin: "100%" },
  );
  filters.forEach((filter) => seen.observe(filter));
}

/** What a reader saw of this page before: asked at once where there is a memory, else later. */
const page = location.pathname.slice(home.pathname.length);
if (words.fresh && document.querySelector("main .prose, main .changes, main .home, main .dossier")) {
  let isAsked = false;
  const remember = () => {
    if (isAsked) return;
    isAsked = true;
    loadStyled("memory").then(({ begin }) => begin(page, kit), () => {});
  };
  if (recall("visits")?.[page]) remember();
  else {
    addEventListener("scroll", remember, { once: true, passive: true });
    setTimeout(remember, 6000);
  }
}

// Reading what was opened without a network

const isPreview = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
async function startOffline() {
  const workers = navigator.serviceWorker;
  if (isPreview || !document.querySelector("link[rel=manifest]")) {
    // Switched off, or somebody's own machine: what was kept before is given up.
    const old = await workers.getRegistration(home);
    if (old?.scope === home.href) await old.unregister();
    return;
  }
  await workers.register(new URL("sw.js", home));
  const { active } = await workers.ready;
  const parts = performance.getEntriesByType("resource").map((part) => part.name);
  active.postMessage({ keep: [location.href.split("#")[0], ...parts] });
}
if ("serviceWorker" in navigator && isSecureContext) {
  addEventListener("load", () => setTimeout(() => startOffline().catch(() => {}), 3000));
}
