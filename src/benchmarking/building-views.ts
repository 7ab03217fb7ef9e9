import type { Carrier } from '#kernel/carrier.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Known } from '#kernel/known.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Excluded, Measure, Rankable } from './assess.ts';
import type { BenchmarkingNeeds, RankAnswer } from './benchmarking.ts';
import { yearDays, yearOf, type YearUse } from './facts.ts';
import { coalOf, countedInTotal, totalOf, type CoalCoefficient, type CoalCoefficients } from './intensity.ts';
import { coefficientsFor } from './known-rules.ts';
import type { Ranked } from './ranking.ts';
import { leastHidden, standingOf, type Standing } from './standing.ts';

/** A sum of use with its coverage and the id that opens it; in the unit of its carrier. */
export type FlowFigure = { readonly value: number | null; readonly coverage: number; readonly figure: string };

/** What metering tells of a building's energy from supply to item. */
export type FlowOfCarrier = {
  readonly carrier: Carrier;
  readonly unit: YearUse['unit'];
  readonly nodes: readonly {
    readonly item: string | null;
    readonly parent: string | null;
    readonly use: FlowFigure;
    readonly rest: FlowFigure | null;
  }[];
  readonly unmeasured: readonly string[];
  readonly findings: readonly Finding[];
};

type YearAsked = { readonly building: string; readonly year: number; readonly known: Known };

/** A node with what it is in standard coal; null where nothing was measured or no coefficient holds. */
export type CoalNode = FlowOfCarrier['nodes'][number] & { readonly coal: FlowFigure | null; readonly restCoal: FlowFigure | null };

export type FlowAnswer = {
  readonly building: string;
  readonly year: number;
  readonly carriers: readonly (Omit<FlowOfCarrier, 'nodes'> & {
    readonly nodes: readonly CoalNode[];
    readonly coefficient: CoalCoefficient | null;
  })[];
  /** kgce of all carriers that are energy. */
  readonly total: FlowFigure;
  readonly findings: readonly Finding[];
};

/** A building's energy in a year from supply to item, each carrier in its unit and in standard coal by the coefficients of that year. */
export async function flowOf(needs: BenchmarkingNeeds, scope: Scope, { building, year, known }: YearAsked): Promise<FlowAnswer> {
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

function inCoal(building: string, { carrier, unit, nodes }: FlowOfCarrier, coefficients: CoalCoefficients, year: number, known: Known) {
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
  /** The place whose buildings it is compared with: its county, or its city where the county has too few. */
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

type Rank = (scope: Scope, asked: { region: string; year: number; measure: Measure; use?: string; known: Known }) => Promise<RankAnswer>;

/**
 * How a building stands among those of the same use in its county, or in its city where the county has fewer than ten. All buildings of the place count; of those
 * that the asker does not see only a distribution is told, and only of ten or more (`standing.ts`). Throws `no-such-building`.
 */
export async function standingIn(
  needs: BenchmarkingNeeds,
  rank: Rank,
  scope: Scope,
  { building: code, year, measure, known }: YearAsked & { readonly measure: Measure },
): Promise<StandingAnswer> {
  const [facts] = await needs.registry.buildingFacts(scope, { buildings: [code] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  const { use } = yearOf(facts, year);
  const figure = figureId({ kind: 'standing', building: facts.code, year, carrier: measure, ...known });
  const frame = { building: facts.code, year, use, figure };
  if (use === null) {
    const out: Excluded = { code: facts.code, name: facts.name, reason: 'use-missing', evidence: { building: facts.code } };
    return { ...frame, ...standingOf(facts.code, [], new Set()), region: facts.region, unit: '', own: null, out, excluded: 0 };
  }
  const { region, told } = await nearestWithPeers(rank, facts.region, { year, measure, use, known });
  const codes = told.buildings.map((one) => one.code);
  const seen = codes.length === 0 ? [] : await needs.registry.buildingFacts(scope, { buildings: codes }, known);
  return {
    ...frame,
    ...standingOf(facts.code, told.buildings, new Set(seen.map((one) => one.code))),
    region,
    unit: told.unit,
    own: told.buildings.find((one) => one.code === facts.code) ?? null,
    out: told.excluded.find((one) => one.code === facts.code) ?? null,
    excluded: told.excluded.length,
  };
}

/** The county where it has ten or more of the use, else the city. */
async function nearestWithPeers(rank: Rank, county: string, asked: { year: number; measure: Measure; use: string; known: Known }) {
  const city = /^\d{6}$/u.test(county) ? `${county.slice(0, 4)}00` : county;
  const near = await rank(programScope, { ...asked, region: county });
  if (near.count >= leastHidden || city === county) return { region: county, told: near };
  const wide = await rank(programScope, { ...asked, region: city }).catch(noSuchPlace);
  return wide === null ? { region: county, told: near } : { region: city, told: wide };
}

/** Some counties stand right below their province: there is no city above them. */
function noSuchPlace(error: unknown): null {
  if (error instanceof Problem && error.code === 'no-such-place') return null;
  throw error;
}
