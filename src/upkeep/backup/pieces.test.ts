import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packed, unpacked, wholeLines } from './pieces.ts';

async function* cut(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const line = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => `${text.replaceAll('\n', '')}\n`);

test('chunks are whole lines, and together they equal the input, however it arrives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 60 }),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 300 }),
      async (lines, size, most) => {
        const pieces = await Array.fromAsync(wholeLines(cut(lines.join(''), size), most));
        expect(pieces.every((piece) => piece.at(-1) === 10)).toBe(true);
        expect(Buffer.concat(pieces).toString()).toBe(lines.join(''));
        expect(pieces.length).toBeLessThanOrEqual(Math.ceil(Buffer.byteLength(lines.join('')) / most) + 1);
      },
    ),
  );
});

test('packed and unpacked, chunks are unchanged and in order', async () => {
  const pieces = Array.from({ length: 9 }, (_, at) => Buffer.from(`${at}\n`.repeat(1000 * (9 - at))));
  const back = await Promise.all(
    (
      await Array.fromAsync(
        packed(
          (async function* () {
            yield* pieces;
          })(),
        ),
      )
    ).map(unpacked),
  );
  expect(back.map(String)).toEqual(pieces.map(String));
});

test('an error on the way is the one that is reported', async () => {
  const source = (async function* () {
    yield Buffer.from('a\n');
    throw new Error('the store is gone');
  })();
  await expect(Array.fromAsync(packed(wholeLines(source, 1)))).rejects.toThrow('the store is gone');
});
