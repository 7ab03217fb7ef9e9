import type { FeatureCollection } from 'geojson';
import type { client } from '../../api.ts';

export type Points = Awaited<ReturnType<typeof client.overview.map>>;

/** The map's columns as points, each with the number of its class. */
export function featuresOf(points: Points, classOf: (index: number) => number): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.code.map((code, index) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [points.longitude[index] as number, points.latitude[index] as number] },
      properties: { code, name: points.name[index] ?? '', class: classOf(index) },
    })),
  };
}

/** Places with a boundary as areas. */
export function areasOf(places: readonly { readonly name: string; readonly boundary?: unknown }[]): FeatureCollection {
  const drawn = places.filter(({ boundary }) => boundary !== null && boundary !== undefined);
  return {
    type: 'FeatureCollection',
    features: drawn.map(({ name, boundary }) => ({ type: 'Feature', geometry: boundary as never, properties: { name } })),
  };
}
