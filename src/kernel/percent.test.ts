import { expect, test } from 'vitest';
import { coverageToCompare } from '#metering/metering/public/years.ts';
import { leastCoverage } from '#supervision/expectation/expected.ts';
import { coverageToRank } from '#supervision/benchmarking/public/ranking.ts';
import { coverageToJudge } from '#supervision/benchmarking/quota.ts';
import { percentOf, percentText, roundedShare } from './percent.ts';

test('a share is rounded to the nearest tenth of a per cent', () => {
  expect([0.5556, 0.5554, 0, 1, 1.2345, -0.0345].map((share) => percentOf(share))).toEqual([55.6, 55.5, 0, 100, 123.5, -3.4]);
  expect([percentText(0.5556), roundedShare(0.5556)]).toEqual(['55.6%', 0.556]);
});

test('a share below a limit is not shown as the limit: 100 % is all of it', () => {
  expect([percentOf(0.9996), percentOf(0.99999999), roundedShare(0.9999)]).toEqual([99.9, 99.9, 0.999]);
  expect([percentOf(0.8996, 0.9), percentOf(0.9, 0.9), percentOf(0.89, 0.9)]).toEqual([89.9, 90, 89]);
});

test('a coverage below one from which on figures are ranked, compared or judged is never shown as it', () => {
  expect([percentText(0.9796), percentText(0.98), roundedShare(0.9796), percentText(0.9499)]).toEqual(['97.9%', '98%', 0.979, '94.9%']);
  for (const limit of [coverageToRank, coverageToCompare, coverageToJudge, leastCoverage])
    expect([percentOf(limit - 1e-5), percentOf(limit)]).toEqual([Math.round(limit * 1000 - 1) / 10, limit * 100]);
});
