import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const web = fileURLToPath(new URL('.', import.meta.url));
const han = /\p{Script=Han}/u;
/** Where words belong: dictionaries, and files with a language in their name. */
const dictionary = /(?:^|\/)(?:(?:\w+-)*words(?:-zh|-en)?|zh|en|terms)\.ts$/u;

const sources = globSync('**/*.{ts,tsx}', { cwd: web })
  .filter((name) => !/\.test\.tsx?$|\.d\.ts$/u.test(name))
  .map((name) => [name, readFileSync(path.join(web, name), 'utf8')] as const);
const pages = sources.filter(([name]) => !dictionary.test(name));

/** Comments and what stands in braces of a template are no words that a reader sees. */
function bare(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu, '');
}

/** Text between tags, and text in properties that are shown or read out, where it has letters. */
function literals(text: string): string[] {
  const between = [
    ...text.matchAll(/^\s*(?<words>[\p{L}][^<>{}=;()]*)$\n\s*<\//gmu),
    ...text.matchAll(/>(?<words>[^<>{}=;()\n]*\p{L}{2,}[^<>{}=;()\n]*)<\//gu),
  ];
  const shown = text.matchAll(
    /\s(?:aria-label|aria-description|title|placeholder|alt|label|hint|description)="(?<words>[^"]*\p{L}[^"]*)"/gu,
  );
  return [...between, ...shown].map(({ groups }) => (groups?.['words'] ?? '').trim());
}

test('words between tags and in labels are found at all', () => {
  expect(literals('<p>Hello</p>')).toEqual(['Hello']);
  expect(literals('  <p>\n    你好，世界\n  </p>')).toEqual(['你好，世界']);
  expect(literals('<a title="Open it" href={x}>{words.open}</a>')).toEqual(['Open it']);
  expect(literals('<p>{words.hello}</p>')).toEqual([]);
});

test.each(pages.filter(([name]) => name.endsWith('.tsx')))('%s shows no words but those of a dictionary', (_, text) => {
  expect(literals(bare(text))).toEqual([]);
});

test.each(pages)('%s has no Chinese of its own', (_, text) => {
  const lines = bare(text)
    .split('\n')
    .filter((line) => han.test(line.replaceAll(/\/[^/\n]*\/u/gu, '')));
  expect(lines).toEqual([]);
});

/** Marks that stand in Chinese sentences alone; the format of the language knows its own. */
const chineseMarks = /[\u{FF08}\u{FF09}\u{FF0C}\u{FF1B}\u{FF1A}\u{3001}\u{3002}\u{2019}]/u;

test.each(pages)('%s sets no Chinese marks that an English reader would get', (_, text) => {
  const lines = bare(text)
    .split('\n')
    .filter((line) => chineseMarks.test(line.replaceAll(/\/[^/\n]*\/u/gu, '')));
  expect(lines).toEqual([]);
});

/** Chinese that an English reader needs as it is: terms of law, headings of files, the name of the other language. */
const kept = /示范数据|参考|审图号|户号|1月|中文/gu;

/** Names that are the same in Chinese. */
const names = /Node\.js|PostgreSQL|ClickHouse|English/gu;

type Said = readonly [where: string, text: string];

/** Every text of a dictionary; functions are asked with letters that no language has. */
function saidBy(value: unknown, where = ''): Said[] {
  if (typeof value === 'string') return [[where, value]];
  if (typeof value === 'function')
    return saidBy((value as (...given: string[]) => unknown)(...Array.from({ length: 6 }, () => '1')), where);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => saidBy(part, where === '' ? name : `${where}.${name}`));
}

type Dictionaries = { readonly zh: unknown; readonly en: unknown };

const isDictionaries = (value: unknown): value is Dictionaries =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value && typeof value.zh === 'object';

const found = await Promise.all(
  sources
    .filter(([name]) => dictionary.test(name))
    .map(async ([name]) => [name, (await import(path.join(web, name))) as Readonly<Record<string, unknown>>] as const),
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
  const [chinese, english] = [saidBy(zh), saidBy(en)];
  expect(english.map(([where]) => where).toSorted()).toEqual(chinese.map(([where]) => where).toSorted());
  expect(english.filter(([, text]) => han.test(text.replaceAll(kept, '')))).toEqual([]);
  expect(english.filter(([, text]) => chineseMarks.test(text))).toEqual([]);
  expect(chinese.filter(([, text]) => /[a-z]{2,}/u.test(text.replaceAll(names, '')) && !han.test(text))).toEqual([]);
});
