import { endOfGroup, sameQuantity, type Rows } from './rows.ts';

/* When a repeated row is carried by a row that is kept (docs/decisions/0019). */

/** When the readings of an import count (ms): from when it became visible until it was undone; Infinity where that has not happened. */
export type Life = { readonly shown: number; readonly undone: number };

/** The lives of imports, by number. */
export type Lives = (id: number) => Life;

/**
 * A repeat by an import, in this unit and received then (ms), of all values of a meter that were in force for it from one instant and width
 * to another, both included; at the same instant the shorter comes first.
 */
export type Run = {
  readonly import: number;
  readonly received: number;
  readonly unit: number;
  readonly first: number;
  readonly firstWidth: number;
  readonly last: number;
  readonly lastWidth: number;
  /** The number of rows repeated. */
  readonly rows: number;
};

/** A repeated row: its quantity is that of the row `like`. */
export type RepeatedRow = { readonly like: number; readonly received: number; readonly import: number };

/**
 * Whether a row among `a` to `b` carries a repeated row: it has the same quantity, comes before it, counts as long as the repeat does, and
 * nothing else was received between the two that counted at any time at which the repeat counts.
 * @param also repeated rows that are to be kept
 * @param mayCarry whether the row at this place, of that import, is kept and counts when the repeat does
 */
export function isCarried(
  rows: Rows,
  a: number,
  b: number,
  told: RepeatedRow,
  lives: Lives,
  also: readonly RepeatedRow[] = [],
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
 * What was in force for a repeated row, based on the rows before it.
 * @param counted whether an import counted then
 * @returns as `inForce`; negative where nothing was in force
 */
export function inForceFor(rows: Rows, a: number, b: number, told: Omit<RepeatedRow, 'like'>, counted: (id: number) => boolean): number {
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

/** The same, based on the imports that counted when it became known: when its own import became visible, or when it was received live. */
export function inForceThen(rows: Rows, a: number, b: number, told: Omit<RepeatedRow, 'like'>, lives: Lives): number {
  const then = thenOf(told, lives);
  return inForceFor(rows, a, b, told, (id) => {
    const { shown, undone } = lives(id);
    return shown <= then && then < undone;
  });
}

export function thenOf({ received, import: id }: Omit<RepeatedRow, 'like'>, lives: Lives): number {
  return Math.max(lives(id).shown, received);
}

/** Whether an instant (s) and width come before others: at the same instant the shorter comes first. */
export function isBefore(at: number, width: number, than: number, thanWidth: number): boolean {
  return at < than || (at === than && width < thanWidth);
}
