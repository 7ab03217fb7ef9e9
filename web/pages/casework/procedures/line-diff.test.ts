import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff } from './line-diff.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 }).map((lines) => `${lines.join('\n')}\n`);

test('what is not added is the old text, what is not removed the new one, and numbers count their lines', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after);
      const of = (gone: string) =>
        `${lines
          .filter(({ how }) => how !== gone)
          .map(({ text: line }) => line)
          .join('\n')}\n`;
      expect(of('added')).toBe(before);
      expect(of('removed')).toBe(after);
      expect(lines.flatMap((line) => (line.before === null ? [] : [line.before]))).toEqual(
        before
          .split('\n')
          .slice(0, -1)
          .map((_, at) => at + 1),
      );
      expect(lines.flatMap((line) => (line.after === null ? [] : [line.after]))).toEqual(
        after
          .split('\n')
          .slice(0, -1)
          .map((_, at) => at + 1),
      );
    }),
  );
});

test('a changed line stands where it was, and nothing else is told', () => {
  expect(lineDiff('a\nb\nc\n', 'a\nx\nc\n').map(({ how, text: line }) => `${how} ${line}`)).toEqual([
    'same a',
    'removed b',
    'added x',
    'same c',
  ]);
  expect(lineDiff('a\n', 'a\n').every(({ how }) => how === 'same')).toBe(true);
});
