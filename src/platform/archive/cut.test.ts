import { createHash } from 'node:crypto';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { cutFrames, type CutFrame, type TextForm } from './cut.ts';
import { packFrame, unpackFrame } from './frame.ts';
import { rowsOfFrame, type FileRow } from './rows.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const utf8: TextForm = { encoding: 'utf-8', delimiter: ',' };
const cutUp = (bytes: Buffer, text: TextForm | null, most: number, piece = 7): Promise<CutFrame[]> =>
  Array.fromAsync(cutFrames(inPieces(bytes, piece), text, most));

/** Every row of all frames, numbered from the counts of the preceding frames. */
function rowsOf(frames: readonly CutFrame[], text: TextForm): FileRow[] {
  let first = 1;
  return frames.flatMap(({ bytes, rows }) => {
    const found = rowsOfFrame(bytes, text, first, 1, Infinity);
    first += rows ?? Number.NaN;
    return found;
  });
}

const cell = fc.string({ unit: fc.constantFrom('a', '1', '楼', ',', '"', '\n', '\r\n', ' '), maxLength: 5 });
const table = fc.integer({ min: 2, max: 4 }).chain((columns) =>
  fc.array(
    fc.array(cell, { minLength: columns, maxLength: columns }).filter((cells) => cells.some((one) => one !== '')),
    { minLength: 1, maxLength: 25 },
  ),
);
const written = (cells: readonly string[]): string =>
  cells.map((one) => (/[",\r\n]/u.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(',');

test('rows with any cells, including line ends in quotes, are read from one frame each, under their own numbers', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.constantFrom('utf-8' as const, 'gb18030' as const),
      fc.integer({ min: 1, max: 80 }),
      async (rows, end, closed, encoding, most) => {
        const text = rows.map(written).join(end) + (closed ? end : '');
        const bytes = encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030');
        const frames = await cutUp(bytes, { encoding, delimiter: ',' }, most);
        expect(Buffer.concat(frames.map((one) => one.bytes)).equals(bytes)).toBe(true);
        expect(rowsOf(frames, { encoding, delimiter: ',' })).toEqual(rows.map((cells, at) => ({ row: at + 1, cells })));
      },
    ),
    { numRuns: 400 },
  );
});

test('any bytes, cut, packed and unpacked, are unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 90 }), fc.boolean(), async (given, most, isText) => {
      const bytes = Buffer.from(given);
      const delimiter = isText ? 44 : null;
      const back: Buffer[] = [];
      for (const frame of await cutUp(bytes, isText ? utf8 : null, most))
        back.push(await unpackFrame(packFrame(frame.bytes, delimiter), frame.bytes.length, delimiter));
      expect(Buffer.concat(back).equals(bytes)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('empty lines are counted as rows and not returned; a UTF-8 mark precedes the first quote', async () => {
  const frames = await cutUp(Buffer.from('\ufeff"a\nb",c\n\n\nx,y\n'), utf8, 4);
  expect(rowsOf(frames, utf8)).toEqual([
    { row: 1, cells: ['a\nb', 'c'] },
    { row: 4, cells: ['x', 'y'] },
  ]);
});

test('a line longer than the limit is cut, and rows are no longer known', async () => {
  const bytes = Buffer.concat([Buffer.from('a,b\n"'), Buffer.alloc(17 << 20, 97)]);
  const frames = await cutUp(bytes, utf8, 1 << 20, 1 << 20);
  expect(frames.some(({ rows }) => rows === null)).toBe(true);
  expect(frames.reduce((sum, one) => sum + one.bytes.length, 0)).toBe(bytes.length);
});

test('what is already packed is stored as it is, and text gets smaller', () => {
  const noise = Buffer.concat(Array.from({ length: 200 }, (_, at) => createHash('sha256').update(String(at)).digest()));
  expect(packFrame(noise, null)).toEqual({ form: 'plain', bytes: noise });
  const rows = Array.from({ length: 3000 }, (_, at) => `2025-01-01 00:${at % 60}:00,m-1,${(at * 7919) % 1000}\n`).join('');
  const packed = packFrame(Buffer.from(rows), 44);
  expect(packed.form).toBe('turned');
  expect(packed.bytes.length).toBeLessThan(rows.length / 6);
});
