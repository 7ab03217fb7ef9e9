import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { xmlText } from '#kernel/sound-text.ts';
import { createSplitter } from './bytes.ts';
import { safeCell } from './cells.ts';
import { openBytes, openTable, sniffFormat, writeRejects, writeTable } from './tables.ts';
import type { OpenOptions } from './tables.ts';
import { tablesWords } from './words.ts';
import { rounds } from '../../../test/rounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheet-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(content: string | Uint8Array): string {
  files += 1;
  const path = join(folder, String(files));
  writeFileSync(path, content);
  return path;
}

async function read(path: string, options?: OpenOptions) {
  const { header, rows, findings, format } = await openTable(path, options);
  const all = [];
  for await (const batch of rows) all.push(...batch);
  return { header, rows: all, findings, format };
}

const cellsOf = async (content: string | Uint8Array) => {
  const { header, rows } = await read(fileOf(content));
  return [header, ...rows.map(({ cells }) => cells)];
};

async function trouble(content: string | Uint8Array, options?: OpenOptions): Promise<unknown> {
  try {
    await read(fileOf(content), options);
  } catch (cause) {
    if (!(cause instanceof Problem)) return cause;
    expect(tablesWords, cause.code).toHaveProperty(cause.code);
    return cause.code;
  }
  return null;
}

const utf16be = (text: string) => iconv.encode(text, 'utf16-be', { addBOM: true });
const encodings: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 BE': utf16be,
  GB18030: (text) => iconv.encode(text, 'gb18030'),
};

const cell = fc.string({
  unit: fc.constantFrom('a', '楼', '电', '"', ',', ';', '\t', '\n', '\r\n', ' ', '0', '-', '=', "'", '𠮷', 'é', '€'),
  maxLength: 6,
});
const table = fc
  .array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 0, maxLength: 6 })
  .map((rows) => rows.filter((row) => row.some((one) => one !== '')));

test('any table is restored from any encoding, delimiter and line end, packed or not', async () => {
  const quoted = (text: string) => (/["\r\n,;\t]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const how = fc.record({
    encode: fc.constantFrom(...Object.keys(encodings)),
    delimiter: fc.constantFrom(',', ';', '\t'),
    end: fc.constantFrom('\n', '\r\n'),
    last: fc.boolean(),
    packed: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(table, how, async (rows, { encode, delimiter, end, last, packed }) => {
      const header = ['时间', 'b', 'c'];
      const written = rows.map((row) => row.map((one) => safeCell(one)));
      const text = [header, ...written].map((row) => row.map(quoted).join(delimiter)).join(end) + (last ? end : '');
      const bytes = encodings[encode]?.(text) ?? Buffer.alloc(0);
      expect(await cellsOf(packed ? gzipSync(bytes) : bytes)).toEqual([header, ...rows]);
    }),
    { numRuns: rounds(100, 300) },
  );
});

/** What spreadsheets run as formulas, what hides it, and what is easily lost on the way. */
const signs = fc.constantFrom(...'\'=+-@＝＋－＠\t\r\n\u0001\u0085\u00a0\u3000\ufeff\u200b\u2028\ufffe\uffffa楼,;"_x', '_x000D_');

test('what is written is restored, as csv, xlsx and Parquet', async () => {
  const value = fc.oneof(
    cell,
    fc.string({ unit: signs, maxLength: 5 }),
    fc.string({ unit: 'binary', maxLength: 5 }).map((text) => text.replaceAll('\0', '')),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
    fc.constant('_x0041_ _x_'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(value, { minLength: 2, maxLength: 2 }), { maxLength: 5 }),
      // a Parquet file is read in a separate thread
      fc.constantFrom(...Array.from({ length: 7 }, () => ['csv', 'xlsx'] as const).flat(), 'parquet' as const),
      fc.boolean(),
      async (all, format, note) => {
        const rows = all.map((row) => row.map((one) => (Object.is(one, -0) ? 0 : one)));
        const path = join(folder, 'written');
        const header = ['=a', '楼'];
        expect(await writeTable(format, path, header, rows, note ? { note: '示范数据' } : {})).toBe(rows.length);
        const got = await read(path);
        const begin = note && format !== 'parquet' ? 3 : 2;
        // what XML cannot contain is left out of a workbook, because no spreadsheet would open it
        const kept = format === 'xlsx' ? xmlText : String;
        const meant = rows.map((cells, index) => ({
          row: begin + index,
          cells: cells.map((one) => (one === null ? '' : kept(String(one)))),
        }));
        expect(got).toMatchObject({ header, findings: [], format });
        expect(got.rows).toEqual(meant.filter(({ cells }) => cells.some((one) => one !== '')));
      },
    ),
    { numRuns: rounds(50, 300) },
  );
});

test('a file is recognised late as GB18030, or as no text', async () => {
  const ascii = 'time,meter,value\n' + '2025-01-01 00:15,M1,1.5\n'.repeat(60_000);
  const late = await read(fileOf(Buffer.concat([Buffer.from(ascii), iconv.encode('2025,办公楼,1\n', 'gb18030')])));
  expect(late.rows.at(-1)).toEqual({ row: 60_002, cells: ['2025', '办公楼', '1'] });
  expect((await read(fileOf(`${ascii}2025,办公楼,1\n`))).rows.at(-1)?.cells).toEqual(['2025', '办公楼', '1']);
  expect(await trouble(Buffer.concat([Buffer.from(ascii), Buffer.from([0x41, 0xff, 0xfe, 0x0a])]))).toBe('unreadable-encoding');
});

test('UTF-8 with an error is not taken for GB18030, and GB18030 is not taken for UTF-8', async () => {
  const words = ['办公楼', '学校', '医院', '镕基', '电', '一层照明插座', '喆', '冷冻水泵'];
  for (const word of words) {
    const text = `建筑,用电量\n${word},1\n${word}二,2\n`;
    expect(await trouble(Buffer.concat([Buffer.from(text), Buffer.from([0xe6, 0xa5])])), word).toBe('unreadable-encoding');
    expect(await cellsOf(iconv.encode(text, 'gb18030'))).toEqual([
      ['建筑', '用电量'],
      [word, '1'],
      [`${word}二`, '2'],
    ]);
    expect(await cellsOf(iconv.encode(`a,b\n${word},1\n`, 'gb18030'))).toEqual([
      ['a', 'b'],
      [word, '1'],
    ]);
    expect(await cellsOf(`a,b\n${word},1\n`)).toEqual([
      ['a', 'b'],
      [word, '1'],
    ]);
  }
  expect((await read(fileOf(iconv.encode('use,n\n学校,1\n', 'gb18030')))).findings.map(({ code }) => code)).toEqual(['encoding-guessed']);
  for (const text of ['m²', '25°C', 'café', 'Москва', '±5'])
    expect(await read(fileOf(`a,b\n${text},1\n`))).toMatchObject({ rows: [{ cells: [text, '1'] }], findings: [] });
});

test('a character split at the end of a chunk is complete', async () => {
  const size = 256 * 1024;
  for (const shift of [0, 1, 2, 3]) {
    const text = `名,b\n${'x'.repeat(shift)}${'楼𠮷'.repeat(60_000)},y\n`;
    for (const encode of Object.values(encodings)) {
      const bytes = encode(text);
      expect(bytes.length).toBeGreaterThan(size);
      expect((await read(fileOf(bytes))).rows[0]?.cells[0], text.slice(0, 9)).toHaveLength(shift + 180_000);
    }
  }
});

test('row numbers stay correct across empty lines, line ends in quotes and notes', async () => {
  const { header, rows } = await read(fileOf('# 示范数据\r\n\r\na,b\r\n1,2\r\n\r\n,\r\n"3\r\n3",4\r\n5\r\n'));
  expect(header).toEqual(['a', 'b']);
  expect(rows).toEqual([
    { row: 4, cells: ['1', '2'] },
    { row: 7, cells: ['3\r\n3', '4'] },
    { row: 8, cells: ['5', ''] },
  ]);
});

test('the delimiter is the one on which the rows agree', async () => {
  expect(await cellsOf('a;b\n1,5;2,5\n3,5;4,5\n')).toEqual([
    ['a', 'b'],
    ['1,5', '2,5'],
    ['3,5', '4,5'],
  ]);
  expect(await cellsOf('a,b;c\n"1;2;3",4\n5,"6;7"\n')).toEqual([
    ['a', 'b;c'],
    ['1;2;3', '4'],
    ['5', '6;7'],
  ]);
  expect(await cellsOf('a\tb, c\n1\t2, 3, 4\n')).toEqual([
    ['a', 'b, c'],
    ['1', '2, 3, 4'],
  ]);
  expect(await cellsOf('code\nA\nB')).toEqual([['code'], ['A'], ['B']]);
});

test('a delimiter is found in a long sample cut within quotes, and in a very wide one', async () => {
  const long = Array.from({ length: 9000 }, (_none, index) => `${index};"first\nsecond, third ${index}"\n`).join('');
  expect((await cellsOf(`a;b\n${long}`))[9000]).toEqual(['8999', 'first\nsecond, third 8999']);
  const wide = Array.from({ length: 20_000 }, (_none, index) => `meter of a building ${index}`);
  const [header, row] = await cellsOf(`${wide.join('\t')}\n${wide.join('\t')}\n`);
  expect([header?.length, row?.length, row?.at(-1)]).toEqual([20_000, 20_000, 'meter of a building 19999']);
});

test('a table with only a header has no rows', async () => {
  for (const text of ['a,b', 'a,b\n', '\ufeffa,b\r\n\r\n']) expect(await cellsOf(text)).toEqual([['a', 'b']]);
});

test('cells beyond the header and duplicate headings are reported', async () => {
  const { header, rows, findings } = await read(fileOf('a,b,a,,\n1,2,3,,\n1,2,3,x,\n1,2,3\n9,9,9,y\n'));
  expect(header).toEqual(['a', 'b', 'a']);
  expect(rows.every(({ cells }) => cells.length === 3)).toBe(true);
  expect(findings.map(({ code, evidence }) => [code, evidence])).toEqual([
    ['heading-twice', { heading: 'a', places: '1 (A), 3 (C)' }],
    ['cells-beyond-header', { rows: 2, firstRow: 3 }],
  ]);
});

const longRows = async (text: string) => {
  const table = await openTable(fileOf(text));
  const rows: string[] = [];
  for await (const batch of table.rows) rows.push(...batch.map(({ cells }) => cells.join('|')));
  return { rows, long: [...(table.long ?? [])], codes: table.findings.map(({ code }) => code) };
};

test.each([
  ['thousands', 'm,c,v\n2025-01,A,1,234.5\n2025-02,A,999\n', ['2025-02|A|999']],
  ['several of them', 'm,c,v\n2025-01,A,12,345,864.5\n2025-02,A,999\n2025-03,A,998\n', ['2025-02|A|999', '2025-03|A|998']],
  ['decimals', 'm,c,v\n2025-01,A,11,26\n2025-02,A,12\n2025-03,A,13\n', ['2025-02|A|12', '2025-03|A|13']],
  ['before an empty last column', 'm,c,v,r\n2025-01,A,1,234.5,\n2025-02,A,999,\n2025-03,A,998,\n', ['2025-02|A|999|', '2025-03|A|998|']],
  ['a text', 'c,a\nB1,Beijing,Haidian\nB2,Beijing\n', ['B2|Beijing']],
])('rows made longer by a comma are held back: %s', async (_, text, kept) => {
  const { rows, long, codes } = await longRows(text);
  expect(rows).toEqual(kept);
  expect(long.map(([row]) => row)).toEqual([2]);
  expect(codes).toContain('rows-longer-left');
});

test.each([
  ['a remark behind the last column', 'm,c,v\n2025-01,A,5,estimated\n2025-02,A,6\n', 2],
  ['empty cells behind all rows', 'm,c,v\n2025-01,A,5,\n2025-02,A,6,\n', 2],
  ['empty cells behind one row', 'm,c,v\n2025-01,A,5,\n2025-02,A,6\n', 2],
  ['quoted', 'm,c,v\n2025-01,A,"1,234.5"\n2025-02,A,6\n', 2],
  ['semicolons', 'm;c;v\n2025-01;A;11,26\n2025-02;A;6\n', 2],
  ['a sum below', 'm,c,v\n2025-01,A,5\nTotal,,1,234.5\n', 2],
])('others are not: %s', async (_, text, count) => {
  const { rows, long } = await longRows(text);
  expect([rows.length, long]).toEqual([count, []]);
});

test('if all rows are longer the file is refused', async () => {
  await expect(read(fileOf('m,c,v\n2025-01,A,11,26\n2025-02,A,12,50\n'))).rejects.toMatchObject({ code: 'rows-longer' });
});

test('anything but a table is refused as a whole', async () => {
  const junk = Buffer.from(Array.from({ length: 4000 }, (_none, index) => (index * 7919 + (index >> 3) * 31) % 256));
  const cases: [string, string | Uint8Array][] = [
    ['no-header', ''],
    ['no-header', '\n\r\n,,\n'],
    ['no-header', '2025-01-01 00:15,3.5\n2025-01-01 00:30,3.6\n'],
    ['no-header', gzipSync('')],
    ['not-a-table', junk],
    ['not-a-table', gzipSync(junk)],
    ['not-a-table', '%PDF-1.7\n'],
    ['not-a-table', '<html><table><tr><td>a</td></tr></table></html>'],
    ['not-a-table', '[{"a": 1}]'],
    ['parquet-broken', 'PAR1\u0015\u0004'],
    ['not-a-table', 'a,b\n1,\0\n'],
    ['unreadable-encoding', Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xe9, 0x2c, 0x0a])],
    ['unreadable-encoding', Buffer.from('建筑,用电量\n办公楼,1\n学校,2\n楼').subarray(0, -1)],
    ['unreadable-encoding', Buffer.concat([Buffer.from('\ufeffa,b\n', 'utf16le'), Buffer.from([0x41])])],
    ['unreadable-encoding', Buffer.from('\ufeffa,b\ud800\n', 'utf16le')],
    ['broken-quotes', 'a,b\n1,"2\n3,4\n'],
    ['broken-quotes', 'a,b\n1,"2"x\n3,4\n'],
    ['broken-quotes', 'a,"b\n1,2\n'],
  ];
  for (const [code, content] of cases) expect(await trouble(content), JSON.stringify(content.slice(0, 20))).toBe(code);
});

test('a truncated, damaged or malicious gzip is refused', async () => {
  const packed = gzipSync(`a,b\n${Array.from({ length: 9999 }, (_none, index) => `${index},${index * 7}`).join('\n')}`);
  for (const share of [0.1, 0.5, 0.99]) expect(await trouble(packed.subarray(0, packed.length * share))).toBe('truncated-gzip');
  const damaged = Buffer.from(packed);
  damaged.writeUInt32LE(0, damaged.length - 8);
  expect(await trouble(damaged)).toBe('broken-gzip');
  const bomb = gzipSync(Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(80 * 1024 * 1024, 48)]));
  expect(await trouble(bomb)).toBe('too-large-inside');
  expect(await trouble(packed, { limits: { unpackedBytes: 1000, ratio: 1000, freeBytes: 1000 } })).toBe('too-large-inside');
  const members = Buffer.concat([gzipSync('a,b\n1,'), gzipSync('2\n')]);
  expect(await cellsOf(members)).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('errors name the file, and a missing file is reported', async () => {
  await expect(openTable(fileOf(''), { name: '电表.csv' })).rejects.toMatchObject({ code: 'no-header', evidence: { file: '电表.csv' } });
  await expect(openTable(join(folder, 'none'))).rejects.toMatchObject({ kind: 'not-found', code: 'file-not-found' });
  await expect(openTable(folder)).rejects.toMatchObject({ code: 'file-not-found' });
});

test('any csv reaches the splitter as UTF-8 bytes', async () => {
  const rows: string[] = Array.from({ length: 20_000 }, (_none, index) => `办公楼${index},"1,234.5"`);
  for (const [name, encode] of Object.entries(encodings)) {
    for (const pack of [(bytes: Uint8Array) => bytes, gzipSync]) {
      const path = fileOf(pack(encode(['建筑;用电量', ...rows.map((row) => row.replace(',', ';'))].join('\r\n'))));
      expect(await sniffFormat(path)).toBe(pack === gzipSync ? 'csv.gz' : 'csv');
      const { header, delimiter, firstRow, bytes } = await openBytes(path);
      expect([header, delimiter, firstRow], name).toEqual([['建筑', '用电量'], ';', 2]);
      const splitter = createSplitter({ delimiter, columns: 2, firstRow });
      let [count, last] = [0, ''];
      const onRow = (from: Buffer, starts: Int32Array, ends: Int32Array, _fields: number, row: number) => {
        count += 1;
        last = `${row} ${from.toString('utf8', starts[0], ends[0])} ${from.toString('utf8', starts[1], ends[1])}`;
      };
      for await (const chunk of bytes) splitter.push(chunk, onRow);
      splitter.end(onRow);
      expect([count, last]).toEqual([20_000, '20001 办公楼19999 1,234.5']);
    }
  }
});

test('a table that is not read to the end is read no further', async () => {
  const { rows } = await openTable(fileOf(`a,b\n${'1,2\n'.repeat(300_000)}`));
  for await (const batch of rows) {
    expect(batch.length).toBeLessThan(100_000);
    break;
  }
});

test('a file appears only when it is complete', async () => {
  const path = join(folder, 'half.csv');
  async function* rows() {
    yield ['1'];
    throw new Error('no more');
  }
  await expect(writeTable('csv', path, ['a'], rows())).rejects.toThrow('no more');
  await expect(openTable(path)).rejects.toMatchObject({ code: 'file-not-found' });
  await expect(writeTable('xlsx', path, ['a'], rows())).rejects.toThrow('no more');
  await expect(openTable(path)).rejects.toMatchObject({ code: 'file-not-found' });
});

test('rejected rows are written so that they can be sent again', async () => {
  const header = ['code', 'row', '=value'];
  const rejects = [
    { cells: ['A', '1', '-x'], row: 7, column: '=value', code: 'not-a-number', detail: 'no number' },
    { cells: ['A', '1', '-x'], row: 7, column: 'code', code: 'unknown', detail: 'unknown' },
    { cells: ['B', '2'], row: 9, column: null, code: 'not-a-number', detail: '=x' },
  ];
  for (const format of ['csv', 'xlsx'] as const) {
    const path = join(folder, `rejects.${format}`);
    expect(await writeRejects(format, path, header, rejects)).toBe(2);
    expect(await read(path)).toMatchObject({ header, findings: [], rows: [{ cells: ['A', '1', '-x'] }, { cells: ['B', '2', ''] }] });
  }
  const { bytes } = await openBytes(join(folder, 'rejects.csv'));
  let text = '';
  for await (const chunk of bytes) text += Buffer.from(chunk).toString();
  expect(text).toBe("A,1,'-x,7,'=value; code,not-a-number; unknown,no number; unknown\r\nB,2,,9,,not-a-number,'=x\r\n");
});
