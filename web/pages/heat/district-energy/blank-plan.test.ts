import { expect, test } from 'vitest';
import type { Problem } from '#kernel/problem.ts';
import { readDistrict } from '#heat/district-energy/plan-file/read.ts';
import { blankPlan } from './blank-plan.ts';

test('a blank plan can be read, and each thing that is left blank is a fault, nothing else', () => {
  expect.assertions(1);
  try {
    readDistrict(blankPlan);
  } catch (problem) {
    const blanks = blankPlan.match(/: (?=[,}])/gu)?.length ?? 0;
    expect((problem as Problem).findings.map(({ code }) => code)).toEqual(Array.from({ length: blanks + 1 }, () => 'district-not-of-kind'));
  }
});
