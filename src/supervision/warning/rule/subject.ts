import type { PointFacts } from '#metering/point/facts.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { BuildingFacts, MeterFacts } from '#registry/registry/facts.ts';
import type { Rule } from './rule.ts';

/** What a rule is judged for. `code` of equipment: `BUILDING/EQUIPMENT`. */
export type Subject = {
  readonly code: string;
  readonly building: BuildingFacts | null;
  readonly zone: Zone;
  readonly meter?: MeterFacts;
  readonly point?: PointFacts;
  /** The equipment of the building, as named by its points. */
  readonly equipment?: string;
};

/** A building or a place that a question is limited to. */
export type Within = { readonly building?: string | undefined; readonly region?: string | undefined };

const china = createZone('Asia/Shanghai') as Zone;

export const zoneNamed = (name: string): Zone => createZone(name) ?? china;

/** Whether the question or the rule restricts the buildings. */
export function isNarrowed({ subject, of }: Rule, { building, region }: Within): boolean {
  if (building !== undefined || region !== undefined) return true;
  return Object.keys(of).some((field) => placeFields.has(field) || (field === 'code' && subject === 'building'));
}

const placeFields = new Set(['building', 'region', 'use', 'organisation', 'ownership', 'heating', 'airConditioning', 'stateOrgan', 'zone']);

/** Whether a value is one of those wanted, `true` and `"true"` alike; true for any value if none are given. */
export function isAmong(wanted: readonly (string | number | boolean)[] | undefined, value: unknown): boolean {
  if (wanted === undefined) return true;
  const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  return wanted.some((one) => String(one) === text);
}
