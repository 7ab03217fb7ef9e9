import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTenThousands } from './money-text.ts';

test('10,000 yuan are formatted to the cent, without unnecessary zeros', () => {
  expect(['1205000.00', '0.00', '50.05', '10000', '123456789012.30', '-20000.00'].map(inTenThousands)).toEqual([
    '120.5',
    '0',
    '0.005005',
    '1',
    '12,345,678.90123',
    '-2',
  ]);
});

test('no cent is lost', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), (cents) => {
      const text = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
      const [whole = '', rest = ''] = inTenThousands(text).replaceAll(',', '').split('.');
      expect(BigInt(whole) * 1_000_000n + BigInt(rest.padEnd(6, '0'))).toBe(cents);
    }),
  );
});
