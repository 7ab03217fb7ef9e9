import { readFile } from 'node:fs/promises';
import type { Feature, Geometry, Position } from 'geojson';
import { Problem } from '#kernel/problem.ts';
import { refuseTwiceInJson } from '#kernel/twice-in-json.ts';
import { createCollector, headerOf, type RowBatch, type Table } from '../table.ts';

/** A GeoJSON text is read as a whole; this much of it is some 150,000 buildings. */
const mostBytes = 200_000_000;
/**
 * The maximum number of cells per batch, and of rows; a table of many properties that few features have contains far more cells than the
 * file has values.
 */
const batchRows = 10_000;
const batchCells = 1_000_000;
const mostProperties = 1000;
/** The maximum depth of nested lists; an area with several parts has four levels. */
const deepest = 32;
const placeColumns = ['longitude', 'latitude'] as const;

/** Names of the coordinate systems that differ from WGS 84 by less than a building: GeoJSON's own, and CGCS 2000. */
const sameSystem = /CRS84|4326|4490|4979/u;

/**
 * Features as a table: each property is a column, and the location is `longitude` and `latitude` unless properties have these names; for an
 * outline its middle. Throws `geojson-unreadable`, `geojson-too-large`, `geojson-system`, `geojson-too-many-properties`, `no-header`.
 */
export async function openGeojson(path: string, size: number): Promise<Table> {
  if (size > mostBytes) throw new Problem('too-large', 'geojson-too-large', { mb: Math.round(mostBytes / 1e6) });
  const features = featuresIn(await readFile(path, 'utf8'));
  const all = features.flatMap(spread);
  const names = namesIn(all);
  const placed = features.some(({ geometry }) => geometry !== null && geometry !== undefined);
  const own = placed ? placeColumns.filter((name) => !names.has(name)) : [];
  if (names.size === 0 && own.length === 0) throw new Problem('bad-input', 'no-header');
  const { header, width, findings } = headerOf([...names, ...own].map(sound));
  const outlines = features.filter(({ geometry }) => geometry !== null && geometry !== undefined && geometry.type !== 'Point').length;
  if (outlines > 0) findings.push({ code: 'outline-middle', severity: 'info', evidence: { rows: outlines } });
  return {
    header,
    findings,
    format: 'geojson',
    rows: { [Symbol.asyncIterator]: () => batches(all, [...names, ...own], createCollector(header.length, width, findings)) },
  };
}

/** The part of a feature that becomes a row of the table. */
type FeaturePart = Pick<Feature<Geometry | null>, 'properties' | 'geometry'>;

/**
 * A feature as rows: itself, and one more for each entry of its property `dated`, a list of values with the day `from` which they are
 * valid, as in exported buildings: `"dated": [{"from": "2024-07-01", "floorArea": 12000}]`. They have its `code`.
 */
function spread({ properties, geometry }: FeaturePart): FeaturePart[] {
  const { dated, ...rest } = properties ?? {};
  if (!Array.isArray(dated) || !dated.every(isDated)) return [{ properties, geometry }];
  const { code } = rest;
  return [{ properties: rest, geometry }, ...dated.map((entry) => ({ properties: { code, ...entry }, geometry: null as never }))];
}

function isDated(entry: unknown): entry is { readonly from: string } {
  return typeof entry === 'object' && entry !== null && typeof (entry as { from?: unknown }).from === 'string';
}

/** Counted like rows of a table: the first feature is row 2. */
async function* batches(
  things: readonly FeaturePart[],
  names: readonly string[],
  collector: ReturnType<typeof createCollector>,
): AsyncGenerator<RowBatch> {
  const mostRows = Math.min(batchRows, Math.ceil(batchCells / names.length));
  for (const [at, { properties, geometry }] of things.entries()) {
    const [longitude = '', latitude = ''] = middleOf(geometry);
    const place: Readonly<Record<string, number | string | undefined>> = { longitude, latitude };
    const isPlace = (name: string): boolean => name === 'longitude' || name === 'latitude';
    collector.add(
      at + 2,
      names.map((name) => textOf(properties?.[name]) || (isPlace(name) ? String(place[name]) : '')),
    );
    if (collector.waiting() >= mostRows) yield collector.take();
  }
  collector.close();
  yield collector.take();
}

/** The property names of the features, in the order of first occurrence. */
function namesIn(features: readonly FeaturePart[]): Set<string> {
  const names = new Set<string>();
  for (const { properties } of features) {
    for (const name of Object.keys(properties ?? {})) names.add(name);
    if (names.size > mostProperties) throw new Problem('too-large', 'geojson-too-many-properties', { most: mostProperties });
  }
  return names;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return sound(String(value as string | number | boolean));
  if (isDeep(value, deepest)) throw new Problem('bad-input', 'geojson-unreadable');
  return sound(JSON.stringify(value));
}

/** JSON may contain what no text of a table can: half a character, or a NUL. */
const sound = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

function isDeep(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeep(inner, levels - 1));
}

function featuresIn(text: string): Feature<Geometry | null>[] {
  const told = parsed(text);
  const system = (told as { crs?: { properties?: { name?: unknown } } } | null)?.crs?.properties?.name;
  if (typeof system === 'string' && !sameSystem.test(system)) throw new Problem('bad-input', 'geojson-system', { system });
  const features = isOf(told, 'Feature') ? [told] : isOf(told, 'FeatureCollection') ? (told as { features?: unknown }).features : null;
  if (!Array.isArray(features) || !features.every((one) => isOf(one, 'Feature'))) throw new Problem('bad-input', 'geojson-unreadable');
  return features as Feature<Geometry | null>[];
}

function parsed(text: string): unknown {
  const bare = text.replace(/^\ufeff/u, '');
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    throw new Problem('bad-input', 'geojson-unreadable');
  }
  refuseTwice(bare);
  return value;
}

/** Throws `json-name-twice`; ignores endless nesting. */
function refuseTwice(text: string): void {
  try {
    refuseTwiceInJson(text, Infinity);
  } catch (error) {
    throw error instanceof Problem && error.code === 'too-deep' ? new Problem('bad-input', 'geojson-unreadable') : error;
  }
}

function isOf(value: unknown, type: string): boolean {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === type;
}

/** A point itself; the middle of the bounding box for anything else. Empty if there is none. */
function middleOf(geometry: Geometry | null | undefined): number[] {
  const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  for (const [x = Number.NaN, y = Number.NaN] of positionsOf(geometry)) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  if (box[0] === Infinity) return [];
  return [box[0] === box[2] ? box[0] : rounded((box[0] + box[2]) / 2), box[1] === box[3] ? box[1] : rounded((box[1] + box[3]) / 2)];
}

const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

function positionsOf(geometry: Geometry | null | undefined, levels = deepest): Position[] {
  if (geometry === null || geometry === undefined) return [];
  if (levels === 0) throw new Problem('bad-input', 'geojson-unreadable');
  if (geometry.type !== 'GeometryCollection') return flat(geometry.coordinates, deepest);
  const { geometries } = geometry as { geometries?: unknown };
  if (!Array.isArray(geometries)) throw new Problem('bad-input', 'geojson-unreadable');
  return geometries.flatMap((one: Geometry | null) => positionsOf(one, levels - 1));
}

function flat(coordinates: unknown, levels: number): Position[] {
  if (!Array.isArray(coordinates)) return [];
  if (levels === 0) throw new Problem('bad-input', 'geojson-unreadable');
  return typeof coordinates[0] === 'number' ? [coordinates as Position] : coordinates.flatMap((one) => flat(one, levels - 1));
}
