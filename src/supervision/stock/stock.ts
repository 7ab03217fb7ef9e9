import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import { coefficientsFor, dayOfJudgement, type KnowledgeOf } from '#supervision/benchmarking/public/known-rules.ts';
import { comparisonUnit } from '#supervision/benchmarking/public/comparison-unit.ts';
import { buildingList, buildingTotals, type BuildingListNeeds, type BuildingListPage, type BuildingListQuestion } from './building-list.ts';
import { chooseRows, type Chosen } from './choose.ts';
import type { Sort } from './facts.ts';
import { heatingKinds } from './heating-kind.ts';
import { createKeptLists, type KeptLists } from './kept-lists.ts';
import { ordered, placed } from './kept-orders.ts';
import type { Among } from './peers.ts';
import { createKeptRows, type KeptRows } from './kept-rows.ts';
import type { StockRow } from './rows.ts';
import { figuresOf, type StockList, type StockQuestion } from './stock-question.ts';
import { countsOf, verdictCounts } from './totals.ts';

/** What this slice needs of the slices before it. */
export type StockNeeds = {
  readonly benchmarking: Pick<Benchmarking, 'yearOf' | 'knownAt'>;
  readonly knowledge: KnowledgeOf;
  readonly registry: BuildingListNeeds['registry'];
  readonly now: Clock;
};

export type StockPage = StockQuestion &
  Chosen & {
    readonly region: string;
    readonly among: Among;
    readonly sort: Sort;
    readonly order: 'asc' | 'desc';
    readonly offset: number;
    readonly limit: number;
  };

/**
 * The building stock of a place: every building with use, intensity, verdict and what is missing, filtered and sorted by any column.
 * @example createStock(needs).list(scope, { region: '140300', year: 2025, measure: 'total', verdict: 'over', … })
 */
export function createStock(needs: StockNeeds) {
  const kept = { lists: createKeptLists<StockList>(needs.now), rows: createKeptRows() };
  const listNeeds: BuildingListNeeds = {
    registry: needs.registry,
    whole: (scope, asked) => keptOrNew(needs, kept, scope, asked),
    some: (scope, asked, codes) => newList(needs, kept, scope, asked, codes),
  };
  return {
    /** A page of the list, with counts of the matching buildings. Throws `no-such-place`. */
    list: (scope: Scope, asked: StockPage) => listOf(needs, kept, scope, asked),
    /** A page of the list of buildings: what each is, its use in a year, how it is judged. */
    buildings: (scope: Scope, asked: BuildingListPage) => buildingList(listNeeds, scope, asked),
    /** The totals of such a list. */
    totals: (scope: Scope, asked: BuildingListQuestion) => buildingTotals(listNeeds, scope, asked),
    /** All rows, for counting or drawing them. */
    rows: async (scope: Scope, asked: StockQuestion) => (await keptOrNew(needs, kept, scope, asked)).list,
  };
}

type Kept = { readonly lists: KeptLists<StockList>; readonly rows: KeptRows };

export type Stock = ReturnType<typeof createStock>;

async function listOf(needs: StockNeeds, kept: Kept, scope: Scope, asked: StockPage) {
  const { name, list } = await keptOrNew(needs, kept, scope, asked);
  const meant = chooseRows(list.rows, asked);
  // a requester who sees only some buildings of a place gets a building's rank among the others from `standing`
  const rows = placed(list.rows, seesAll(scope) ? asked.among : 'none');
  const sorted = chooseRows(ordered(rows, asked.sort, asked.order), asked);
  return {
    ...countsOf(meant),
    ...verdictCounts(chooseRows(list.rows, { ...asked, verdict: undefined, basis: undefined })),
    ranked: meant.filter(({ reason }) => reason === null).length,
    excluded: chooseRows(list.rows, { use: asked.use }).filter(({ reason }) => reason !== null).length,
    unit: list.unit,
    uses: list.uses,
    heatings: list.heatings,
    gaps: list.gaps,
    findings: list.findings,
    list: name,
    buildings: sorted.slice(asked.offset, asked.offset + asked.limit).map((row) => ({ ...row, ...figuresOf(row, asked, list) })),
  };
}

/** Whether a scope sees all buildings of the places that it sees. */
function seesAll({ sees }: Scope): boolean {
  return 'all' in sees || 'region' in sees;
}

async function keptOrNew(needs: StockNeeds, kept: Kept, scope: Scope, asked: StockQuestion) {
  const { region, year, measure, knownAt } = asked;
  const key = JSON.stringify([scope.sees, region ?? null, year, measure, knownAt ?? null]);
  const before = asked.list === undefined ? undefined : kept.lists.find(asked.list, key);
  if (asked.list !== undefined && before !== undefined) return { name: asked.list, list: before };
  const list = await newList(needs, kept, scope, asked);
  return { name: kept.lists.keep(key, list, list.rows.length), list };
}

/** @param codes the requested buildings; default: all of the place */
async function newList(
  { benchmarking, knowledge }: StockNeeds,
  kept: Pick<Kept, 'rows'>,
  scope: Scope,
  asked: StockQuestion,
  codes?: readonly string[],
): Promise<StockList> {
  const { region, year, measure } = asked;
  const known = benchmarking.knownAt(asked.knownAt);
  const buildings = await benchmarking.yearOf(scope, { region, buildings: codes, year, known }, 2);
  const heatings = knowledge.inForce('heating', { on: dayOfJudgement(year), ...known });
  const uses = buildings.flatMap((one) => one.uses);
  const { unit, alike, findings } = comparisonUnit(knowledge, { measure, year, known }, uses);
  const how = { measure, alike, heatings, coefficients: coefficientsFor(knowledge, year, known) };
  const rows = kept.rows(buildings, how, heatingKinds(heatings));
  return {
    unit: `${unit}/m2`,
    known,
    rows,
    findings,
    uses: tally(rows, ({ use }) => [use ?? 'unknown']),
    heatings: tally(rows, ({ heating }) => [heating ?? 'unknown']),
    gaps: tally(rows, (row) => row.gaps),
  };
}

function tally(rows: readonly StockRow[], of: (row: StockRow) => readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) for (const one of of(row)) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
