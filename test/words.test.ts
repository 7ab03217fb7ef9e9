import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tell } from '#kernel/finding.ts';
import { problemStatus } from '#kernel/problem.ts';
import { words, wordsBySlice } from '#words.ts';

const source = new URL('../src', import.meta.url).pathname;

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

/** The codes that a file uses in problems and findings. */
function codesIn(text: string): string[] {
  const kinds = Object.keys(problemStatus).join('|');
  const inProblems = [...text.matchAll(new RegExp(String.raw`(?:Problem|problemOf)\(\s*'(?:${kinds})',\s*'([a-z0-9-]+)'`, 'gu'))];
  const inFindings = [...text.matchAll(/\bcode: '([a-z0-9-]+)',\s*severity:/gu)];
  return [...inProblems, ...inFindings].map((match) => match[1] ?? '');
}

test('codes are found', () => {
  expect(codesIn(`throw new Problem('bad-input', 'one-place', {})`)).toEqual(['one-place']);
  expect(codesIn(`[{ code: 'place-used-later', severity: 'error', evidence }]`)).toEqual(['place-used-later']);
});

test.each(files.map((name) => [name, codesIn(readFileSync(join(source, name), 'utf8'))] as const).filter(([, codes]) => codes.length > 0))(
  'every code in %s has words in both languages',
  (_name, codes) => {
    const silent = codes.filter((code) => !words[code]?.zh || !words[code].en);
    expect(silent).toEqual([]);
  },
);

test('no two slices use different words for one code', () => {
  const told = Object.entries(wordsBySlice).flatMap(([slice, own]) =>
    Object.entries(own).map(([code, text]) => ({ code, slice, text: JSON.stringify(text) })),
  );
  const unlike = [...Map.groupBy(told, ({ code }) => code)].filter(([, list]) => new Set(list.map(({ text }) => text)).size > 1);
  expect(unlike.map(([code, list]) => `${code}: ${list.map(({ slice }) => slice).join(', ')}`)).toEqual([]);
});

test('both languages of one code name the same evidence', () => {
  const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? ''))].toSorted();
  const unlike = Object.entries(words).filter(([, { zh, en }]) => names(zh).join() !== names(en).join());
  expect(unlike.map(([code]) => code)).toEqual([]);
});

const told = (code: string, evidence: Record<string, unknown>) =>
  (['zh', 'en'] as const).map((language) => tell({ code, severity: 'info', evidence }, words, language).detail);

test.each([
  ['role-may-not', { role: 'owner' }, '您的角色（业主单位）', 'Your role (owner)'],
  ['no-meter-counts', { carrier: 'heat' }, '没有计量 热 的', 'point of heat counts'],
  ['part-unmeasured', { of: 'electricity', parts: '01A00, 01B00' }, '电 的下级 01A00, 01B00', 'Below electricity, 01A00, 01B00'],
  [
    'correction-field-missing',
    { field: 'hoursPerYear', symbol: 'g1' },
    '缺少年使用小时数，未作 γ1 修正',
    'Without hours per year the correction γ1',
  ],
  [
    'quota-field-missing',
    { clause: '表 5.2.1', building: 'B1', fields: 'airConditioning, climateZone' },
    '空调方式、气候区',
    'air conditioning, climate zone',
  ],
  [
    'quota-table-missing',
    { use: 'data-centre', family: 'office' },
    '用途“数据中心”当年没有可用的定额表（类别 办公）',
    'for the use data centre (family office)',
  ],
  [
    'climate-from-place',
    { region: '140300', zone: '2A', document: 'GB 50176', status: 'RECALLED' },
    '（GB 50176，待核对标准原文）',
    '(GB 50176, to be checked against the document)',
  ],
  [
    'quota-unit-differs',
    { carrier: 'gas', unit: 'kWh', wanted: 'm3/m2' },
    '“燃气”以 kWh 计，而定额以 m³/m² 计',
    'gas is in kWh, the limit in m³/m²',
  ],
] as const)('%s shows words for its codes', (code, evidence, zh, en) => {
  const [chinese, english] = told(code, evidence);
  expect(chinese).toContain(zh);
  expect(english).toContain(en);
});

test('a code without words, and one that every object has, is left unchanged', () => {
  expect(told('no-meter-counts', { carrier: 'constructor' })[1]).toContain('point of constructor counts');
  expect(told('part-unmeasured', { of: 'toString', parts: 'x' })[1]).toContain('Below toString, x has');
});
