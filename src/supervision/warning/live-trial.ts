import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import { unknown } from './episodes.ts';
import { gridOf, judge, type JudgedSubject } from './judge.ts';
import type { JudgeNeeds } from './needs.ts';
import { readsPoints, type Rule } from './rule/rule.ts';
import { canSettle, type TrialNeeds, unsettledSteps } from './settled.ts';
import type { Grid } from './grid.ts';
import type { Subject } from './rule/subject.ts';

/** Consecutive steps between which nothing became known: `to` not included. */
type Range = { readonly from: number; readonly to: number };

/** How many steps of subjects are held in memory, and how many queries run in parallel. */
const together = 2_000_000;
const atOnce = 4;

/**
 * Steps that one query covers: those between whose ends plus wait nothing became known.
 * @param ends of the steps, with the wait, ms
 * @param arrivals when anything became known, in order, ms
 */
export function rangesOf(ends: readonly number[], arrivals: ArrayLike<number>): Range[] {
  const ranges: Range[] = [];
  let [from, next] = [0, 0];
  for (let step = 0; step < ends.length; step++) {
    let came = false;
    while (next < arrivals.length && (arrivals[next] as number) <= (ends[step] as number)) {
      next += 1;
      came = true;
    }
    if (came && step > from) {
      ranges.push({ from, to: step });
      from = step;
    }
  }
  if (ends.length > from) ranges.push({ from, to: ends.length });
  return ranges;
}

/** Judges subjects of one calendar, each step as known at its end plus the rule's wait. Steps whose wait is not over are left out. */
export async function* judgeAsTold(
  needs: TrialNeeds,
  scope: Scope,
  rule: Rule,
  subjects: readonly Subject[],
  asked: { readonly zone: Grid['zone']; readonly from: number; readonly to: number },
  now: number,
): AsyncGenerator<JudgedSubject> {
  const { zone, from, to } = asked;
  const grid = gridOf(rule, zone, from, to, Math.floor(now / 1000) - rule.wait);
  const many = grid.edges.length - 1;
  const size = Math.max(1, Math.floor(together / Math.max(1, many)));
  for (let at = 0; at < subjects.length && many > 0; at += size) {
    const some = subjects.slice(at, at + size);
    const told = Array.from({ length: many }, (_, step) => ((grid.edges[step + 1] as number) + rule.wait) * 1000);
    const found = canSettle(rule)
      ? await judgeSettled(needs, scope, { rule, subjects: some, grid, told, now })
      : await judgeThen(needs, scope, { rule, subjects: some, grid, told, now });
    yield* [...found.values()].toSorted((a, b) => (a.subject.code < b.subject.code ? -1 : 1));
  }
}

type Work = {
  readonly rule: Rule;
  readonly subjects: readonly Subject[];
  readonly grid: Grid;
  /** When each step was judged, ms. */
  readonly told: readonly number[];
  readonly now: number;
};

/** Steps for which nothing moved after they were judged are judged in hindsight, all together; the others as known then. */
async function judgeSettled(needs: TrialNeeds, scope: Scope, work: Work): Promise<Map<string, JudgedSubject>> {
  const { rule, subjects, grid, now } = work;
  const unsettledOf = await unsettledSteps(needs, scope, work);
  const unsettled = new Map(subjects.map((subject) => [subject.code, unsettledOf(subject)]));
  const found = new Map<string, JudgedSubject>();
  for await (const one of judge(needs, scope, rule, subjects, grid, { received: now, recorded: now })) {
    const steps = unsettled.get(one.subject.code) as Uint8Array;
    if (!steps.includes(1)) found.set(one.subject.code, one);
    else if (steps.includes(0)) found.set(one.subject.code, withoutSteps(rule, one, grid, steps));
  }
  const left = subjects.filter(({ code }) => unsettled.get(code)?.includes(1) === true);
  const isLeft = (subject: Subject, step: number): boolean => unsettled.get(subject.code)?.[step] === 1;
  return judgeThen(needs, scope, { ...work, subjects: left }, isLeft, found);
}

/** A judged subject with some steps not known yet. */
function withoutSteps(rule: Rule, judged: JudgedSubject, grid: Grid, left: Uint8Array): JudgedSubject {
  const whole = emptySubject(rule, judged.subject, grid);
  for (const [step, isLeft] of left.entries()) {
    if (isLeft === 1) continue;
    whole.truths[step] = judged.truths[step] as number;
    whole.asked[step] = judged.asked[step] as number;
    if (whole.stake !== null) whole.stake[step] = judged.stake?.[step] ?? Number.NaN;
  }
  return whole;
}

/** Each step as known when it was judged. @param isMeant steps of subjects that are not requested are left unchanged in `found` */
async function judgeThen(
  needs: TrialNeeds,
  scope: Scope,
  { rule, subjects, grid, told, now }: Work,
  isMeant: (subject: Subject, step: number) => boolean = () => true,
  found = new Map<string, JudgedSubject>(),
): Promise<Map<string, JudgedSubject>> {
  if (subjects.length === 0) return found;
  const left = rangesOf(told, await arrivalsOf(needs, scope, rule, subjects, told)).values();
  const work = async (): Promise<void> => {
    for (const range of left) {
      const meant = subjects.filter((subject) => someStep(range, (step) => isMeant(subject, step)));
      const known = { received: told[range.to - 1] as number, recorded: now };
      if (meant.length > 0) await judgeRange(needs, scope, rule, meant, grid, range, known, found);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

function someStep({ from, to }: Range, holds: (step: number) => boolean): boolean {
  for (let step = from; step < to; step += 1) if (holds(step)) return true;
  return false;
}

async function judgeRange(
  needs: JudgeNeeds,
  scope: Scope,
  rule: Rule,
  subjects: readonly Subject[],
  grid: Grid,
  { from, to }: Range,
  known: { readonly received: number; readonly recorded: number },
  found: Map<string, JudgedSubject>,
): Promise<void> {
  const part: Grid = { zone: grid.zone, edges: grid.edges.subarray(from, to + 1) };
  for await (const one of judge(needs, scope, rule, subjects, part, known)) {
    const whole = found.get(one.subject.code) ?? emptySubject(rule, one.subject, grid);
    found.set(one.subject.code, whole);
    whole.truths.set(one.truths, from);
    whole.asked.set(one.asked, from);
    if (one.stake !== null) whole.stake?.set(one.stake, from);
  }
}

function emptySubject(rule: Rule, subject: Subject, { edges }: Grid): JudgedSubject {
  const many = edges.length - 1;
  const stake = rule.stake === null ? null : new Float64Array(many).fill(Number.NaN);
  return { subject, edges, truths: new Uint8Array(many).fill(unknown), stake, columns: {}, asked: new Uint8Array(many).fill(1) };
}

/** When anything became known that a rule may depend on; if that cannot be determined, the end of every step. */
async function arrivalsOf(
  { readings, registry, point }: JudgeNeeds,
  scope: Scope,
  rule: Rule,
  subjects: readonly Subject[],
  ends: readonly number[],
): Promise<ArrayLike<number>> {
  const sources = Object.values(rule.inputs);
  const isPlain = sources.every((source) => 'use' in source || 'quiet' in source || 'point' in source || 'tag' in source);
  if (!isPlain || typeof rule.during === 'string') return ends;
  const codes = [...new Set(subjects.flatMap(({ building }) => building?.code ?? []))];
  const meters = [
    ...subjects.flatMap(({ meter }) => meter ?? []),
    ...(await registry.meterFacts(scope, { buildings: codes, withChildren: true }, asOfNow)),
  ];
  const ids = [...new Set([...meters.map(({ id }) => id), ...(await metersOnceOf(registry, codes))])];
  const buildings = subjects.flatMap(({ building }) => building?.id ?? []);
  const changes = await registry.changedSince(scope, { building: buildings, meters: ids }, 0);
  const points = await pointsOf(point, scope, rule, codes);
  const came = await readings.arrivals(scope, [...ids, ...points.map(({ id }) => id)], ends);
  const listed = points.length === 0 ? [] : await point.changedAt();
  return Float64Array.from([...came, ...changes.map(({ at }) => at.getTime()), ...listed]).sort();
}

/** Metering points that were ever stated to count for one of these buildings, by their numbers. */
async function metersOnceOf(registry: JudgeNeeds['registry'], codes: readonly string[]): Promise<number[]> {
  const among = new Set(codes);
  const changes = await registry.lastChanges(0);
  return changes.flatMap(({ meter, buildings }) => (meter !== null && buildings.some((code) => among.has(code)) ? [meter] : []));
}

/** The points that a rule may depend on. */
async function pointsOf(point: JudgeNeeds['point'], scope: Scope, rule: Rule, buildings: readonly string[]): Promise<PointFacts[]> {
  const sources = Object.values(rule.inputs).filter((source) => readsPoints(source, rule.subject));
  if (sources.length === 0) return [];
  const named = sources.flatMap((source) => ('point' in source && source.point !== true ? [source.point] : []));
  const some = await Promise.all([
    point.pointFacts(scope, rule.subject === 'point' ? {} : { buildings }, asOfNow),
    ...(named.length === 0 ? [] : [point.pointFacts(scope, { points: named }, asOfNow)]),
  ]);
  return [...new Map(some.flat().map((one) => [one.id, one])).values()];
}
