import { refuseManySteps } from '#kernel/answer-size.ts';
import { stepCount, steps } from '#kernel/calendar.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { hoursOver, joined, stepsWithin } from './rule/clock-hours.ts';
import { conditionOf, operandOf, type Columns } from './rule/compile.ts';
import { unknown } from './episodes.ts';
import type { JudgeNeeds } from './needs.ts';
import type { Rule } from './rule/rule.ts';
import type { Column, Grid } from './grid.ts';
import { readSource } from './sources.ts';
import type { Subject } from './rule/subject.ts';

/** A subject with its steps judged: 1 true, 0 false, 2 unknown or not in the time that the rule covers. */
export type JudgedSubject = {
  readonly subject: Subject;
  readonly edges: Float64Array;
  readonly truths: Uint8Array;
  readonly stake: Float64Array | null;
  /** The inputs of the steps, by name. */
  readonly columns: Columns;
  /** 1 for the steps that are entirely in the time that the rule covers. */
  readonly asked: Uint8Array;
};

/** How many values of one input are held in memory. */
const together = 1_000_000;

/** Bounds of the steps of a rule that have ended by an instant, s UTC: the last may be cut short by `to`, never by the clock. */
export function gridOf(rule: Rule, zone: Zone, from: number, to: number, ended: number): Grid {
  refuseManySteps(stepCount(zone, from, to, rule.step));
  const edges = steps(zone, from, to, rule.step);
  let many = edges.length - 1;
  while (many > 0 && (edges[many] as number) > ended) many -= 1;
  return { zone, edges: edges.subarray(0, many + 1) };
}

/** Judges subjects of one calendar, some at a time. Those that lack a series named by an input are left out. */
export async function* judge(
  needs: JudgeNeeds,
  scope: Scope,
  rule: Rule,
  subjects: readonly Subject[],
  grid: Grid,
  known: AsOf,
): AsyncGenerator<JudgedSubject> {
  const many = grid.edges.length - 1;
  if (many < 1) return;
  const size = Math.max(1, Math.floor(together / many));
  for (let at = 0; at < subjects.length; at += size) {
    const some = subjects.slice(at, at + size);
    const read = await readAll(needs, scope, rule, some, grid, known);
    const askedOf = await stepsMeant(needs, scope, rule, some, grid, known);
    for (const [place, subject] of some.entries()) {
      const columns = columnsOf(rule, read, place, many);
      if (columns !== null) yield judgeOne(rule, subject, grid, columns, askedOf(subject));
    }
  }
}

/** All inputs of a rule by name, each in the order of the subjects. */
async function readAll(
  needs: JudgeNeeds,
  scope: Scope,
  rule: Rule,
  subjects: readonly Subject[],
  grid: Grid,
  known: AsOf,
): Promise<Map<string, readonly Column[]>> {
  const read = new Map<string, readonly Column[]>();
  for (const [name, source] of Object.entries(rule.inputs))
    read.set(name, await readSource(needs, scope, source, { subjects, grid, known }));
  return read;
}

/** Null if the subject lacks a required series. */
function columnsOf({ optional }: Rule, read: ReadonlyMap<string, readonly Column[]>, place: number, many: number): Columns | null {
  const columns: Record<string, Float64Array> = {};
  for (const [name, columnsRead] of read) {
    const column = columnsRead[place] ?? (optional.has(name) ? new Float64Array(many).fill(Number.NaN) : null);
    if (column === null) return null;
    columns[name] = column;
  }
  return columns;
}

function judgeOne(rule: Rule, subject: Subject, grid: Grid, columns: Columns, asked: Uint8Array): JudgedSubject {
  const many = grid.edges.length - 1;
  const holds = conditionOf(rule.when, columns);
  const truths = new Uint8Array(many);
  for (let step = 0; step < many; step++) {
    const truth = asked[step] === 1 ? holds(step) : null;
    truths[step] = truth === null ? unknown : truth ? 1 : 0;
  }
  return { subject, edges: grid.edges, truths, stake: rule.stake === null ? null : staked(rule, columns, many), columns, asked };
}

function staked(rule: Rule, columns: Columns, many: number): Float64Array {
  const of = operandOf(rule.stake?.of ?? 0, columns);
  return Float64Array.from({ length: many }, (_, step) => of(step));
}

/** Which steps are entirely in the time that the rule covers, by subject; none for a building without occupied time. */
async function stepsMeant(
  { occupancy }: JudgeNeeds,
  scope: Scope,
  { during }: Rule,
  subjects: readonly Subject[],
  { zone, edges }: Grid,
  known: AsOf,
): Promise<(subject: Subject) => Uint8Array> {
  const [from, to] = [edges[0] as number, edges.at(-1) as number];
  if (during === null) {
    const all = new Uint8Array(edges.length - 1).fill(1);
    return () => all;
  }
  if (typeof during !== 'string') {
    const meant = stepsWithin(edges, hoursOver(zone, from, to, during));
    return () => meant;
  }
  const buildings = [...new Map(subjects.flatMap(({ building }) => (building === null ? [] : [[building.code, building]]))).values()];
  const spans = await occupancy.ofBuildings(scope, buildings, known);
  return ({ building }) => {
    const set = building === null ? null : (spans.get(building.code)?.({ from, to }) ?? null);
    return set === null ? new Uint8Array(edges.length - 1) : stepsWithin(edges, joined(set), during === 'unoccupied');
  };
}
