import { expect, test } from 'vitest';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { coefficientsIn, computed } from './compute.ts';

const fields = {
  power: { type: 'decimal' },
  heat: { type: 'decimal' },
  tce: {
    type: 'decimal',
    decimals: 3,
    compute: {
      products: [
        ['power', 'coefficient.coal/power', 0.001],
        ['heat', 'coefficient.coal/heat', 0.001],
      ],
    },
  },
} satisfies Readonly<Record<string, Procedure['fields'][string]>>;

const by = (values: Readonly<Record<string, number>>, before = {}) => ({
  fields: before,
  coefficientOf: (id: string) => values[id] ?? null,
});
const coefficients = { 'coal/power': 0.1229, 'coal/heat': 34.12 };

test('a sum of products with coefficients is exact, and not known where one of its parts is not', () => {
  expect(computed({ fields }, { power: '5000000', heat: '10000' }, by(coefficients))).toEqual({ tce: '955.700' });
  expect(computed({ fields }, { power: '5000000', heat: '0' }, by(coefficients))).toEqual({ tce: '614.500' });
  expect(computed({ fields }, { power: '5000000' }, by(coefficients))).toEqual({ tce: null });
  expect(computed({ fields }, { power: '1', heat: '1' }, by({ 'coal/power': 0.1229 }))).toEqual({ tce: null });
});

test('a coefficient that changes later changes no figure that was given before; a changed input is calculated anew', () => {
  const before = { power: '5000000', heat: '0', tce: '614.500' };
  const later = { 'coal/power': 0.2, 'coal/heat': 34.12 };
  expect(computed({ fields }, before, by(later, before))).toEqual({ tce: '614.500' });
  expect(computed({ fields }, { ...before, heat: '10' }, by(later, before))).toEqual({ tce: '1000.341' });
});

test('the coefficients of a figure are known, each with what it multiplies', () => {
  expect(coefficientsIn(fields.tce)).toEqual([
    { id: 'coal/power', of: ['power'] },
    { id: 'coal/heat', of: ['heat'] },
  ]);
});
