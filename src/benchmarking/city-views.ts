import { dayText, parseDay } from '#kernel/day.ts';
import { figureId } from '#kernel/figure.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { DailyQuestion } from '#metering/metering.ts';
import { alikeOf } from './assess.ts';
import type { BenchmarkingNeeds } from './needs.ts';
import {
  areaOf,
  coveredOf,
  missingOf,
  overOf,
  sumsOf,
  unjudgedOf,
  unverifiedOf,
  verdictsOf,
  worstOf,
  type CarrierSum,
  type CityBuilding,
} from './city.ts';
import { usesByBuilding, yearDays, yearOf } from './facts.ts';
import { dayOfJudgement, rulesFor, type KnowledgeOf } from './known-rules.ts';
import { pointsOf, type MapPoints } from './map-points.ts';
import { branchesOf, homeAmong, type Branch } from './places.ts';
import { createJudge, type Quota } from './quota.ts';

export type CityQuestion = {
  readonly region: string;
  readonly year: number;
  readonly known: AsOf;
  /** One local day of that year alone. */
  readonly day?: string | undefined;
};

/** The days that a question is about, half-open. */
export function periodOf({ year, day }: Pick<CityQuestion, 'year' | 'day'>): { readonly from: string; readonly to: string } {
  return day === undefined ? yearDays(year) : { from: day, to: dayText((parseDay(day) ?? 0) + 1) };
}

/** How many are told of each list; the rest is in the list's own page. */
const told = 10;

/** The buildings of a place in a year, with their use of that year and, for two years, of the year before. */
export async function buildingsOf(
  needs: BenchmarkingNeeds,
  scope: Scope,
  { region, year, known, day }: CityQuestion,
  years: 1 | 2,
): Promise<CityBuilding[]> {
  await needs.place.get(scope, region);
  // the year before serves comparisons alone
  const periods = [periodOf({ year, day }), { ...yearDays(year - 1), onlyMeasured: true }].slice(0, years);
  const [facts, [uses = [], before = []]] = await Promise.all([
    needs.registry.buildingFacts(scope, { region }, known),
    needs.metering.yearUses(scope, { which: { region }, periods, known }),
  ]);
  const [now, then] = [usesByBuilding(uses), usesByBuilding(before)];
  const judge = createJudge(rulesFor(needs.knowledge, year, known));

  return facts.map((one) => {
    const building = yearOf(one, year);
    const own = now.get(one.code) ?? [];
    return { building, uses: own, before: then.get(one.code) ?? [], quota: judge(building, own) };
  });
}

/** The lowest place that holds nearly all buildings of the asker; null where there are none. */
export async function homeOf({ registry, metering, place }: BenchmarkingNeeds, scope: Scope): Promise<string | null> {
  const [facts, places] = await Promise.all([registry.buildingFacts(scope, {}, metering.knownAt(undefined)), place.places(scope, nation)]);
  return homeAmong(
    places,
    facts.map(({ region }) => region),
  );
}

/** The code of the country, above all regions (GB/T 2260). */
const nation = '100000';

/** A sum by carrier, with the figure that opens it. */
export type ShownSum = CarrierSum & { readonly figure: string };

export function shownSums(
  knowledge: KnowledgeOf,
  buildings: readonly CityBuilding[],
  { region, year, known, day }: CityQuestion,
): ShownSum[] {
  const calorific = knowledge.find('coefficient', 'calorific-value/gas', { on: dayOfJudgement(year), recorded: known.recorded });
  const pinned = { kind: 'city', region, year, ...(day !== undefined && { day }), ...known };
  return sumsOf(buildings, calorific?.value ?? null).map((sum) => ({ ...sum, figure: figureId({ ...pinned, carrier: sum.carrier }) }));
}

/** The key figures of a place, who is over quota by verified limits, what is missing, and the places right below. */
export async function cityOf(needs: BenchmarkingNeeds, scope: Scope, asked: CityQuestion) {
  const [buildings, places] = await Promise.all([buildingsOf(needs, scope, asked, 2), needs.place.places(scope, asked.region)]);
  const covered = coveredOf(buildings);
  const below = branchesOf(asked.region, places, buildings);
  return {
    buildings: buildings.length,
    floorAreaM2: areaOf(buildings),
    carriers: shownSums(needs.knowledge, buildings, asked),
    ...judgedOf(buildings, asked),
    missing: missingOf(covered),
    worst: worstOf(covered, told),
    below: below.map((branch) => ({
      ...branchFigures(branch),
      carriers: shownSums(needs.knowledge, branch.buildings, { ...asked, region: branch.code }),
    })),
  };
}

function judgedOf(buildings: readonly CityBuilding[], { year, known }: CityQuestion) {
  const quotas = buildings.map(({ quota }) => quota);
  const verdicts = (indicative: boolean) => verdictsOf(quotas.filter((one: Quota) => one.indicative === indicative));
  const over = overOf(buildings);
  return {
    verified: verdicts(false),
    indicative: verdicts(true),
    over: over.slice(0, told).map((one) => ({ ...one, figure: figureId({ kind: 'quota', year, ...known, building: one.building.code }) })),
    overCount: over.length,
    unverified: unverifiedOf(quotas).slice(0, told),
    unjudged: unjudgedOf(quotas),
  };
}

function branchFigures({ code, name, kind, buildings }: Branch) {
  const over = overOf(buildings).length;
  const judged = buildings.filter(({ quota }) => quota.verdict !== 'unknown').length;
  return { code, name, kind, buildings: buildings.length, floorAreaM2: areaOf(buildings), over, judged };
}

/** What a place used day by day, each day with the figure that opens it. */
export async function daysOf({ place, metering }: BenchmarkingNeeds, scope: Scope, asked: DailyQuestion) {
  await place.get(scope, asked.region);
  const told = await metering.dailyUse(scope, asked);
  const { region, carrier, known } = asked;
  const figureOf = (day: string) => figureId({ kind: 'city', region, carrier, year: Number(day.slice(0, 4)), day, ...known });
  return { ...told, days: told.days.map((one) => ({ ...one, figure: figureOf(one.day) })) };
}

/** Every building of a place that has coordinates, in columns, with what the map can be coloured by. */
export async function mapOf(needs: BenchmarkingNeeds, scope: Scope, asked: CityQuestion): Promise<MapPoints> {
  const buildings = await buildingsOf(needs, scope, asked, 1);
  const electric = buildings.flatMap(({ uses }) => uses.filter(({ carrier }) => carrier === 'electricity'));
  return pointsOf(buildings, alikeOf('electricity', electric, null)?.unit ?? 'kWh');
}
