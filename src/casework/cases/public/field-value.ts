import { RE2JS } from 're2js';
import { parseDay } from '#kernel/day.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { twiceInJson } from '#kernel/twice-in-json.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { isUscc } from '#platform/place/place.ts';
import type { FieldValue } from '../facts.ts';

export type FieldRule = Procedure['fields'][string];

/** A value as a case stores it, or why it is invalid: a reason of `field-bad`. */
export type ReadValue =
  | { readonly value: FieldValue }
  /** `why`: in words, if they come from elsewhere. */
  | { readonly reason: string; readonly bound?: string | number; readonly why?: LocalizedText };

const yes = new Set(['true', 'yes', '1', labelTerms.yes.zh]);
const no = new Set(['false', 'no', '0', labelTerms.no.zh]);

/** A field as people read it: its name with the code next to it; the code alone if it has no name. */
export const fieldSaid = (field: string, { names }: Pick<FieldRule, 'names'> = {}): LocalizedText =>
  names === undefined ? field : { zh: `“${names.zh}”（${field}）`, en: `“${names.en}” (${field})` };

/** The keys of a choice. */
export const optionsOf = ({ options = [] }: Pick<FieldRule, 'options'>): string[] =>
  Array.isArray(options) ? options : Object.keys(options);

/**
 * Reads the value given for a field: texts from a command line and JSON values alike. Names of a place, a building or an organisation are
 * looked up elsewhere.
 * @param given nothing, or an empty text, clears the field
 */
export function readValue(rule: FieldRule, given: unknown): ReadValue {
  if (given === null || given === undefined || given === '') return { value: null };
  if (rule.type === 'choices' || rule.type === 'table') return readList(rule, given);
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean') return { reason: 'not-a-value' };
  const text = String(given).trim();
  if (text === '') return { value: null };
  return readers[rule.type](rule, text);
}

type Reader = (rule: FieldRule, text: string) => ReadValue;

const named: Reader = (_rule, text) => ({ value: text });

const readers: Readonly<Record<Exclude<FieldRule['type'], 'choices' | 'table'>, Reader>> = {
  text: readText,
  integer: (rule, text) => (/^-?\d{1,15}$/u.test(text) ? within(rule, text, Number(text)) : { reason: 'not-whole' }),
  decimal: (rule, text) => readDecimal(rule, text, rule.decimals ?? 12),
  money: (rule, text) => readDecimal(rule, text, rule.decimals ?? 2),
  bool: (_rule, text) => {
    const small = text.toLowerCase();
    return yes.has(small) ? { value: true } : no.has(small) ? { value: false } : { reason: 'not-yes-or-no' };
  },
  day: (_rule, text) => (parseDay(text) === null ? { reason: 'not-a-day' } : { value: text }),
  choice: (rule, text) => {
    const found = optionOf(rule, text);
    return found === undefined ? { reason: 'not-an-option', bound: optionsOf(rule).join(', ') } : { value: found };
  },
  region: named,
  building: named,
  organisation: named,
  'credit-code': (_rule, text) => (isUscc(text.toUpperCase()) ? { value: text.toUpperCase() } : { reason: 'not-a-credit-code' }),
  rating: named,
};

/** An option by its key or its name. */
function optionOf(rule: FieldRule, text: string): string | undefined {
  const keys = optionsOf(rule);
  if (keys.includes(text) || Array.isArray(rule.options)) return keys.find((key) => key === text);
  return keys.find((key) => Object.values(rule.options?.[key as never] ?? {}).includes(text));
}

function readText(rule: FieldRule, text: string): ReadValue {
  const { length } = [...text];
  if (rule.max !== undefined && length > Number(rule.max)) return { reason: 'too-long', bound: rule.max };
  if (rule.min !== undefined && length < Number(rule.min)) return { reason: 'too-short', bound: rule.min };
  if (length > 20_000) return { reason: 'too-long', bound: 20_000 };
  if (rule.pattern !== undefined && !RE2JS.compile(rule.pattern).matches(text)) return { reason: 'not-the-pattern' };
  return { value: text };
}

function readDecimal(rule: FieldRule, text: string, decimals: number): ReadValue {
  if (!/^-?\d{1,18}(\.\d{1,12})?$/u.test(text)) return { reason: 'not-a-number' };
  if ((text.split('.')[1] ?? '').length > decimals) return { reason: 'too-many-decimals', bound: decimals };
  return within(rule, text, text);
}

function within({ min, max }: FieldRule, text: string, value: FieldValue): ReadValue {
  const read: Exact = exact(text);
  if (min !== undefined && read.compare(exact(String(min))) < 0) return { reason: 'too-small', bound: min };
  if (max !== undefined && read.compare(exact(String(max))) > 0) return { reason: 'too-large', bound: max };
  return { value };
}

function readList(rule: FieldRule, given: unknown): ReadValue {
  if (rule.type === 'choices') {
    const parts = Array.isArray(given) ? given.map(String) : String(given as string).split(/[;；,，]/u);
    const found = parts.map((part) => part.trim()).filter((part) => part !== '');
    const known = found.map((one) => optionOf(rule, one));
    if (known.includes(undefined)) return { reason: 'not-an-option', bound: optionsOf(rule).join(', ') };
    return { value: [...new Set(known as string[])] };
  }
  const rows = tableRows(given);
  if (rows === null) return { reason: 'not-a-table' };
  return readRows(rule, rows);
}

function tableRows(given: unknown): readonly unknown[] | null {
  if (typeof given !== 'string') return Array.isArray(given) ? given : null;
  try {
    const read: unknown = JSON.parse(given);
    return Array.isArray(read) && twiceInJson(given) === null ? read : null;
  } catch {
    return null;
  }
}

function readRows({ columns = {} }: FieldRule, rows: readonly unknown[]): ReadValue {
  const made: Record<string, string>[] = [];
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return { reason: 'not-a-table' };
    const cells: Record<string, string> = {};
    for (const [name, cell] of Object.entries(row)) {
      const column = columns[name];
      if (column === undefined) return { reason: 'no-such-column', bound: name };
      const read = readValue(column as FieldRule, cell);
      if ('reason' in read) return { ...read, bound: name };
      if (read.value !== null) cells[name] = String(read.value as string);
    }
    made.push(cells);
  }
  return { value: made };
}
