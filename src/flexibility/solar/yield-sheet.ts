import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Place } from '#platform/place/place.ts';
import type { Resources } from '#registry/resources/resources.ts';
import { type ArraysNeeds, arraysInUse, dayOf } from './arrays-in-use.ts';
import type { Evaluation, EvaluateQuestion } from './evaluate.ts';
import type { YieldQuestion } from './yield-question.ts';
import type { YearSums } from './year-sums.ts';

/** Which photovoltaics a sheet of yields covers. */
export type SheetQuestion = {
  readonly building?: string | undefined;
  readonly region?: string | undefined;
  /** The year for which generation is shown; if absent: the last whole one. */
  readonly year?: number | undefined;
  readonly knownAt?: string | undefined;
};

type Yields = {
  readonly station: string;
  readonly stationName: string;
  readonly distanceKm: number | null;
  readonly series: 'observed' | 'typical';
  readonly from: string | null;
  readonly to: string | null;
  readonly arrays: readonly (YearSums & { readonly code: string; readonly kw: number })[];
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

export type SheetNeeds = ArraysNeeds & {
  readonly place: Pick<Place, 'get'>;
  readonly yieldOf: (scope: Scope, asked: YieldQuestion) => Promise<Yields>;
  readonly evaluate: (scope: Scope, asked: EvaluateQuestion) => Promise<Evaluation>;
};

type Listed = Awaited<ReturnType<Resources['standingOn']>>[number];

/** An array of the sheet: its facts, its yearly yield and the weather behind it, and what it generated; null if no meter measures it. */
export type SheetArray = {
  readonly resource: Listed;
  readonly sums: YearSums | null;
  readonly weather: Omit<Yields, 'arrays' | 'findings'> | null;
  readonly evaluation: Evaluation | null;
};

export type YieldSheet = {
  /** The name of the place or the building. */
  readonly of: string;
  readonly day: string;
  readonly year: number;
  /** When it was known, as text. */
  readonly knownAt: string;
  readonly arrays: readonly SheetArray[];
  /** The number of arrays with a meter that are not evaluated here. */
  readonly left: number;
  /** Each with its building. */
  readonly findings: readonly Finding[];
};

/**
 * At most this many arrays are evaluated on one sheet, because each reads a year of hours. The others are in the sheets of their buildings.
 */
const mostEvaluated = 200;

/**
 * Photovoltaics of a building or a place: the yield of each, what it generated, and doubts.
 * @throws Problem `yield-sheet-of-what`, `no-such-place`, `no-such-building`, `no-arrays-here`
 */
export async function yieldSheet(needs: SheetNeeds, scope: Scope, asked: SheetQuestion): Promise<YieldSheet> {
  const { place } = needs;
  const { building, region, knownAt } = asked;
  if ((building === undefined) === (region === undefined)) throw new Problem('bad-input', 'yield-sheet-of-what');
  const named = region === undefined ? null : (await place.get(region)).name;
  const { on: day, known } = dayOf(needs, knownAt);
  const listed = await arraysInUse(needs, scope, { building, region, knownAt });
  const [first] = listed;
  if (first === undefined) throw new Problem('not-found', 'no-arrays-here', { of: building ?? region ?? '' });
  const findings: Finding[] = [];
  const yields = await yieldsOfBuildings(needs, scope, listed, knownAt, findings);
  const year = asked.year ?? Number(day.slice(0, 4)) - 1;
  const metered = listed.filter(({ meter }) => meter !== null).slice(0, mostEvaluated);
  const evaluations = new Map<string, Evaluation | null>();
  for (const { code, building: where } of metered) {
    const question = { resource: code, from: `${year}-01-01`, to: endOf(year, day), knownAt };
    evaluations.set(code, question.to <= question.from ? null : await kept(where, findings, () => needs.evaluate(scope, question)));
  }
  for (const told of evaluations.values()) findings.push(...(told?.findings ?? []));
  return {
    of: named ?? first.buildingName ?? first.building,
    day,
    year,
    knownAt: new Date(known.received).toISOString(),
    arrays: listed.map((resource) => sheetArray(resource, yields.get(resource.building) ?? null, evaluations.get(resource.code) ?? null)),
    left: listed.filter(({ meter }) => meter !== null).length - metered.length,
    findings: withoutTwins(findings),
  };
}

/** The yields of these arrays' buildings, by code; null for a building that lacks something, which is reported. */
async function yieldsOfBuildings(
  { yieldOf }: Pick<SheetNeeds, 'yieldOf'>,
  scope: Scope,
  listed: readonly Listed[],
  knownAt: string | undefined,
  findings: Finding[],
): Promise<ReadonlyMap<string, Yields | null>> {
  const yields = new Map<string, Yields | null>();
  for (const building of new Set(listed.map((one) => one.building)))
    yields.set(building, await kept(building, findings, () => yieldOf(scope, { building, hourly: false, knownAt })));
  for (const told of yields.values()) findings.push(...(told?.findings ?? []));
  return yields;
}

/** An array of a place, ranked by its yearly yield. */
export type RankedArray = {
  readonly code: string;
  readonly name: string | null;
  readonly building: string;
  readonly buildingName: string | null;
  readonly kw: number;
  readonly year: number | null;
  readonly specific: number | null;
  readonly performanceRatio: number | null;
  readonly station: string | null;
};

/**
 * Arrays in use in a place, highest yearly yield first; those with unknown yield last.
 * @throws Problem `no-such-place`
 */
export async function rankedArrays(
  needs: Omit<SheetNeeds, 'evaluate'>,
  scope: Scope,
  { region, knownAt }: { readonly region: string; readonly knownAt?: string | undefined },
) {
  await needs.place.get(region);
  const { on } = dayOf(needs, knownAt);
  const listed = await arraysInUse(needs, scope, { region, knownAt });
  const findings: Finding[] = [];
  const yields = await yieldsOfBuildings(needs, scope, listed, knownAt, findings);
  const arrays = listed.map(({ code, name, building, buildingName, kw }): RankedArray => {
    const told = yields.get(building) ?? null;
    const own = told?.arrays.find((one) => one.code === code);
    const { year = null, specific = null, performanceRatio = null } = own ?? {};
    return { code, name, building, buildingName, kw, year, specific, performanceRatio, station: told?.station ?? null };
  });
  return {
    on,
    arrays: arrays.toSorted((a, b) => (b.year ?? -1) - (a.year ?? -1) || (a.code < b.code ? -1 : 1)),
    indicative: [...yields.values()].some((told) => told?.indicative === true),
    findings: withoutTwins(findings),
  };
}

/** The end of a year, or today if it is in that year. */
function endOf(year: number, day: string): string {
  const end = `${year + 1}-01-01`;
  const next = dayText((parseDay(day) as number) + 1);
  return end < next ? end : next;
}

function sheetArray(resource: Listed, yields: Yields | null, evaluation: Evaluation | null): SheetArray {
  const own = yields?.arrays.find(({ code }) => code === resource.code) ?? null;
  if (yields === null) return { resource, sums: own, weather: null, evaluation };
  const { arrays: _arrays, findings: _findings, ...weather } = yields;
  return { resource, sums: own, weather, evaluation };
}

/** What one building lacks is reported for it, without affecting the others. */
async function kept<T>(building: string, findings: Finding[], make: () => Promise<T>): Promise<T | null> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    findings.push({ code: error.code, severity: 'warning', evidence: { building, ...error.evidence } });
    return null;
  }
}

/** Merges identical findings about several arrays. */
function withoutTwins(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [JSON.stringify([one.code, one.evidence]), one])).values()];
}
