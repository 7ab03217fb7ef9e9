import { expect, test } from 'vitest';
import { readKnowledge, readKnowledgeQuickly } from './read.ts';

const layers = 'abcdefghi'.split('');
/** Nine lines that expand to ten thousand million words (a "billion laughs"). */
const bomb = layers
  .map((name, at) => `${name}: &${name} [${Array.from({ length: 10 }, () => (at === 0 ? 'ha' : `*${layers[at - 1]}`)).join(', ')}]`)
  .join('\n');

const entry = (value: string) =>
  `kind: coefficient\nsource: {document: D, clause: A}\nstatus: VERIFIED\nentries:\n  - {id: own/one, version: 1, value: 1, unit: kWh, ${value}}\n`;

/** Texts that have crashed programs that read YAML. */
const texts: readonly (readonly [title: string, text: string])[] = [
  ['a bomb of aliases', `kind: coefficient\n${bomb}\n`],
  ['a bomb of aliases within an entry', entry(`note: [${bomb.replaceAll(/^(\w): /gmu, '').split('\n').join(', ')}]`)],
  ['an alias of what holds it', 'kind: coefficient\nentries: &all\n  - *all\n'],
  ['a value that holds itself', entry('note: &own {own: *own}')],
  ['an alias of nothing', entry('note: *nothing')],
  ['lists in lists', `kind: coefficient\nentries: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`],
  ['maps in maps', `kind: coefficient\nentries:\n${Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at + 1)}a:`).join('\n')}\n`],
  ['names of prototypes', entry('__proto__: {polluted: true}, constructor: {prototype: {polluted: true}}')],
  ['a tag that is none', entry('note: !!js/function "function(){}"')],
  ['a NUL', entry('note: "a\\0b"')],
  ['half a character', entry('note: "\\uD800"')],
  ['a version that no store can hold', entry('').replace('version: 1', 'version: 2147483648')],
  ['numbers without end', entry('').replace('value: 1', 'value: .inf')],
  ['a number with a thousand digits', entry('').replace('value: 1', `value: ${'9'.repeat(1000)}`)],
  ['a merge of itself', 'kind: coefficient\nentries: &e\n  <<: *e\n'],
  ['another document behind it', `${entry('note: x')}---\nkind: coefficient\n`],
  ['a line of quotes', `kind: ${'"'.repeat(1_500_000)}\n`],
  ['forty thousand names', `kind: coefficient\n${Array.from({ length: 40_000 }, (_, at) => `k${at}: 1`).join('\n')}\n`],
  ['a form with forty thousand names', `kind: form\n${Array.from({ length: 40_000 }, (_, at) => `k${at}: 1`).join('\n')}\n`],
  ['bytes that are no text', '\u0000\u0001\uFFFF: [\uD800'],
];

test.each(texts)('%s is a fault of the file, reported by line', (_title, text) => {
  for (const read of [readKnowledge, readKnowledgeQuickly]) {
    const { entries, faults } = read('own.yaml', text);
    expect(entries).toEqual([]);
    expect(faults[0]).toMatchObject({ file: 'own.yaml', code: expect.stringMatching(/^(?:yaml-broken|knowledge-field-)/u), line: expect.any(Number) });
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
