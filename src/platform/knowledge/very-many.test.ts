import { expect, test } from 'vitest';
import { policyFaults } from './checks/policy-check.ts';
import { readKnowledge } from './read.ts';

const many = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at));

/** Each of these took minutes when an entry was searched among all others, or in all of the text. */
test('a condition with very many names is reported name by name, each at its location', () => {
  const facts = many(20_000, (at) => `f${at}: 1`).join(', ');
  const { faults } = readKnowledge(
    'p.yaml',
    `kind: procedure
id: p
version: 1
status: CITY
source: {document: D, clause: A}
states: {draft: {start: true}, granted: {end: true}}
transitions:
  grant: {from: draft, to: granted, by: [], when: {${facts}}}
`,
  );
  const unknown = faults.filter(({ code }) => code === 'field-unknown');
  expect(unknown.length).toBe(20_000);
  expect(unknown.at(-1)).toMatchObject({ line: 8, evidence: { name: 'f19999' } });
  expect(new Set(unknown.map(({ evidence }) => evidence['column'])).size).toBe(20_000);
});

test('a map of very many invalid values is reported value by value', () => {
  const classes = many(20_000, (at) => `      k${at}: {area: -1}`).join('\n');
  const text = `kind: heat-tariff\nentries:\n  - id: own/heat\n    classes:\n${classes}\n`;
  const { faults } = readKnowledge('t.yaml', text);
  expect(faults.length).toBeGreaterThanOrEqual(20_000);
  expect(faults.at(-1)?.line).toBe(20_004);
});

const terms = (of: readonly (readonly [term: string, when: string])[]): string =>
  `kind: term\nsource: {document: D, clause: A}\nstatus: CITY\nentries:\n${of
    .map(([term, when]) => `  - {id: term/${term}, version: 1, term: ${term}, given: plain, names: {zh: 一, en: a}, when: ${when}}`)
    .join('\n')}\n`;

const ringsIn = (text: string): unknown[] => {
  const { entries, faults } = readKnowledge('terms.yaml', text);
  expect(faults).toEqual([]);
  return policyFaults(entries)
    .filter(({ code }) => code === 'policy-ring')
    .map(({ evidence }) => evidence['term']);
};

test('terms that depend on each other in very many ways are not a cycle; those that lead to one are reported', () => {
  const last = ['t2000', '{f: 1}'] as const;
  expect(ringsIn(terms([...many(2000, (at) => [`t${at}`, `{any: [t${at + 1}, {not: t${at + 1}}]}`] as const), last]))).toEqual([]);
  expect(ringsIn(terms([['a', 'b'], ['b', '[c, d]'], ['c', 'b'], ['d', '{f: 1}']]))).toEqual(['a', 'b', 'c']);
});

test('pairwise comparisons are limited', () => {
  const periods = many(10_000, () => '{name: n, price: 1, from: 00:00, to: 24:00}').join(', ');
  const tariff = readKnowledge('t.yaml', `kind: tariff\nid: own/tariff\nexport: 0\nperiods: [${periods}]\n`);
  expect(tariff.faults.map(({ evidence }) => evidence['field'])).toEqual(['periods']);
  const policy = readKnowledge('p.yaml', `kind: policy\ntext:\n  - {at: 一, say: ${'应当。'.repeat(2000)}}\n`);
  expect(policy.faults.map(({ evidence }) => evidence['field'])).toContain('text.0.say');
});
