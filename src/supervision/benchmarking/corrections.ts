import type { Finding } from '#kernel/finding.ts';
import type { Criterion, Found } from '#platform/knowledge/facts.ts';
import { groundOf, type Ground } from './criteria.ts';
import type { YearOfBuilding } from './facts.ts';

/** An applied correction: `why` names the field, its value and the base. */
export type Correction = {
  readonly name: string;
  readonly symbol: string;
  readonly factor: number;
  readonly why: { readonly field: string; readonly value: number; readonly base: number; readonly unit: string };
  readonly ground: Ground;
};

export type Corrections = { readonly applied: readonly Correction[]; readonly factor: number; readonly findings: readonly Finding[] };

/**
 * The corrections of a table for one building. A correction whose field is unknown, or has no base for this kind, is left out, with a
 * finding.
 * @param rules the entries that the table names, in order
 */
export function correctionsOf(
  building: YearOfBuilding,
  criteria: Readonly<Record<string, Criterion>>,
  rules: readonly Found<'correction'>[],
): Corrections {
  const applied: Correction[] = [];
  const findings: Finding[] = [];
  for (const rule of rules) {
    const value = fieldValue(building, rule.field);
    const base = typeof rule.base === 'number' ? rule.base : rule.base.values[String(criteria[rule.base.by])];
    if (value === null) findings.push(left('correction-field-missing', rule, {}));
    else if (base === undefined) findings.push(left('correction-base-missing', rule, {}));
    else if (value <= 0) findings.push(left('correction-field-bad', rule, { value }));
    else applied.push(apply(rule, value, base));
  }
  return { applied, factor: applied.reduce((product, { factor }) => product * factor, 1), findings };
}

/** `constant + slope × ratio`, in GB/T 51161 and local standards alike. */
export function factorOf(rule: Pick<Found<'correction'>, 'constant' | 'slope' | 'ratio'>, value: number, base: number): number {
  return rule.constant + rule.slope * (rule.ratio === 'base/value' ? base / value : value / base);
}

function apply(rule: Found<'correction'>, value: number, base: number): Correction {
  return {
    name: rule.id,
    symbol: rule.symbol,
    factor: factorOf(rule, value, base),
    why: { field: rule.field, value, base, unit: rule.unit },
    ground: groundOf(rule),
  };
}

function left(code: string, rule: Found<'correction'>, more: object): Finding {
  // The field that a person can fill in: floor area per person comes from the number of people.
  const field = rule.field === 'areaPerPerson' ? 'occupants' : rule.field;
  return { code, severity: 'warning', evidence: { correction: rule.id, symbol: rule.symbol, field, ...more } };
}

/** A number of the building. `areaPerPerson` is floor area by occupants; an occupancy above 1 was given in per cent. */
function fieldValue({ fields, floorAreaM2 }: YearOfBuilding, field: string): number | null {
  if (field === 'areaPerPerson') {
    const occupants = numberOf(fields['occupants']);
    return floorAreaM2 === null || occupants === null || occupants <= 0 ? null : floorAreaM2 / occupants;
  }
  const value = numberOf(fields[field]);
  return value !== null && field === 'occupancyRate' && value > 1 ? value / 100 : value;
}

function numberOf(value: unknown): number | null {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : null;
}
