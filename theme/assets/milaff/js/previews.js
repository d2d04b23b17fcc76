// What a link leads to, shown beside it: on hover, on keyboard focus, and on the first tap. A second
// tap opens the link; a long press stays the browser's.

const known = new Map();
const GAP = 8;
const EDGE = 12;
let box = null;
let shownFor = null;
let timer = 0;

/** What is written of a record; asked for once. */
function summaryOf(link, kit) {
  const url = kit.previewOf(link).href;
  if (!known.has(url)) {
    const answer = navigator.onLine === false ? Promise.reject() : fetch(url);
    known.set(url, answer.then((found) => (found.ok ? found.json() : null)).catch(() => null));
    known.get(url).then((found) => found || known.delete(url));
  }
  return known.get(url);
}

export function close() {
  clearTimeout(timer);
  shownFor?.removeAttribute("aria-describedby");
  box?.remove();
  box = shownFor = null;
}

/** A link was met by mouse, key or tap. */
export function meet(link, kind, kit) {
  if (link === shownFor) return clearTimeout(timer);
  clearTimeout(timer);
  if (kind !== "mouse") return show(link, kind, kit);
  timer = setTimeout(show, box ? 120 : 280, link, kind, kit);
}

function isStillMet(link, kind) {
  if (kind === "mouse") return link.matches(":hover");
  return kind === "tap" || link === document.activeElement;
}

async function show(link, kind, { make, ...kit }) {
  const found = await summaryOf(link, kit);
  if (!found) return kind === "tap" && location.assign(link.href);
  if (!isStillMet(link, kind)) return;
  close();
  shownFor = link;
  const parts = ["kind", "title", "summary", "date"].filter((name) => found[name]);
  const lines = parts.map((name) => make("p", { className: name, textContent: found[name] }));
  box = make("div", { id: "preview", className: "preview", dir: found.dir || "" }, ...lines);
  if (kind === "tap") {
    box.append(make("a", { className: "button", href: link.href, textContent: kit.words.open }));
  }
  document.body.append(box);
  link.setAttribute("aria-describedby", "preview");
  place(link);
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", leave);
}

/** Under the link, or above it where there is more room; inside the window, never over the link. */
function place(link) {
  const lines = [...link.getClientRects()];
  const top = Math.min(...lines.map((line) => line.top));
  const bottom = Math.max(...lines.map((line) => line.bottom));
  const height = box.offsetHeight + GAP;
  const isAbove = bottom + height > innerHeight && top - height > 0;
  const [line] = isAbove ? lines : lines.slice(-1);
  const width = box.offsetWidth;
  const isRtl = getComputedStyle(document.documentElement).direction === "rtl";
  const wanted = isRtl ? line.right - width : line.left;
  const screen = document.documentElement.clientWidth;
  const left = Math.max(EDGE, Math.min(wanted, screen - width - EDGE));
  box.style.top = `${scrollY + (isAbove ? top - height : bottom + GAP)}px`;
  box.style.left = `${scrollX + left}px`;
}

function leave(event) {
  if (event.pointerType !== "mouse") return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!box?.matches(":hover") && !shownFor?.matches(":hover")) close();
  }, 250);
}

document.addEventListener("pointerout", (event) => {
  if (event.target.closest?.("a.m, .prose a")) leave(event);
});
document.addEventListener("focusout", (event) => {
  if (event.target === shownFor && !box.contains(event.relatedTarget)) close();
});
document.addEventListener("pointerdown", (event) => {
  if (box && !box.contains(event.target) && !shownFor.contains(event.target)) close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
addEventListener("resize", close);
addEventListener("pagehide", close);
