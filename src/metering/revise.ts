import { units } from "#kernel/carrier.ts";
import type { Job } from "./job.ts";
import { endOfGroup, endOfKey, sameQuantity, type Rows } from "./rows.ts";

/** How the rows of an import fared against what was there: `accepted` is new, `repeated` changes nothing, `revised` takes a place. */
export type Count = {
  readonly import: number;
  accepted: number;
  repeated: number;
  revised: number;
};

/**
 * Which of the rows `a` to `b` of one instant and width is in force (docs/readings.md 7).
 * @returns its index, the first of the group that put it in force; or `-1 - first` of the group whose values contradict each other
 */
export function inForce(rows: Rows, a: number, b: number): number {
  let held = -1;
  for (let group = a, end = a; group < b; group = end) {
    end = endOfGroup(rows, group, b);
    if (!agrees(rows, group, end)) held = -1 - group;
    else if (held < 0 || !sameQuantity(rows, held, group)) held = group;
  }
  return held;
}

/** As `inForce`, but contradictions are told and settled by the decisions on them; negative where none is in force. */
export function settled(rows: Rows, a: number, b: number, job: Job): number {
  if (b - a === 1) return a;
  const held = inForce(rows, a, b);
  return held >= 0 ? held : settleGroup(rows, -1 - held, endOfGroup(rows, -1 - held, b), job);
}

function settleGroup(rows: Rows, group: number, end: number, job: Job): number {
  const rivals: number[] = [];
  for (let i = group; i < end; i++)
    if (!rivals.some((rival) => sameQuantity(rows, rival, i))) rivals.push(i);
  const [from, to] = [
    rows.at[group] as number,
    (rows.at[group] as number) + (rows.width[group] as number),
  ];
  const values = rivals.map((rival) => (rows.value[rival] as number) / 1e4);
  let [chosen, latest] = [-1, -1];
  const left: number[] = [];
  rivals.forEach((rival, i) => {
    const value = rows.value[rival] as number;
    const said = job.decided("contradiction", from, to, value);
    const evidence = () => ({ value: values[i], values, unit: units[rows.unit[rival] as number] });
    job.tell("contradiction", "error", from, to, evidence, said?.word ?? null, value);
    if (said?.word !== "bad") left.push(rival);
    if (said?.word === "this" && said.order > latest) [chosen, latest] = [rival, said.order];
  });
  if (chosen >= 0) return chosen;
  return left.length === 1 ? (left[0] as number) : -1 - group;
}

function agrees(rows: Rows, group: number, end: number): boolean {
  for (let i = group + 1; i < end; i++) if (!sameQuantity(rows, group, i)) return false;
  return true;
}

/** Counts the rows of one import, each judged at its own `received` by the groups before its own (docs/readings.md 33). */
export function countRows(rows: Rows, count: Count): void {
  for (let a = rows.from, b = a; a < rows.to; a = b) {
    b = endOfKey(rows, a);
    if (b - a > 1) countKey(rows, a, b, count);
    else if (rows.import[a] === count.import) count.accepted++;
  }
}

function countKey(rows: Rows, a: number, b: number, count: Count): void {
  for (let group = a, end = a; group < b; group = end) {
    end = endOfGroup(rows, group, b);
    const held = group === a ? -1 : inForce(rows, a, group);
    for (let i = group; i < end; i++) {
      if (rows.import[i] !== count.import) continue;
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
