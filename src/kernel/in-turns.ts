import { setImmediate as turn } from 'node:timers/promises';

/** So many at once: a few milliseconds of work. */
const atOnce = 250;

/**
 * Works out many values, and lets other calls go on in between. @param each how many in one go, where one is more than a trifle
 * @example await mapInTurns(rows, presentRetrofit)
 */
export async function mapInTurns<T, R>(all: readonly T[], work: (one: T) => R, each = atOnce): Promise<R[]> {
  const made: R[] = [];
  for (let at = 0; at < all.length; at += each) {
    if (at > 0) await turn();
    for (const one of all.slice(at, at + each)) made.push(work(one));
  }
  return made;
}

/** What comes one after another, with a turn for other calls before each. @example for await (const one of inTurns(histories)) … */
export async function* inTurns<T>(all: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const one of all) {
    await turn();
    yield one;
  }
}

/** Runs a work that stops by itself every few milliseconds, and lets other calls go on there. */
export async function runInTurns<R>(work: Iterator<unknown, R>): Promise<R> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await turn();
  }
}
