self.addEventListener("install", () => self.skipWaiting());

async function leave() {
const names = await caches.keys();
const ours = names.filter((name) => name.startsWith(`milaff ${registration.scope} `));
await Promise.all(ours.map((name) => caches.delete(name)));
await registration.unregister();
}

self.addEventListener("activate", (event) => event.waitUntil(leave()));
