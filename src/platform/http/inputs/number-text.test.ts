import { z } from 'zod';
import { expect, test } from 'vitest';
import { refuseGuessedNumbers } from './number-text.ts';

const shape = z.object({
  final: z.coerce.number().min(0).optional(),
  shares: z.array(z.coerce.number()).default([]),
  kw: z.coerce.string().max(30).nullable(),
  own: z.number().nullable(),
});

test('where a shape would coerce anything to a number, non-numbers are refused; missing is never zero', () => {
  for (const final of [null, true, [], {}, '', ' ', '0x10', '-0', '1,5', 'Infinity'])
    expect(() => refuseGuessedNumbers(shape, { final }), JSON.stringify(final)).toThrow('Input validation failed');
  expect(() => refuseGuessedNumbers(shape, { shares: [1, null] })).toThrow('Input validation failed');
  expect(() => refuseGuessedNumbers(shape, { kw: {} })).toThrow('Input validation failed');
});

test('numbers, and texts of numbers, pass; a shape without coercion judges by itself', () => {
  for (const given of [
    {},
    { final: 1 },
    { final: '12.5' },
    { final: undefined },
    { shares: ['1', 2] },
    { kw: null },
    { kw: '1' },
    { own: 'x' },
  ])
    expect(() => refuseGuessedNumbers(shape, given)).not.toThrow();
});
