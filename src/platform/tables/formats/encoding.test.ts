import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { detectEncoding, toUtf8 } from './encoding.ts';
import type { Encoding } from './encoding.ts';

const encoders: Record<Exclude<Encoding, 'windows-1252'>, (text: string) => Buffer> = {
  'utf-8': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => iconv.encode(text, 'utf16-be', { addBOM: true }),
  gb18030: (text) => iconv.encode(text, 'gb18030'),
};

/** The bytes in chunks, cut at these positions. */
function piecesOf(bytes: Buffer, cuts: readonly number[]) {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return async function* () {
    for (let at = 1; at < places.length; at += 1) yield await Promise.resolve(bytes.subarray(places[at - 1], places[at]));
  };
}

test('wherever the chunks are split, the encoding is found and the text is complete', async () => {
  const unit = fc.constantFrom('a', '1', '\n', '办公楼用电', '学校', '𠮷', '€', '龘');
  const text = fc.string({ unit, maxLength: 20 }).map((some) => `建筑,用电量\n${some}`);
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.constantFrom(...(Object.keys(encoders) as (keyof typeof encoders)[])),
      fc.array(fc.nat(), { maxLength: 30 }),
      async (meant, encoding, cuts) => {
        const open = piecesOf(encoders[encoding](meant), cuts);
        expect(await detectEncoding(open)).toEqual({ encoding, guessed: false });
        const chunks: Uint8Array[] = [];
        for await (const chunk of toUtf8(open, encoding)) chunks.push(chunk);
        expect(Buffer.concat(chunks).toString()).toBe(meant);
      },
    ),
    { numRuns: 1000 },
  );
});

test('two four-byte characters are found even if a chunk ends within the second', async () => {
  const bytes = encoders.gb18030('建筑,用电量\n𠮷𠮷');
  for (const cuts of [
    [14, 16, 18],
    [15, 16, 18],
    [14, 17, 19],
  ])
    expect(await detectEncoding(piecesOf(bytes, cuts))).toEqual({ encoding: 'gb18030', guessed: false });
});

const found = async (bytes: Buffer): Promise<string> =>
  detectEncoding(async function* () {
    yield bytes;
  }).then(
    ({ encoding }) => encoding,
    (error: unknown) => (error as { code: string }).code,
  );

test.each([
  'Zähler;Größe\n',
  'Énergie;Période\n',
  'Zählerstände, Wärme, Kühlung\n',
  'Contador;Energía (kWh)\n',
  'meter,area m²\n',
  'Straße,Füße\n',
])('single-byte Western text is not GB18030: %s', async (text) => {
  const bytes = iconv.encode(text, 'windows-1252');
  expect(await found(bytes)).toBe('windows-1252');
  const chunks: Uint8Array[] = [];
  for await (const chunk of toUtf8(piecesOf(bytes, [1, 2, 5]), 'windows-1252')) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe(text);
});

test.each(['表号,用电量\nA1,5\n', '学校,月份\n', '镕基楼A,B\n', '鋒電,Ab\n', 'A楼,1月\n', '电量kWh\n'])(
  'Chinese in GB18030 is not such text: %s',
  async (text) => {
    expect(await found(iconv.encode(text, 'gb18030'))).toBe('gb18030');
  },
);

test.each(['Zużycie,kWh\n', 'Měsíc,kWh\n', 'Spotřeba,kWh\n'])('two bytes within a word are UTF-8: %s', async (text) => {
  expect(await found(Buffer.from(text))).toBe('utf-8');
});

test.each([
  [
    'a cut character',
    Buffer.concat([Buffer.from('月份,表号,用电量\n2025-01,一号楼'), Buffer.from([0xe6, 0xa5]), Buffer.from(',5\n2025-02,二号楼,6\n')]),
  ],
  ['an odd byte', Buffer.concat([Buffer.from('月份,表号,用电量(kWh)\n2025-01,'), Buffer.from([0xff]), Buffer.from('一号楼,5\n')])],
  ['a single Latin byte', Buffer.concat([Buffer.from('月份,表号,用电量(kWh)\n2025-01,'), Buffer.from([0xe9]), Buffer.from('A,5\n')])],
])('UTF-8 with %s is not read as GB18030', async (_, bytes) => {
  expect(await found(bytes)).toBe('unreadable-encoding');
});
