import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { hourElement, hourFields, isParcel, openParcel, parcelFilesIn, rowsOf } from './parcel.ts';

const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';
const rowText = (values: readonly string[], between = ''): string =>
  `<${hourElement}>${between}${hourFields.map((field, at) => `<${field}>${values[at]}</${field}>`).join(between)}${between}</${hourElement}>`;
const hour = (building: string, value: string, state = '1'): string[] => [
  `${building}01000`,
  building,
  '01000',
  '2025-03-03 08:00:00',
  '2025-03-03 09:00:00',
  value,
  '1.2290',
  state,
];
const document = (...rows: string[]): string => `${prolog}<root>\n${rows.join('\n')}\n</root>\n`;

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function rows(text: string | Uint8Array, length = 50_000): Promise<readonly (readonly (string | undefined)[])[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return (await Array.fromAsync(rowsOf(() => inPieces(bytes, length), hourElement, hourFields))).flat();
}

const trouble = async (text: string | Uint8Array): Promise<string> =>
  rows(text).then(
    () => 'none',
    (cause: { code?: string }) => cause.code ?? 'no problem',
  );

describe('the hours of a parcel', () => {
  test('become readings of BUILDING/ITEM with local times, in the unit of their category', async () => {
    const table = openParcel(() =>
      inPieces(Buffer.from(document(rowText(hour('140302A001', '10.0000')), rowText(hour('B', '7', '0')))), 99),
    );
    expect(table.header).toEqual(['meter', 'time', 'end', 'value', 'unit']);
    expect((await Array.fromAsync(table.rows)).flat().map(({ cells }) => cells)).toEqual([
      ['140302A001/01000', '2025-03-03 08:00:00', '2025-03-03 09:00:00', '10.0000', 'kWh'],
      ['B/01000', '2025-03-03 08:00:00', '2025-03-03 09:00:00', '', 'kWh'],
    ]);
  });

  test('are the same however they are split, indented, escaped and interrupted', async () => {
    const texts = fc.stringMatching(/^[A-Za-z0-9 楼:<>&"'-]{0,12}$/u);
    const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&#62;');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(texts, { minLength: 8, maxLength: 8 }), fc.constantFrom('', '\n  ', '<!-- x -->')), { maxLength: 6 }),
        fc.integer({ min: 1, max: 400 }),
        async (given, length) => {
          const text = document(...given.map(([values, between]) => rowText(values.map(escaped), between)));
          expect(await rows(text, length)).toEqual(given.map(([values]) => values));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('that are truncated, nested deeper, of another kind, with a document type or not in UTF-8 are refused', async () => {
    const good = document(rowText(hour('A', '1')));
    expect(await trouble(good)).toBe('none');
    expect(await trouble(document())).toBe('none');
    for (const bad of [
      good.slice(0, -10),
      good.replace('</F_State>', ''),
      good.replace('</root>', '</root><root></root>'),
      good.replace('<root>', '<!DOCTYPE root [<!ENTITY x "y">]><root>'),
      good.replace('<F_State>1', '<F_State>&x;'),
      good.replace('<F_State>1', '<F_State><a><b/></a>'),
      good.replace('<root>', '<data>').replace('</root>', '</data>'),
      good.replace('<root>\n', '<root>\n<other/>'),
    ])
      expect(await trouble(bad), bad).toBe('xml-broken');
    expect(await trouble(Buffer.from(good.replace('>A<', '>楼<'), 'utf16le'))).toBe('xml-broken');
    expect(await trouble(Buffer.concat([Buffer.from(good.slice(0, 100)), Buffer.from([0xd6, 0xd0]), Buffer.from(good.slice(100))]))).toBe(
      'xml-broken',
    );
  });
});

test('a parcel is recognised by the names of its files', () => {
  const names = (...all: string[]) => parcelFilesIn({ names: () => all });
  expect(names('32010020250303/32010020250303Build.xml', '32010020250303/32010020250303Energy.xml')).toEqual({
    centre: '320100',
    day: '2025-03-03',
    build: '32010020250303/32010020250303Build.xml',
    energy: '32010020250303/32010020250303Energy.xml',
  });
  expect(names('32010020250303/32010020250304Energy.xml', 'a.csv')).toBeNull();
  expect(isParcel(document(rowText(hour('A', '1'))))).toBe(true);
  expect(isParcel('<?xml version="1.0"?><feed/>')).toBe(false);
});
