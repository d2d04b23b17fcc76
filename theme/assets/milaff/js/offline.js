// The page that is shown without a network: what is kept on this device, and the way back to what
// was asked for.

const home = new URL("../../../", import.meta.url);
const NAME = `milaff ${home.href} `;

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(NAME)).reverse();
}

/** Every kept page with its title and the list or dossier above it, for a person and a dossier may
 *  have one name; the one that was read last first. */
async function keptPages() {
  const found = new Map();
  for (const name of await ownCaches()) {
    const bundle = await caches.open(name);
    for (const request of (await bundle.keys()).reverse()) {
      const answer = await bundle.match(request);
      const isPage = answer.headers.get("content-type")?.startsWith("text/html");
      if (!isPage || found.has(request.url) || request.url === location.href.split("#")[0]) continue;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const title = page.querySelector("h1")?.textContent.trim() || page.title;
      const above = page.querySelector(".crumbs li:nth-child(n + 2):last-child")?.textContent.trim();
      found.set(request.url, { title, above });
    }
  }
  return found;
}

/** Back to what was asked for, as soon as it can be had: a device says too early that it is online. */
async function goBack(url) {
  const answer = await fetch(url, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer?.ok) location.replace(url);
  else if (navigator.onLine) setTimeout(goBack, 2000, url);
}

async function show() {
  const path = decodeURIComponent(location.hash.slice(1));
  const asked = document.getElementById("asked");
  const url = new URL(path, home);
  if (path && url.href.startsWith(home.href)) {
    asked.querySelector("a").href = url.href;
    asked.hidden = false;
    addEventListener("online", () => goBack(url.href));
    if (navigator.onLine) goBack(url.href); // the network came back before this was loaded
  }
  if (!("caches" in window)) return;
  const pages = await keptPages();
  const section = document.getElementById("kept");
  section.hidden = pages.size === 0;
  document.getElementById("none").hidden = pages.size > 0;
  const items = [...pages].map(([href, { title, above }]) => {
    const link = make("a", { href, textContent: title, dir: "auto" });
    const note = above ? [" ", make("span", { className: "count", textContent: above })] : [];
    return make("li", {}, link, ...note);
  });
  section.querySelector("ul").replaceChildren(...items);
}

document.getElementById("forget").addEventListener("click", async () => {
  for (const name of await ownCaches()) {
    const bundle = await caches.open(name);
    for (const request of await bundle.keys()) {
      const answer = await bundle.match(request);
      const isPage = answer.headers.get("content-type")?.startsWith("text/html");
      if (isPage && request.url !== location.href.split("#")[0]) await bundle.delete(request);
    }
  }
  await show();
});

await show();
