import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { detectEncoding, toUtf8 } from './encoding.ts';
import type { Encoding } from './encoding.ts';

const encoders: Record<Encoding, (text: string) => Buffer> = {
  'utf-8': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => iconv.encode(text, 'utf16-be', { addBOM: true }),
  gb18030: (text) => iconv.encode(text, 'gb18030'),
};

/** The bytes in pieces, cut at these places. */
function piecesOf(bytes: Buffer, cuts: readonly number[]) {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return async function* () {
    for (let at = 1; at < places.length; at += 1) yield await Promise.resolve(bytes.subarray(places[at - 1], places[at]));
  };
}

test('wherever the pieces are cut, the encoding is found and the text is whole', async () => {
  const unit = fc.constantFrom('a', '1', '\n', '办公楼用电', '学校', '𠮷', '€', '龘');
  const text = fc.string({ unit, maxLength: 20 }).map((some) => `建筑,用电量\n${some}`);
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.constantFrom(...(Object.keys(encoders) as Encoding[])),
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
