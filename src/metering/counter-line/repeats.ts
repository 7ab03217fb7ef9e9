import { inForceFor, inForceThen, isCarried, thenOf, type Lives, type Run } from './carried.ts';
import { endOfKey, type Rows } from './rows.ts';

/* Repeats (docs/decisions/0019). A row that repeats what is in force changes no answer to any query, as of any time, as long as a row that
   is kept carries it. So it need not be kept: it is enough to record the repeat as a run of instants, from which the row can be rebuilt
   once nothing carries it any more. */

/** What need not be kept: for each row from `rows.from` on, whether a run repeats it (1) or it is a duplicate (2). */
export type Repeats = { readonly told: Uint8Array; readonly count: number; readonly runs: readonly Run[] };

/** Rows of an import received from an instant (ms) on: the incoming readings. */
export type Own = { readonly import: number; readonly since: number };

/**
 * Which of the incoming rows repeat others that carry them.
 * @param rows of one meter: all that count now, or counted after any of the incoming rows was received, together with the incoming rows
 * @returns null if none does
 */
export function repeatsOf(rows: Rows, own: Own, lives: Lives): Repeats | null {
  const { received, import: id } = rows;
  const found = createFound(rows);
  const counts = (by: number): boolean => lives(by).undone === Infinity;
  for (let a = rows.from, b = a; a < rows.to; a = b) {
    b = endOfKey(rows, a);
    if (b - a > 1)
      for (let i = a; i < b; i++)
        if (id[i] === own.import && (received[i] as number) >= own.since) found.add(i, repeatKind(rows, a, b, i, lives));
    if (found.mayEnd(a)) found.end(a, (run) => inForceFor(rows, a, b, run, counts) >= 0);
  }
  return found.all();
}

/** Whether row `i` of those from `a` to `b` need not be kept: 0, or how it is repeated (`Repeats`). */
function repeatKind(rows: Rows, a: number, b: number, i: number, lives: Lives): 0 | 1 | 2 {
  const { value, unit, received, import: id } = rows;
  // the row before it has the same value, as nearly always
  if (b - a === 2 && i > a && id[a] !== id[i] && value[a] === value[i] && unit[a] === unit[i] && lives(id[a] as number).undone === Infinity)
    return 1;
  if (isTwin(rows, a, i)) return 2;
  return isCarried(rows, a, b, { like: i, received: received[i] as number, import: id[i] as number }, lives) ? 1 : 0;
}

/**
 * Which of the kept rows repeat others that carry them, whatever import they belong to.
 * @param rows of one meter, whether they count or not
 * @returns null if none does
 */
export function repeatsAmong(rows: Rows, lives: Lives): Repeats | null {
  const { received, import: id } = rows;
  const found = createFound(rows);
  for (let a = rows.from, b = a; a < rows.to; a = b) {
    b = endOfKey(rows, a);
    for (let i = a + 1; i < b; i++) {
      if (lives(id[i] as number).shown === Infinity) continue;
      const told = { like: i, received: received[i] as number, import: id[i] as number };
      const then = thenOf(told, lives);
      const carries = (by: number, at: number): boolean => lives(by).shown <= then && !found.isDisclosed(at);
      found.add(i, isTwin(rows, a, i) ? 2 : isCarried(rows, a, b, told, lives, [], carries) ? 1 : 0);
    }
    if (found.mayEnd(a)) found.end(a, (run) => inForceThen(rows, a, b, run, lives) >= 0);
  }
  return found.all();
}

/**
 * Runs that are open at the same time: several of one import and meter only where its rows were received at several times, or read in
 * several units.
 */
const mostOpen = 64;

type OpenRun = { -readonly [name in keyof Run]: Run[name] };

/** What need not be kept, collected instant by instant. */
function createFound(rows: Rows) {
  const { at, width, received, unit, import: id, from, to } = rows;
  const done: Run[] = [];
  let open: OpenRun[] = [];
  let told: Uint8Array | null = null;
  let count = 0;
  const isBehind = (run: Run, a: number): boolean => run.last !== at[a] || run.lastWidth !== width[a];
  return {
    isDisclosed: (i: number): boolean => told !== null && told[i - from] !== 0,
    add(i: number, how: 0 | 1 | 2): void {
      if (how === 0) return;
      told ??= new Uint8Array(to - from);
      told[i - from] = how;
      count += 1;
      if (how === 2) return;
      const [last, lastWidth] = [at[i] as number, width[i] as number];
      const held = open.find((run) => run.import === id[i] && run.received === received[i] && run.unit === unit[i]);
      if (held === undefined) {
        if (open.length === mostOpen) done.push(open.shift() as Run);
        const [by, when, readIn] = [id[i] as number, received[i] as number, unit[i] as number];
        open.push({ import: by, received: when, unit: readIn, first: last, firstWidth: lastWidth, last, lastWidth, rows: 1 });
        return;
      }
      held.rows += 1;
      held.last = last;
      held.lastWidth = lastWidth;
    },
    /** Whether a run has not repeated the instant and width of row `a`. */
    mayEnd: (a: number): boolean => open.some((run) => isBehind(run, a)),
    /** Ends the runs that have not repeated what was in force there. */
    end(a: number, inForce: (run: Run) => boolean): void {
      const over = open.filter((run) => isBehind(run, a) && inForce(run));
      done.push(...over);
      open = open.filter((run) => !over.includes(run));
    },
    all: (): Repeats | null => (told === null ? null : { told, count, runs: [...done, ...open] }),
  };
}

/** Whether the same row of the same import precedes row `i`, among those of its instant and width that begin at `a`. */
function isTwin({ value, unit, received, import: id }: Rows, a: number, i: number): boolean {
  for (let j = i - 1; j >= a && received[j] === received[i]; j--)
    if (id[j] === id[i] && value[j] === value[i] && unit[j] === unit[i]) return true;
  return false;
}
