import type { MultiPolygon, Polygon } from 'geojson';
import { z } from 'zod';
import type { Mapping } from '#platform/list-intake/mapping.ts';
import { Problem } from '#kernel/problem.ts';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const ring = z.array(position).min(4);
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) });
const multi = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) });
const geometry = z.union([polygon, multi]);
const feature = z.object({
  type: z.literal('Feature'),
  geometry: geometry.nullable(),
  properties: z.record(z.string(), z.unknown()).nullable().optional(),
});
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(feature) });

export type Boundary = Polygon | MultiPolygon;

/**
 * A boundary and the place it belongs to. `own`: the feature describes the place itself, as in exported files (`code`, `name` and `kind`),
 * or may create a new one (`code`, `name` and `parent`).
 */
export type NamedBoundary = {
  readonly code: string | null;
  readonly name: string | null;
  readonly parent: string | null;
  readonly own: boolean;
  readonly boundary: Boundary | null;
};

/** Which property provides what, as mapped by a person. */
type MappingGiven = Pick<Mapping, 'column' | 'set' | 'ignore'>;

type Properties = Readonly<Record<string, unknown>> | null | undefined;

/**
 * The boundaries in a GeoJSON file (RFC 7946: WGS 84, longitude first); by default the code from `code`, `adcode` or `id`, the name from
 * `name`. A feature may have no geometry. Null if it is not GeoJSON of areas. Throws `no-such-column` if no feature has a named property.
 */
export function readBoundaries(json: unknown, said: MappingGiven = {}): NamedBoundary[] | null {
  const asCollection = collection.safeParse(json);
  const asFeature = feature.safeParse(json);
  const features = asCollection.success ? asCollection.data.features : asFeature.success ? [asFeature.data] : null;
  if (features !== null) {
    const column = Object.values(said.column ?? {}).find((name) => features.every(({ properties }) => properties?.[name] === undefined));
    const columns = Object.keys(features[0]?.properties ?? {}).join(' | ');
    if (column !== undefined) throw new Problem('bad-input', 'no-such-column', { column, columns });
    return features.map((one) => named(one.geometry, one.properties, said));
  }
  const asGeometry = geometry.safeParse(json);
  return asGeometry.success ? [named(asGeometry.data, null, said)] : null;
}

function named(shape: z.infer<typeof geometry> | null, properties: Properties, { column, set, ignore }: MappingGiven): NamedBoundary {
  const text = (key: string): string | null => (ignore?.includes(key) === true ? null : textIn(properties?.[key]));
  const field = (name: string): string | null =>
    column?.[name] === undefined ? (set?.[name] ?? text(name)) : textIn(properties?.[column[name]]);
  const [code, name, parent] = [field('code'), field('name'), field('parent')];
  // `kind` is not a field that a person could choose or leave out: it marks files exported from here
  const own = code !== null && name !== null && (parent !== null || textIn(properties?.['kind']) !== null);
  return { code: code ?? text('adcode') ?? text('id'), name, parent, own, boundary: shape as Boundary | null };
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value).toWellFormed().replaceAll('\0', '\ufffd').trim() : null;
}

/** Whether a point is in an area (even-odd over all rings, so that holes are outside). */
export function contains(boundary: Boundary, longitude: number, latitude: number): boolean {
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;
  return polygons.some((rings) => rings.filter((points) => inRing(points, longitude, latitude)).length % 2 === 1);
}

function inRing(points: readonly (readonly number[])[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i, i += 1) {
    const [[xi = 0, yi = 0], [xj = 0, yj = 0]] = [points[i] as number[], points[j] as number[]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
