import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PointFacts, WhichPoints } from '#metering/point/facts.ts';
import { meanOf, takenOf, type TakenSteps } from './rule/point-takes.ts';
import type { Column, Grid } from './grid.ts';
import type { JudgeNeeds } from './needs.ts';
import type { PointSource, Source } from './rule/rule.ts';
import type { Subject } from './rule/subject.ts';
import { turns } from './turns.ts';

type PointsQuestion = { readonly subjects: readonly Subject[]; readonly grid: Grid; readonly known: AsOf };

/** A source that reads points. */
export type OfPoints = Extract<Source, PointSource>;

/** How many values of points are held in memory. */
const together = 500_000;

/** The values taken from the points of a source, for each subject; null: it has none. */
export async function takenOfPoints(needs: JudgeNeeds, scope: Scope, source: OfPoints, asked: PointsQuestion): Promise<Column[]> {
  const { subjects, grid, known } = asked;
  const meant = await pointsMeant(needs, scope, source, subjects, known);
  const all = [...new Map(meant.flat().map((point) => [point.id, point])).values()];
  const many = grid.edges.length - 1;
  const size = Math.max(1, Math.floor(together / Math.max(1, many)));
  const taken = new Map<number, TakenSteps>();
  for (let at = 0; at < all.length; at += size) {
    const some = all.slice(at, at + size);
    for (const [id, one] of await takenOfSome(needs, scope, source, some, grid, known)) taken.set(id, one);
  }
  return meant.map((points) =>
    points.length === 0
      ? null
      : meanOf(
          points.map(({ id }) => taken.get(id) as TakenSteps),
          many,
          source.least,
        ),
  );
}

async function takenOfSome(
  { trend, readings }: JudgeNeeds,
  scope: Scope,
  source: OfPoints,
  points: readonly PointFacts[],
  { edges }: Grid,
  known: AsOf,
): Promise<Map<number, TakenSteps>> {
  const { take, within, deadband } = source;
  const limits = within === undefined ? undefined : { low: Math.round(within.low * 1e4), high: Math.round(within.high * 1e4) };
  const steps = await trend.steps(scope, points, edges, known, limits === undefined ? {} : { within: limits });
  if (take !== 'turns') return new Map([...steps].map(([id, one]) => [id, takenOf(one, take)]));
  const counted = new Map([...steps].map(([id, one]) => [id, takenOf(one, 'mean')]));
  const span = { from: edges[0] as number, to: edges.at(-1) as number };
  await readings.holdings(scope, points, span, known, (id, held) => turnsInto(counted.get(id), held, edges, deadband ?? 0));
  return counted;
}

/** How often the values in each step turn; unknown if no value holds. */
function turnsInto(
  taken: TakenSteps | undefined,
  held: { readonly n: number; readonly from: Float64Array; readonly to: Float64Array; readonly value: Float64Array },
  edges: Float64Array,
  deadband: number,
): void {
  if (taken === undefined) return;
  const band = Math.round(deadband * 1e4);
  for (let step = 0, first = 0; step + 1 < edges.length; step++) {
    const [start, end] = [edges[step] as number, edges[step + 1] as number];
    while (first < held.n && (held.to[first] as number) <= start) first += 1;
    let last = first;
    while (last < held.n && (held.from[last] as number) < end) last += 1;
    if (last > first) taken.value[step] = turns(held.value.subarray(first, last), band);
  }
}

/** The points of a source for each subject, ordered by code. */
async function pointsMeant(
  { point }: JudgeNeeds,
  scope: Scope,
  source: OfPoints,
  subjects: readonly Subject[],
  known: AsOf,
): Promise<readonly PointFacts[][]> {
  if ('point' in source && source.point === true) {
    const byCode = new Map((await facts({ point }, scope, subjects, {}, known)).map((one) => [one.code, one]));
    return subjects.map((subject) => (subject.point === undefined ? [] : [byCode.get(subject.point.code) ?? subject.point]));
  }
  if ('point' in source) {
    const named = await point.pointFacts(scope, { points: [String(source.point)] }, known);
    return subjects.map(() => named);
  }
  const tagged = await facts({ point }, scope, subjects, { tag: source.tag }, known);
  const byBuilding = Map.groupBy(tagged, ({ building }) => building);
  return subjects.map((subject) => ofTag(subject, byBuilding.get(subject.building?.code ?? '') ?? []));
}

/**
 * Points of a building with a tag that apply to a subject: for equipment its own, otherwise those without equipment; for a building and its
 * meters all.
 */
function ofTag({ equipment, point, meter }: Subject, tagged: readonly PointFacts[]): PointFacts[] {
  const own = equipment ?? point?.equipment ?? null;
  if (equipment === undefined && (point === undefined || meter !== undefined)) return [...tagged];
  const beside = own === null ? [] : tagged.filter((one) => one.equipment === own);
  return beside.length > 0 ? beside : tagged.filter((one) => one.equipment === null);
}

function facts(
  { point }: Pick<JudgeNeeds, 'point'>,
  scope: Scope,
  subjects: readonly Subject[],
  which: WhichPoints,
  known: AsOf,
): Promise<PointFacts[]> {
  const buildings = [...new Set(subjects.flatMap(({ building, point: own }) => building?.code ?? own?.building ?? []))];
  const isPlaced = subjects.every(({ building, point: own }) => building !== null || (own !== undefined && own.building !== null));
  return point.pointFacts(scope, { ...which, ...(isPlaced && { buildings }) }, known);
}
