import { lookCondition, lookInside, type NamedIn } from './named-in.ts';
import type { ProcedureFault } from './procedure-check.ts';
import { mapIn, operandsIn, type Spot } from './procedure-names.ts';

/**
 * Whether a name that a form takes from elsewhere is known.
 * @param unit the unit of the form: `building`, `organisation`, `region`
 */
export type FormNames = (what: NamedIn, name: string, unit: string) => boolean;

type Path = Spot['path'];

/** Types that can be totalled and filled by a figure. */
const numeric = new Set(['integer', 'decimal', 'money']);

const bounds = ['atLeast', 'above', 'atMost', 'below'];

/**
 * The faults in a form beyond the shape of its values: names without a field, figures that fill no number, duplicate names of checks.
 * @param file as written
 * @param isKnown names from elsewhere; not checked if omitted
 */
export function formFaults(file: unknown, isKnown?: FormNames): ProcedureFault[] {
  const { fields: given, prefill, total, checks, who, unit } = mapIn(file);
  const fields = mapIn(given);
  const faults: ProcedureFault[] = [];
  const unknown = (name: string, at: Spot): void => void faults.push({ code: 'field-unknown', at, evidence: { name } });
  const bad = (field: string, said: object, at: Spot): void => void faults.push({ code: 'knowledge-field-bad', at, evidence: { field, said } });
  const elsewhere = (what: NamedIn, name: unknown, at: Spot): void => {
    if (typeof name === 'string' && isKnown?.(what, name, String(unit)) === false)
      faults.push({ code: 'form-name-unknown', at, evidence: { name, what } });
  };
  const look = { fields, unknown, elsewhere };
  for (const [name, of] of Object.entries(fields)) lookField(look, mapIn(of), ['fields', name]);
  for (const [name, of] of Object.entries(mapIn(prefill))) {
    numberAt(look, bad, name, ['prefill', name]);
    lookInside(of, ['prefill', name], elsewhere);
  }
  for (const [name, how] of Object.entries(mapIn(total)))
    if (how === 'sum' || how === 'area-mean') numberAt(look, bad, name, ['total', name]);
    else named(look, name, { path: ['total', name], of: 'key' });
  lookCondition('form-unit-fact', who, ['who'], elsewhere);
  lookChecks(look, bad, checks);
  return faults;
}

type FieldNames = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly unknown: (name: string, at: Spot) => void;
  readonly elsewhere: (what: NamedIn, name: unknown, at: Spot) => void;
};

type OnBad = (field: string, said: object, at: Spot) => void;

/** A field of the form, one of the `previous.` form, or `registry.` with something known of the unit. */
function named({ fields, unknown, elsewhere }: FieldNames, name: string, at: Spot): boolean {
  if (name.startsWith('registry.')) elsewhere('form-unit-fact', name.slice('registry.'.length), at);
  else if (!Object.hasOwn(fields, name.startsWith('previous.') ? name.slice('previous.'.length) : name)) {
    unknown(name, at);
    return false;
  }
  return true;
}

function numberAt(look: FieldNames, bad: OnBad, name: string, path: Path): void {
  if (!named(look, name, { path, of: 'key' })) return;
  const { type } = mapIn(look.fields[name]);
  if (typeof type === 'string' && !numeric.has(type))
    bad(path.join('.'), { zh: '须是数值型字段（integer、decimal、money）', en: 'needs a field of numbers (integer, decimal, money)' }, { path, of: 'key' });
}

function lookField(look: FieldNames, { compute, check, expect, target }: Readonly<Record<string, unknown>>, at: Path): void {
  if (target !== undefined) look.elsewhere('target', target, { path: [...at, 'target'], of: 'value' });
  for (const one of operandsIn(compute, [...at, 'compute'])) named(look, one.name, { path: one.path, of: 'value' });
  lookCondition('building-field', check, [...at, 'check'], (_what, name, spot) => void named(look, String(name), spot));
  lookCondition('building-field', expect, [...at, 'expect'], (_what, name, spot) => void named(look, String(name), spot));
}

function lookChecks(look: FieldNames, bad: OnBad, checks: unknown): void {
  const seen = new Set<unknown>();
  for (const [index, check] of (Array.isArray(checks) ? (checks as unknown[]) : []).entries()) {
    const { id, holds } = mapIn(check);
    const path: Path = ['checks', index, 'id'];
    if (id !== undefined && seen.has(id)) bad(path.join('.'), { zh: '校验编号重复', en: 'another check has this id' }, { path, of: 'value' });
    seen.add(id);
    lookComparison(look, holds, ['checks', index, 'holds']);
  }
}

/** The names of a condition and those of its bounds. */
function lookComparison(look: FieldNames, value: unknown, path: Path): void {
  lookCondition('building-field', value, path, (_what, name, spot) => void named(look, String(name), spot));
  boundsIn(value, path, (name, at) => void named(look, name, { path: at, of: 'value' }));
}

function boundsIn(value: unknown, path: Path, told: (name: string, at: Path) => void): void {
  if (Array.isArray(value)) return value.forEach((one, at) => boundsIn(one, [...path, at], told));
  for (const [key, held] of Object.entries(mapIn(value))) {
    if (typeof held === 'string' && bounds.includes(key)) told(held, [...path, key]);
    else boundsIn(held, [...path, key], told);
  }
}
