import { heatingCarrier } from '#supervision/benchmarking/benchmarking.ts';
import { yearOf } from '#supervision/benchmarking/facts.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { nation } from './factor.ts';
import type { InventoryBuilding } from './line.ts';
import type { CarbonNeeds } from './needs.ts';

/** Places by code, each with the one above it. */
export type Parents = ReadonlyMap<string, string | null>;

export async function parentsOf({ place }: CarbonNeeds): Promise<Parents> {
  const rows = await place.places(null);
  return new Map(rows.map(({ code, parent }) => [code, parent]));
}

/** The places above one, nearest first; for a region that is not stored, by the digits of GB/T 2260. */
export function above(place: string, parents: Parents): string[] {
  const found: string[] = [];
  const byDigits = /^\d{6}$/u.test(place) ? [`${place.slice(0, 4)}00`, `${place.slice(0, 2)}0000`, nation] : [];
  for (let at = parents.get(place) ?? null; at !== null && !found.includes(at); at = parents.get(at) ?? null) found.push(at);
  return [...new Set([...found, ...byDigits])].filter((one) => one !== place);
}

/**
 * The buildings of a place in a year: use and owed carriers as of its last day.
 * @param asked.region null if one building is requested
 */
export function buildingsIn(
  { knowledge }: CarbonNeeds,
  facts: readonly BuildingFacts[],
  parents: Parents,
  { region, year, known }: { readonly region: string | null; readonly year: number; readonly known: AsOf },
): InventoryBuilding[] {
  const heatings = knowledge.inForce('heating', { on: `${year}-12-31`, ...known });
  const owed = remembering((heating) => owedWith(heatingCarrier(heating, heatings)));
  const chains = remembering((name) => chainOf(name, parents));
  const districts = remembering((place) => districtOf(place, region, parents));
  return facts.map((one): InventoryBuilding => {
    const { floorAreaM2 } = yearOf(one, year);
    const zone = one.fields['developmentZone'];
    const chain = typeof zone === 'string' && zone !== '' ? `${zone} ${one.region}` : one.region;
    const owner = one.fields['organisation'];
    return {
      code: one.code,
      name: one.name,
      zone: one.zone,
      use: useOn(one, `${year}-12-31`),
      district: districts(one.region),
      chain: chains(chain),
      areaM2: floorAreaM2,
      organisation: typeof owner === 'string' ? owner : null,
      owes: owed(typeof one.fields['heating'] === 'string' ? one.fields['heating'] : ''),
    };
  });
}

const owedWith = (heating: Carrier | null | undefined): readonly Carrier[] =>
  heating === null || heating === undefined || heating === 'electricity' || heating === 'water'
    ? ['electricity']
    : ['electricity', heating];

function chainOf(name: string, parents: Parents): InventoryBuilding['chain'] {
  const own = name.split(' ');
  const region = own.at(-1) ?? '';
  return { name, places: [...new Set([...own, ...above(region, parents)])] };
}

/** The direct child of the requested place that contains a region; the place itself if no child does. */
function districtOf(region: string, within: string | null, parents: Parents): string {
  if (within === null) return region;
  const line = [region, ...above(region, parents)];
  const at = line.indexOf(within);
  return at > 0 ? (line[at - 1] ?? within) : within;
}

/** The main use on a day: the one that the registry names, if it is among the parts; otherwise the part with the largest area. */
function useOn({ uses, fields }: BuildingFacts, day: string): string | null {
  const parts = (uses.length === 1 ? uses[0] : uses.findLast(({ from }) => from === null || from <= day))?.value ?? [];
  const named = parts.find(({ use }) => use === fields['use']);
  if (named !== undefined) return named.use;
  let [main] = parts;
  for (const part of parts) if (main !== undefined && (part.areaM2 ?? 0) > (main.areaM2 ?? 0)) main = part;
  return main?.use ?? null;
}

function remembering<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const before = made.get(name);
    if (before !== undefined) return before;
    const one = make(name);
    made.set(name, one);
    return one;
  };
}
