import { expect, test } from 'vitest';
import { readIdempotencyKey } from './idempotency-key.ts';

test('a key is a string of structured fields, or the same without quotes', () => {
  expect(readIdempotencyKey('"8e03978e-40d5-43e8-bc93-6894a57f9324"')).toBe('8e03978e-40d5-43e8-bc93-6894a57f9324');
  expect(readIdempotencyKey('8e03978e-40d5')).toBe('8e03978e-40d5');
  expect(readIdempotencyKey(String.raw`"a \"b\" \\c"`)).toBe(String.raw`a "b" \c`);
});

test.each(['', '""', '"a', 'a b', '"a", "b"', 'a, b', '"a"; x=1', '钥匙', `"${'x'.repeat(201)}"`, String.raw`"a\n"`])(
  '%s is not a key',
  (given) => {
    expect(() => readIdempotencyKey(given)).toThrow('idempotency-key-bad');
  },
);
