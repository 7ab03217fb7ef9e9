/** The page that works without network, and the small program of the browser that hands it out then. */
const [page, program] = ['/retrofit-survey', '/retrofit-survey-worker.js'];

/**
 * Lays this page and its files down in the browser, so that it opens without network.
 * @returns whether they lie there; never where the browser has no such thing (plain http)
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
