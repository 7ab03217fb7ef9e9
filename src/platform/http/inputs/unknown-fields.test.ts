import { expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import { refuseUnknownFields } from './unknown-fields.ts';

const shape = z.object({
  name: z.string().optional(),
  note: z.string().nullable().default(null),
  rows: z.array(z.object({ code: z.string() })).optional(),
  set: z.record(z.string(), z.unknown()).optional(),
  plot: z.union([z.object({ kind: z.literal('point'), at: z.number() }), z.object({ kind: z.literal('area'), of: z.array(z.number()) })]),
  open: z.looseObject({ known: z.string() }).optional(),
});

/** The refusal of an input: each unknown field with the allowed names; null if it is accepted. */
function refusalOf(input: unknown, asked: unknown = shape): unknown {
  try {
    refuseUnknownFields(asked, input);
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const told = error.findings.length === 0 ? [error] : error.findings;
    return [error.kind, ...told.map(({ code, evidence }) => `${code} ${String(evidence['name'])}: ${String(evidence['allowed'])}`)];
  }
}

test('an input of known fields is accepted, whatever is in records and open parts', () => {
  expect(refusalOf({ name: 'a', note: null, rows: [{ code: 'B1' }], set: { any: 1 }, open: { known: 'x', other: 2 } })).toBeNull();
  expect(refusalOf({})).toBeNull();
  expect(refusalOf(undefined)).toBeNull();
});

test('an unknown field is named, with the allowed ones, at any depth', () => {
  const all = 'name, note, rows, set, plot, open';
  expect(refusalOf({ version: 2 })).toEqual(['bad-input', `input-field-unknown version: ${all}`]);
  expect(refusalOf({ rows: [{ code: 'a' }, { code: 'b', cod: 1 }] })).toEqual(['bad-input', 'input-field-unknown rows.1.cod: code']);
  expect(refusalOf({ a: 1, rows: [{ c: 2 }] })).toEqual([
    'bad-input',
    `input-field-unknown a: ${all}`,
    'input-field-unknown rows.0.c: code',
  ]);
});

test('of several shapes the matching one is used; if none matches, the one that knows most of it', () => {
  expect(refusalOf({ plot: { kind: 'area', of: [1] } })).toBeNull();
  expect(refusalOf({ plot: { kind: 'point', at: 1, of: [1] } })).toEqual(['bad-input', 'input-field-unknown plot.of: kind, at']);
  expect(refusalOf({ plot: { kind: 'area', of: 'x', more: 1 } })).toEqual(['bad-input', 'input-field-unknown plot.more: kind, of']);
});

test('where no input is expected, none is accepted', () => {
  expect(refusalOf(undefined, undefined)).toBeNull();
  expect(refusalOf({}, undefined)).toBeNull();
  expect(refusalOf({ days: 3 }, z.object({}).optional())).toEqual(['bad-input', 'input-field-unknown days: —']);
});

test('names that every object has are unknown too', () => {
  expect(refusalOf(JSON.parse('{"__proto__": {"a": 1}}'))).toMatchObject(['bad-input', expect.stringMatching(/__proto__/u)]);
  expect(refusalOf({ constructor: 1 })).toMatchObject(['bad-input', expect.stringMatching(/constructor/u)]);
});
