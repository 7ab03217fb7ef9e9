import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const web = fileURLToPath(new URL('.', import.meta.url));
const han = /\p{Script=Han}/u;
/** Where words belong: dictionaries, and files with a language in their name. */
const dictionary = /(?:^|\/)(?:(?:\w+-)*words(?:-zh|-en)?|zh|en|terms)\.ts$/u;

const sources = globSync('**/*.ts', { cwd: web });
/** Marks used only in Chinese sentences; the format of the language has its own. */
const chineseMarks = /[\u{FF08}\u{FF09}\u{FF0C}\u{FF1B}\u{FF1A}\u{3001}\u{3002}\u{2019}]/u;

/** Chinese that an English reader needs unchanged: terms of law, headings of files, the name of the other language. */
const kept = /示范数据|参考|审图号|户号|1月|中文/gu;

/** Names that are the same in Chinese. */
const names = /Node\.js|PostgreSQL|ClickHouse|English/gu;

type SpokenText = readonly [where: string, text: string];

/** Every text of a dictionary; functions are called with characters that belong to no language. */
function textsOf(value: unknown, where = ''): SpokenText[] {
  if (typeof value === 'string') return [[where, value]];
  if (typeof value === 'function')
    return textsOf((value as (...given: string[]) => unknown)(...Array.from({ length: 6 }, () => '1')), where);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsOf(part, where === '' ? name : `${where}.${name}`));
}

type Dictionaries = { readonly zh: unknown; readonly en: unknown };

const isDictionaries = (value: unknown): value is Dictionaries =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value && typeof value.zh === 'object';

const found = await Promise.all(
  sources

    .filter((name) => dictionary.test(name))
    .map(async (name) => [name, (await import(path.join(web, name))) as Readonly<Record<string, unknown>>] as const),
);
const spoken = found.flatMap(([name, exported]) => {
  if (name === 'i18n/zh.ts') return [];
  if (name === 'i18n/en.ts')
    return [[name, { zh: found.find(([other]) => other === 'i18n/zh.ts')?.[1]['zh'], en: exported['en'] }] as const];
  return Object.values(exported)
    .filter(isDictionaries)
    .map((both) => [name, both] as const);
});

test('the dictionaries are found', () => {
  expect(spoken.length).toBeGreaterThan(15);
});

test.each(spoken)('%s says in English what it says in Chinese, each in its own script', (_, { zh, en }) => {
  const [chinese, english] = [textsOf(zh), textsOf(en)];
  expect(english.map(([where]) => where).toSorted()).toEqual(chinese.map(([where]) => where).toSorted());
  expect(english.filter(([, text]) => han.test(text.replaceAll(kept, '')))).toEqual([]);
  expect(english.filter(([, text]) => chineseMarks.test(text))).toEqual([]);
  expect(chinese.filter(([, text]) => /[a-z]{2,}/u.test(text.replaceAll(names, '')) && !han.test(text))).toEqual([]);
});
