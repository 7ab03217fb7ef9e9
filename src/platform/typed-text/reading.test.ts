import { expect, test } from 'vitest';
import { placesIn, readText } from './reading.ts';

const many = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => line(at)).join('\n');

test('the content of a text is read, as YAML and as JSON, with its locations', () => {
  const yaml = 'a: 1\nb:\n  - c: x\n  - &d {e: 2}\nf: *d\n';
  expect(readText(`\u{FEFF}${yaml}`)).toEqual({ value: { a: 1, b: [{ c: 'x' }, { e: 2 }], f: { e: 2 } } });
  expect(readText('{"a": [1, 2.5, "x"]}')).toEqual({ value: { a: [1, 2.5, 'x'] } });
  const spots = [{ path: ['b', 0, 'c'] }, { path: ['b', 0, 'c'], ofKey: true }, { path: ['b', 0, 'none'] }, { path: [] }];
  expect(placesIn({ text: yaml, spots }).map(({ line, column }) => `${line}:${column}`)).toEqual(['3:8', '3:5', '3:5', '1:1']);
});

test('a duplicate name is a fault, in YAML and in JSON, with its location', () => {
  expect(readText('a: 1\nb: 2\na: 3\n')).toEqual({ faults: [{ line: 3, column: 1, said: 'Map keys must be unique: a' }], total: 1 });
  expect(readText('{"a": 1,\n "b": {"a": 2}, "a": 3}')).toEqual({
    faults: [{ line: 2, column: 17, said: 'Map keys must be unique: a' }],
    total: 1,
  });
});

test('at most a hundred faults are listed, with their number', () => {
  const read = readText(many(500, () => 'a: b: c'));
  if (!('faults' in read)) throw new Error('it was read');
  expect(read.faults.length).toBe(100);
  expect(read.total).toBeGreaterThan(100);
});

test.each([
  ['typed-text-aliases', many(1100, (at) => `- &a${at} x`)],
  ['typed-text-parts', many(201_000, () => '-')],
  ['typed-text-long', `a: ${'x'.repeat(2_000_000)}`],
  ['too-deep', `${'['.repeat(5000)}${']'.repeat(5000)}`],
  ['too-deep', `${'- '.repeat(100)}a`],
  ['too-deep', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
])('%s is reported before it costs anything', (code, text) => {
  expect(() => readText(text)).toThrow(code);
});

test('a text with very many different names is read, each under its own', () => {
  const { value } = readText(many(16_000, (at) => `k${at}: ${at}`)) as { value: Record<string, number> };
  expect([Object.keys(value).length, value['k15999']]).toEqual([16_000, 15_999]);
});

test('aliases among very many are found as quickly as each alone', () => {
  const text = `a: &many\n${many(20_000, (at) => `  k${at}: ${at}`)}\nb: *many\n`;
  const spots = Array.from({ length: 20_000 }, (_, at) => ({ path: ['b', `k${at}`], ofKey: true }));
  const found = placesIn({ text, spots });
  expect([found[0], found[19_999]]).toEqual([
    { line: 2, column: 3 },
    { line: 20_001, column: 3 },
  ]);
});

test('names that are numbers or empty have their locations too', () => {
  const spots = [{ path: ['7'] }, { path: ['7'], ofKey: true }, { path: ['x', '1'] }];
  expect(placesIn({ text: '6: a\n7: b\nx:\n  - c\n  - d\n', spots }).map(({ line, column }) => `${line}:${column}`)).toEqual([
    '2:4',
    '2:1',
    '5:5',
  ]);
});
