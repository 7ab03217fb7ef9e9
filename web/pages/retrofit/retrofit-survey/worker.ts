/** The page that works offline, and the service worker that serves it then. */
const [page, program] = ['/retrofit-survey', '/retrofit-survey-worker.js'];

/**
 * Caches this page and its files in the browser, so that it opens offline.
 * @returns whether they are cached; always false without service workers (plain http)
 */
export async function layPageDown(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  await navigator.serviceWorker.register(program, { scope: page });
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) return false;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const own = loaded.filter((name) => name.startsWith(`${location.origin}/assets/`));
  const { port1, port2 } = new MessageChannel();
  const told = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
  });
  active.postMessage([`${location.origin}${page}`, ...new Set(own)], [port2]);
  return told;
}
