import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonWriter, mostDigits } from './json-writer.ts';

const textOf = (into: JsonWriter): string => new TextDecoder().decode(into.written());

const numberAs = (value: number): string => {
  const into = new JsonWriter();
  into.reserve(mostDigits);
  into.number(value);
  return textOf(into);
};

test('any number is written as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      expect(numberAs(value)).toBe(JSON.stringify(value));
    }),
  );
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (whole, decimals) => {
      const value = whole / 10 ** decimals;
      expect(numberAs(value)).toBe(JSON.stringify(value));
    }),
  );
});

test.each([0, -0, 0.000001, -0.000001, 0.0000001, 999_999_999.999999, 1e9, 1e15, 1e21, 0.1 + 0.2, Number.NaN, Infinity])(
  '%d is not an exception',
  (value) => {
    expect(numberAs(value)).toBe(JSON.stringify(value));
  },
);

test('any text in JSON can be read back, also after other content and beyond the initial space', () => {
  const into = new JsonWriter();
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), (texts) => {
      into.clear();
      into.text('[');
      for (const [at, text] of texts.entries()) into.text(`${at === 0 ? '' : ','}${JSON.stringify(text)}`);
      into.text(']');
      expect(JSON.parse(textOf(into))).toEqual(texts);
    }),
  );
  const long = '窑洞'.repeat(100_000);
  into.clear();
  into.text(JSON.stringify(long));
  expect(JSON.parse(textOf(into))).toBe(long);
});
