import type { AsOf } from '#kernel/as-of.ts';
import { whoeverLeaves } from '#kernel/cancellation.ts';
import type { ValueStore } from './value-store.ts';

/** The number of answers cached, each of hours over at most this many seconds: some megabytes. */
const most = { answers: 24, seconds: 2 * 366 * 86_400 };

/**
 * Values with a cache of the latest reads, cleared whenever an import of weather becomes visible or is undone. A question pinned before the
 * last such change bypasses the cache.
 * @param begun when the program started (ms): earlier changes are unknown to it
 */
export function keptValues(values: ValueStore, begun: number): ValueStore {
  const kept = new Map<string, Promise<unknown>>();
  let last = begun;

  /** Reads in progress are dropped from the cache too: they may have started before the change. */
  function moved(at: number): void {
    last = Math.max(last, at);
    kept.clear();
  }

  async function of<Answer>(known: AsOf, name: string, read: () => Promise<Answer>): Promise<Answer> {
    if (Math.min(known.received, known.recorded) < last) return read();
    const asked = (kept.get(name) as Promise<Answer> | undefined) ?? whoeverLeaves(read);
    kept.delete(name);
    kept.set(name, asked);
    const [oldest] = kept.keys();
    if (kept.size > most.answers && oldest !== undefined) kept.delete(oldest);
    try {
      return await asked;
    } catch (trouble) {
      if (kept.get(name) === asked) kept.delete(name);
      throw trouble;
    }
  }

  return {
    ...values,
    async setState(scope, id, state, at) {
      moved(at);
      try {
        await values.setState(scope, id, state, at);
      } finally {
        moved(at);
      }
    },
    hours(scope, asked) {
      const { station, series, variable, from, to, after = 0, known } = asked;
      if (to - from > most.seconds) return values.hours(scope, asked);
      return of(known, `hours ${station} ${series} ${variable} ${from} ${to} ${after}`, () => values.hours(scope, asked));
    },
    stationsWith(scope, asked) {
      return of(asked.known, `stations ${asked.series} ${asked.variable}`, () => values.stationsWith(scope, asked));
    },
  };
}
