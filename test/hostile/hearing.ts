/** Longer than this nobody may wait to hear that a program lives, whatever else it is asked, ms. */
const patienceMs = 2000;
const everyMs = 250;

/** Asks a program again and again whether it lives. `silences` tells of each time that it did not say so in time, once, ms. */
export function createHearing(url: string) {
  const ending = new AbortController();
  const silences: number[] = [];
  async function listen(): Promise<void> {
    while (!ending.signal.aborted) {
      const began = performance.now();
      const isHeard = await fetch(`${url}/healthz`, { signal: ending.signal }).then(
        ({ ok }) => ok,
        () => false,
      );
      const took = Math.round(performance.now() - began);
      if ((!isHeard || took > patienceMs) && !ending.signal.aborted) silences.push(took);
      await new Promise((later) => setTimeout(later, everyMs));
    }
  }
  void listen();
  return { silences: (): number[] => silences.splice(0), end: (): void => ending.abort() };
}
