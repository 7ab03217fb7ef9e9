import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { createSplitter } from './bytes.ts';

type Got = { row: number; fields: number; cells: string[] };

function split(text: string | Buffer, { delimiter = ',', columns = 8, cuts = [] as number[], maxRowBytes = 1 << 20 } = {}): Got[] {
  const bytes = Buffer.from(text);
  const got: Got[] = [];
  const splitter = createSplitter({ delimiter, columns, maxRowBytes });
  const onRow = (from: Buffer, starts: Int32Array, ends: Int32Array, fields: number, row: number) => {
    const cells: string[] = [];
    for (let field = 0; field < Math.min(fields, columns); field += 1) cells.push(from.toString('utf8', starts[field], ends[field]));
    got.push({ row, fields, cells });
  };
  let at = 0;
  for (const cut of [...cuts.map((share) => share % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    splitter.push(bytes.subarray(at, cut), onRow);
    at = cut;
  }
  splitter.end(onRow);
  return got;
}

const cellsOf = (text: string) => split(text).map(({ cells }) => cells);

test('rows and fields, with any line end and without the last', () => {
  const rows = [
    ['a', 'b'],
    ['c', ''],
    ['', 'd'],
  ];
  for (const end of ['\n', '\r\n']) {
    expect(cellsOf(['a,b', 'c,', ',d'].join(end))).toEqual(rows);
    expect(cellsOf(['a,b', 'c,', ',d', ''].join(end))).toEqual(rows);
  }
});

test('quotes keep delimiters, line ends and quotes', () => {
  expect(cellsOf('"a,b","c\r\nd","e""f"\r\n"",x,""""\n')).toEqual([
    ['a,b', 'c\r\nd', 'e"f'],
    ['', 'x', '"'],
  ]);
  expect(cellsOf('5" pipe,a"b"')).toEqual([['5" pipe', 'a"b"']]);
  expect(cellsOf('"a"\r')).toEqual([['a']]);
});

test('empty lines are rows, but are not returned', () => {
  expect(split('\n\na,b\n\r\n,\n"x\ny",\nc,d')).toEqual([
    { row: 3, fields: 2, cells: ['a', 'b'] },
    { row: 6, fields: 2, cells: ['x\ny', ''] },
    { row: 7, fields: 2, cells: ['c', 'd'] },
  ]);
});

test('fields beyond those kept are counted', () => {
  expect(split('a,b,c,"d""e"\nf', { columns: 2 })).toEqual([
    { row: 1, fields: 4, cells: ['a', 'b'] },
    { row: 2, fields: 1, cells: ['f'] },
  ]);
});

test('unbalanced quotes and endless rows are refused with their row', () => {
  const trouble = (text: string, options = {}) => {
    try {
      split(text, options);
    } catch (cause) {
      return cause instanceof Problem ? [cause.code, cause.evidence['row']] : cause;
    }
    return null;
  };
  expect(trouble('a,b\n"c,d\ne,f\n')).toEqual(['broken-quotes', 2]);
  expect(trouble('a,"b"c\n')).toEqual(['broken-quotes', 1]);
  expect(trouble('a\n\n"b"\rc\n')).toEqual(['broken-quotes', 3]);
  expect(trouble(`a\n"${'x\n'.repeat(600)}`, { maxRowBytes: 1000 })).toEqual(['broken-quotes', 2]);
  expect(trouble(`a\n${'x'.repeat(1200)}`, { maxRowBytes: 1000 })).toEqual(['row-too-long', 2]);
});

test('any table is restored, wherever the chunks are split', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '楼', '"', ',', ';', '\n', '\r', ' ', '𠮷'), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  const quoted = (text: string, always: boolean) => (always || /["\r\n,;]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(
      table,
      fc.array(fc.nat(), { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom(',', ';', '\t'),
      fc.boolean(),
      (rows, cuts, end, delimiter, always) => {
        const text = rows.map((row) => row.map((one) => quoted(one, always)).join(delimiter)).join(end);
        const kept = always ? rows : rows.filter((row) => row.some((one) => one !== ''));
        expect(split(text, { delimiter, cuts }).map(({ cells }) => cells)).toEqual(kept);
      },
    ),
    { numRuns: 3000 },
  );
});

test('no text makes chunks and the whole disagree', () => {
  const outcome = (run: () => unknown) => {
    try {
      return run();
    } catch (cause) {
      return (cause as Problem).code;
    }
  };
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 30 });
  fc.assert(
    fc.property(text, fc.array(fc.nat(), { maxLength: 12 }), (raw, cuts) => {
      expect(outcome(() => split(raw, { cuts }))).toEqual(outcome(() => split(raw)));
    }),
    { numRuns: 5000 },
  );
});
