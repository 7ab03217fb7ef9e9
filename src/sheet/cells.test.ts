import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeCell, unsafeCell, unsafeStart } from './cells.ts';

test('text that a spreadsheet would run goes out behind a quote', () => {
  for (const text of ['=1+1', '+86', '-5', '@x', '\tx', "'=1"]) expect(safeCell(text)).toBe(`'${text}`);
  for (const text of ['', 'abc', "'abc", "'", ' =1', '1-2']) expect(safeCell(text)).toBe(text);
});

test('one quote comes off, and only where one was put on', () => {
  expect(unsafeCell("'=1")).toBe('=1');
  expect(unsafeCell("''=1")).toBe("'=1");
  for (const text of ["'abc", "'", '=1', "''"]) expect(unsafeCell(text)).toBe(text);
});

test('what went out comes back, by text and by bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '楼') }), (text) => {
      const out = safeCell(text);
      expect(unsafeCell(out)).toBe(text);
      const bytes = Buffer.from(out);
      expect(bytes.toString('utf8', unsafeStart(bytes, 0, bytes.length))).toBe(text);
    }),
  );
});
