import type { AsOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Measure } from '#benchmarking/assess.ts';
import type { Benchmarking } from '#benchmarking/benchmarking.ts';
import { coefficientsFor, dayOfJudgement, type KnowledgeOf } from '#benchmarking/known-rules.ts';
import { comparisonUnit } from '#benchmarking/comparison-unit.ts';
import { chooseRows, sortRows, type Chosen } from './choose.ts';
import type { Sort } from './facts.ts';
import { heatingKinds } from './heating-kind.ts';
import { createKeptLists, type KeptLists } from './kept-lists.ts';
import { placeRows, withoutPlaces, type Among, type Placed } from './peers.ts';
import { stockRows, type StockRow } from './rows.ts';
import { countsOf, verdictCounts } from './totals.ts';

/** What this slice asks of those before it. */
export type StockNeeds = {
  readonly benchmarking: Pick<Benchmarking, 'yearOf' | 'knownAt'>;
  readonly knowledge: KnowledgeOf;
  readonly now: Clock;
};

/** The buildings of a place in a year. */
export type StockQuestion = {
  readonly region: string;
  readonly year: number;
  readonly measure: Measure;
  /** As people write it; left out: as known now. */
  readonly knownAt?: string | undefined;
  /** The name of an answer that is still kept. */
  readonly list?: string | undefined;
};

/** The list in full, as it was worked out. */
export type StockList = {
  readonly unit: string;
  readonly known: AsOf;
  readonly rows: readonly StockRow[];
  readonly findings: readonly Finding[];
  /** Of the whole place. */
  readonly uses: Readonly<Record<string, number>>;
  readonly heatings: Readonly<Record<string, number>>;
  readonly gaps: Readonly<Record<string, number>>;
};

export type StockPage = StockQuestion &
  Chosen & {
    readonly among: Among;
    readonly sort: Sort;
    readonly order: 'asc' | 'desc';
    readonly offset: number;
    readonly limit: number;
  };

/**
 * The building stock of a place: every building with use, intensity, verdict and what is missing, narrowed and sorted by any column.
 * @example createStock(needs).list(scope, { region: '140300', year: 2025, measure: 'total', verdict: 'over', … })
 */
export function createStock(needs: StockNeeds) {
  const kept = createKeptLists<StockList>(needs.now);
  return {
    /** A page of the list, with counts of what is meant. Throws `no-such-place`. */
    list: (scope: Scope, asked: StockPage) => listOf(needs, kept, scope, asked),
    /** All rows, for those who count or draw them. */
    rows: async (scope: Scope, asked: StockQuestion) => (await keptOrNew(needs, kept, scope, asked)).list,
  };
}

export type Stock = ReturnType<typeof createStock>;

async function listOf(needs: StockNeeds, kept: KeptLists<StockList>, scope: Scope, asked: StockPage) {
  const { name, list } = await keptOrNew(needs, kept, scope, asked);
  const meant = chooseRows(list.rows, asked);
  // whoever sees some buildings of a place alone is told by `standing` where one stands among the others
  const placed = seesAll(scope) ? placeRows(list.rows, asked.among) : withoutPlaces(list.rows);
  const places = new Map(placed.map((row) => [row.code, row]));
  const sorted = sortRows(
    meant.map((row) => places.get(row.code) as StockRow & Placed),
    asked.sort,
    asked.order,
  );
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

function figuresOf({ code, intensity }: StockRow, { year, measure }: StockQuestion, { known, unit }: StockList) {
  const inUnit = measure === 'gas' ? { in: unit.replace(/\/m2$/u, '') } : {};
  return {
    figure: intensity === null ? null : figureId({ kind: 'intensity', year, carrier: measure, ...inUnit, ...known, building: code }),
    quotaFigure: figureId({ kind: 'quota', year, ...known, building: code }),
  };
}

/** Whether a scope sees all buildings of the places that it sees. */
function seesAll({ sees }: Scope): boolean {
  return 'all' in sees || 'region' in sees;
}

async function keptOrNew(needs: StockNeeds, kept: KeptLists<StockList>, scope: Scope, asked: StockQuestion) {
  const { region, year, measure, knownAt } = asked;
  const key = JSON.stringify([scope.sees, region, year, measure, knownAt ?? null]);
  const before = asked.list === undefined ? undefined : kept.find(asked.list, key);
  if (asked.list !== undefined && before !== undefined) return { name: asked.list, list: before };
  const list = await newList(needs, scope, asked);
  return { name: kept.keep(key, list, list.rows.length), list };
}

async function newList({ benchmarking, knowledge }: StockNeeds, scope: Scope, asked: StockQuestion): Promise<StockList> {
  const { region, year, measure } = asked;
  const known = benchmarking.knownAt(asked.knownAt);
  const buildings = await benchmarking.yearOf(scope, { region, year, known }, 2);
  const heatings = knowledge.inForce('heating', { on: dayOfJudgement(year), ...known });
  const uses = buildings.flatMap((one) => one.uses);
  const { unit, alike, findings } = comparisonUnit(knowledge, { measure, year, known }, uses);
  const how = { measure, alike, heatings, coefficients: coefficientsFor(knowledge, year, known) };
  const rows = stockRows(buildings, how, heatingKinds(heatings));
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
