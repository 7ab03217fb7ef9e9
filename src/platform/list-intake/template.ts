import { Problem } from '#kernel/problem.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import type { Dictionary, FieldSpec } from './fields.ts';

/** An empty table to be filled in: its Chinese headings are read without being said, and a line above them tells how to fill it in. */
export type Template = { readonly name: string; readonly header: readonly string[]; readonly note: string };

/**
 * The template of a kind of file.
 * @param name what is brought in, in Chinese. Throws Problem `no-such-kind`.
 */
export function templateOf(dictionaries: ReadonlyMap<string, Dictionary>, kind: string, name: string): Template {
  const dictionary = dictionaries.get(kind);
  if (dictionary === undefined) throw new Problem('not-found', 'no-such-kind', { kind, kinds: [...dictionaries.keys()].join(' ') });
  return { name: `${name}模板`, header: dictionary.fields.map(headed), note: noteOf(dictionary) };
}

/** A heading with the unit that its numbers are taken in, where several may be. */
export function headed({ zh, units = {} }: FieldSpec): string {
  const [own] = Object.keys(units);
  // a share of 1 has no sign that a heading would bear
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

/** The choices of a field in Chinese, each once; none where there are too many to be read. */
function firstWords({ words }: FieldSpec): string[] {
  const found = new Map<string, string>();
  for (const [word, code] of words ?? []) if (/\p{Script=Han}/u.test(word) && !found.has(code)) found.set(code, word);
  return found.size > mostChoices ? [] : [...found.values()];
}

/** So many choices are told in the line above a table. */
const mostChoices = 8;
