import { expect, test } from 'vitest';
import { planCasework } from './casework.ts';
import { casework } from './walks.ts';

const day = '2026-11-20';

test('there are 610 cases of all fifteen procedures over three years, and the same day produces the same cases', () => {
  const plan = planCasework(day);
  expect([plan.length, Object.keys(casework).length]).toEqual([610, 15]);
  expect(planCasework(day)).toEqual(plan);
  const days = plan.flatMap(({ happenings }) => happenings.map((one) => one.day));
  expect(days.every((one) => one >= '2023-11-19' && one < day)).toBe(true);
  expect(new Set(plan.map(({ happenings: [first] }) => first?.day.slice(0, 4)))).toEqual(new Set(['2023', '2024', '2025', '2026']));
});

test('nothing happens on a weekend, or before the preceding step of its case', () => {
  for (const { happenings } of planCasework(day)) {
    const times = happenings.map((one) => `${one.day} ${String(one.minute).padStart(4, '0')}`);
    expect(times).toEqual(times.toSorted());
    expect(happenings.every((one) => ![0, 6].includes(new Date(`${one.day}T00:00:00Z`).getUTCDay()))).toBe(true);
  }
});
