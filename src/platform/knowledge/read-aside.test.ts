import { expect, test } from 'vitest';
import { readListedFile } from './facts.ts';
import { readAside } from './read-aside.ts';
import { readKnowledge } from './read.ts';

const entry = (id: string, names: readonly string[]): string =>
  [
    `  - id: ${id}`,
    '    version: 1',
    '    items:',
    ...names.map((name, at) => `      - {id: i${at}, weight: 1, of: {indicator: ${name}}, full: 1, zero: 0}`),
  ].join('\n');
const file = (...entries: readonly string[]): string => ['kind: assessment', 'entries:', ...entries].join('\n');

/** A thread reads and receives answers about names until it asks about none. */
function whole(text: string, isKnown: (name: string) => boolean) {
  const answers = new Map<string, boolean>();
  const rounds: number[] = [];
  for (;;) {
    const { read, asked } = readAside({ file: 'a.yaml', text, answers: [...answers] });
    // a result from a thread is a copy
    if (asked.length === 0) return { read: structuredClone(read), rounds };
    rounds.push(asked.length);
    for (const one of asked) answers.set(one, isKnown((JSON.parse(one) as string[])[1] ?? ''));
  }
}

test('a file read in a thread has the same content and the same missing names as here, including names from elsewhere', () => {
  const text = file(entry('one', ['known', 'unknown', 'known']), entry('two', ['other', 'unknown']));
  const isKnown = (name: string) => name === 'known';
  const { read, rounds } = whole(text, isKnown);
  expect(rounds).toHaveLength(1);
  const here = readListedFile('assessment', 'a.yaml', text, (_what, name) => isKnown(name));
  expect(here.findings.length).toBeGreaterThan(2);
  expect(readListedFile('assessment', 'a.yaml', read, () => true)).toEqual(here);
  const sound = whole(text, () => true);
  expect(readListedFile('assessment', 'a.yaml', sound.read, () => false)).toEqual(readListedFile('assessment', 'a.yaml', text, () => true));
});

test('of very many faults the thread returns the first hundred and the count', () => {
  const text = `kind: assessment\nid: s\n${Array.from({ length: 3000 }, (_, at) => `k${at}: ${at}`).join('\n')}\n`;
  const { read } = whole(text, () => true);
  const here = readKnowledge('a.yaml', text);
  expect([read.faults.length, read.total]).toEqual([100, here.faults.length]);
  expect(read.faults).toEqual(here.faults.slice(0, 100));
});
