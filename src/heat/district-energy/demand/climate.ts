import type { AsOf } from '#kernel/as-of.ts';
import type { GatherNeeds } from '../needs.ts';

type ClimateQuestion = { readonly region: string; readonly own: unknown };

/**
 * Finds the thermal zone of buildings and places, as the design codes divide the country: by a building's own sub-zone, otherwise that of
 * the nearest place above it; null if neither is known.
 */
export async function thermalOf({ knowledge, place }: Pick<GatherNeeds, 'knowledge' | 'place'>, known: AsOf, on: string) {
  const zones = knowledge.inForce('climate-zone', { on, ...known });
  const climates = new Map(knowledge.inForce('climate-of-place', { on, ...known }).map(({ region, zone }) => [region, zone]));
  const above = new Map<string, string | null>();
  const zoneOfPlace = async (region: string): Promise<string | null> => {
    const had = above.get(region);
    if (had !== undefined) return had;
    const over = await place.above(region).catch(() => [region]);
    const zone = over.map((code) => climates.get(code)).find((one) => one !== undefined) ?? null;
    above.set(region, zone);
    return zone;
  };
  return async ({ region, own }: ClimateQuestion): Promise<string | null> => {
    const said = typeof own === 'string' && own.trim() !== '' ? own.trim() : await zoneOfPlace(region);
    const found = zones.find(({ zone, names }) => [zone, names.zh, names.zh.replaceAll(' ', ''), names.en].includes(said ?? ''));
    return found?.thermal ?? null;
  };
}
