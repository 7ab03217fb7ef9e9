import { expect, test } from 'vitest';
import type { Offers } from '#flexibility/flexibility/flexibility.ts';
import { outcomeOf } from './outcome.ts';

const able = (kw: number | null) => ({ known: kw !== null, weight: BigInt((kw ?? 0) * 10_000) });
const member = (building: string, kws: readonly (number | null)[], busy = kws.map(() => false)) => ({
  building,
  consent: '签字',
  price: '0.3',
  maxKw: null,
  prepared: false,
  able: kws.map(able),
  busy,
});
const offers = (...members: readonly ReturnType<typeof member>[]) =>
  ({
    zone: 'Asia/Shanghai',
    step: 'hour',
    hours: 1,
    periods: [0, 1].map((at) => ({ from: at * 3600, to: (at + 1) * 3600 })),
    members,
  }) as unknown as Offers;

test('what is unknown in a period is reported as unknown, not as zero', () => {
  const { periods, findings } = outcomeOf(offers(member('B1', [4, null]), member('B2', [3, 2]), member('B3', [null, null])), {});
  expect(periods.map(({ steps, unknown }) => [steps.at(-1)?.upToKw, unknown])).toEqual([
    ['7.0', 1],
    ['2.0', 2],
  ]);
  expect(findings.map(({ code, evidence }) => [code, evidence['buildings']])).toEqual([
    ['bid-member-unknown', 'B3'],
    ['bid-member-unknown-partly', 'B1'],
  ]);
});

test('a member that is in an event is not unknown next to it', () => {
  const { periods, findings } = outcomeOf(offers(member('B1', [4, null], [false, true])), {});
  expect(periods.map(({ unknown }) => unknown)).toEqual([0, 0]);
  expect(findings.map(({ code }) => code)).toEqual(['bid-member-unknown-partly', 'bid-member-in-event']);
});
