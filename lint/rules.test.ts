import { expect, test } from 'vitest';
import { commentWidth } from './comment-width.ts';
import { bare, dictionaryWords, literals } from './dictionary-words.ts';
import { serviceExample } from './service-example.ts';
import { noSleeps, byRole } from './no-sleeps.ts';
import { plainNames } from './plain-names.ts';
import { scopeOrReason } from './scope-or-reason.ts';
import type { Rule } from './rule.ts';

/** The messages of a rule for a file's text. */
function messages(rule: Rule, text: string, filename = 'web/pages/a.tsx'): string[] {
  const found: string[] = [];
  const sourceCode = { text, getLocFromIndex: (at: number) => ({ at }) };
  rule.create({ filename, sourceCode, report: ({ message }) => void found.push(message) }).Program?.({});
  return found;
}

test('words between tags and in labels are found; those of a dictionary are not', () => {
  const words = (text: string): string[] => literals.flatMap((one) => [...bare(text).matchAll(one)].map(([found]) => found.trim()));
  expect(words('<p>Hello</p>')).toEqual(['>Hello']);
  expect(words('  <p>\n    你好，世界\n  </p>')).toEqual(['你好，世界']);
  expect(words('<a title="Open it" href={x}>{words.open}</a>')).toEqual(['title="Open it"']);
  expect(words('<p>{words.hello}</p> // <p>Hello</p>')).toEqual([]);
});

test('Chinese, and marks of Chinese sentences, are found in code, and not in comments or patterns', () => {
  expect(messages(dictionaryWords, "const a = '你';")).toEqual(['Chinese belongs in a dictionary.']);
  expect(messages(dictionaryWords, "const a = '\u{FF0C}';")).toHaveLength(1);
  expect(messages(dictionaryWords, '/** 你，好 */\nconst a = /你/u; // 好')).toEqual([]);
});

test('a sleep and a selector are known when they are seen', () => {
  expect(messages(noSleeps, 'await page.waitForTimeout(500)')).toHaveLength(1);
  expect(messages(noSleeps, 'await new Promise((resolve) => setTimeout(resolve, 500))')).toHaveLength(1);
  expect(messages(noSleeps, 'await page.waitForURL(/year/u)')).toEqual([]);
  expect(messages(byRole, "page.locator('.ant-btn')")).toHaveLength(1);
  expect(messages(byRole, "page.getByRole('button')")).toEqual([]);
});

test('a comment of more than 140 columns is found, and a line of code is not', () => {
  const long = 'x'.repeat(137);
  expect(messages(commentWidth, `// ${long}`)).toEqual([]);
  for (const comment of [`// ${long}x`, `/** ${long} */`, `/**\n * ${long}x\n */`]) expect(messages(commentWidth, comment)).toHaveLength(1);
  expect(messages(commentWidth, `const a = '${long}';`)).toEqual([]);
});

test('a service without an example is found, with a maker and without', () => {
  const service = (doc: string) =>
    messages(serviceExample, `/** Other. @example x */\nexport const y = 1;\n\n${doc}export async function createNotice(needs) {}\n`);
  expect(service('/**\n * Tells.\n * @example createNotice(needs).post(kind)\n */\n')).toEqual([]);
  for (const doc of ['', '/** Tells. */\n', '/** Tells. @example x */\nconst z = 1;\n']) expect(service(doc)).toHaveLength(1);
  expect(messages(serviceExample, 'export function draw() {}')).toHaveLength(1);
  expect(messages(serviceExample, '/** @example draw() */\nexport function draw() {}')).toEqual([]);
});

test('a scope that is ignored is found, and a store function with neither a scope nor a reason', () => {
  const found = (text: string, filename = 'src/heat/heat-notes/note-store.ts') => messages(scopeOrReason, text, filename);
  for (const head of [
    'export async function a(on: Queryable, code: string): Promise<void> {\n',
    'export const a = (on: Queryable) =>\n  x;\n',
    'export async function* a(\n  on: PoolClient,\n  { code }: { readonly code: string },\n): AsyncGenerator<string> {\n',
  ]) {
    expect(found(head)).toHaveLength(1);
    expect(
      found(head.replace('on: Queryable', 'on: Queryable, scope: Scope').replace('PoolClient,', 'PoolClient,\n  _: SameForAll,')),
    ).toEqual([]);
    expect(found(head, 'src/heat/heat-notes/close.ts')).toEqual([]);
  }
  expect(found('const a = (_scope: Scope) => 1;', 'src/a.ts')).toHaveLength(1);
  expect(found('export const b = 1;\nfunction a(on: Queryable) {\n')).toEqual([]);
});

test('names of empty words are refused, in types, functions and files', () => {
  const found: string[] = [];
  const report = ({ message }: { message: string }): void => void found.push(message.split('"')[1] as string);
  const rule = (filename: string) => plainNames.create({ filename, sourceCode: { text: '', getLocFromIndex: () => ({}) }, report });
  rule('src/cli/told-once.ts').Program?.({});
  const good = rule('src/cli/output.ts');
  good.Program?.({});
  for (const name of ['ToldMeter', 'Asked', 'Meter', 'Holding']) good.TSTypeAliasDeclaration?.({ id: { name } });
  for (const name of ['told', 'toldMeter', 'lookUp', 'presentMeter', 'ask', 'askUse']) good.FunctionDeclaration?.({ id: { name } });
  expect(found).toEqual(['told-once.ts', 'ToldMeter', 'Asked', 'told', 'toldMeter', 'ask']);
  const foreign: string[] = [];
  const named = (filename: string) =>
    plainNames.create({
      filename,
      sourceCode: { text: '', getLocFromIndex: () => ({}) },
      report: ({ message }) => void foreign.push(message),
    });
  const other = named('src/heat/reckoner.ts');
  other.Program?.({});
  for (const name of ['PolicyFace', 'Interface']) other.TSTypeAliasDeclaration?.({ id: { name } });
  other.FunctionDeclaration?.({ id: { name: 'hindranceOf' } });
  expect(foreign).toEqual([
    '"reckoner": say "calculator", not "reckoner".',
    '"PolicyFace": say "service", not "face".',
    '"hindranceOf": say "blocking reason", not "hindrance".',
  ]);
});
