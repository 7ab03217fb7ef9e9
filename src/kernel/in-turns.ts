import { setImmediate as turn } from 'node:timers/promises';

/** How many per turn: a few milliseconds of work. */
const atOnce = 250;

/**
 * Computes many values, letting other calls run in between. @param each how many per turn, if a single one takes noticeable time
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

/** Yields items one after another, letting other calls run before each. @example for await (const one of inTurns(histories)) … */
export async function* inTurns<T>(all: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const one of all) {
    await turn();
    yield one;
  }
}

/** Runs work that pauses every few milliseconds, letting other calls run at each pause. */
export async function runInTurns<R>(work: Iterator<unknown, R>): Promise<R> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await turn();
  }
}
