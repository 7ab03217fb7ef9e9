import type { AsOf } from '#kernel/as-of.ts';
import { whoeverLeaves } from '#kernel/cancellation.ts';
import type { ValueStore } from './value-store.ts';

/** So many answers are kept, each of hours of no more than so many seconds: some megabytes. */
const most = { answers: 24, seconds: 2 * 366 * 86_400 };

/**
 * Values of which what was read last is kept, for as long as no import of weather is shown or taken back: then all of it is read anew. A
 * question that is pinned before the last of these is read for itself.
 * @param begun when the program started (ms): before that it knows of no change
 */
export function keptValues(values: ValueStore, begun: number): ValueStore {
  const kept = new Map<string, Promise<unknown>>();
  let last = begun;

  /** What is being read now is no longer kept either: it may have been read before the change. */
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
