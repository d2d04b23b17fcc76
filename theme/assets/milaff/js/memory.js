// What this reader saw before, kept on this device alone: marks what is new since, and leads back to
// where the reading stopped.

const DAY = 86_400_000;
const MOST = 80;

/** The changes and cards of a page with the day and the words of each. */
function datedItems() {
  const found = document.querySelectorAll("main :is(.changes > li, .dossier .card, .home .card)");
  return [...found]
    .map((item) => ({ item, day: item.querySelector("time")?.dateTime.slice(0, 10) || "" }))
    .filter(({ day }) => day)
    .map((one) => ({ ...one, key: `${one.day} ${one.item.textContent.trim().length}` }));
}

/** What came after a visit. Days are whole, and zones differ: those of the day before are known by
 *  what was seen of them. */
function newSince(visit, items) {
  return items.filter(({ day, key }) => day >= visit.day && !visit.seen.includes(key));
}

function markNew(fresh, { make, words }) {
  for (const { item } of fresh) {
    const place = item.querySelector(".when, .kicker, .meta") || item;
    place.prepend(make("span", { className: "tag new", textContent: words.fresh }), " ");
  }
}

/** A line at the window's lower edge that moves nothing on the page. */
function offer(text, label, act, { make, words }) {
  document.querySelector(".offer")?.remove();
  const close = make("button", { type: "button", className: "button", textContent: words.close });
  const go = make("button", { type: "button", className: "button", textContent: label });
  const line = make("div", { className: "offer" }, make("p", { textContent: text }), go, close);
  line.setAttribute("role", "status");
  document.querySelector("main").after(line);
  go.addEventListener("click", () => {
    line.remove();
    act();
  });
  close.addEventListener("click", () => line.remove());
  const onKey = (event) => {
    if (event.key !== "Escape" || !line.isConnected) return;
    line.remove();
    removeEventListener("keydown", onKey);
  };
  addEventListener("keydown", onKey);
}

function goTo(element) {
  element.tabIndex = -1;
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
}

/** Where the reading of a text stopped: the block on the screen's upper third, the place known
 *  before where it has not begun again, none where it has come to the end. */
function placeIn(blocks, known) {
  const at = blocks.findLastIndex((block) => block.getBoundingClientRect().top < innerHeight / 3);
  if (at < 2) return known;
  return at < blocks.length - 2 ? at : 0;
}

export function begin(page, kit) {
  const { keep, recall, words } = kit;
  const visits = recall("visits") || {};
  const before = visits[page];
  const items = datedItems();
  const blocks = [...document.querySelectorAll("main .prose > *")];
  const isLong = blocks.length > 8;

  if (before) {
    const fresh = newSince(before, items);
    markNew(fresh, kit);
    const [entry] = performance.getEntriesByType("navigation");
    const isOpened = entry?.type === "navigate" && !location.hash && scrollY < innerHeight;
    const stopped = isLong && before.of === blocks.length && blocks[before.at];
    if (fresh.length) {
      offer(`${words.since} ${fresh.length}`, words.show, () => goTo(fresh[0].item), kit);
    } else if (before.at && stopped && isOpened) {
      offer(words.stopped, words.resume, () => goTo(stopped), kit);
    }
  }

  const save = () => {
    const day = new Date(Date.now() - DAY).toISOString().slice(0, 10);
    const seen = items.filter((one) => one.day >= day).map((one) => one.key);
    const all = recall("visits") || {};
    const at = isLong ? placeIn(blocks, before?.at || 0) : 0;
    delete all[page];
    all[page] = { day, seen, at, of: blocks.length };
    const kept = Object.entries(all).slice(-MOST);
    keep("visits", Object.fromEntries(kept));
  };
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.hidden && save());
  save();
}
