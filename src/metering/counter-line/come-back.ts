import { inForceThen, isBefore, isCarried, type Lives, type Run, type RepeatedRow } from './carried.ts';
import { endOfKey, sameQuantity, type Rows } from './rows.ts';

/**
 * The rows that runs repeat and that none of these rows carries: each must be kept from now on.
 * @param rows of one meter, whether they count or not
 * @param runs of that meter; an import about to become visible must have a life already, and one about to be undone must have an end
 * @param back called for each: the row whose quantity it has, with its instant and width, and the run that repeats it
 */
export function notCarried(rows: Rows, runs: readonly Run[], lives: Lives, back: (like: number, by: Run) => void): void {
  const lost = createLost(rows, lives);
  const coming = runs
    .filter((run) => lives(run.import).shown !== Infinity)
    .toSorted((x, y) => x.first - y.first || x.firstWidth - y.firstWidth);
  let [next, active]: [number, Run[]] = [0, []];
  let soonest: Run | undefined;
  for (let a = rows.from, b = a; a < rows.to; a = b) {
    b = endOfKey(rows, a);
    const [at, width] = [rows.at[a] as number, rows.width[a] as number];
    const isOver = (run: Run): boolean => isBefore(run.last, run.lastWidth, at, width);
    const begun = next;
    while (next < coming.length && !isBefore(at, width, (coming[next] as Run).first, (coming[next] as Run).firstWidth)) next += 1;
    if (next > begun || (soonest !== undefined && isOver(soonest))) {
      active = [...active, ...coming.slice(begun, next)].filter((run) => !isOver(run)).toSorted(byReceived);
      soonest = active.reduce<Run | undefined>((one, run) => (one === undefined || endsBefore(run, one) ? run : one), undefined);
    }
    if (active.length > 0) for (const { like, by } of lost(a, b, active)) back(a + like, by);
  }
}

function byReceived(x: Run, y: Run): number {
  return x.received - y.received || x.import - y.import;
}

function endsBefore(one: Run, other: Run): boolean {
  return isBefore(one.last, one.lastWidth, other.last, other.lastWidth);
}

/**
 * A row that is to be kept again: the offset of the row with its quantity from the first row of its instant and width, and the run that
 * repeats it.
 */
type Lost = { readonly like: number; readonly by: Run };

/**
 * Looks at one instant and width after another. Where all rows of one have the same quantity, which of them are kept and which runs repeat
 * them does not depend on that quantity, so the result is mostly the same as for the previous one.
 */
function createLost(rows: Rows, lives: Lives) {
  let [first, count]: [number, number] = [0, 0];
  let among: readonly Run[] = [];
  let found: readonly Lost[] = [];
  return (a: number, b: number, runs: readonly Run[]): readonly Lost[] => {
    const isOne = saysOne(rows, a, b);
    if (isOne && among === runs && count === b - a && cameAlike(rows, first, a, count)) return found;
    found = lostOf(rows, a, b, runs, lives);
    [first, count, among] = [a, isOne ? b - a : -1, runs];
    return found;
  };
}

/** Whether all these rows have the same value in the same unit. */
function saysOne({ value, unit }: Rows, a: number, b: number): boolean {
  for (let i = a + 1; i < b; i++) if (value[i] !== value[a] || unit[i] !== unit[a]) return false;
  return true;
}

/** Whether this many rows from `a` on came by the same imports, at the same times and in the same units as those from `b` on. */
function cameAlike({ received, import: id, unit }: Rows, a: number, b: number, count: number): boolean {
  for (let n = 0; n < count; n++)
    if (id[a + n] !== id[b + n] || received[a + n] !== received[b + n] || unit[a + n] !== unit[b + n]) return false;
  return true;
}

/**
 * A row that is kept again may itself come between others, so all are checked until no more are lost.
 * @param runs that contain the instant and width of row `a`, in the order in which they were received
 */
function lostOf(rows: Rows, a: number, b: number, runs: readonly Run[], lives: Lives): Lost[] {
  const back: RepeatedRow[] = [];
  const lost: Lost[] = [];
  for (let found = -1; found < back.length;) {
    found = back.length;
    for (const run of runs) {
      const { received, unit, import: id } = run;
      const like = inForceThen(rows, a, b, run, lives);
      const told = { like, received, import: id };
      if (like < 0 || isKept(rows, a, b, told, unit) || isAmong(back, told) || isCarried(rows, a, b, told, lives, back)) continue;
      back.push(told);
      lost.push({ like: like - a, by: run });
    }
  }
  return lost;
}

function isAmong(back: readonly RepeatedRow[], { received, import: id }: RepeatedRow): boolean {
  return back.some((one) => one.received === received && one.import === id);
}

function isKept(rows: Rows, a: number, b: number, told: RepeatedRow, unit: number): boolean {
  const { received, import: id } = rows;
  for (let i = a; i < b; i++)
    if (received[i] === told.received && id[i] === told.import && rows.unit[i] === unit && sameQuantity(rows, i, told.like)) return true;
  return false;
}
