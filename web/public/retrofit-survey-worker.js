// Hands out the page of a survey on a phone where there is no network: this page and its files, nothing else, and no answer of the server.
const name = 'retrofit-survey';
const page = '/retrofit-survey';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const laid = layDown(event.data).then(
    () => true,
    () => false,
  );
  event.waitUntil(laid.then((there) => event.ports[0].postMessage(there)));
});

/** Keeps these addresses, the page anew, and forgets what an older build had. */
async function layDown(addresses) {
  const cache = await caches.open(name);
  for (const address of addresses) {
    const isPage = new URL(address).pathname === page;
    if (!isPage && (await cache.match(address)) !== undefined) continue;
    const answer = await fetch(address).catch(() => undefined);
    if (answer !== undefined && answer.ok) await cache.put(address, answer);
    else if ((await cache.match(address)) === undefined) throw new Error(address);
  }
  const kept = new Set(addresses);
  for (const { url } of await cache.keys()) if (!kept.has(url)) await cache.delete(url);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname === page) event.respondWith(fetch(request).catch(() => keptOr(page)));
  else if (pathname.startsWith('/assets/')) event.respondWith(keptOr(request));
});

/** What lies here, else what the network has. */
async function keptOr(request) {
  return (await (await caches.open(name)).match(request)) ?? fetch(request);
}
