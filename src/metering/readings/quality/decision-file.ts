import { choiceField, type Dictionary, type FieldSpec, textField } from '#platform/list-intake/fields.ts';
import { formatInstant, parseInstant } from '#kernel/instant.ts';
import type { Zone } from '#kernel/zone.ts';
import { namesValue, wordsFor } from '#metering/counter-line/meter.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import type { DecidedAs, Decision } from '../series/decision-store.ts';
import { decimalText } from '../series/export.ts';
import type { FindingKey } from './finding-id.ts';

/**
 * The columns of exported decisions. `by` and `decided` give the author and time; an import ignores them: imported words belong to the
 * person who imports them.
 */
export const decisionHeader = ['meter', 'code', 'from', 'to', 'value', 'as', 'note', 'by', 'decided'] as const;

const said: FieldSpec = { name: 'by', zh: '裁定人', synonyms: [], parse: (text) => ({ value: text }) };

/** A file of decisions on findings. */
export const decisionDictionary: Dictionary = {
  kind: 'decisions',
  fields: [
    textField({ name: 'meter', zh: '计量点', synonyms: ['表号'], required: true }, 100),
    textField({ name: 'code', zh: '疑点类别', synonyms: ['疑点'], required: true }, 40),
    textField({ name: 'from', zh: '起', synonyms: ['开始时间'], required: true }, 40),
    textField({ name: 'to', zh: '止', synonyms: ['结束时间'], required: true }, 40),
    textField({ name: 'value', zh: '值', synonyms: [] }, 40),
    choiceField(
      { name: 'as', zh: '裁定', synonyms: [], required: true },
      { rollover: ['翻转'], reset: ['归零'], good: ['有效'], bad: ['无效'], this: ['采用此值'] },
      'unknown-value',
    ),
    textField({ name: 'note', zh: '理由', synonyms: ['说明'] }, 2000),
    said,
    { ...said, name: 'decided', zh: '裁定时间' },
  ],
};

/** A decision as a row of the file. */
export function decisionRow(meter: Pick<SeriesFacts, 'code'>, word: Decision): (string | null)[] {
  const value = word.value === null ? null : decimalText(word.value);
  const span = [formatInstant(word.from), formatInstant(word.to)];
  return [meter.code, word.code, ...span, value, word.as, word.note, word.actor, new Date(word.recorded).toISOString()];
}

/** The decision in a row, or the field at fault and why. */
export type ReadDecision =
  | { readonly key: FindingKey; readonly as: DecidedAs; readonly note: string }
  | { readonly field: string; readonly code: string; readonly evidence: Record<string, unknown> };

/** Reads the fields of a row about a metering point. @param zone for times without one */
export function readDecision(fields: Readonly<Record<string, unknown>>, meter: Pick<SeriesFacts, 'id'>, zone: Zone): ReadDecision {
  const text = (name: string): string => (fields[name] as string | undefined) ?? '';
  const [code, as] = [text('code'), text('as') as DecidedAs];
  const [from, to] = [parseInstant(text('from'), zone), parseInstant(text('to'), zone)];
  if (from === null || to === null) {
    const field = from === null ? 'from' : 'to';
    return { field, code: 'bad-instant', evidence: { text: text(field) } };
  }
  if (to < from || from < 0 || to > 0xff_ff_ff_ff) return { field: 'to', code: 'period-backwards', evidence: { value: text('to') } };
  if (!/^[a-z0-9-]{1,40}$/u.test(code))
    return { field: 'code', code: 'unknown-value', evidence: { value: code, known: Object.keys(wordsFor).join(' ') } };
  const allowed: readonly string[] = Object.hasOwn(wordsFor, code) ? (wordsFor[code] ?? []) : ['good', 'bad'];
  if (!allowed.includes(as)) return { field: 'as', code: 'word-does-not-fit', evidence: { as, code, allowed: allowed.join(', ') } };
  const value = text('value') === '' ? null : parseDecimal(text('value'));
  if (typeof value === 'string' || (value === null) === namesValue(code))
    return { field: 'value', code: 'not-a-number', evidence: { text: text('value'), value: text('value') } };
  return { key: { meter: meter.id, code, from, to, value }, as, note: text('note') };
}
