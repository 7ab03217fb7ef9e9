import { Problem } from '#kernel/problem.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import type { Dictionary, FieldSpec } from './fields.ts';

/**
 * An empty table to be filled in: its Chinese headings are recognized without a mapping, and a line above them explains how to fill it in.
 */
export type Template = { readonly name: string; readonly header: readonly string[]; readonly note: string };

/**
 * The template of a kind of file.
 * @param name the Chinese name of what is imported. Throws Problem `no-such-kind`.
 */
export function templateOf(dictionaries: ReadonlyMap<string, Dictionary>, kind: string, name: string): Template {
  const dictionary = dictionaries.get(kind);
  if (dictionary === undefined) throw new Problem('not-found', 'no-such-kind', { kind, kinds: [...dictionaries.keys()].join(' ') });
  return { name: `${name}模板`, header: dictionary.fields.map(headed), note: noteOf(dictionary) };
}

/** A heading with the unit of its numbers, if there are several units. */
export function headed({ zh, units = {} }: FieldSpec): string {
  const [own] = Object.keys(units);
  // a share of 1 has no unit sign to show in a heading
  return own === undefined || own === zh || own === '1' ? zh : `${zh}（${unitSign(own)}）`;
}

function noteOf({ fields, firstRow = [], oneOf = [] }: Dictionary): string {
  const named = (some: readonly FieldSpec[]): string => some.map(({ zh }) => zh).join('、');
  const always = fields.filter(({ required }) => required === true);
  const first = fields.filter((spec) => firstRow.includes(spec.name) && spec.required !== true);
  const chosen = fields.flatMap((spec) => {
    const words = firstWords(spec);
    return words.length === 0 ? [] : [`${spec.zh}：${words.join('、')}`];
  });
  return [
    ...(always.length === 0 ? [] : [`必填：${named(always)}`]),
    ...oneOf.map((group) => `至少填一项：${named(fields.filter(({ name }) => group.includes(name)))}`),
    ...(first.length === 0 ? [] : [`首次导入时另需：${named(first)}`]),
    ...chosen,
  ].join('；');
}

/** The choices of a field in Chinese, each once; none if there are too many to read. */
function firstWords({ words }: FieldSpec): string[] {
  const found = new Map<string, string>();
  for (const [word, code] of words ?? []) if (/\p{Script=Han}/u.test(word) && !found.has(code)) found.set(code, word);
  return found.size > mostChoices ? [] : [...found.values()];
}

/** The maximum number of choices shown in the line above a table. */
const mostChoices = 8;
