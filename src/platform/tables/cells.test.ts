import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptCell, safeCell, unsafeCell, unsafeSpan } from './cells.ts';

const formulas = ['=1+1', '+86', '-5', '@x', '＝1+1', '＋86', '－5', '＠x'];
const unseen = [
  ' ',
  '\t',
  '\r',
  '\n',
  '\0',
  '\r\n',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\u202e',
  '\u00ad',
  '\u0085',
  ' \t\u3000',
  ' \0',
  '\u3000\u0085',
];

test('text that a spreadsheet would execute is exported behind a quote', () => {
  for (const text of formulas) expect(safeCell(text)).toBe(`'${text}`);
  for (const text of formulas) expect(safeCell(`''${text}`)).toBe(`'''${text}`);
  for (const text of ['', 'abc', "'abc", "'", '1-2', '楼=1', ' abc', '\u3000楼']) expect(safeCell(text)).toBe(text);
});

test('so is such text after invisible characters, and text that starts with a control character', () => {
  for (const before of unseen) for (const text of formulas) expect(safeCell(`${before}${text}`)).toBe(`'${before}${text}`);
  for (const text of ['\tx', '\rx', '\nx', '\0x', '\u0001x', '\u0085x', '\t']) expect(safeCell(text)).toBe(`'${text}`);
});

test('one quote is removed, and only where one was added', () => {
  expect(unsafeCell("'=1")).toBe('=1');
  expect(unsafeCell("''=1")).toBe("'=1");
  expect(unsafeCell("'＝1")).toBe('＝1');
  for (const text of ["'abc", "'", '=1', '＝1', "''"]) expect(unsafeCell(text)).toBe(text);
});

test('a formula that is only a text is that text', () => {
  for (const [text, meant] of [
    ['="0060101"', '0060101'],
    ['=""', ''],
    ['="a"&"b"', '="a"&"b"'],
    ['=1+1', '=1+1'],
  ] as const) {
    expect(unsafeCell(text)).toBe(meant);
    const bytes = Buffer.from(text);
    expect(bytes.toString('utf8', ...unsafeSpan(bytes, 0, bytes.length))).toBe(meant);
  }
});

const texts = fc.string({
  unit: fc.oneof(fc.constantFrom("'", '=', '-', '＝', '＠', ...unseen, 'a', '楼'), fc.string({ unit: 'binary', maxLength: 1 })),
});

test('what was exported is restored, as text and as bytes, and never starts with something executable', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const out = safeCell(text);
      expect(unsafeCell(out)).toBe(text);
      expect(out).not.toMatch(/^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u);
      expect(out).not.toMatch(/^\p{Cc}/u);
      const bytes = Buffer.from(out);
      expect(bytes.toString('utf8', ...unsafeSpan(bytes, 0, bytes.length))).toBe(Buffer.from(text).toString('utf8'));
      expect(unsafeCell(keptCell(text))).toBe(text);
    }),
  );
});
