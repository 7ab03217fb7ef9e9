import iconv from 'iconv-lite';
import { xlsxPieces } from '#platform/tables/write.ts';
import type { Case, File } from './case.ts';

const hourly = { interval: '1h' } as const;
const from = '2025-01-01';

/** Four hours of one meter, for a table in many formats. */
const four = (code: string) => [
  ['2025-01-01 00:00', code, '1.5'],
  ['2025-01-01 01:00', code, '1234.5'],
  ['2025-01-01 02:00', code, '0.0001'],
  ['2025-01-01 03:00', code, '0'],
];
const fourTold = [
  [1.5, 1],
  [1234.5, 1],
  [0.0001, 1],
  [0, 1],
] as const;
const plain = (rows: readonly (readonly string[])[], cut = ',', end = '\n', head = 'time,meter,value') =>
  `${[head.replaceAll(',', cut), ...rows.map((row) => row.join(cut))].join(end)}${end}`;

function dressed(code: string, title: string, text: File['text'], more: Partial<File> = {}): Case {
  const came = { readings: 4, accepted: 4, missing: 0, rejectedCount: 0, meters: 1 };
  return {
    title,
    meters: `${code},S,electricity,interval,kWh,,,`,
    files: [{ text, options: hourly, came, ...more }],
    use: { meter: code, from, to: '2025-01-01T04:00', step: 'hour', told: fourTold },
  };
}

const book = async (head: string[], rows: (string | number | null)[][]): Promise<Uint8Array> =>
  new Uint8Array(Buffer.concat(await Array.fromAsync(xlsxPieces(head, rows))));

/** Days of the 1900 system: 45658 is 2025-01-01. */
const serials: (string | number)[][] = [
  [45_658, '表-六', 1.5],
  [45_658 + 1 / 24, '表-六', 1234.5],
  [45_658 + 2 / 24, '表-六', 0.0001],
  [45_658 + 3 / 24, '表-六', 0],
];

/** The same four hours in every format in which files arrive. */
export const clothes: readonly Case[] = [
  dressed('LF', 'LF', plain(four('LF'))),
  dressed('CRLF', 'CRLF, no line end at the last row', plain(four('CRLF'), ',', '\r\n').trimEnd()),
  dressed('BOM', 'UTF-8 with a byte order mark', `\ufeff${plain(four('BOM'))}`),
  dressed(
    '表-一',
    'GB18030 with Chinese headings, which need no options',
    () => new Uint8Array(iconv.encode(plain(four('表-一'), ',', '\r\n', '时间,表号,读数'), 'gb18030')),
  ),
  dressed('表-二', 'UTF-16 LE with its mark', () => new Uint8Array(iconv.encode(plain(four('表-二')), 'utf16le', { addBOM: true }))),
  dressed('表-三', 'UTF-16 BE with its mark', () => new Uint8Array(iconv.encode(plain(four('表-三')), 'utf16be', { addBOM: true }))),
  dressed(
    'SEMI',
    'semicolons, and a thousand in quotes',
    plain(
      four('SEMI').map(([time = '', code = '', value]) => [time, code, value === '1234.5' ? '"1,234.5"' : (value ?? '')]),
      ';',
    ),
  ),
  dressed('QUOTE', 'commas, and a thousand in quotes', plain(four('QUOTE')).replace('1234.5', '"1,234.5"')),
  dressed('TAB', 'tabs', plain(four('TAB'), '\t')),
  dressed(
    'WIDE',
    'full-width digits and signs in values and times',
    plain(four('WIDE')).replace('1234.5', '１２３４．５').replace('2025-01-01 02:00', '２０２５-０１-０１ ０２：００'),
  ),
  dressed(
    'SPACE',
    'spaces around, blank lines, a note above the header',
    `# 示范数据\n${plain(four('SPACE')).replaceAll('\n', '\n\n').replaceAll(',SPACE,', ' , SPACE , ')}`,
  ),
  dressed('SAFE', "the spreadsheet's quote before text", plain(four('SAFE')).replaceAll('2025-', "'2025-")),
  dressed(
    'FORMS',
    'times in several forms',
    plain([
      ['2025/1/1 0:00', 'FORMS', '1.5'],
      ['20250101 01:00:00', 'FORMS', '1234.5'],
      ['2025年1月1日 2时', 'FORMS', '0.0001'],
      ['2024-12-31T19:00:00Z', 'FORMS', '0'],
    ]),
  ),
  dressed('表-六', 'a workbook with serial days', () => book(['时间', '表号', '读数'], serials), { name: 'a.xlsx' }),
  dressed(
    'ROUND',
    'finer digits are rounded, an exponent is read',
    plain(four('ROUND')).replace('0.0001', '0.00005').replace('1234.5', '1.2345e3'),
  ),
  dressed(
    'MWH',
    'a column of units',
    plain(
      four('MWH').map((row, at) => [...row.slice(0, 2), at === 1 ? '1.2345' : (row[2] ?? ''), at === 1 ? 'MWh' : 'kWh']),
      ',',
      '\n',
      'time,meter,value,unit',
    ),
  ),
  dressed(
    'TAIL',
    'a delimiter at the end of each line',
    plain(
      four('TAIL').map((row) => [...row, '']),
      ',',
      '\n',
      'time,meter,value,',
    ),
  ),
  dressed(
    'EXTRA',
    'columns that mean nothing, in another order',
    plain(
      four('EXTRA').map(([time = '', code = '', value = '']) => [
        'x',
        value,
        'note, "quoted"'.replace(/^.*$/u, '"$&"').replaceAll('"quoted"', '""quoted""'),
        code,
        time,
      ]),
      ',',
      '\n',
      'no,value,note,meter,time',
    ),
  ),
];
