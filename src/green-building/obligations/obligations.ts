import { type AsOf, asOfNow } from '#kernel/as-of.ts';
import { mapInTurns } from '#kernel/in-turns.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { type SortOrder, sortedRows, type SortKey } from '#kernel/sorting.ts';
import type { PolicyService, Verdict } from '#green-building/policy/policy.ts';
import { type BuildingFacts, standingFrom } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { RenewalService } from '#green-building/renewal/renewal.ts';
import { createBuildingJudge } from './building-judge.ts';
import { fieldCounts, itemCounts, whoOwes, type BuildingObligations, type Filter } from './city.ts';
import { classByUse, fieldDeciding, projectOf } from './project.ts';
import type { ObligationSort } from './contract.ts';

/** How many buildings are judged, or formatted, per batch: one that is like no other takes a millisecond or two. */
export const atOnce = 10;

export type PlaceQuestion = Filter & {
  readonly sort?: ObligationSort | undefined;
  readonly order?: SortOrder | undefined;
  readonly region: string;
  readonly date?: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** When it was known: the instant, and the text it was given by; if absent: now. */
export type Known = { readonly known?: AsOf | undefined; readonly knownAt?: string | undefined };

export type ObligationNeeds = {
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly policy: PolicyService;
  readonly renewal: Pick<RenewalService, 'dueBuildings'>;
};

/**
 * What the documents require of standing buildings, based on what the registry knows about them.
 * @example await createObligations({ registry, policy, renewal }).ofBuilding(scope, 'B1', '2026-03-01') // { owed, open, facts, … }
 */
export function createObligations({ registry, policy, renewal }: ObligationNeeds) {
  /** Null if no document of the place was in force yet. */
  function judged(regions: readonly string[], day: string, project: object): Verdict | null {
    try {
      return policy.judge(regions, day, project);
    } catch (error) {
      if (error instanceof Problem && error.code === 'policy-date-before') return null;
      throw error;
    }
  }

  const bench = (day: string, regions: ReadonlyMap<string, readonly string[]>) =>
    createBuildingJudge({ library: policy.library(), judged, day, regions });

  async function regionsOf(buildings: readonly BuildingFacts[]): Promise<Map<string, string[]>> {
    const codes = [...new Set(buildings.map(({ region }) => region))];
    return new Map(await Promise.all(codes.map(async (code) => [code, await policy.regionsOf(code)] as const)));
  }

  /** Every building of a place, judged. @param known uses what was known about buildings and equipment then */
  async function judgedIn(scope: Scope, region: string, date: string | undefined, known: Known = {}) {
    const day = policy.dayAsked(date);
    const facts = standingFrom(await registry.buildingFacts(scope, { region }, known.known ?? asOfNow), day);
    const buildings = await withDue(renewal, scope, facts, { region, knownAt: known.knownAt }, day);
    const judge = bench(day, await regionsOf(buildings));
    const owes = (building: BuildingFacts): BuildingObligations => {
      const { code, name, region: at, fields } = building;
      return { code, name, region: at, use: typeof fields['use'] === 'string' ? fields['use'] : null, ...judge(building).duties };
    };
    return { day, all: await mapInTurns(buildings, owes, atOnce) };
  }

  return {
    /** What the registry knows about a building, as facts that rules refer to. */
    factsOf: (building: Pick<BuildingFacts, 'fields' | 'uses'>) => projectOf(building, classByUse(policy.library().facts)).facts,
    /** All matching buildings of a place, each with its obligations for the requested item, by their facts as known then. */
    async listOf(
      scope: Scope,
      { region, date, sort, order = 'asc', ...filter }: Omit<PlaceQuestion, 'limit' | 'offset'>,
      known: Known = {},
    ) {
      const { day, all } = await judgedIn(scope, region, date, known);
      return { date: day, rows: sortObligations(whoOwes(all, filter), sort, order) };
    },
    /** The obligations of one building. Throws `no-such-building`. */
    async ofBuilding(scope: Scope, code: string, date: string | undefined) {
      const day = policy.dayAsked(date);
      const found = await registry.buildingFacts(scope, { buildings: [code] }, asOfNow);
      const [building] = await withDue(renewal, scope, found, { building: code }, day);
      if (building === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
      const regions = await regionsOf([building]);
      const { project, duties } = bench(day, regions)(building);
      const verdict = judged(regions.get(building.region) ?? [], day, { ...project.facts, work: 'operate' });
      return { building, day, project, duties, verdict };
    },
    /** The obligations in a place, counted by item and by what is missing, and a page of the matching buildings. */
    async ofPlace(scope: Scope, { region, date, limit, offset, sort, order = 'asc', ...filter }: PlaceQuestion) {
      const { day, all } = await judgedIn(scope, region, date);
      const fitting = sortObligations(whoOwes(all, filter), sort, order);
      return {
        date: day,
        buildings: all.length,
        items: itemCounts(all, [...policy.library().strengths.keys()]),
        fields: fieldCounts(all, fieldDeciding),
        rows: fitting.slice(offset, offset + limit),
        total: fitting.length,
      };
    },
  };
}

export type ObligationsService = ReturnType<typeof createObligations>;

/** A device that is certainly due for renewal makes the fact true if no one has filled it in. */
async function withDue(
  renewal: ObligationNeeds['renewal'],
  scope: Scope,
  buildings: readonly BuildingFacts[],
  asked: { building: string } | { region: string; knownAt?: string | undefined },
  day: string,
) {
  const isOpen = ({ fields }: BuildingFacts): boolean => typeof fields['equipmentOutdated'] !== 'boolean';
  if (!buildings.some(isOpen)) return buildings;
  const due = await renewal.dueBuildings(scope, asked, day);
  return buildings.map((one) => (isOpen(one) && due.has(one.code) ? { ...one, fields: { ...one.fields, equipmentOutdated: true } } : one));
}

/** The buildings sorted by a column, `owed` and `open` by count; by default in the given order. */
function sortObligations(
  buildings: readonly BuildingObligations[],
  sort: ObligationSort | undefined,
  order: SortOrder,
): readonly BuildingObligations[] {
  return sort === undefined ? buildings : sortedRows(buildings, (one) => keyOf(one, sort), order);
}

function keyOf(one: BuildingObligations, sort: ObligationSort): SortKey {
  return sort === 'owed' || sort === 'open' ? one[sort].length : one[sort];
}
