import { setImmediate as turn } from 'node:timers/promises';

/** So many at once: a few milliseconds of work. */
const atOnce = 250;

/** Works out many values, and lets other calls go on in between. @example await mapInTurns(rows, presentRetrofit) */
export async function mapInTurns<T, R>(all: readonly T[], work: (one: T) => R): Promise<R[]> {
  const made: R[] = [];
  for (let at = 0; at < all.length; at += atOnce) {
    if (at > 0) await turn();
    for (const one of all.slice(at, at + atOnce)) made.push(work(one));
  }
  return made;
}

/** Runs a work that stops by itself every few milliseconds, and lets other calls go on there. */
export async function runInTurns<R>(work: Iterator<unknown, R>): Promise<R> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await turn();
  }
}
