import { expect, test } from 'vitest';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { below, negative } from './negative.ts';
import type { Weight } from './weigh.ts';

const weight = (code: string, share: number, direction: MeterFacts['direction'] = 'import'): Weight =>
  ({ meter: { code, direction }, weight: share, from: -Infinity, to: Infinity }) as Weight;
const conversion = { unit: 'kWh', factor: () => 1, converts: false } as const;

test('negative use of a building without generation is a finding that names what was subtracted', () => {
  const weights = [weight('OWN', 1), weight('ELSEWHERE', -1)];
  expect(negative(-5, { weights, conversion })).toMatchObject([
    { code: 'use-negative', evidence: { value: -5, unit: 'kWh', meters: 'ELSEWHERE' } },
  ]);
  expect(below(-5, weights)).toEqual({ makes: false });
});

test('a building with its own feed-in meter may have negative use; another’s meter is no excuse', () => {
  expect(negative(-5, { weights: [weight('OWN', 1, 'both')], conversion })).toEqual([]);
  expect(negative(-5, { weights: [weight('OWN', 1), weight('ELSEWHERE', -1, 'both')], conversion })).toHaveLength(1);
});

test('nothing is reported if use is unknown or not negative', () => {
  for (const value of [null, 0, 5]) {
    expect(negative(value, { weights: [weight('OWN', 1)], conversion })).toEqual([]);
    expect(below(value, [])).toEqual({});
  }
});
