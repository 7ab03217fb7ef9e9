import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Evaluated } from '#reporting/indicator/facts.ts';
import type { Both, MissingFigure, WantedValue } from './facts.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { counties } from './owed.ts';
import { shown } from './shown.ts';
import { buildingsSaid, carriersOf, counted, namesSaid, organisationNames, type Owing } from './owed-by-name.ts';

type At = { readonly region: string; readonly name: string; readonly year: number; readonly known: AsOf };

/** A place that may owe values, and its buildings. */
type County = { readonly code: string; readonly name: string; readonly buildings: readonly string[] };

/** How many are named in one row; the rest are counted. */
const countiesInRow = 20;

/**
 * For rows owed by the places below: names those in which the value is not known, with who supplies it there. All of them are evaluated
 * together, so that a province costs little more than one place. A place with none below owes the row itself.
 */
export async function namedCounties(
  needs: AnnualReportNeeds,
  scope: Scope,
  at: At,
  owing: (carrier: Carrier) => Promise<Owing>,
  missing: readonly MissingFigure[],
): Promise<MissingFigure[]> {
  const wanted = missing.flatMap(({ who, wants = [] }) => (who === counties ? wants : []));
  if (wanted.length === 0) return [...missing];
  const [below, nameOf] = await Promise.all([countiesOf(needs, scope, at), organisationNames(needs)]);
  const values = await valuesIn(needs, scope, at, below, wanted);
  const whoOwes = async ({ wants = [] }: MissingFigure): Promise<Both> => {
    const open = below.flatMap((county, index) => {
      const unknown = wants.flatMap((one) => values.get(keyOf(one))?.[index] ?? []).filter(({ value }) => value === null);
      return unknown.length === 0 ? [] : [{ county, unknown }];
    });
    if (open.length === 0) return counties;
    const named = open.slice(0, countiesInRow);
    const told = await Promise.all(named.map(({ county, unknown }) => countySaid(county, unknown, owing, nameOf)));
    return listed(told, open.length - named.length);
  };
  return Promise.all(missing.map(async (one) => (one.who === counties ? { ...one, who: await whoOwes(one) } : one)));
}

const keyOf = ({ indicator, year }: WantedValue): string => `${year} ${indicator.id}`;

/** The places directly below with their buildings; the place itself if there are none. */
async function countiesOf({ place, registry }: AnnualReportNeeds, scope: Scope, { region, name, known }: At): Promise<County[]> {
  const [places, buildings] = await Promise.all([place.places(region), registry.buildingFacts(scope, { region }, known)]);
  const children = places.filter(({ parent }) => parent === region);
  if (children.length === 0) return [{ code: region, name, buildings: buildings.map(({ code }) => code) }];
  const parents = new Map(places.map(({ code, parent }) => [code, parent]));
  const childOf = (code: string): string | null => {
    let at = code;
    for (let parent = parents.get(at); parent !== region; parent = parents.get(at)) {
      if (parent === undefined || parent === null) return null;
      at = parent;
    }
    return at;
  };
  const own = Map.groupBy(buildings, (one) => childOf(one.region));
  return children.map(({ code, name: called }) => ({ code, name: called, buildings: (own.get(code) ?? []).map((one) => one.code) }));
}

/** The value of each indicator in each place, by indicator and year. */
async function valuesIn(
  { indicators }: AnnualReportNeeds,
  scope: Scope,
  { region, known }: At,
  below: readonly County[],
  wanted: readonly WantedValue[],
): Promise<ReadonlyMap<string, readonly Evaluated[]>> {
  const unique = [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
  const units = below.map(({ code, buildings }) => ({ region: code, buildings }));
  const years = [...Map.groupBy(unique, ({ year }) => year)].map(async ([year, own]) => {
    const span = { which: { region }, from: `${year}-01-01`, to: `${year + 1}-01-01`, known };
    const found = await indicators.valuesFor(
      scope,
      span,
      units,
      own.map(({ indicator }) => indicator.value),
    );
    return own.map((one, at) => [keyOf(one), found.map((of) => of[at] as Evaluated)] as const);
  });
  return new Map((await Promise.all(years)).flat());
}

const noProjects: Both = { zh: '没有登记项目', en: 'no projects registered' };

/** A place that owes, with who supplies it there: suppliers and owners by their meters, buildings and projects. */
async function countySaid(
  { name, buildings }: County,
  unknown: readonly Evaluated[],
  owing: (carrier: Carrier) => Promise<Owing>,
  nameOf: (code: string) => string,
): Promise<Both> {
  const inside = new Set(buildings);
  const findings = unknown.flatMap((one) => one.findings);
  const lacking = findings.filter(({ code }) => code === 'indicator-use-missing');
  const metered = (await Promise.all(carriersOf(lacking).map(owing))).flatMap((of) => of(inside));
  const owned = unknown.flatMap(({ parts }) => parts.flatMap((part) => ownersSaid(part, nameOf)));
  const bare = findings.some(({ code }) => code === 'indicator-no-projects') ? [noProjects] : [];
  const told = [...new Map([...metered, ...owned, ...bare].map((one) => [one.zh, one])).values()];
  if (told.length === 0) return { zh: name, en: name };
  return { zh: `${name}：${told.map(({ zh }) => zh).join('、')}`, en: `${name}: ${told.map(({ en }) => en).join(', ')}` };
}

/** The owners of the buildings or projects for which a part lacks a value. */
function ownersSaid({ value, terms = [], termsAre }: Evaluated['parts'][number], nameOf: (code: string) => string): Both[] {
  if (value !== null || termsAre === undefined) return [];
  const each = termsAre === 'projects' ? projectsSaid : buildingsSaid;
  const open = terms.filter((one) => one.value === null);
  const owners = open.flatMap(({ owner }) => (owner === null || owner === undefined || owner === '' ? [] : nameOf(owner)));
  const ownerless = open.length - owners.length;
  const { zh, en } = each(ownerless);
  return [
    ...(owners.length === 0 ? [] : [namesSaid(counted(owners), each)]),
    ...(ownerless === 0 ? [] : [{ zh: `未登记单位${zh}`, en: `without an organisation${en}` }]),
  ];
}

const projectsSaid = (count: number): Both => ({
  zh: `（${shown(count)} 个项目）`,
  en: ` (${shown(count)} ${count === 1 ? 'project' : 'projects'})`,
});

/** Joins places; if any contains more than its name, with a stronger separator. */
function listed(told: readonly Both[], more: number): Both {
  const long = told.some(({ zh }) => zh.includes('：'));
  const [zh, en] = [told.map((one) => one.zh).join(long ? '；' : '、'), told.map((one) => one.en).join(long ? '; ' : ', ')];
  return more === 0 ? { zh, en } : { zh: `${zh}${long ? '；' : '，'}另有 ${more} 地`, en: `${en} and ${more} more places` };
}
