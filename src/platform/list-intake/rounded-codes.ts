import type { FieldSpec } from './fields.ts';

const codes: ReadonlySet<string> = new Set(['code', 'household', 'account', 'meter', 'parent', 'point', 'building', 'reference']);

/** Whether a field contains a code, in which every digit counts. */
export const holdsCodes = ({ name }: FieldSpec): boolean => codes.has(name) || name.startsWith('code:');

/** What a spreadsheet or a program makes of a code that it takes for a number: truncated (`1.23457E+11`), or with decimals (`160101.0`). */
const rounded = /^\d(?:\.\d+)?E\+\d{1,2}$|^\d\.\d+E\d{1,2}$|^\d{4,}\.0+$/iu;

export const isRoundedCode = (spec: FieldSpec, value: unknown): boolean =>
  holdsCodes(spec) && typeof value === 'string' && rounded.test(value);
