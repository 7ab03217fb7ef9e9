import { figureId, type Explainer } from '#kernel/figure.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { standingFrom, type Which } from '#registry/registry/facts.ts';
import { assess, type Excluded, type Measure, type Rankable } from './public/assess.ts';
import { flowOf, standingIn } from './building-views.ts';
import { explainCoal, explainStanding } from './building-explain.ts';
import { createExplanations, type Shown, type ShownQuestion } from './explain.ts';
import { regionsAbove, usesByBuilding, yearDays, yearOf } from './facts.ts';
import { comparisonUnit } from './public/comparison-unit.ts';
import { explainPerformance, performanceOf, type PerformanceQuestion } from './performance.ts';
import { createKeptYears } from './kept-years.ts';
import { coefficientsFor, dayOfJudgement, rulesFor } from './public/known-rules.ts';
import { judgedRanks, lowestOfEach, overListOf, type OverQuestion } from './lists.ts';
import { createJudge, quotaOf, type Judge, type Quota } from './quota.ts';
import { peerLists, quartilesOf, rankAll } from './public/ranking.ts';
import { createKeptRising, type Rising } from './rising.ts';
import type { BenchmarkingNeeds, RankAnswer, RankQuestion } from './needs.ts';
import { type BuildingsYear, periodOf, yearBuilding, yearBuildings, type YearBuilding } from './public/year-buildings.ts';

export type { Rising } from './rising.ts';
export type { YearBuilding } from './public/year-buildings.ts';
export { isNegative, yearOf } from './facts.ts';
export { correctedAt, useAtLimit, type Judge, type Quota, type QuotaPart } from './quota.ts';
export type { YearUse } from './facts.ts';
export { heatingCarrier } from './criteria.ts';
export { useFigure } from './public/use-figure.ts';

export type QuotaAnswer = Quota & { readonly building: string; readonly year: number; readonly figure: string };

/**
 * How buildings compare with one another and with the limits in force.
 * @example await createBenchmarking(needs).rank(scope, { region: '140300', year: 2025, measure: 'total', known })
 */
export function createBenchmarking(needs: BenchmarkingNeeds) {
  const { metering, knowledge } = needs;
  const kept = createKeptYears();

  /** Judges one building's year against the constraint and target values in force. */
  async function quota(scope: Scope, asked: { building: string; year: number; known: AsOf }): Promise<QuotaAnswer> {
    const { year, known } = asked;
    const { building, uses } = await shownOf(needs, scope, { building: asked.building, year, known });
    const judged = quotaOf(building, uses, regionsAbove(building), rulesFor(knowledge, year, known));
    return { ...judged, building: building.code, year, figure: figureId({ kind: 'quota', building: building.code, year, ...known }) };
  }

  /** How one building compares with those of its use. */
  const standing = (scope: Scope, asked: { building: string; year: number; measure: Measure; known: AsOf }) =>
    standingIn(needs, (as, question) => rankOf(needs, as, question), scope, asked);

  const explanations = createExplanations({
    shown: (...asked) => shownOf(needs, ...asked),
    knowledge,
    explainUse: needs.explain,
  });

  const explainers: Readonly<Record<string, Explainer>> = {
    coal: (...asked) => explainCoal(needs, ...asked),
    standing: (...asked) => explainStanding(standing, ...asked),
    performance: (...asked) => explainPerformance(needs, ...asked),
    intensity: explanations,
    total: explanations,
    quota: explanations,
  };

  return {
    /** Ranks the buildings of a region by intensity, highest first; those that cannot be ranked are listed with the reason. */
    async rank(scope: Scope, asked: RankQuestion) {
      const answer = await rankOf(needs, scope, asked);
      return { ...answer, buildings: await judgedRanks(needs, scope, asked, answer.buildings) };
    },
    /** The ranked buildings of each use with the lowest intensity, with their verdicts. */
    async champions(scope: Scope, asked: RankQuestion, each: number) {
      const { unit, buildings } = await rankOf(needs, scope, asked);
      const uses = lowestOfEach(buildings, each);
      const told = await judgedRanks(
        needs,
        scope,
        asked,
        uses.flatMap((one) => one.buildings),
      );
      const byUse = Map.groupBy(told, ({ use }) => use);
      return { unit, uses: uses.map(({ use, count }) => ({ use, count, buildings: byUse.get(use) ?? [] })) };
    },
    /** Buildings over a verified constraint value. */
    over: (scope: Scope, asked: OverQuestion) => overListOf(needs, kept, scope, asked),
    /** The distribution of the ranked buildings of each use. */
    peers: (scope: Scope, asked: RankQuestion) => peersOf(needs, scope, asked),
    quota,
    /** Judges the use of any building in a year as `quota` does, whatever the source of that use: it may be a forecast. */
    judge: ({ year, known }: { readonly year: number; readonly known: AsOf }): Judge => createJudge(rulesFor(knowledge, year, known)),
    ...estimateVerbs(needs),
    standing,
    /** Which items of an energy performance label measurements can answer, and by name those that they cannot. */
    performance: (scope: Scope, asked: PerformanceQuestion) => performanceOf(needs, scope, asked),
    /** Every building of a place in a year: what it is, its use (for two years also that of the year before), how it is judged. */
    yearOf: (scope: Scope, asked: BuildingsYear, years: 1 | 2 = 1): Promise<readonly YearBuilding[]> =>
      yearBuildings(needs, kept, scope, asked, years),
    /** One building in a year and in the year before, judged. Throws `no-such-building`. */
    yearOfBuilding: (scope: Scope, asked: { building: string; year: number; known: AsOf }) => yearBuilding(needs, scope, asked),
    /** The kinds of figure that this slice explains. */
    explainers,
    knownAt: (text: string | undefined) => metering.knownAt(text),
  };
}

/** Queries of estimates for one building after another. */
function estimateVerbs(needs: BenchmarkingNeeds) {
  const { knowledge, metering } = needs;
  const kept = createKeptRising();
  return {
    /** The intensities of one use in a place, ascending, in kgce of all energy; cached while none of it changes. Throws `no-such-place`. */
    async rising(scope: Scope, { use, ...asked }: { region: string; use: string; year: number; known: AsOf }): Promise<Rising> {
      return kept.of({ year: asked.year, ...(await comparedIn(needs, scope, { ...asked, measure: 'total' })) }, use);
    },
    /** A building's energy in a year from supply to item. @param ahead data read ahead for several buildings */
    flow: (
      scope: Scope,
      asked: { building: string; year: number; known: AsOf },
      ahead: Pick<BenchmarkingNeeds['metering'], 'flow'> = metering,
    ) => flowOf({ knowledge, metering: ahead }, scope, asked),
  };
}

/** The distribution of the ranked buildings of each use: count, quartiles, and how many are in each twentieth of the range. */
async function peersOf(needs: BenchmarkingNeeds, scope: Scope, asked: RankQuestion) {
  const { unit, buildings, excluded } = await rankOf(needs, scope, asked);
  const uses = [...peerLists(buildings)].flatMap(([use, rising]) => {
    const spread = quartilesOf(rising);
    return spread === null ? [] : [{ use, count: rising.length, ...spread, bins: binsOf(rising, 20) }];
  });
  return { unit, uses: uses.toSorted((a, b) => b.count - a.count || (a.use < b.use ? -1 : 1)), excluded: excluded.length };
}

/** What the buildings of a place are compared by, and how. Throws `no-such-place`. */
async function comparedIn(needs: BenchmarkingNeeds, scope: Scope, asked: Omit<RankQuestion, 'use'>) {
  const { registry, metering, knowledge } = needs;
  await needs.place.get(asked.region);
  const { year, measure, known } = asked;
  const which: Which = { region: asked.region };
  const [found, uses] = await Promise.all([
    registry.buildingFacts(scope, which, known),
    metering.yearUse(scope, { which: measure === 'total' ? which : { ...which, carrier: measure }, ...yearDays(year), known }),
  ]);
  const facts = standingFrom(found, yearDays(year).from);
  const { unit, alike, findings } = comparisonUnit(knowledge, asked, uses);
  const how = {
    measure,
    alike,
    coefficients: coefficientsFor(knowledge, year, known),
    heatings: knowledge.inForce('heating', { on: dayOfJudgement(year), ...known }),
  };
  return { facts, uses, unit, alike, findings, how };
}

async function rankOf(needs: BenchmarkingNeeds, scope: Scope, asked: RankQuestion): Promise<RankAnswer> {
  const { year, measure, known } = asked;
  const { facts, uses, unit, alike, findings, how } = await comparedIn(needs, scope, asked);
  const byBuilding = usesByBuilding(uses);
  const ranked: Rankable[] = [];
  const excluded: Excluded[] = [];

  for (const one of facts) {
    const building = yearOf(one, year);
    if (asked.use !== undefined && building.use !== asked.use) continue;
    const judged = assess(building, byBuilding.get(one.code) ?? [], how);
    if ('ranked' in judged) ranked.push(judged.ranked);
    else excluded.push(judged.excluded);
  }
  const pinned = { kind: 'intensity', year, carrier: measure, ...(alike && { in: alike.unit }), ...known };
  const told = rankAll(ranked, asked.offset, asked.limit);
  const buildings = told.map((one) => ({ ...one, figure: figureId({ ...pinned, building: one.code }) }));
  return {
    unit: `${unit}/m2`,
    count: ranked.length,
    buildings,
    excluded: excluded.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    findings,
  };
}

/** A building in a year with its use. Throws `no-such-building`. */
async function shownOf({ registry, metering }: BenchmarkingNeeds, scope: Scope, asked: ShownQuestion): Promise<Shown> {
  const { building: code, year, known } = asked;
  const [facts] = await registry.buildingFacts(scope, { buildings: [code] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  const uses = await metering.yearUse(scope, { which: { buildings: [facts.code] }, ...periodOf(asked), known });
  return { facts, building: yearOf(facts, year), uses: uses.filter(({ building }) => building === facts.code) };
}

export type Benchmarking = ReturnType<typeof createBenchmarking>;

/** A stretch of values, half-open except for the last, and how many are in it. */
type Bin = { readonly from: number; readonly to: number; readonly count: number };

/** Divides the range of an ascending list into equal stretches; one if all values are alike. */
function binsOf(rising: readonly number[], count: number): Bin[] {
  const [low, high] = [rising[0], rising.at(-1)];
  if (low === undefined || high === undefined) return [];
  if (low === high) return [{ from: low, to: high, count: rising.length }];
  const width = (high - low) / count;
  const held = Array.from({ length: count }, () => 0);
  for (const value of rising) {
    const at = Math.min(count - 1, Math.floor((value - low) / width));
    held[at] = (held[at] ?? 0) + 1;
  }
  return held.map((many, at) => ({ from: low + at * width, to: at === count - 1 ? high : low + (at + 1) * width, count: many }));
}
