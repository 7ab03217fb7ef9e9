import type { MatchAnswer } from './answer.ts';
import type { MatchCase } from './match-case.ts';

type Place = { readonly latitude: number; readonly longitude: number };

/** A plan as a map (RFC 7946): a line for each link with its heat, a point for each source and demand. */
export type MatchMap = {
  readonly type: 'FeatureCollection';
  readonly features: readonly {
    readonly type: 'Feature';
    readonly geometry:
      | { readonly type: 'LineString'; readonly coordinates: readonly (readonly [number, number])[] }
      | { readonly type: 'Point'; readonly coordinates: readonly [number, number] };
    readonly properties: Readonly<Record<string, string | number>>;
  }[];
};

export function mapOf(town: MatchCase, { links, sources, demands }: MatchAnswer): MatchMap {
  const spots = new Map<string, [number, number]>();
  const mark = (kind: string, { latitude, longitude }: Place, code: string) => spots.set(`${kind} ${code}`, [longitude, latitude]);
  for (const one of town.sources) mark('source', one, one.code);
  for (const one of town.demands) mark('demand', one, one.code);
  const spot = (kind: string, code: string): [number, number] => spots.get(`${kind} ${code}`) ?? [0, 0];
  return {
    type: 'FeatureCollection',
    features: [
      ...links.map(({ kw, ...link }) => ({
        type: 'Feature' as const,
        geometry: { type: 'LineString' as const, coordinates: [spot('source', link.source), spot('demand', link.demand)] },
        properties: { ...link, is: 'link', maxKw: Math.max(0, ...kw) },
      })),
      ...sources.map((one, at) => point('source', spot('source', one.code), { ...one, temperature: town.sources[at]?.temperature ?? 0 })),
      ...demands.map((one, at) => point('demand', spot('demand', one.code), { ...one, temperature: town.demands[at]?.temperature ?? 0 })),
    ],
  };
}

const point = (is: string, coordinates: readonly [number, number], properties: Readonly<Record<string, string | number>>) => ({
  type: 'Feature' as const,
  geometry: { type: 'Point' as const, coordinates },
  properties: { ...properties, is },
});
