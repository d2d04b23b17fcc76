// Keeps what was opened, to be read without a network. `build` stands above: the version of the
// site's assets, their addresses, and the page that is shown for what is not kept.
//
// Assets carry their version in their address, so each page asks for those that it was made with; a
// bundle holds the pages that were read under one version together with its assets. The bundle
// before the present one stays for the pages that were not read again since.

const NAME = `milaff ${registration.scope} `;
const present = NAME + build.version;
const HOME = registration.scope;
const PATIENCE = 3000;
const MOST = 200;
const MOST_SEARCHED = 400;

const isOurs = (name) => name.startsWith(NAME);
const address = (path) => new URL(path, HOME).href;
const PARTS_OF_SEARCH = address("search/");

/** Under what a page is kept: the search is one page, whatever it is asked for. */
function keyOf(request) {
  const [plain] = request.url.split(/[?#]/);
  return plain === address(build.search) ? plain : request;
}

/** The names of our bundles, the newest first. */
async function bundles() {
  const names = (await caches.keys()).filter((name) => isOurs(name) && name !== present);
  return [present, ...names.reverse()];
}

async function kept(request) {
  for (const name of await bundles()) {
    if (!(await caches.has(name))) continue;
    const found = await (await caches.open(name)).match(keyOf(request));
    if (found) return found;
  }
}

/** Keep an answer in the present bundle and in no other. */
async function put(request, answer) {
  if (!answer.ok || answer.type !== "basic") return;
  try {
    // An answer that was led elsewhere must not be given to a navigation as it is.
    const { status, headers } = answer;
    const whole = answer.redirected ? new Response(await answer.blob(), { status, headers }) : answer;
    const bundle = await caches.open(present);
    const key = keyOf(request);
    await bundle.put(key, whole);
    for (const name of (await bundles()).slice(1)) (await caches.open(name)).delete(key);
    await forget(bundle);
  } catch {
    // The device is full: what is read now is not kept.
  }
}

/** Give up what was read longest ago; the many small files of the search are counted apart. */
async function forget(bundle) {
  const keys = (await bundle.keys()).filter(({ url }) => !assets.has(url));
  const isPart = ({ url }) => url.startsWith(PARTS_OF_SEARCH) && url.endsWith(".js");
  const extra = [
    ...keys.filter((key) => !isPart(key)).slice(0, -MOST),
    ...keys.filter(isPart).slice(0, -MOST_SEARCHED),
  ];
  await Promise.all(extra.map((key) => bundle.delete(key)));
}

const assets = new Set([...build.assets, build.offline].map(address));

async function install() {
  const bundle = await caches.open(present);
  const asked = [...assets].map((url) => new Request(url, { cache: "no-cache" }));
  await bundle.addAll(asked);
  await self.skipWaiting();
}

async function activate() {
  const old = (await bundles()).slice(2);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** From the network, and kept; from what is kept where the network fails or is slow. */
async function fresh(event, options = {}) {
  const { request } = event;
  const asked = fetch(request, options).then((answer) => {
    event.waitUntil(put(request, answer.clone()));
    return answer;
  });
  const late = new Promise((give) => setTimeout(give, PATIENCE)).then(() => kept(request));
  try {
    return (await Promise.race([asked, late])) || (await asked);
  } catch {
    return kept(request);
  }
}

async function page(event) {
  // What the browser itself still has is asked for again: after a deploy it is another page.
  const found = await fresh(event, { cache: "no-cache" });
  if (found) return found;
  const path = event.request.url.slice(HOME.length);
  return Response.redirect(`${address(build.offline)}#${encodeURIComponent(path)}`);
}

/** What carries a version never changes. */
async function versioned(event) {
  const found = await kept(event.request);
  if (found) return found;
  const answer = await fetch(event.request);
  event.waitUntil(put(event.request, answer.clone()));
  return answer;
}

async function part(event) {
  return (await fresh(event)) || Response.error();
}

const PARTS = new Set(["style", "script", "font", "image", "manifest"]);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(HOME) || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (url.searchParams.has("v")) event.respondWith(versioned(event));
  else if (PARTS.has(request.destination)) event.respondWith(part(event));
});

/** The page that was open before this worker was there, with its parts. */
self.addEventListener("message", (event) => {
  const asked = (event.data?.keep || []).filter((url) => url.startsWith(HOME)).slice(0, 60);
  const keepOne = async (url) => {
    const isKept = await (await caches.open(present)).match(url);
    if (!isKept) await put(new Request(url), await fetch(url));
  };
  event.waitUntil(Promise.allSettled(asked.map(keepOne)));
});
