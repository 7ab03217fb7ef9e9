import { z } from 'zod';
import { readIndices, type Index, type IndexItem } from './indices.ts';
import type { Area } from './polygon.ts';
import { areaShape } from './shapes.ts';

/** One area of a plan as drawn in the file. `row`: its position in the file, from 1. */
export type PlanArea = {
  readonly row: number;
  readonly name: string;
  readonly indices: readonly Index[];
  readonly given: Readonly<Record<string, unknown>>;
  readonly boundary: Area;
};

/** A feature that cannot be accepted, and why. */
export type Rejected = {
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly evidence: Readonly<Record<string, unknown>>;
};

const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ geometry: z.unknown(), properties: z.record(z.string(), z.unknown()).nullable().optional() })),
});

/**
 * The areas in a GeoJSON file (RFC 7946: WGS 84, longitude first), and what cannot be accepted. Null if it is not a collection of features.
 */
export function readPlan(json: unknown, items: ReadonlyMap<string, IndexItem>): { areas: PlanArea[]; rejected: Rejected[] } | null {
  const read = collection.safeParse(json);
  if (!read.success) return null;
  const areas: PlanArea[] = [];
  const rejected: Rejected[] = [];
  for (const [at, { geometry, properties }] of read.data.features.entries()) {
    const [row, given] = [at + 1, properties ?? {}];
    const boundary = areaShape.safeParse(geometry);
    const { indices, faults } = readIndices(given, items);
    const refuse = (column: string | null, code: string, evidence: Record<string, unknown> = {}) =>
      rejected.push({ row, column, code, evidence });
    if (!boundary.success) refuse('geometry', 'special-plan-area-bad');
    else if (faults.length > 0) for (const { property, code, value } of faults) refuse(property, code, { property, value });
    else if (indices.length === 0) refuse(null, 'special-plan-area-empty');
    else areas.push({ row, name: nameOf(given) ?? String(row), indices, given, boundary: boundary.data as Area });
  }
  return { areas, rejected };
}

function nameOf(given: Readonly<Record<string, unknown>>): string | null {
  const named = ['name', '名称', '片区', '单元', 'code', 'id'].map((name) => given[name]);
  const found = named.find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
  return typeof found === 'string' || typeof found === 'number' ? String(found).slice(0, 200) : null;
}
