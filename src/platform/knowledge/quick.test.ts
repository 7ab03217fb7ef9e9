import { expect, test } from 'vitest';
import { shippedFiles } from '../../../test/knowledge.ts';
import { readKnowledge, readKnowledgeQuickly, type FileRead } from './read.ts';

const files = shippedFiles();
const bare = ({ entries, faults }: FileRead) => ({ faults, entries: entries.map(({ kind, held, written, file }) => ({ kind, held, written, file })) });

/** A few positions of every entry, including those of a document's rules. */
const places = ({ entries }: FileRead) =>
  entries.map(({ lineAt, held }) => [
    lineAt([]),
    ...Object.keys(held).map((field) => lineAt([field])),
    ...('text' in held && Array.isArray(held.text) ? held.text.map((_, at) => lineAt(['text', at, 'rules', 0, 'quote'])) : []),
  ]);

test.each(files)('$file gives the same result in the quick reader and in the one with locations', ({ file, text }) => {
  const [quick, sure] = [readKnowledgeQuickly(file, text), readKnowledge(file, text)];
  expect(bare(quick)).toEqual(bare(sure));
  expect(places(quick)).toEqual(places(sure));
});

test.each(files)('both report the same faults of $file, with the line', ({ file, text }) => {
  const lines = text.split('\n');
  const middle = lines.findIndex((line, at) => at > lines.length / 2 && /^\s*- /u.test(line));
  const broken = [
    [...lines.slice(0, middle), '  - {a: [', ...lines.slice(middle)],
    [...lines, 'kind: term'],
    [...lines, 'nobody-knows-this: 1'],
    lines.map((line) => line.replace(/^( {2}- (?:id|\{id)): .*/u, '$1: 7')),
    lines.map((line) => line.replace('status: VERIFIED', 'status: GUESSED')),
  ].map((changed) => changed.join('\n'));
  for (const changed of broken) expect(bare(readKnowledgeQuickly(file, changed))).toEqual(bare(readKnowledge(file, changed)));
  expect(readKnowledgeQuickly(file, broken[0] ?? '').faults[0]?.line).toBeGreaterThan(1);
});
