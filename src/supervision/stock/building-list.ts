import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { BuildingSort } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { chooseRows, type Chosen } from './choose.ts';
import { energySorts, type EnergySort } from './facts.ts';
import { ordered } from './kept-orders.ts';
import type { StockRow } from './rows.ts';
import { figuresOf, type StockList, type StockQuestion } from './stock-question.ts';
import { countsOf, verdictCounts } from './totals.ts';

/** Registry filters, in addition to the verdict and the gaps of a year. */
type RegistryFilter = Omit<Parameters<Registry['buildings']>[1], 'sort' | 'descending' | 'codes' | 'limit' | 'offset'>;

export type BuildingListQuestion = Omit<StockQuestion, 'region' | 'knownAt'> & RegistryFilter & Pick<Chosen, 'verdict' | 'basis' | 'gap'>;

export type BuildingListPage = BuildingListQuestion & {
  readonly sort: BuildingSort | EnergySort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** Data sources of a list of buildings. */
export type BuildingListNeeds = {
  readonly registry: Pick<Registry, 'buildings' | 'listedCodes' | 'buildingCodes'>;
  /** Everything that the scope sees in a year: as cached under a name, or calculated. */
  readonly whole: (scope: Scope, asked: StockQuestion) => Promise<{ readonly name: string; readonly list: StockList }>;
  /** The same for only some buildings. */
  readonly some: (scope: Scope, asked: StockQuestion, codes: readonly string[]) => Promise<StockList>;
};

/** The most buildings calculated individually; for more, the whole year costs no more. */
const fewBuildings = 500;

/**
 * A page of the list of buildings, each with its year. What the registry alone can filter and sort is queried there, and only the year of
 * the page's buildings is calculated: fast for any size of city. Filters and sorting by values of the year use the year of all buildings,
 * which is cached for some minutes under its name.
 */
export async function buildingList(needs: BuildingListNeeds, scope: Scope, asked: BuildingListPage) {
  const { sort } = asked;
  const ofYear = energySorts.find((one) => one === sort);
  if (ofYear === undefined && !narrowsByYear(asked) && asked.limit <= fewBuildings)
    return quickPage(needs, scope, { ...asked, sort: sort as BuildingSort });
  const { name, list } = await needs.whole(scope, questionOf(asked));
  const meant =
    ofYear === undefined
      ? await meantByRegistry(needs, scope, asked, list, { sort: sort as BuildingSort, descending: asked.descending })
      : await meantAmong(needs, scope, asked, ordered(list.rows, ofYear, asked.descending ? 'desc' : 'asc'));
  const page = meant.slice(asked.offset, asked.offset + asked.limit);
  const rows = new Map(page.map((row) => [row.code, row]));
  const told = new Map((await registered(needs, scope, [...rows.keys()])).map((one) => [one.code, one]));
  const shown = [...rows.keys()].flatMap((code) => told.get(code) ?? []);
  return { ...answerOf(asked, list, shown, rows), total: meant.length, list: name };
}

/** The totals of such a list, and its verdicts. */
export async function buildingTotals(needs: BuildingListNeeds, scope: Scope, asked: BuildingListQuestion) {
  const { name, list } = await needs.whole(scope, questionOf(asked));
  const meant = await meantAmong(needs, scope, { ...asked, verdict: undefined, basis: undefined }, list.rows);
  const { total, floorAreaM2, value } = countsOf(chooseRows(meant, { verdict: asked.verdict, basis: asked.basis }));
  return { unit: list.unit, total, floorArea: floorAreaM2, value, ...verdictCounts(meant), list: name };
}

async function quickPage(needs: BuildingListNeeds, scope: Scope, asked: BuildingListPage & { readonly sort: BuildingSort }) {
  const { sort, descending, offset, limit } = asked;
  const { buildings, total } = await needs.registry.buildings(scope, { ...filterOf(asked), sort, descending, offset, limit });
  const codes = buildings.map(({ code }) => code);
  const list = await needs.some(scope, questionOf(asked), codes);
  const rows = new Map(list.rows.map((row) => [row.code, row]));
  return { ...answerOf(asked, list, buildings, rows), total, list: null };
}

type Shown = Awaited<ReturnType<Registry['buildings']>>['buildings'][number];

function answerOf(asked: BuildingListQuestion, list: StockList, shown: readonly Shown[], rows: ReadonlyMap<string, StockRow>) {
  return {
    unit: list.unit,
    findings: list.findings,
    // a building written between the two queries has no year yet
    buildings: shown.map((one) => ({ ...one, energy: energyOf(asked, list, rows.get(one.code)) })),
  };
}

function energyOf(asked: BuildingListQuestion, list: StockList, row: StockRow | undefined) {
  if (row === undefined) return null;
  const { value, intensity, coverage, change, reason, verdict, indicative, byCity, excess, gaps } = row;
  const figures = figuresOf(row, asked, list);
  return { value, intensity, coverage, change, reason, verdict, indicative, byCity, excess, gaps: [...gaps], ...figures };
}

/** The matching rows, in the order of the registry. */
async function meantByRegistry(
  { registry }: BuildingListNeeds,
  scope: Scope,
  asked: BuildingListQuestion,
  list: StockList,
  order: { readonly sort: BuildingSort; readonly descending: boolean },
): Promise<StockRow[]> {
  const codes = await registry.listedCodes(scope, { ...filterOf(asked), ...order });
  const rows = new Map(list.rows.map((row) => [row.code, row]));
  return chooseRows(
    codes.flatMap((code) => rows.get(code) ?? []),
    yearFilterOf(asked),
  );
}

/** The matching rows, in their order. Without registry filters, the registry's store is not queried. */
async function meantAmong(
  { registry }: BuildingListNeeds,
  scope: Scope,
  asked: BuildingListQuestion,
  rows: readonly StockRow[],
): Promise<StockRow[]> {
  const { region, ...fields } = filterOf(asked);
  const narrowed = Object.values(fields).some((field) => field !== undefined);
  const codes = narrowed
    ? await registry.listedCodes(scope, { region, ...fields, sort: 'code', descending: false })
    : await registry.buildingCodes(scope, region === undefined ? {} : { region }, asOfNow);
  const meant = new Set(codes);
  return chooseRows(
    rows.filter(({ code }) => meant.has(code)),
    yearFilterOf(asked),
  );
}

const yearFilterOf = ({ verdict, basis, gap }: BuildingListQuestion): Pick<Chosen, 'verdict' | 'basis' | 'gap'> => ({
  verdict,
  basis,
  gap,
});

async function registered({ registry }: BuildingListNeeds, scope: Scope, codes: readonly string[]): Promise<readonly Shown[]> {
  if (codes.length === 0) return [];
  const { buildings } = await registry.buildings(scope, { codes, sort: 'code', descending: false, offset: 0, limit: codes.length });
  return buildings;
}

function narrowsByYear({ verdict, basis, gap }: BuildingListQuestion): boolean {
  return verdict !== undefined || basis !== undefined || gap !== undefined;
}

/** Everything that the scope sees: whatever place is requested, the same list is cached. */
function questionOf({ year, measure, list }: BuildingListQuestion): StockQuestion {
  return { year, measure, list };
}

function filterOf(asked: BuildingListQuestion): RegistryFilter {
  const { region, organisation, use, search, areaFrom, areaTo, yearFrom, yearTo, hasMeters, stateOrgan, ownership, heating } = asked;
  return { region, organisation, use, search, areaFrom, areaTo, yearFrom, yearTo, hasMeters, stateOrgan, ownership, heating };
}
