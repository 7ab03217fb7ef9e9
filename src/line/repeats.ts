import { endOfGroup, endOfKey, sameQuantity, type Rows } from './rows.ts';

/*
 * What is told again (docs/decisions/0019). A row that repeats what is in force changes no answer, whatever is asked and as of when, as long as a row that is kept carries it. So it need not
 * be kept: that it was told is enough, as a run of instants, from which it can be made again once nothing carries it any more.
 */

/** When the readings of an import count (ms): from when it was shown until it was taken back; Infinity where that has not come. */
export type Life = { readonly shown: number; readonly undone: number };

/** The lives of imports, by number. */
export type Lives = (id: number) => Life;

/**
 * An import told again, in this unit and received then (ms), all values of a meter that were in force for it from one instant and width to another, both included; of one instant the
 * shorter comes first.
 */
export type Run = {
  readonly import: number;
  readonly received: number;
  readonly unit: number;
  readonly first: number;
  readonly firstWidth: number;
  readonly last: number;
  readonly lastWidth: number;
  /** How many rows that were. */
  readonly rows: number;
};

/** A row that was told: its quantity is that of the row `like`. */
type Told = { readonly like: number; readonly received: number; readonly import: number };

/** What need not be kept: of each row from `rows.from` on whether a run tells it (1), or it stands there twice (2). */
export type Repeats = { readonly told: Uint8Array; readonly count: number; readonly runs: readonly Run[] };

/** Rows of an import, those received from an instant (ms) on: the readings that come in. */
export type Own = { readonly import: number; readonly since: number };

/**
 * Which of the rows that come in repeat others that carry them.
 * @param rows of one meter: all that count now or did after any of those that come in was received, and these
 * @returns null where none does
 */
export function repeatsOf(rows: Rows, own: Own, lives: Lives): Repeats | null {
  const { received, import: id } = rows;
  const found = createFound(rows);
  const counts = (by: number): boolean => lives(by).undone === Infinity;
  for (let a = rows.from, b = a; a < rows.to; a = b) {
    b = endOfKey(rows, a);
    if (b - a > 1)
      for (let i = a; i < b; i++)
        if (id[i] === own.import && (received[i] as number) >= own.since) found.add(i, howTold(rows, a, b, i, lives));
    if (found.mayEnd(a)) found.end(a, (run) => inForceFor(rows, a, b, run, counts) >= 0);
  }
  return found.all();
}

/** Whether row `i` of those from `a` to `b` need not be kept: 0, or how it is told (`Repeats`). */
function howTold(rows: Rows, a: number, b: number, i: number, lives: Lives): 0 | 1 | 2 {
  const { value, unit, received, import: id } = rows;
  // the one that stands before it says the same, as nearly always
  if (b - a === 2 && i > a && id[a] !== id[i] && value[a] === value[i] && unit[a] === unit[i] && lives(id[a] as number).undone === Infinity)
    return 1;
  if (isTwin(rows, a, i)) return 2;
  return isCarried(rows, a, b, { like: i, received: received[i] as number, import: id[i] as number }, lives) ? 1 : 0;
}

/**
 * Which of the rows that are kept repeat others that carry them, whatever import they are of.
 * @param rows of one meter, whether they count or not
 * @returns null where none does
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
      const carries = (by: number, at: number): boolean => lives(by).shown <= then && !found.isTold(at);
      found.add(i, isTwin(rows, a, i) ? 2 : isCarried(rows, a, b, told, lives, [], carries) ? 1 : 0);
    }
    if (found.mayEnd(a)) found.end(a, (run) => inForceThen(rows, a, b, run, lives) >= 0);
  }
  return found.all();
}

/** Runs that are open at once: of one import and meter several only where its rows were received at several times, or read in several units. */
const mostOpen = 64;

type OpenRun = { -readonly [name in keyof Run]: Run[name] };

/** What need not be kept, as it is found instant by instant. */
function createFound(rows: Rows) {
  const { at, width, received, unit, import: id, from, to } = rows;
  const done: Run[] = [];
  let open: OpenRun[] = [];
  let told: Uint8Array | null = null;
  let count = 0;
  const isBehind = (run: Run, a: number): boolean => run.last !== at[a] || run.lastWidth !== width[a];
  return {
    isTold: (i: number): boolean => told !== null && told[i - from] !== 0,
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
    /** Whether a run has not told the instant and width of row `a`. */
    mayEnd: (a: number): boolean => open.some((run) => isBehind(run, a)),
    /** Ends the runs that have not told what was in force there. */
    end(a: number, inForce: (run: Run) => boolean): void {
      const over = open.filter((run) => isBehind(run, a) && inForce(run));
      done.push(...over);
      open = open.filter((run) => !over.includes(run));
    },
    all: (): Repeats | null => (told === null ? null : { told, count, runs: [...done, ...open] }),
  };
}

/** Whether the same row of the same import stands before row `i`, among those of its instant and width that begin at `a`. */
function isTwin({ value, unit, received, import: id }: Rows, a: number, i: number): boolean {
  for (let j = i - 1; j >= a && received[j] === received[i]; j--)
    if (id[j] === id[i] && value[j] === value[i] && unit[j] === unit[i]) return true;
  return false;
}

/**
 * Whether a row among `a` to `b` carries one that was told: it says the same, comes before it, counts as long as the other does, and from the one to the other
 * nothing else was received that counted at any time at which the other counts.
 * @param also rows that were told and are to be kept
 * @param mayCarry whether the row at this place, of that import, is kept and counts when the other does
 */
function isCarried(
  rows: Rows,
  a: number,
  b: number,
  told: Told,
  lives: Lives,
  also: readonly Told[] = [],
  mayCarry: (by: number, at: number) => boolean = () => true,
): boolean {
  const until = lives(told.import).undone;
  let [differs, says] = [-Infinity, -Infinity];
  const look = (like: number, received: number, by: number, at: number): void => {
    if (received > told.received) return;
    if (!sameQuantity(rows, like, told.like)) {
      if (received > differs && lives(by).undone > told.received) differs = received;
    } else if (received > says && (received < told.received || by < told.import) && lives(by).undone >= until && mayCarry(by, at))
      says = received;
  };
  for (let i = a; i < b; i++) look(i, rows.received[i] as number, rows.import[i] as number, i);
  for (const one of also) look(one.like, one.received, one.import, -1);
  return says > differs;
}

/**
 * What was in force for a row that was told, by the rows before it.
 * @param counted whether an import counted then
 * @returns as `inForce`; negative where nothing was
 */
function inForceFor(rows: Rows, a: number, b: number, told: Omit<Told, 'like'>, counted: (id: number) => boolean): number {
  const { received, import: id } = rows;
  let held = -1;
  for (let group = a, end = a; group < b && (received[group] as number) <= told.received; group = end) {
    end = endOfGroup(rows, group, b);
    let first = -1;
    let agrees = true;
    for (let i = group; i < end; i++) {
      const by = id[i] as number;
      if ((received[i] === told.received && by >= told.import) || !counted(by)) continue;
      if (first < 0) first = i;
      else if (!sameQuantity(rows, first, i)) agrees = false;
    }
    if (first < 0) continue;
    if (!agrees) held = -1 - first;
    else if (held < 0 || !sameQuantity(rows, held, first)) held = first;
  }
  return held;
}

/** The same by the imports that counted when it became known: when its own was shown, or it was received live. */
function inForceThen(rows: Rows, a: number, b: number, told: Omit<Told, 'like'>, lives: Lives): number {
  const then = thenOf(told, lives);
  return inForceFor(rows, a, b, told, (id) => {
    const { shown, undone } = lives(id);
    return shown <= then && then < undone;
  });
}

function thenOf({ received, import: id }: Omit<Told, 'like'>, lives: Lives): number {
  return Math.max(lives(id).shown, received);
}

/**
 * The rows that runs told and that nothing carries among these: each must be kept from now on.
 * @param rows of one meter, whether they count or not
 * @param runs of that meter; what is about to be shown must have a life already, as what is about to be taken back must have an end
 * @param back told for each: the row whose quantity it is, with its instant and width, and the run that told it
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

function isBefore(at: number, width: number, than: number, thanWidth: number): boolean {
  return at < than || (at === than && width < thanWidth);
}

/** A row that is to be kept again: how far behind the first of its instant and width the row stands whose quantity it is, and the run that told it. */
type Lost = { readonly like: number; readonly by: Run };

/**
 * Looks at one instant and width after another. Where all rows of one say the same, which of them are kept and what runs told does not hang on what they say: so it is mostly as at the one before.
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

/** Whether all these rows say the same in the same unit. */
function saysOne({ value, unit }: Rows, a: number, b: number): boolean {
  for (let i = a + 1; i < b; i++) if (value[i] !== value[a] || unit[i] !== unit[a]) return false;
  return true;
}

/** Whether so many rows from `a` on came by the same imports, at the same times and in the same units as those from `b` on. */
function cameAlike({ received, import: id, unit }: Rows, a: number, b: number, count: number): boolean {
  for (let n = 0; n < count; n++)
    if (id[a + n] !== id[b + n] || received[a + n] !== received[b + n] || unit[a + n] !== unit[b + n]) return false;
  return true;
}

/**
 * What comes back may itself come between others, so all are looked at until none is lost.
 * @param runs that hold the instant and width of row `a`, in the order in which they were received
 */
function lostOf(rows: Rows, a: number, b: number, runs: readonly Run[], lives: Lives): Lost[] {
  const back: Told[] = [];
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

function isAmong(back: readonly Told[], { received, import: id }: Told): boolean {
  return back.some((one) => one.received === received && one.import === id);
}

function isKept(rows: Rows, a: number, b: number, told: Told, unit: number): boolean {
  const { received, import: id } = rows;
  for (let i = a; i < b; i++)
    if (received[i] === told.received && id[i] === told.import && rows.unit[i] === unit && sameQuantity(rows, i, told.like)) return true;
  return false;
}
