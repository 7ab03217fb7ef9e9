import { expect, test } from 'vitest';
import type { Scope } from './scope.ts';
import { ofAsked } from './trail.ts';

const bureau = (region: string): Scope => ({ identity: 'u', actor: 'u', role: 'bureau', sees: { region } });

test('what a bureau exports from a larger place is recorded in its own, from its own or a smaller one in that place', () => {
  for (const region of ['140300', '140000', '100000']) expect(ofAsked(bureau('140302'), { region })).toBe('140302');
  expect(ofAsked(bureau('140300'), { region: '140302' })).toBe('140302');
  expect(ofAsked(bureau('140302'), { region: '140302' })).toBe('140302');
  expect(ofAsked(bureau('140302'), { region: '140303' })).toBe('140303');
  expect(ofAsked(bureau('140000'), { region: '140300' })).toBe('140300');
});

test('an export of one thing is recorded at its place, of everything at the caller’s place', () => {
  expect(ofAsked(bureau('140302'), { region: '140000', building: 'B1' })).toEqual({ where: ['building:B1'] });
  expect(ofAsked(bureau('140302'), { year: '2025' })).toBe('140302');
  const all: Scope = { identity: 'l', actor: 'l', role: 'administrator', sees: { all: true } };
  expect(ofAsked(all, { region: '140000' })).toBe('140000');
});
