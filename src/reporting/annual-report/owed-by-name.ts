import type { AsOf } from '#kernel/as-of.ts';
import { carriers as allCarriers, type Carrier } from '#kernel/carrier.ts';
import { dayNumber } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Both, MissingFigure } from './facts.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { suppliers } from './owed.ts';
import { shown } from './shown.ts';

type At = { readonly region: string; readonly year: number; readonly known: AsOf };

/** How many are named in one row; the rest are counted. */
const namedInRow = 20;

/** Names with the amount that each owes, largest first; of many the first ones and how many more. @param each formats an amount */
export function namesSaid(owing: ReadonlyMap<string, number>, each: (count: number) => Both): Both {
  const all = [...owing].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const named = all.slice(0, namedInRow);
  const more = all.length - named.length;
  return {
    zh: `${named.map(([name, count]) => `${name}${each(count).zh}`).join('、')}${more > 0 ? `，另有 ${shown(more)} 家` : ''}`,
    en: `${named.map(([name, count]) => `${name}${each(count).en}`).join(', ')}${more > 0 ? ` and ${shown(more)} more` : ''}`,
  };
}

/** Who owes meter data of a carrier, in a place or a part of it: the buildings of the part by their codes. */
export type Owing = (inside?: ReadonlySet<string>) => Both[];

/** Looks up who owes what for each carrier, each carrier only once. */
export function owingByCarrier(needs: AnnualReportNeeds, scope: Scope, at: At): (carrier: Carrier) => Promise<Owing> {
  const kept = new Map<Carrier, Promise<Owing>>();
  return (carrier) => {
    const found = kept.get(carrier) ?? owingOf(needs, scope, at, carrier);
    kept.set(carrier, found);
    return found;
  };
}

/** The carriers that findings name, in the order of carriers. */
export const carriersOf = (why: readonly Finding[]): Carrier[] =>
  allCarriers.filter((carrier) => why.some(({ evidence }) => evidence['carrier'] === carrier));

/** For rows owed by suppliers and owners: names them, with how many meters or buildings each owes. */
export async function namedSuppliers(
  owing: (carrier: Carrier) => Promise<Owing>,
  missing: readonly MissingFigure[],
): Promise<MissingFigure[]> {
  return Promise.all(
    missing.map(async (one) => {
      if (one.who !== suppliers) return one;
      const own = (await Promise.all(carriersOf(one.why).map(owing))).flatMap((of) => of());
      return own.length === 0 ? one : { ...one, who: { zh: own.map(({ zh }) => zh).join('；'), en: own.map(({ en }) => en).join('; ') } };
    }),
  );
}

/** Suppliers whose meters sent nothing in the year, and owners of buildings without a meter. */
async function owingOf(needs: AnnualReportNeeds, scope: Scope, at: At, carrier: Carrier): Promise<Owing> {
  const { region, known } = at;
  const [buildings, meters, nameOf] = await Promise.all([
    needs.registry.buildingFacts(scope, { region }, known),
    needs.registry.meterFacts(scope, { region, carrier }, known),
    organisationNames(needs),
  ]);
  const silent = await silentIn(needs, meters, at);
  const operators = await needs.registry.operatorsOf(silent);
  const measured = new Set(meters.flatMap(({ building, shares }) => [building, ...shares.map((one) => one.building)]));
  const unread = new Set(silent.flatMap(({ id, building }) => (operators.has(id) ? [] : [building])));
  // every building uses electricity; for other carriers only meters show that it does
  const owed = buildings.filter(({ code }) => unread.has(code) || (carrier === 'electricity' && !measured.has(code)));
  return (inside) => {
    const own = silent.filter(({ building }) => inside === undefined || inside.has(building ?? ''));
    const byMeter = counted(own.flatMap(({ id }) => operators.get(id) ?? []).map(nameOf));
    const open = owed.filter(({ code }) => inside === undefined || inside.has(code));
    const owners = open.map(({ fields }) => fields['organisation']).filter((one) => typeof one === 'string' && one !== '');
    const byBuilding = counted(owners.map((one) => nameOf(one as string)));
    const ownerless = open.length - owners.length;
    return [
      ...(byMeter.size === 0 ? [] : [namesSaid(byMeter, metersSaid)]),
      ...(byBuilding.size === 0 ? [] : [namesSaid(byBuilding, buildingsSaid)]),
      ...(ownerless === 0
        ? []
        : [
            {
              zh: `未登记权属单位的建筑${buildingsSaid(ownerless).zh}`,
              en: `buildings whose owner is not known${buildingsSaid(ownerless).en}`,
            },
          ]),
    ];
  };
}

/** Names of organisations by code; the code itself if an organisation is not stored. */
export async function organisationNames({ place }: Pick<AnnualReportNeeds, 'place'>): Promise<(code: string) => string> {
  const names = new Map((await place.organisations(programScope, { limit: 1_000_000 })).map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

/** How often each occurs in a list. */
export const counted = (names: readonly string[]): Map<string, number> =>
  new Map([...Map.groupBy(names, (name) => name)].map(([name, own]) => [name, own.length]));

const metersSaid = (count: number): Both => ({
  zh: `（${shown(count)} 块表）`,
  en: ` (${shown(count)} ${count === 1 ? 'meter' : 'meters'})`,
});

/** A count of buildings as a suffix of a name. */
export const buildingsSaid = (count: number): Both => ({
  zh: `（${shown(count)} 栋建筑）`,
  en: ` (${shown(count)} ${count === 1 ? 'building' : 'buildings'})`,
});

/** The meters in service in a year without any reading for it. */
async function silentIn({ readings }: AnnualReportNeeds, meters: readonly MeterFacts[], { year, known }: At): Promise<MeterFacts[]> {
  const zone = createZone(placeZone) as Zone;
  const edges = Float64Array.from([zone.dayStart(dayNumber(year, 1, 1)), zone.dayStart(dayNumber(year + 1, 1, 1))]);
  const own = meters.filter(
    ({ installed, removed }) => (installed === null || installed < `${year + 1}-01-01`) && (removed === null || removed > `${year}-01-01`),
  );
  const heard = await readings.lastHeard(programScope, own, edges, known);
  return own.filter(({ id }) => !((heard.get(id)?.[0] ?? Number.NaN) > (edges[0] as number)));
}
