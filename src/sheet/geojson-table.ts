import { readFile } from 'node:fs/promises';
import type { Feature, Geometry, Position } from 'geojson';
import { Problem } from '#kernel/problem.ts';
import { createCollector, headerOf, type RowBatch, type Table } from './table.ts';

/** A text of GeoJSON is read whole; so much of it is some 150,000 buildings. */
const mostBytes = 200_000_000;
const batchRows = 10_000;
const placeColumns = ['longitude', 'latitude'] as const;

/** Names of the systems that differ from WGS 84 by less than a building: GeoJSON's own, and CGCS 2000. */
const sameSystem = /CRS84|4326|4490|4979/u;

/**
 * Features as a table: each property is a column, and what is told of the place as `longitude` and `latitude`; of an outline its middle. Throws `geojson-unreadable`,
 * `geojson-too-large`, `geojson-system`, `no-header`.
 */
export async function openGeojson(path: string, size: number): Promise<Table> {
  if (size > mostBytes) throw new Problem('too-large', 'geojson-too-large', { mb: Math.round(mostBytes / 1e6) });
  const features = featuresIn(await readFile(path, 'utf8'));
  const names = new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const placed = features.some(({ geometry }) => geometry !== null && geometry !== undefined);
  const own = placed ? placeColumns.filter((name) => !names.has(name)) : [];
  if (names.size === 0 && own.length === 0) throw new Problem('bad-input', 'no-header');
  const { header, width, findings } = headerOf([...names, ...own]);
  const outlines = features.filter(({ geometry }) => geometry !== null && geometry !== undefined && geometry.type !== 'Point').length;
  if (outlines > 0) findings.push({ code: 'outline-middle', severity: 'info', evidence: { rows: outlines } });
  return {
    header,
    findings,
    format: 'geojson',
    rows: { [Symbol.asyncIterator]: () => batches(features, [...names], own, createCollector(header.length, width, findings)) },
  };
}

/** As rows of a table are counted: the first feature is row 2. */
async function* batches(
  features: readonly Feature<Geometry | null>[],
  names: readonly string[],
  own: readonly (typeof placeColumns)[number][],
  collector: ReturnType<typeof createCollector>,
): AsyncGenerator<RowBatch> {
  for (const [at, { properties, geometry }] of features.entries()) {
    const [longitude = '', latitude = ''] = middleOf(geometry);
    const place = { longitude, latitude };
    collector.add(at + 2, [...names.map((name) => textOf(properties?.[name])), ...own.map((name) => String(place[name]))]);
    if (collector.waiting() >= batchRows) yield collector.take();
  }
  collector.close();
  yield collector.take();
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
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
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    throw new Problem('bad-input', 'geojson-unreadable');
  }
}

function isOf(value: unknown, type: string): boolean {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === type;
}

/** A point itself; the middle of the box around anything else. Empty where there is none. */
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

function positionsOf(geometry: Geometry | null | undefined): Position[] {
  if (geometry === null || geometry === undefined) return [];
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
  return flat(geometry.coordinates);
}

function flat(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return [];
  return typeof coordinates[0] === 'number' ? [coordinates as Position] : coordinates.flatMap(flat);
}
