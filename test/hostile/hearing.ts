/** The longest that a client may wait to learn that a program is alive, whatever else is requested of it, ms. */
const patienceMs = 2000;
const everyMs = 250;

/** Polls a program to see whether it is alive. `silences` returns each time it did not answer in time, once, ms. */
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
