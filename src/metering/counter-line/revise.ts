import { unitRatio, type Unit } from '#kernel/carrier.ts';
import { scale } from './exact.ts';
import type { Job } from './job.ts';
import { endOfGroup, endOfKey, isLess, sameQuantity, unitOf, type Rows } from './rows.ts';

/** How the rows of an import compare with what was there: `accepted` is new, `repeated` changes nothing, `revised` replaces a value. */
export type Count = {
  readonly import: number;
  /** If given, only rows received at that instant (ms). */
  readonly received?: number;
  accepted: number;
  repeated: number;
  revised: number;
};

/**
 * Which of the rows `a` to `b` of one instant and width is in force (docs/readings.md 7).
 * @returns its index, the first of the group that put it in force; or `-1 - first` of the group whose values contradict each other
 */
function inForce(rows: Rows, a: number, b: number): number {
  let held = -1;
  for (let group = a, end = a; group < b; group = end) {
    end = endOfGroup(rows, group, b);
    if (!agrees(rows, group, end)) held = -1 - group;
    else if (held < 0 || !sameQuantity(rows, held, group)) held = group;
  }
  return held;
}

/**
 * For rows of one meter ordered by (at, width, received, import): the index of the value in force at each instant and width; none where
 * values contradict each other.
 */
export function* eachInForce(rows: Rows): Generator<number> {
  for (let a = rows.from, b = a; a < rows.to; a = b) {
    b = endOfKey(rows, a);
    const held = inForce(rows, a, b);
    if (held >= 0) yield held;
  }
}

/**
 * The rows that say something new, each revision once: nothing for repeats of the value in force, one row each for values that contradict
 * each other. These alone mean the same as all rows.
 */
export function* eachRevision(rows: Rows): Generator<number> {
  for (let a = rows.from, b = a; a < rows.to; a = b) {
    b = endOfKey(rows, a);
    let held = -1;
    for (let group = a, end = a; group < b; group = end) {
      end = endOfGroup(rows, group, b);
      if (!agrees(rows, group, end)) {
        yield* rivalsOf(rows, group, end);
        held = -1;
      } else if (held < 0 || !sameQuantity(rows, held, group)) {
        held = group;
        yield group;
      }
    }
  }
}

/**
 * As `inForce`, but contradictions are reported, and decided by a person's word on them; negative where none is in force.
 * @param shown the unit of the device in place: a contradicting value is named in 0.0001 of it
 */
export function inForceAsDecided(rows: Rows, a: number, b: number, job: Job, shown: Unit): number {
  if (b - a === 1) return a;
  const held = inForce(rows, a, b);
  return held >= 0 ? held : decideGroup(rows, -1 - held, endOfGroup(rows, -1 - held, b), job, shown);
}

/** Values in order of size; those that round to the same name are reported once and decided together (docs/readings.md 45). */
function decideGroup(rows: Rows, group: number, end: number, job: Job, shown: Unit): number {
  const rivals = rivalsOf(rows, group, end);
  const names = rivals.map((row) => nameOf(rows, row, shown));
  const [from, to] = [rows.at[group] as number, (rows.at[group] as number) + (rows.width[group] as number)];
  const values = [...new Set(names)].map((name) => name / 1e4);
  let [chosen, latest] = [-1, -1];
  const left: number[] = [];
  rivals.forEach((row, i) => {
    const name = names[i] as number;
    const said = job.decided('contradiction', from, to, name);
    if (said?.word !== 'bad') left.push(row);
    if (name === names[i - 1]) return;
    job.tell('contradiction', 'error', from, to, () => ({ value: name / 1e4, values, unit: shown }), said?.word ?? null, name);
    if (said?.word === 'this' && said.order > latest) [chosen, latest] = [row, said.order];
  });
  if (chosen >= 0) return chosen;
  return left.length === 1 ? (left[0] as number) : -1 - group;
}

/** One row for each different value of a group, the smallest first. */
function rivalsOf(rows: Rows, group: number, end: number): number[] {
  const rivals: number[] = [];
  for (let i = group; i < end; i++) if (!rivals.some((rival) => sameQuantity(rows, rival, i))) rivals.push(i);
  return rivals.toSorted((i, j) => (isLess(rows, i, j) ? -1 : 1));
}

function nameOf(rows: Rows, row: number, shown: Unit): number {
  return scale(rows.value[row] as number, unitRatio(unitOf(rows, row), shown, rows.width[row] as number));
}

/** Whether all rows of a group have the same quantity. */
export function agrees(rows: Rows, group: number, end: number): boolean {
  for (let i = group + 1; i < end; i++) if (!sameQuantity(rows, group, i)) return false;
  return true;
}

/** Counts the rows of one import, each judged at its own `received` against the groups before its own (docs/readings.md 33). */
export function countRows(rows: Rows, count: Count): void {
  for (let a = rows.from, b = a; a < rows.to; a = b) {
    b = endOfKey(rows, a);
    if (b - a > 1) countKey(rows, a, b, count);
    else if (isOwn(rows, a, count)) count.accepted++;
  }
}

function isOwn(rows: Rows, i: number, { import: own, received }: Count): boolean {
  return rows.import[i] === own && (received === undefined || rows.received[i] === received);
}

function countKey(rows: Rows, a: number, b: number, count: Count): void {
  for (let group = a, end = a; group < b; group = end) {
    end = endOfGroup(rows, group, b);
    const held = group === a ? -1 : inForce(rows, a, group);
    for (let i = group; i < end; i++) {
      if (!isOwn(rows, i, count)) continue;
      if (i === a) count.accepted++;
      else if (repeats(rows, i, group, held)) count.repeated++;
      else count.revised++;
    }
  }
}

function repeats(rows: Rows, i: number, group: number, held: number): boolean {
  if (held >= 0 && sameQuantity(rows, held, i)) return true;
  for (let j = group; j < i; j++) if (sameQuantity(rows, j, i)) return true;
  return false;
}
