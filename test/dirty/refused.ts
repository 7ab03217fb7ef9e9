import { deflateRawSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import type { bringReadings } from '../golden/fixture.ts';

type Options = NonNullable<Parameters<typeof bringReadings>[3]>;

/** A file that is refused as a whole, and the problem's code. */
export type Refusal = {
  readonly title: string;
  readonly name: string;
  readonly bytes: () => string | Uint8Array;
  readonly options?: Options;
  readonly code: string;
};

const hourly = { interval: '1h', zone: 'Asia/Shanghai' } as const;
const good = 'time,meter,value\n2025-01-01 00:00,WHOLE,1\n2025-01-01 01:00,WHOLE,2\n';
const many = `time,meter,value\n${Array.from({ length: 5000 }, (_, at) => `${new Date(Date.UTC(2025, 0, 1, at)).toISOString()},WHOLE,${at * 7919}.${at}\n`).join('')}`;

/** A picture of one dot. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const bytes = (buffer: Buffer): Uint8Array => new Uint8Array(buffer);
const packed = (text: string): Buffer => gzipSync(text);

/** A zip with one part, as far as a reader of workbooks examines it. */
function zip(name: string, content: string): Uint8Array {
  const data = deflateRawSync(content);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(data.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  const local = Buffer.concat([head, Buffer.from(name), data]);
  const directory = Buffer.concat([central, Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return bytes(Buffer.concat([local, directory, end]));
}

const files: readonly Refusal[] = [
  { title: 'a picture called csv', name: 'a.csv', bytes: () => bytes(picture), code: 'not-a-table' },
  {
    title: 'a web page with the extension csv',
    name: 'a.csv',
    bytes: () => '<!DOCTYPE html><html><body>404</body></html>',
    code: 'not-a-table',
  },
  { title: 'a PDF', name: 'a.csv', bytes: () => '%PDF-1.7\n1 0 obj\n<<>>\n', code: 'not-a-table' },
  {
    title: 'an old Excel file',
    name: 'a.xls',
    bytes: () => bytes(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])),
    code: 'old-excel',
  },
  { title: 'a zip that is no workbook', name: 'a.xlsx', bytes: () => zip('readme.txt', 'hello'), code: 'not-a-table' },
  { title: 'a zip cut in two', name: 'a.xlsx', bytes: () => zip('xl/workbook.xml', '<workbook/>').slice(0, 60), code: 'xlsx-broken' },
  { title: 'a gzip cut in two', name: 'a.csv.gz', bytes: () => bytes(packed(many)).slice(0, 20_000), code: 'truncated-gzip' },
  { title: 'a gzip without its last four bytes', name: 'a.csv.gz', bytes: () => bytes(packed(good)).slice(0, -4), code: 'truncated-gzip' },
  { title: 'a gzip with a bit turned', name: 'a.csv.gz', bytes: () => turned(packed(many), 9000), code: 'broken-gzip' },
  { title: 'a gzip that unpacks to a thousand times its size', name: 'a.csv.gz', bytes: bomb, code: 'too-large-inside' },
  {
    title: 'numbers and times without a header',
    name: 'a.csv',
    bytes: () => '2025-01-01 00:00,1\n2025-01-01 01:00,2\n',
    code: 'no-header',
  },
  { title: 'rows with codes, without a header', name: 'a.csv', bytes: () => good.slice(good.indexOf('\n') + 1), code: 'column-unknown' },
  { title: 'blank lines', name: 'a.csv', bytes: () => '\n\n\n', code: 'no-header' },
  { title: 'a quote that nothing closes', name: 'a.csv', bytes: () => `${many}"2025-01-01 00:00,WHOLE,3\n`, code: 'broken-quotes' },
  { title: 'text behind a quote', name: 'a.csv', bytes: () => `${good}"2025-01-01 02:00"x,WHOLE,3\n`, code: 'broken-quotes' },
  {
    title: 'UTF-8 with an invalid byte in the middle',
    name: 'a.csv',
    bytes: () => bytes(Buffer.concat([Buffer.from(`${good}2025-01-01 02:00,路灯与空调`), Buffer.from([0xe7, 0x81]), Buffer.from(',3\n')])),
    code: 'unreadable-encoding',
  },
  { title: 'UTF-16 without a mark', name: 'a.csv', bytes: () => bytes(iconv.encode(good, 'utf16le')), code: 'not-a-table' },
  {
    title: 'UTF-16 with half a character at its end',
    name: 'a.csv',
    bytes: () => bytes(iconv.encode(good, 'utf16le', { addBOM: true })).slice(0, -1),
    code: 'unreadable-encoding',
  },
];

/** Options that do not fit a good file. */
const said: readonly Refusal[] = [
  {
    title: 'a missing column',
    name: 'a.csv',
    bytes: () => good,
    options: { ...hourly, valueColumn: 'kWh' },
    code: 'column-missing',
  },
  {
    title: 'a missing end column',
    name: 'a.csv',
    bytes: () => good,
    options: { startColumn: 'time', endColumn: 'until' },
    code: 'column-missing',
  },
  { title: 'a layout of months without months', name: 'a.csv', bytes: () => good, options: { layout: 'months' }, code: 'no-month-columns' },
  { title: 'a month twice', name: 'a.csv', bytes: () => '表号,2025-01,2025年1月\nWHOLE,1,2\n', code: 'month-twice' },
  ...[
    ['two columns of values', 'time,meter,value,Value\n2025-01-01 00:00,WHOLE,1,2\n', {}],
    ['two columns of times', '时间,表号,读数,时 间\n2025-01-01 00:00,WHOLE,1,\n', {}],
    ['a column that is named and stands there twice', 'time,meter,kWh,kWh\n2025-01-01 00:00,WHOLE,1,2\n', { valueColumn: 'kWh' }],
    ['two columns of units', 'time,meter,value,unit,ＵＮＩＴ\n2025-01-01 00:00,WHOLE,1,kWh,MWh\n', {}],
    ['a metering point twice in the wide layout', 'time,WHOLE, whole\n2025-01-01 00:00,1,2\n', { layout: 'wide' }],
    ['two columns of codes in the layout of months', '表号,表号,2025-01\nWHOLE,1,2\n', {}],
  ].map(([title, text, options]): Refusal => ({
    title: title as string,
    name: 'a.csv',
    bytes: () => text as string,
    options: options as Options,
    code: 'heading-twice',
  })),
  ...(
    [
      ['a column of values in the layout of months', '表号,2025-01\nWHOLE,1\n', { valueColumn: '2025-01' }],
      ['an interval in the layout of months', '表号,2025-01\nWHOLE,1\n', { interval: '1d' }],
      ['a year in the long layout', good, { year: 2025 }],
      ['a column of meters in the wide layout', 'time,WHOLE,B\n2025-01-01,1,2\n', { meterColumn: 'WHOLE', layout: 'wide' }],
    ] as const
  ).map(([title, text, options]): Refusal => ({ title, name: 'a.csv', bytes: () => text, options, code: 'option-unused' })),
  ...(
    [
      [
        'a heading that contradicts the sender',
        'time,meter,value (kWh)\n2025-01-01,WHOLE,1\n',
        { unit: 'MWh', valueColumn: 'value (kWh)' },
        'unit-differs-from',
      ],
      ['a power, and no length of its intervals', 'time,WHOLE (kW)\n2025-01-01,1\n', {}, 'power-needs-interval'],
      ['the power of a register', 'time,WHOLE (kW)\n2025-01-01,1\n', { kind: 'register' }, 'power-of-register'],
      [
        'daily maxima of power',
        '日期,WHOLE最大负荷（kW）\n2025-01-01,1\n2025-01-02,1\n',
        { valueColumn: 'WHOLE最大负荷（kW）' },
        'power-is-peak',
      ],
      ['values in money', 'time,meter,value (元)\n2025-01-01,WHOLE,1\n', { valueColumn: 'value (元)' }, 'unit-not-energy'],
      ['values in coal equivalent', 'time,meter,能耗（吨标煤）\n2025-01-01,WHOLE,1\n', {}, 'unit-not-energy'],
      ['columns of nothing but voltage and money', 'time,Voltage,price\n2025-01-01,1,2\n', { createMeters: true }, 'no-meter-columns'],
      [
        'a unit that the carrier is not measured in',
        'time,一号(m³)\n2025-01-01,1\n',
        { createMeters: true, layout: 'wide', interval: '1d' },
        'unit-of-other-carrier',
      ],
    ] as const
  ).map(([title, text, options, code]): Refusal => ({ title, name: 'a.csv', bytes: () => text, options: options as Options, code })),
  { title: 'a zone that nobody knows', name: 'a.csv', bytes: () => good, options: { zone: 'Asia/Taiyuan' }, code: 'unknown-zone' },
  {
    title: 'a register with an interval',
    name: 'a.csv',
    bytes: () => good,
    options: { kind: 'register', interval: '1h' },
    code: 'option-for-register',
  },
  {
    title: 'received in the future',
    name: 'a.csv',
    bytes: () => good,
    options: { ...hourly, received: '2126-01-01' },
    code: 'received-later',
  },
  { title: 'received at no time', name: 'a.csv', bytes: () => good, options: { ...hourly, received: 'last week' }, code: 'bad-instant' },
];

export const refusals: readonly Refusal[] = [...files, ...said];

function turned(buffer: Buffer, at: number): Uint8Array {
  const copy = new Uint8Array(buffer);
  copy[at] = (copy[at] as number) ^ 0x10;
  return copy;
}

/** 120 MB of one row in some 120 KB. */
function bomb(): Uint8Array {
  return bytes(packed(`time,meter,value\n${'2025-01-01 00:00,WHOLE,1\n'.repeat(5_000_000)}`));
}
