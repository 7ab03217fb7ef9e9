import { describe, expect, test } from 'vitest';
import { claimsOf, doubled, laidOn } from './meter-claims.ts';

const claims = (...lines: readonly (readonly [string, ...(readonly [string | null, string | null])[]])[]) =>
  lines.flatMap(([household, ...line]) =>
    claimsOf(
      household,
      line.map(([from, value]) => ({ from, value })),
    ),
  );
const told = (all: ReturnType<typeof claims>, ...named: string[]) =>
  [...doubled(all, new Set(named))].map(([key, { household }]) => [key, household]);

describe('a meter belongs to one household at a time', () => {
  test('so a second household that names it is told whose it is', () => {
    expect(told(claims(['H1', [null, 'M1']], ['H2', [null, 'M1']]), 'H2')).toEqual([['H2\nM1', 'H1']]);
  });

  test('of two in one file the later by code is rejected, in any row order', () => {
    expect(told(claims(['H2', [null, 'M1']], ['H1', [null, 'M1']]), 'H1', 'H2')).toEqual([['H2\nM1', 'H1']]);
  });

  test('but it may move to another on the day on which it leaves the first', () => {
    const left: [string | null, string | null][] = [
      [null, 'M1'],
      ['2026-01-15', null],
    ];
    expect(told(claims(['H1', ...left], ['H2', [null, null], ['2026-01-15', 'M1']]), 'H2')).toEqual([]);
    expect(told(claims(['H1', ...left], ['H2', [null, null], ['2026-01-14', 'M1']]), 'H2')).toEqual([['H2\nM1', 'H1']]);
  });

  test('and two that exchange theirs in one file may both do so', () => {
    const swapped = claims(['H1', [null, 'M1'], ['2026-01-01', 'M2']], ['H2', [null, 'M2'], ['2026-01-01', 'M1']]);
    expect(told(swapped, 'H1', 'H2')).toEqual([]);
  });
});

test('a row is on a timeline from its day on, and one without a day before all others', () => {
  const line = [
    { from: null, value: 'M1' },
    { from: '2026-02-01', value: 'M2' },
  ];
  expect(
    laidOn(line, [
      { from: '2026-01-01', value: 'M3' },
      { from: null, value: 'M0' },
    ]),
  ).toEqual([
    { from: null, value: 'M0' },
    { from: '2026-01-01', value: 'M3' },
    { from: '2026-02-01', value: 'M2' },
  ]);
});
