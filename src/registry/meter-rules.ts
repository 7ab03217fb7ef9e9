import { type Carrier, carrierUnit, type Unit, useUnit } from '#kernel/carrier.ts';
import type { Evidence } from '#kernel/finding.ts';
import type { EnergyItem } from './inner.ts';
import type { Share } from './meter-fields.ts';

export type MeterFault = { readonly field: string; readonly code: string; readonly evidence: Evidence };

/** What is known of the buildings and meters that a meter names. */
export type Surroundings = {
  readonly items: ReadonlyMap<string, EnergyItem>;
  /** Whether there is such a building and whether it is seen. */
  readonly building: (code: string) => 'seen' | 'unseen' | null;
  readonly parent: (code: string) => { readonly carrier: string; readonly parent: string | null } | null;
  /** Whether a meter without a building may be written. */
  readonly alone: (fields: Readonly<Record<string, unknown>>) => boolean;
};

/** What a new meter is where its row does not say: electricity in kWh, read as use in intervals. */
export function meterDefaults(fields: Readonly<Record<string, unknown>>, items: ReadonlyMap<string, EnergyItem>): Record<string, unknown> {
  const carrier = (fields['carrier'] ?? items.get(String(fields['item'] as string))?.carrier ?? 'electricity') as Carrier;
  return { carrier, unit: carrierUnit(carrier) };
}

/** The first thing that is wrong with a meter as it would stand; null where nothing is. */
export function checkMeter(code: string, fields: Readonly<Record<string, unknown>>, around: Surroundings): MeterFault | null {
  const [carrier, unit] = [fields['carrier'] as Carrier, fields['unit'] as Unit];
  if (useUnit(carrier, unit) === null) return { field: 'unit', code: 'unit-not-of-carrier', evidence: { unit, carrier } };
  return (
    checkItem(fields, carrier, around) ??
    checkDays(fields) ??
    checkBuildings(code, fields, around) ??
    checkParent(code, fields, carrier, around)
  );
}

function checkItem(fields: Readonly<Record<string, unknown>>, carrier: Carrier, around: Surroundings): MeterFault | null {
  const code = fields['item'] as string | undefined;
  if (code === undefined) return null;
  const item = around.items.get(code);
  if (item === undefined) return { field: 'item', code: 'unknown-item', evidence: { value: code } };
  return item.carrier !== null && item.carrier !== carrier
    ? { field: 'item', code: 'item-not-of-carrier', evidence: { item: code, carrier } }
    : null;
}

function checkDays(fields: Readonly<Record<string, unknown>>): MeterFault | null {
  const [installed, removed] = [fields['installed'] as string | undefined, fields['removed'] as string | undefined];
  return installed !== undefined && removed !== undefined && removed < installed
    ? { field: 'removed', code: 'removed-before-installed', evidence: { installed, removed } }
    : null;
}

function checkBuildings(code: string, fields: Readonly<Record<string, unknown>>, around: Surroundings): MeterFault | null {
  const own = fields['building'] as string | undefined;
  const shares = (fields['shares'] as readonly Share[] | undefined) ?? [];
  const named: [string, string][] = [
    ...(own === undefined ? [] : [['building', own] as [string, string]]),
    ...shares.map((one) => ['shares', one.building] as [string, string]),
  ];
  for (const [field, building] of named) {
    const found = around.building(building);
    if (found === null) return { field, code: 'unknown-building', evidence: { value: building } };
    if (found === 'unseen') return { field, code: 'out-of-scope', evidence: { code: building } };
  }
  return named.length === 0 && !around.alone(fields) ? { field: 'building', code: 'out-of-scope', evidence: { code } } : null;
}

function checkParent(code: string, fields: Readonly<Record<string, unknown>>, carrier: Carrier, around: Surroundings): MeterFault | null {
  const first = fields['parent'] as string | undefined;
  if (first === undefined) return null;
  const passed = [code];
  for (let above: string | null = first; above !== null;) {
    if (passed.includes(above)) return { field: 'parent', code: 'circle-of-meters', evidence: { codes: [...passed, above].join(' < ') } };
    const parent = around.parent(above);
    if (parent === null) return passed.length === 1 ? { field: 'parent', code: 'unknown-parent', evidence: { value: first } } : null;
    if (passed.length === 1 && parent.carrier !== carrier)
      return { field: 'parent', code: 'parent-of-other-carrier', evidence: { parent: above, carrier: parent.carrier } };
    passed.push(above);
    above = parent.parent;
  }
  return null;
}
