import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { LastChange } from '#registry/registry/registry.ts';
import { answeredSince } from './episode-store.ts';
import type { WarningNeeds } from './needs.ts';
import { readsPoints, type Rule } from './rule/rule.ts';
import type { Subject } from './rule/subject.ts';

/** The first local day (days since 1970-01-01) on which anything moved that a subject depends on; undefined: nothing did. */
export type MovedOf = (subject: Subject) => number | undefined;

/** For each meter the first day, for each point the first hour (since 1970) in which anything changed. */
export type Moved = { readonly days: ReadonlyMap<number, number>; readonly hours: ReadonlyMap<number, number> };

/** Changes after an instant in facts, hours, weather and answers; instants in s UTC. */
export type Around = {
  readonly facts: readonly LastChange[];
  /** Buildings whose occupied hours were changed. */
  readonly hours: readonly string[];
  /** From where on the weather has changed. */
  readonly weather: number | undefined;
  /** Buildings, or subjects without one, with episodes marked as real or false, with where these begin. */
  readonly answered: readonly { readonly code: string; readonly begins: number }[];
};

export const nothingAround: Around = { facts: [], hours: [], weather: undefined, answered: [] };

/** Writes take a while to become visible: the search starts this much before the previous round, ms. */
const slack = 15_000;

export async function aroundSince({ registry, occupancy, weather, postgres }: WarningNeeds, since: number): Promise<Around> {
  const after = since - slack;
  const [facts, hours, moved, answered] = await Promise.all([
    registry.lastChanges(after),
    occupancy.changedSince(after),
    weather.movedSince(after),
    answeredSince(postgres, wholeProgram, new Date(after)),
  ]);
  return { facts, hours, weather: moved.length === 0 ? undefined : Math.min(...moved), answered };
}

/** What moved among everything that the subjects of a rule depend on. */
export async function movedOf(
  needs: Pick<WarningNeeds, 'registry' | 'point'>,
  rule: Rule,
  { days, hours }: Moved,
  around: Around,
): Promise<MovedOf> {
  const parts = await Promise.all([
    Promise.resolve(aroundMoved(rule, around)),
    ...(days.size > 0 ? [metersMoved(needs, rule, days)] : []),
    ...(hours.size > 0 ? [pointsMoved(needs, rule, hours)] : []),
  ]);
  return (subject) => earliest(parts.map((of) => of(subject)));
}

/** Changes of facts and answers, and of weather. A rule about occupied hours is judged from its beginning if these were changed. */
function aroundMoved(rule: Rule, { facts, hours, weather, answered }: Around): MovedOf {
  const sources = Object.values(rule.inputs);
  const isExpected = sources.some((one) => 'expected' in one || 'pace' in one);
  const byBuilding = new Map<string, number>();
  const ofMeters = new Set(facts.flatMap(({ meter }) => meter ?? []));
  const put = (code: string, at: number): void => void byBuilding.set(code, Math.min(at, byBuilding.get(code) ?? at));
  for (const { buildings } of facts) for (const code of buildings) put(code, 0);
  if (typeof rule.during === 'string') for (const code of hours) put(code, 0);
  if (isExpected) for (const { code, begins } of answered) put(code, begins);
  const first = isExpected || sources.some((one) => 'weather' in one) ? weather : undefined;
  return ({ code, building, meter, zone }) => {
    const own = earliest([byBuilding.get(code), building === null ? undefined : byBuilding.get(building.code), first]);
    if (meter !== undefined && ofMeters.has(meter.id)) return 0;
    return own === undefined ? undefined : zone.dayOf(own);
  };
}

function earliest(days: readonly (number | undefined)[]): number | undefined {
  const told = days.filter((day) => day !== undefined);
  return told.length === 0 ? undefined : Math.min(...told);
}

/** For its meter, or for any of its building's. */
async function metersMoved({ registry }: Pick<WarningNeeds, 'registry'>, rule: Rule, moved: ReadonlyMap<number, number>): Promise<MovedOf> {
  const sources = Object.values(rule.inputs);
  const own = rule.subject === 'meter' && sources.every((one) => ('use' in one ? one.use === true : 'quiet' in one));
  if (own) return ({ meter }) => (meter === undefined ? undefined : moved.get(meter.id));
  const byBuilding = new Map<string, number>();
  for (const [id, buildings] of await buildingsCounted(registry, [...moved.keys()])) {
    const day = moved.get(id) as number;
    for (const building of buildings) byBuilding.set(building, Math.min(day, byBuilding.get(building) ?? day));
  }
  return ({ building, meter }) =>
    earliest([meter === undefined ? undefined : moved.get(meter.id), building === null ? undefined : byBuilding.get(building.code)]);
}

/** The buildings whose use each of these meters contributes to, by its number: its own, its parent's, and those that share either. */
export async function buildingsCounted(
  registry: WarningNeeds['registry'],
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const meters = await registry.meterFacts(programScope, { ids }, asOfNow);
  const parents = [...new Set(meters.flatMap(({ parent }) => parent ?? []))];
  const facts = parents.length === 0 ? [] : await registry.meterFacts(programScope, { ids: parents }, asOfNow);
  const above = new Map(facts.map((one) => [one.id, one]));
  return new Map(
    meters.map((meter) => {
      const parent = meter.parent === null ? undefined : above.get(meter.parent);
      const all = [meter, ...(parent === undefined ? [] : [parent])].flatMap((one) => [
        one.building,
        ...one.shares.map(({ building }) => building),
      ]);
      return [meter.id, [...new Set(all.filter((building) => building !== null))]];
    }),
  );
}

/** For its point, for any of its building's, or for one that the rule names. */
async function pointsMoved({ point }: Pick<WarningNeeds, 'point'>, rule: Rule, moved: ReadonlyMap<number, number>): Promise<MovedOf> {
  const sources = Object.values(rule.inputs).filter((one) => readsPoints(one, rule.subject));
  if (sources.length === 0) return () => undefined;
  const dayOf = ({ zone }: Subject, hour: number | undefined): number | undefined =>
    hour === undefined ? undefined : zone.dayOf(hour * 3600);
  if (rule.subject === 'point' && sources.every((one) => 'quiet' in one || ('point' in one && one.point === true)))
    return (subject) => dayOf(subject, subject.point === undefined ? undefined : moved.get(subject.point.id));
  const named = new Set(sources.flatMap((one) => ('point' in one && one.point !== true ? [one.point] : [])));
  const byBuilding = new Map<string | null, number>();
  let ofAll: number | undefined;
  for (const { id, code, building } of await point.pointFacts(programScope, { ids: [...moved.keys()] }, asOfNow)) {
    const hour = moved.get(id) as number;
    if (named.has(code)) ofAll = Math.min(hour, ofAll ?? hour);
    byBuilding.set(building, Math.min(hour, byBuilding.get(building) ?? hour));
  }
  return (subject) => {
    const own = subject.point === undefined ? undefined : moved.get(subject.point.id);
    return dayOf(subject, earliest([own, ofAll, subject.building === null ? undefined : byBuilding.get(subject.building.code)]));
  };
}
