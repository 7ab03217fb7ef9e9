import type { FeatureCollection } from 'geojson';
import type { client } from '../../../api.ts';

export type Points = Awaited<ReturnType<typeof client.overview.map>>;

/** The map's columns as points, each with the number of its class and its tooltip. */
export function featuresOf(points: Points, classOf: (index: number) => number, toldOf: (index: number) => string): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.code.map((code, index) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [points.longitude[index] as number, points.latitude[index] as number] },
      properties: { code, name: points.name[index] ?? '', class: classOf(index), told: toldOf(index) },
    })),
  };
}

type Place = { readonly code: string; readonly name: string; readonly boundary?: unknown };

/**
 * Places with a boundary as areas.
 * @param classOf the class of an area and its tooltip; undefined if it has none
 */
export function areasOf(
  places: readonly Place[],
  classOf: (code: string) => { readonly class: number; readonly told: string } | undefined = () => undefined,
): FeatureCollection {
  const drawn = places.filter(({ boundary }) => boundary !== null && boundary !== undefined);
  return {
    type: 'FeatureCollection',
    features: drawn.map(({ code, name, boundary }) => ({
      type: 'Feature',
      geometry: boundary as never,
      properties: { code, name, ...classOf(code) },
    })),
  };
}

/** Four rising bounds that divide the values into quintiles; unknown values are left out. */
export function fifthsOf(values: readonly (number | null)[]): number[] {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  return [0.2, 0.4, 0.6, 0.8].map((part) => known[Math.min(known.length - 1, Math.ceil(part * known.length))] ?? 0);
}
