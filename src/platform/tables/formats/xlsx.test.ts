import { tell } from '#kernel/finding.ts';
import { tablesWords } from '../words.ts';
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { formatOf } from './format.ts';
import type { Limits } from '../unpack.ts';
import { openXlsx } from './xlsx.ts';

type Part = { name: string; text: string; size?: number; flags?: number; stored?: boolean; crc?: number };

/** A zip archive with these parts, as written by a workbook's writer. */
function zipOf(parts: readonly Part[]): Buffer {
  const [bodies, heads]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, text, size, flags = 0, stored = false, crc } of parts) {
    const raw = Buffer.from(text);
    const data = stored ? raw : deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(stored ? 0 : 8, 4);
    fields.writeUInt32LE(crc ?? crc32(raw), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(size ?? raw.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), data]);
    bodies.push(body);
    heads.push(Buffer.from('PK\u0001\u0002\u0014\0'), fields, place, Buffer.from(name));
    offset += body.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

type Book = {
  sheet: string;
  book?: string;
  sheets?: string;
  strings?: string;
  styles?: string;
  more?: Part[];
  change?: (part: Part) => Part;
};

function bookOf({
  sheet,
  book,
  sheets = '<sheet name="表" sheetId="1" r:id="rId1"/>',
  strings = '',
  styles = '',
  more = [],
  change = (part) => part,
}: Book): Buffer {
  const links =
    relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
    relation('rId2', 'worksheet', '/xl/worksheets/sheet2.xml') +
    relation('rId3', 'sharedStrings', 'sharedStrings.xml') +
    relation('rId4', 'styles', 'styles.xml');
  const parts = [
    { name: '[Content_Types].xml', text: '<Types/>' },
    { name: '_rels/.rels', text: `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>` },
    { name: 'xl/workbook.xml', text: book ?? `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', text: `<Relationships>${links}</Relationships>` },
    { name: 'xl/sharedStrings.xml', text: `<sst>${strings}</sst>` },
    { name: 'xl/styles.xml', text: `<styleSheet>${styles}</styleSheet>` },
    { name: 'xl/worksheets/sheet1.xml', text: sheet.startsWith('<?') ? sheet : `<worksheet><sheetData>${sheet}</sheetData></worksheet>` },
    {
      name: 'xl/worksheets/sheet2.xml',
      text: '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>other</v></c></row></sheetData></worksheet>',
    },
    ...more,
  ];
  return zipOf(parts.map(change));
}

async function read(bytes: Buffer, limits?: Limits) {
  const readAt = (position: number, length: number) => Promise.resolve(bytes.subarray(position, position + length));
  expect(await formatOf(await readAt(0, 4096), readAt)).toBe('xlsx');
  const { header, rows, findings } = await openXlsx(readAt, bytes.length, { limits });
  const all = [];
  for await (const batch of rows) all.push(...batch);
  return { header, rows: all, findings };
}

async function trouble(bytes: Buffer, limits?: Limits): Promise<unknown> {
  try {
    return await read(bytes, limits);
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    expect(tablesWords).toHaveProperty(cause.code);
    return cause.code;
  }
}

const head = '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>';
const cellsOf = async (cells: string, more: Partial<Book> = {}) =>
  (await read(bookOf({ sheet: `${head}<row r="2">${cells}</row>`, ...more }))).rows[0]?.cells;

test('text is read from every place where a workbook stores it', async () => {
  const strings =
    '<si><t>楼 &amp; 电 &#x697C;</t></si><si><r><rPr><b/></rPr><t>富</t></r><r><t xml:space="preserve"> 文本</t></r><rPh sb="0" eb="1"><t>ふ</t></rPh></si>';
  expect(await cellsOf('<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>', { strings })).toEqual(['楼 & 电 楼', '富 文本']);
  expect(
    await cellsOf(
      '<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c><c r="B2" t="str"><f>X()</f><v>a_x000D__x005F_x</v></c>',
    ),
  ).toEqual(['ab', 'a\r_x']);
  expect(await cellsOf('<c t="str"><v><![CDATA[<&>]]></v></c><c t="inlineStr"><is><t>x<!-- no -->y</t></is></c>')).toEqual(['<&>', 'xy']);
  expect(await cellsOf(`<c r='A2' t = 's'><v>0</v></c><c r="B2"/>`, { strings: '<si><t>单</t></si>' })).toEqual(['单', '']);
});

test('numbers are read in their shortest form, formulas by their last result', async () => {
  expect(await cellsOf('<c r="A2"><v>0.10</v></c><c r="B2"><f>SUM(A1:A9)</f><v>1.5E2</v></c>')).toEqual(['0.1', '150']);
  expect(await cellsOf('<c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c>')).toEqual(['TRUE', '#N/A']);
});

test('a number of more than fifteen digits shows whether all are there', async () => {
  expect(await cellsOf('<c r="A2"><v>1601010000000012</v></c><c r="B2"><v>160101000000001</v></c>')).toEqual([
    '1601010000000012',
    '160101000000001',
  ]);
  expect(await cellsOf('<c r="A2"><v>6.2220212345678899E+18</v></c><c r="B2"><v>6222021234567890123</v></c>')).toEqual([
    '6.22202123456789e+18',
    '6222021234567890123',
  ]);
});

test('the displayed value takes precedence over the stored one: a month under its heading, zeros before a code, a unit after a number', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="0.0&quot; MWh&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>';
  const headed = (a: string, b: string) => `<row r="1"><c r="A1" t="str"><v>${a}</v></c><c r="B1" t="str"><v>${b}</v></c></row>`;
  const cells = async (head: string, row: string, book?: string) =>
    (await read(bookOf({ sheet: `${head}<row r="2">${row}</row>`, styles, ...(book !== undefined && { book }) }))).rows[0]?.cells;
  const dates = '<c r="A2" s="1"><v>45682</v></c><c r="B2" s="1"><v>45682</v></c>';
  expect(await cells(headed('月份', '抄表日期'), dates)).toEqual(['2025-01', '2025-01-25']);
  expect(await cells(headed('表号', '用电量'), '<c r="A2" s="2"><v>4711</v></c><c r="B2" s="3"><v>12</v></c>')).toEqual([
    '004711',
    '12 MWh',
  ]);
  const from1904 = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>';
  const plain = '<c r="A2"><v>44196</v></c><c r="B2"><v>44196</v></c>';
  expect(await cells(headed('日期', '用电量'), plain, from1904)).toEqual(['2025-01-01', '44196']);
});

test('dates are read as local time, by the style of the cell', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm;@"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot;day&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs>';
  const shown = async (style: number, value: string, more: Partial<Book> = {}) =>
    (await cellsOf(`<c r="A2" s="${style}"><v>${value}</v></c>`, { styles, ...more }))?.[0];
  expect(await shown(0, '45658')).toBe('45658');
  expect(await shown(1, '45658')).toBe('2025-01-01');
  expect(await shown(1, '45658.5')).toBe('2025-01-01T12:00:00');
  expect(await shown(2, '45658')).toBe('2025-01-01T00:00:00');
  expect(await shown(2, '45658.010416666664')).toBe('2025-01-01T00:15:00');
  expect(await shown(2, '45658.999999')).toBe('2025-01-02T00:00:00');
  expect(await shown(3, '45658')).toBe('45658');
  expect(await shown(4, '45658')).toBe('45658');
  expect(await shown(5, '0.25')).toBe('06:00:00');
  expect(await shown(1, '59')).toBe('1900-02-28');
  expect(await shown(1, '61')).toBe('1900-03-01');
  expect(await shown(1, '-3')).toBe('-3');
  const book = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>';
  expect(await shown(1, '44196', { book })).toBe('2025-01-01');
});

test('rows keep their numbers, cells their columns', async () => {
  const sheet = `<row r="3"><c r="A3" t="str"><v># 示范数据</v></c></row><row r="4"><c r="A4" t="str"><v>a</v></c><c r="C4" t="str"><v>c</v></c></row><row><c><v>1</v></c></row><row r="9"><c r="C9"><v>3</v></c><c r="XFD9"><v>4</v></c></row><row r="10"><c r="A10"/></row>`;
  const { header, rows, findings } = await read(bookOf({ sheet }));
  expect(header).toEqual(['a', '', 'c']);
  expect(rows).toEqual([
    { row: 5, cells: ['1', '', ''] },
    { row: 9, cells: ['', '', '3'] },
  ]);
  expect(findings).toEqual([]);
});

test('only the first visible sheet is read, and the others are named', async () => {
  const sheets = '<sheet name="藏" state="hidden" r:id="rId1"/><sheet name="&lt;2&gt;" r:id="rId2"/>';
  const { header, findings } = await read(bookOf({ sheet: head, sheets }));
  expect(header).toEqual(['other']);
  expect(findings).toEqual([{ code: 'other-sheets', severity: 'info', evidence: { read: '<2>', ignored: '藏' } }]);
});

test('prefixes and chunks of any length change nothing', async () => {
  const long = Array.from(
    { length: 9000 },
    (_none, index) =>
      `<x:row r="${index + 2}"><x:c r="A${index + 2}" t="inlineStr"><x:is><x:t>办公楼${index}</x:t></x:is></x:c><x:c r="B${index + 2}"><x:v>${index}</x:v></x:c></x:row>`,
  );
  const sheet = `<?xml version="1.0"?><x:worksheet><x:sheetData>${head.replaceAll('<', '<x:').replaceAll('<x:/', '</x:')}${long.join('\r\n')}</x:sheetData></x:worksheet>`;
  const { rows } = await read(bookOf({ sheet, change: (part) => ({ ...part, stored: part.name.endsWith('sheet1.xml') }) }));
  expect(rows).toHaveLength(9000);
  expect(rows.every(({ row, cells }) => cells[0] === `办公楼${row - 2}` && cells[1] === String(row - 2))).toBe(true);
});

test('document types and entities are refused, never resolved', async () => {
  const type = '<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  const laughs = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
  const sheet = `<worksheet><sheetData>${head}<row r="2"><c r="A2" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>`;
  const ofEveryObject = sheet.replace('&x;', '&constructor;');
  for (const text of [`${type}${sheet}`, `${laughs}${sheet}`, `<?xml?>${sheet}`, ofEveryObject])
    expect(await trouble(bookOf({ sheet: text }))).toBe('xlsx-broken');
  expect(
    await trouble(
      bookOf({ sheet: head, change: (part) => (part.name.endsWith('Strings.xml') ? { ...part, text: `${laughs}<sst/>` } : part) }),
    ),
  ).toBe('xlsx-broken');
});

test('an archive that unpacks to more than it should is refused by its directory', async () => {
  const lying = (size: number) => bookOf({ sheet: head, change: (part) => (part.name.endsWith('sheet1.xml') ? { ...part, size } : part) });
  expect(await trouble(lying(3_000_000_000))).toBe('too-large-inside');
  expect(await trouble(lying(10))).toBe('xlsx-broken');
  expect(await trouble(lying(100_000))).toBe('xlsx-broken');
  const spaces = bookOf({ sheet: head, more: [{ name: 'xl/media/x', text: ' '.repeat(70 * 1024 * 1024) }] });
  expect(await trouble(spaces)).toBe('too-large-inside');
  expect(await trouble(bookOf({ sheet: head }), { unpackedBytes: 100, ratio: 100, freeBytes: 100 })).toBe('too-large-inside');
});

test('names that leave the archive lead nowhere', async () => {
  const more = [
    { name: '../../etc/cron.d/x', text: 'x' },
    { name: 'C:\\x', text: 'x' },
  ];
  expect((await read(bookOf({ sheet: head, more }))).header).toEqual(['a', 'b']);
  const climbing = (part: Part) =>
    part.name.endsWith('.xml.rels') ? { ...part, text: part.text.replace('worksheets/sheet1.xml', '../../../../etc/passwd') } : part;
  expect(await trouble(bookOf({ sheet: head, change: climbing }))).toBe('xlsx-broken');
});

test('damaged content is refused', async () => {
  const good = bookOf({ sheet: head });
  for (const share of [0.2, 0.6, 0.98]) expect(await trouble(good.subarray(0, good.length * share))).toBe('xlsx-broken');
  const changed = (name: string, change: Partial<Part>) =>
    bookOf({ sheet: head, change: (part) => (part.name.endsWith(name) ? { ...part, ...change } : part) });
  expect(await trouble(changed('sheet1.xml', { crc: 1 }))).toBe('xlsx-broken');
  expect(await trouble(changed('sheet1.xml', { flags: 1 }))).toBe('password-protected');
  expect(await trouble(changed('sheet1.xml', { name: 'xl/other.xml' }))).toBe('xlsx-broken');
  expect(await trouble(changed('[Content_Types].xml', { name: 'x' }))).toBe('not-a-table');
  for (const sheet of ['', '<row r="1"><c r="A1"/></row>']) expect(await trouble(bookOf({ sheet }))).toBe('no-header');
  for (const row of [
    '<row r="2"><c r="A2" t="s"><v>7</v></c></row>',
    '<row r="2"><c r="A2"><v>1</v></row>',
    '<row r="0"/>',
    '<row r="2"><c r="ZZZZ2"><v>1</v></c></row>',
    '<row r="2"><c r="A2" t="str"><v>a & b</v></c></row>',
  ]) {
    expect(await trouble(bookOf({ sheet: head + row })), row).toBe('xlsx-broken');
  }
  expect(await trouble(bookOf({ sheet: `<?xml?><worksheet><sheetData>${head}` }))).toBe('xlsx-broken');
});

test('password-protected and legacy workbooks are distinguished', async () => {
  const compound = (name: string) => {
    const bytes = Buffer.alloc(2048);
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
    bytes.writeUInt16LE(9, 30);
    bytes.write(name, 1024 + 128, 'utf16le');
    bytes.writeUInt32LE(1, 48);
    return bytes;
  };
  const told = (bytes: Buffer) =>
    formatOf(bytes.subarray(0, 512), (position, length) => Promise.resolve(bytes.subarray(position, position + length)));
  await expect(told(compound('EncryptedPackage'))).rejects.toMatchObject({ code: 'password-protected' });
  await expect(told(compound('Workbook'))).rejects.toMatchObject({ code: 'old-excel' });
  await expect(told(compound('WordDocument'))).rejects.toMatchObject({ code: 'old-word' });
});

test('an unreadable format is named, with what to do, in both languages', () => {
  const said = [
    ['old-excel', {}, /xls）.*另存为 xlsx/u, /\(xls\).*Save it as xlsx/u],
    ['password-protected', {}, /密码.*xlsx.*取消密码.*另存为 xlsx/u, /password.*xlsx.*remove the password.*save it as xlsx/u],
    ['not-a-table', { looksLike: 'xlsb' }, /二进制工作簿（xlsb）.*另存为 xlsx/u, /binary workbook \(xlsb\).*Save it as xlsx/u],
    ['not-a-table', { looksLike: 'ods' }, /（ods）.*另存为 xlsx/u, /\(ods\).*Save it as xlsx/u],
  ] as const;
  for (const [code, evidence, zh, en] of said) {
    const finding = { code, severity: 'error', evidence } as const;
    expect([tell(finding, tablesWords, 'zh').detail, tell(finding, tablesWords, 'en').detail]).toEqual([
      expect.stringMatching(zh),
      expect.stringMatching(en),
    ]);
  }
});

test('a formula without a stored result is reported with its location; one whose result is an empty text is not', async () => {
  const cells = '<c r="A2"><v>1</v></c><c r="B2"><f>A2*2</f></c><c r="C2" t="str"><f>""</f><v></v></c>';
  const { rows, findings } = await read(bookOf({ sheet: `${head}<row r="2">${cells}</row>` }));
  expect(rows[0]?.cells.slice(0, 2)).toEqual(['1', '']);
  expect(findings).toContainEqual({ code: 'formulas-uncalculated', severity: 'warning', evidence: { count: 1, first: 'B2' } });
});
