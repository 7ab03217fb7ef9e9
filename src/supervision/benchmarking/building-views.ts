import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Excluded, Measure, Rankable } from './public/assess.ts';
import type { FlowFigure, FlowOfCarrier } from './flow.ts';
import type { BenchmarkingNeeds, RankAnswer } from './needs.ts';
import { yearDays, yearOf, type YearUse } from './facts.ts';
import { coalOf, countedInTotal, totalOf, type CoalCoefficient, type CoalCoefficients } from './public/intensity.ts';
import { coefficientsFor } from './public/known-rules.ts';
import type { Ranked } from './public/ranking.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { byFives, type Hidden, leastHidden, mayTell, standingAmong, standingOf, type Standing, withheld } from './standing.ts';

/** A building in a year, as known when. */
type YearQuestion = { readonly building: string; readonly year: number; readonly known: AsOf };

/** A node with its value in standard coal; null if nothing was measured or no coefficient holds. */
export type CoalNode = FlowOfCarrier['nodes'][number] & { readonly coal: FlowFigure | null; readonly restCoal: FlowFigure | null };

export type FlowAnswer = {
  readonly building: string;
  readonly year: number;
  readonly carriers: readonly (Omit<FlowOfCarrier, 'nodes'> & {
    readonly nodes: readonly CoalNode[];
    readonly coefficient: CoalCoefficient | null;
  })[];
  /** kgce of all energy carriers. */
  readonly total: FlowFigure;
  readonly findings: readonly Finding[];
};

type FlowNeeds = Pick<BenchmarkingNeeds, 'knowledge'> & { readonly metering: Pick<BenchmarkingNeeds['metering'], 'flow'> };

/** A building's energy in a year from supply to item, each carrier in its unit and in standard coal by the coefficients of that year. */
export async function flowOf(needs: FlowNeeds, scope: Scope, { building, year, known }: YearQuestion): Promise<FlowAnswer> {
  const flow = await needs.metering.flow(scope, { building, ...yearDays(year), known });
  const coefficients = coefficientsFor(needs.knowledge, year, known);
  const carriers = flow.carriers.map((one) => ({ ...one, ...inCoal(flow.building, one, coefficients, year, known) }));
  const uses = flow.carriers.flatMap(({ carrier, unit, nodes }): YearUse[] => {
    const whole = nodes.find(({ item }) => item === null);
    return whole === undefined ? [] : [{ building: flow.building, carrier, unit, ...whole.use, meters: 1 }];
  });
  const { kgce, coverage, without } = totalOf(uses, coefficients);
  const total = { value: kgce, coverage, figure: figureId({ kind: 'total', building: flow.building, year, ...known }) };
  const missing = without.map((carrier): Finding => ({ code: 'flow-without-coefficient', severity: 'warning', evidence: { carrier } }));
  return { building: flow.building, year, carriers, total, findings: [...carriers.flatMap(({ findings }) => findings), ...missing] };
}

function inCoal(building: string, { carrier, unit, nodes }: FlowOfCarrier, coefficients: CoalCoefficients, year: number, known: AsOf) {
  const found = countedInTotal.includes(carrier) ? coalOf({ carrier, unit }, coefficients) : null;
  const turn = (use: FlowFigure | null, item: string | null, rest: boolean): FlowFigure | null => {
    if (use === null || found === null) return null;
    const named = { building, carrier, ...(item && { item }), ...(rest && { rest }), year };
    const value = use.value === null ? null : use.value * found.factor;
    return { value, coverage: use.coverage, figure: figureId({ kind: 'coal', ...named, ...known }) };
  };
  return {
    coefficient: found?.coefficient ?? null,
    nodes: nodes.map((node) => ({ ...node, coal: turn(node.use, node.item, false), restCoal: turn(node.rest, node.item, true) })),
  };
}

export type StandingAnswer = Standing & {
  readonly building: string;
  readonly year: number;
  /** The place whose buildings it is compared with: its county, or its city if the county has too few. */
  readonly region: string;
  readonly use: string | null;
  readonly unit: string;
  readonly own: (Ranked<Rankable> & { readonly figure: string }) | null;
  /** Why it is not ranked. */
  readonly out: Excluded | null;
  /** How many of the same use could not be ranked. */
  readonly excluded: number;
  readonly figure: string;
};

type Rank = (scope: Scope, asked: { region: string; year: number; measure: Measure; use?: string; known: AsOf }) => Promise<RankAnswer>;

type PeersQuestion = {
  readonly code: string;
  readonly use: string;
  readonly year: number;
  readonly measure: Measure;
  readonly known: AsOf;
};

/**
 * How a building compares with those of the same use in its county, or in its city if the county has fewer than ten. All buildings of the
 * place count; for those that the requester does not see, only rounded quartiles are shown, and only for ten or more (`standing.ts`).
 * Throws `no-such-building`.
 */
export async function standingIn(
  needs: BenchmarkingNeeds,
  rank: Rank,
  scope: Scope,
  { building: code, year, measure, known }: YearQuestion & { readonly measure: Measure },
): Promise<StandingAnswer> {
  const [facts] = await needs.registry.buildingFacts(scope, { buildings: [code] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  const { use } = yearOf(facts, year);
  const figure = figureId({ kind: 'standing', building: facts.code, year, carrier: measure, ...known });
  const frame = { building: facts.code, year, use, figure };
  if (use === null) {
    const out: Excluded = { code: facts.code, name: facts.name, reason: 'use-missing', evidence: { building: facts.code } };
    return { ...frame, ...standingOf(facts.code, []), region: facts.region, unit: '', own: null, out, excluded: 0 };
  }
  return { ...frame, ...(await nearestWithPeers(needs, rank, scope, facts.region, { code: facts.code, use, year, measure, known })) };
}

type Among = Omit<StandingAnswer, 'building' | 'year' | 'use' | 'figure'>;

/** The county if it has enough of the use, otherwise the city. */
async function nearestWithPeers(needs: BenchmarkingNeeds, rank: Rank, scope: Scope, county: string, asked: PeersQuestion): Promise<Among> {
  const city = /^\d{6}$/u.test(county) ? `${county.slice(0, 4)}00` : county;
  const near = await standingAt(needs, rank, scope, county, asked);
  if (near.isEnough || city === county) return near.told;
  const wide = await standingAt(needs, rank, scope, city, asked).catch(noSuchPlace);
  return (wide ?? near).told;
}

async function standingAt(
  needs: BenchmarkingNeeds,
  rank: Rank,
  scope: Scope,
  region: string,
  { code, ...asked }: PeersQuestion,
): Promise<{ isEnough: boolean; told: Among }> {
  const whole = await rank(programScope, { ...asked, region });
  const codes = [...whole.buildings, ...whole.excluded].map((one) => one.code);
  const seen = await seenAmong(needs, scope, codes, asked.known);
  const own = whole.buildings.find((one) => one.code === code) ?? null;
  const out = whole.excluded.find((one) => one.code === code) ?? null;
  const frame = { region, unit: whole.unit, own, out };
  const shown = whole.buildings.filter((one) => seen.has(one.code));
  const unranked = whole.excluded.filter((one) => seen.has(one.code)).length;
  if (shown.length === whole.buildings.length)
    return { isEnough: whole.count >= leastHidden, told: { ...frame, ...standingOf(code, shown), excluded: unranked } };
  const hidden = await hiddenPeers(
    needs,
    whole.buildings.filter((one) => !seen.has(one.code)),
    { ...asked, region },
  );
  if (!mayTell(hidden)) return { isEnough: false, told: { ...frame, ...withheld(code, shown), excluded: unranked } };
  const excluded = byFives(whole.excluded.length - unranked);
  return { isEnough: true, told: { ...frame, ...standingAmong(own?.intensity ?? null, hidden), excluded } };
}

async function seenAmong(
  { registry }: BenchmarkingNeeds,
  scope: Scope,
  codes: readonly string[],
  known: AsOf,
): Promise<ReadonlySet<string>> {
  if ('all' in scope.sees || codes.length === 0) return new Set(codes);
  return new Set((await registry.buildingFacts(scope, { buildings: codes }, known)).map((one) => one.code));
}

/**
 * Peers as a bureau or an administrator knows them: owners' changes to their own buildings do not affect the standing of others, and
 * buildings that owners created are not peers.
 */
async function hiddenPeers(
  { registry, place }: BenchmarkingNeeds,
  hidden: readonly Ranked<Rankable>[],
  { region, use, year, known }: Omit<PeersQuestion, 'code'> & { readonly region: string },
): Promise<Hidden[]> {
  const codes = new Set(hidden.map(({ code }) => code));
  const facts = new Map((await registry.buildingFacts(programScope, { region }, known)).map((one) => [one.code, one]));
  const confirmed = await registry.confirmedFacts([...codes], known);
  const places = new Set(confirmed.size === 0 ? [] : (await place.places(region)).map(({ code }) => code));
  return hidden.flatMap(({ code, value, intensity }): Hidden[] => {
    const own = confirmed.get(code);
    const organisationOf = (of: BuildingFacts | undefined) =>
      typeof of?.fields['organisation'] === 'string' ? of.fields['organisation'] : null;
    if (own === undefined) return [{ code, intensity, organisation: organisationOf(facts.get(code)) }];
    if (own === null) return [];
    const then = yearOf(own, year);
    if (then.use !== use || then.floorAreaM2 === null || !places.has(then.region)) return [];
    return [{ code, intensity: value / then.floorAreaM2, organisation: organisationOf(own) }];
  });
}

/** Some counties are directly below their province: there is no city above them. */
function noSuchPlace(error: unknown): null {
  if (error instanceof Problem && error.code === 'no-such-place') return null;
  throw error;
}
