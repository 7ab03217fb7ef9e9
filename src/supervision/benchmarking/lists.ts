import { figureId } from '#kernel/figure.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Which } from '#registry/registry/facts.ts';
import type { BenchmarkingNeeds, RankAnswer, RankQuestion } from './needs.ts';
import { usesByBuilding, yearDays, yearOf } from './facts.ts';
import type { KeptYears } from './kept-years.ts';
import { rulesFor } from './public/known-rules.ts';
import { createJudge, type Verdict } from './quota.ts';
import { overOf, yearBuildings, type PlaceYear } from './public/year-buildings.ts';

type RankedBuilding = RankAnswer['buildings'][number];

/** How a building is judged, in addition to its rank. `indicative`: by a limit or factor that is not verified. */
export type Judged = { readonly verdict: Verdict; readonly indicative: boolean };

/** From this number on, all buildings of a place are queried together. */
const many = 1000;

/** Ranked buildings with their verdicts. */
export async function judgedRanks<T extends { readonly code: string }>(
  { registry, metering, knowledge }: BenchmarkingNeeds,
  scope: Scope,
  { region, year, known }: Pick<RankQuestion, 'region' | 'year' | 'known'>,
  ranked: readonly T[],
): Promise<(T & Judged)[]> {
  if (ranked.length === 0) return [];
  const which: Which = ranked.length > many ? { region } : { buildings: ranked.map(({ code }) => code) };
  const [facts, uses] = await Promise.all([
    registry.buildingFacts(scope, which, known),
    metering.yearUse(scope, { which, ...yearDays(year), known }),
  ]);
  const [byCode, used] = [new Map(facts.map((one) => [one.code, one])), usesByBuilding(uses)];
  const judge = createJudge(rulesFor(knowledge, year, known));

  return ranked.map((one) => {
    const found = byCode.get(one.code);
    if (found === undefined) return { ...one, verdict: 'unknown', indicative: false };
    const { verdict, indicative } = judge(yearOf(found, year), used.get(one.code) ?? []);
    return { ...one, verdict, indicative: indicative && verdict !== 'unknown' };
  });
}

/** The ranked buildings of each use with the lowest intensity, lowest first; uses with most ranked buildings first. */
export function lowestOfEach(ranked: readonly RankedBuilding[], each: number) {
  const groups = [...Map.groupBy(ranked, ({ use }) => use)];
  return groups
    .map(([use, list]) => ({ use, count: list.length, buildings: list.toReversed().slice(0, each) }))
    .toSorted((a, b) => b.count - a.count || (a.use < b.use ? -1 : 1));
}

export type OverQuestion = PlaceYear & { readonly use?: string | undefined; readonly offset: number; readonly limit: number };

/** Buildings over a verified constraint value, furthest first; those over one that is not verified are only counted. */
export async function overListOf(needs: BenchmarkingNeeds, kept: KeptYears, scope: Scope, asked: OverQuestion) {
  const { year, known, use, offset, limit } = asked;
  const all = await yearBuildings(needs, kept, scope, asked, 1);
  const meant = use === undefined ? all : all.filter(({ building }) => building.use === use);
  const over = overOf(meant);
  const count = (is: (one: (typeof meant)[number]) => boolean) => meant.filter(is).length;
  return {
    total: over.length,
    buildings: over.slice(offset, offset + limit).map(({ building, ...one }) => ({
      ...one,
      code: building.code,
      name: building.name,
      use: building.use,
      figure: figureId({ kind: 'quota', year, ...known, building: building.code }),
    })),
    indicative: count(({ quota }) => quota.verdict === 'over' && quota.indicative),
    unknown: count(({ quota }) => quota.verdict === 'unknown'),
  };
}
