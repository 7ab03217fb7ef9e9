import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import type { Dictionary, FieldSpec } from '#platform/list-intake/fields.ts';
import { columnUnit, nothingAround } from '#platform/list-intake/units.ts';

const root = new URL('../', import.meta.url);

const isDictionary = (value: unknown): value is Dictionary =>
  typeof value === 'object' && value !== null && 'kind' in value && 'fields' in value && Array.isArray(value.fields);

/** All kinds of lists, from the modules that define their columns. */
async function dictionaries(): Promise<Dictionary[]> {
  const files = globSync('src/**/*{fields,-kind}.ts', { cwd: root });
  const modules = await Promise.all(files.map((file) => import(new URL(file, root).href) as Promise<Record<string, unknown>>));
  return modules.flatMap((one) => Object.values(one).filter(isDictionary));
}

const kinds = await dictionaries();
const numeric = kinds.flatMap(({ kind, fields }) =>
  fields.filter((spec) => spec.numeric === true).map((spec) => [kind, spec.name, spec] as const),
);

const foreign = [
  'kWh',
  'kW',
  'm2',
  'm3',
  '℉',
  '℃',
  'min',
  '天',
  '万小时',
  'MPa',
  'GJ',
  '%',
  'km',
  '吨',
  '元',
  '美元',
  'kWhx',
  '百个',
  '万人',
];

/** The result of a heading with that unit: converted, refused, or nothing. */
function outcome(spec: FieldSpec, unit: string): string {
  try {
    return columnUnit(spec, `${spec.zh}（${unit}）`, '', undefined, nothingAround).named ? 'read' : 'ignored';
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return (error as Problem).code;
  }
}

test('there are lists of many kinds with fields of numbers', () => {
  expect(kinds.length).toBeGreaterThan(10);
  expect(numeric.length).toBeGreaterThan(40);
});

test.each(numeric)('of %s, %s is in the unit named by its heading, or refused', (_kind, _name, spec) => {
  const ignored = foreign.filter((unit) => !['read', 'unit-not-of-field'].includes(outcome(spec, unit)));
  // a field that parses its heading by itself defines there what it does with it
  expect(spec.ofHeading === undefined ? ignored : ignored.filter((unit) => !['℉', '℃'].includes(unit))).toEqual([]);
});
