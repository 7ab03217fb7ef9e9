import type { AsOf } from '#kernel/as-of.ts';
import { carriers as allCarriers, type Carrier } from '#kernel/carrier.ts';
import { dayNumber } from '#kernel/day.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { placeZone } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { MeterFacts } from '#registry/facts.ts';
import type { Both, MissingFigure } from './facts.ts';
import type { AnnualReportNeeds } from './needs.ts';
import { suppliers } from './owed.ts';

type At = { readonly region: string; readonly year: number; readonly known: AsOf };

/** How many are named in one row; of more it says how many there are. */
const namedInRow = 20;

/** Names with what each owes, the most first; of many the first ones and how many more. @param each how an amount is said */
export function namesSaid(owing: ReadonlyMap<string, number>, each: (count: number) => Both): Both {
  const all = [...owing].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const named = all.slice(0, namedInRow);
  const more = all.length - named.length;
  return {
    zh: `${named.map(([name, count]) => `${name}${each(count).zh}`).join('、')}${more > 0 ? `，另有 ${more} 家` : ''}`,
    en: `${named.map(([name, count]) => `${name}${each(count).en}`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

/** Of one or more rows that are owed by suppliers and owners: which of them by name, with how many meters or buildings each owes. */
export async function namedSuppliers(
  needs: AnnualReportNeeds,
  scope: Scope,
  at: At,
  missing: readonly MissingFigure[],
): Promise<MissingFigure[]> {
  const carriersIn = ({ why }: MissingFigure): Carrier[] =>
    allCarriers.filter((carrier) => why.some(({ evidence }) => evidence['carrier'] === carrier));
  const open = missing.filter(({ who }) => who === suppliers);
  const carriers = [...new Set(open.flatMap(carriersIn))];
  const owing = new Map(await Promise.all(carriers.map(async (carrier) => [carrier, await owingOf(needs, scope, at, carrier)] as const)));
  return missing.map((one) => {
    if (one.who !== suppliers) return one;
    const own = carriersIn(one).flatMap((carrier) => owing.get(carrier) ?? []);
    return own.length === 0 ? one : { ...one, who: { zh: own.map(({ zh }) => zh).join('；'), en: own.map(({ en }) => en).join('; ') } };
  });
}

/** Suppliers whose meters said nothing in the year, and owners of buildings that have no meter. */
async function owingOf(needs: AnnualReportNeeds, scope: Scope, at: At, carrier: Carrier): Promise<Both[]> {
  const { region, known } = at;
  const [buildings, meters, organisations] = await Promise.all([
    needs.registry.buildingFacts(scope, { region }, known),
    needs.registry.meterFacts(scope, { region, carrier }, known),
    needs.place.organisations(programScope, { limit: 1_000_000 }),
  ]);
  const silent = await silentIn(needs, meters, at);
  const [names, operators] = [
    new Map(organisations.map(({ code, name }) => [code, name])),
    await needs.registry.operatorsOf(scope, silent),
  ];
  const nameOf = (code: string): string => names.get(code) ?? code;
  const byMeter = counted([...operators.values()].map(nameOf));
  const measured = new Set(meters.flatMap(({ building, shares }) => [building, ...shares.map((one) => one.building)]));
  const unread = new Set(silent.flatMap(({ id, building }) => (operators.has(id) ? [] : [building])));
  // every building takes electricity; of other carriers only meters say that it does
  const owed = buildings.filter(({ code }) => unread.has(code) || (carrier === 'electricity' && !measured.has(code)));
  const owners = owed.map(({ fields }) => fields['organisation']).filter((one) => typeof one === 'string' && one !== '');
  const byBuilding = counted(owners.map((one) => nameOf(one as string)));
  const ownerless = owed.length - owners.length;
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
}

const counted = (names: readonly string[]): Map<string, number> =>
  new Map([...Map.groupBy(names, (name) => name)].map(([name, own]) => [name, own.length]));

const metersSaid = (count: number): Both => ({ zh: `（${count} 块表）`, en: ` (${count} ${count === 1 ? 'meter' : 'meters'})` });

const buildingsSaid = (count: number): Both => ({ zh: `（${count} 栋建筑）`, en: ` (${count} ${count === 1 ? 'building' : 'buildings'})` });

/** The meters in service in a year that brought no reading of it. */
async function silentIn({ readings }: AnnualReportNeeds, meters: readonly MeterFacts[], { year, known }: At): Promise<MeterFacts[]> {
  const zone = createZone(placeZone) as Zone;
  const edges = Float64Array.from([zone.dayStart(dayNumber(year, 1, 1)), zone.dayStart(dayNumber(year + 1, 1, 1))]);
  const own = meters.filter(
    ({ installed, removed }) => (installed === null || installed < `${year + 1}-01-01`) && (removed === null || removed > `${year}-01-01`),
  );
  const heard = await readings.lastHeard(programScope, own, edges, known);
  return own.filter(({ id }) => !((heard.get(id)?.[0] ?? Number.NaN) > (edges[0] as number)));
}
