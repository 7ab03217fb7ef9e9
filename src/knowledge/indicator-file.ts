import type { Finding } from '#kernel/finding.ts';
import { mapIn, type Spot } from './procedure-names.ts';
import type { Indicator } from './indicator.ts';
import { readKnowledge, type Placed } from './read.ts';

/**
 * A name that an indicator or a form takes from elsewhere: a field or fact of a condition, what projects are summed by, an item, a target,
 * what is known of the unit of a form.
 */
export type NamedIn = 'building-field' | 'project-fact' | 'project-sum' | 'energy-item' | 'target' | 'form-unit-fact';

export type IndicatorsRead = { readonly indicators: readonly Indicator[]; readonly findings: readonly Finding[] };

/**
 * Reads the text of a file of indicators. Either indicators, or all that is wrong with the file, by line and column.
 * @param file its name, for what is said of it
 * @param isKnown whether a name means something here
 */
export function readIndicatorFile(file: string, text: string, isKnown: (what: NamedIn, name: string) => boolean): IndicatorsRead {
  const { entries, faults } = readKnowledge(file, text);
  const told = (code: string, { line, column }: { line: number; column: number }, evidence: object): Finding => ({
    code,
    severity: 'error',
    evidence: { file, line, column, ...evidence },
  });
  if (faults.length > 0)
    return { indicators: [], findings: faults.map(({ code, line, evidence }) => told(code, { line, column: 1 }, evidence)) };
  const other = entries.find(({ kind }) => kind !== 'indicator');
  if (other !== undefined) return { indicators: [], findings: [told('indicator-other-kind', { line: 1, column: 1 }, { kind: other.kind })] };
  const findings = entries.flatMap((entry) => unknownIn(entry, isKnown).map(({ at, ...one }) => told('indicator-name-unknown', placeOf(entry, at), one)));
  return { indicators: findings.length > 0 ? [] : entries.map(({ held }) => held as Indicator), findings };
}

const placeOf = (entry: Placed, at: Spot) => entry.positionOf?.(at) ?? { line: entry.lineAt(at.path), column: 1 };

type Unknown = { readonly name: string; readonly what: NamedIn; readonly at: Spot };

function unknownIn(entry: Placed, isKnown: (what: NamedIn, name: string) => boolean): Unknown[] {
  const written = JSON.parse(entry.written) as Readonly<Record<string, unknown>>;
  const found: Unknown[] = [];
  const told = (what: NamedIn, name: unknown, at: Spot): void => {
    if (typeof name === 'string' && !isKnown(what, name)) found.push({ name, what, at });
  };
  listIn(written['targets']).forEach((name, at) => told('target', name, { path: ['targets', at], of: 'value' }));
  lookInside(written['value'], ['value'], told);
  return found;
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

export type OnNamed = (what: NamedIn, name: unknown, at: Spot) => void;

/** Every name from elsewhere in an expression, as it was written. */
export function lookInside(value: unknown, path: Spot['path'], told: OnNamed): void {
  if (Array.isArray(value)) return value.forEach((one, at) => lookInside(one, [...path, at], told));
  for (const [key, held] of Object.entries(mapIn(value))) {
    const at = [...path, key];
    if (key === 'use') listIn(mapIn(held)['items']).forEach((name, of) => told('energy-item', name, { path: [...at, 'items', of], of: 'value' }));
    else if (key === 'buildings') lookCondition('building-field', mapIn(held)['where'], [...at, 'where'], told);
    else if (key === 'projects') {
      told('project-sum', mapIn(held)['sum'], { path: [...at, 'sum'], of: 'value' });
      lookCondition('project-fact', mapIn(held)['where'], [...at, 'where'], told);
    } else lookInside(held, at, told);
  }
}

/** The facts and terms of a condition, as it was written. */
export function lookCondition(what: NamedIn, value: unknown, path: Spot['path'], told: OnNamed): void {
  if (typeof value === 'string') return told(what, value, { path, of: 'value' });
  if (Array.isArray(value)) return value.forEach((one, at) => lookCondition(what, one, [...path, at], told));
  for (const [key, held] of Object.entries(mapIn(value))) {
    if (key === 'all' || key === 'any' || key === 'not') lookCondition(what, held, [...path, key], told);
    else told(what, key, { path: [...path, key], of: 'key' });
  }
}
