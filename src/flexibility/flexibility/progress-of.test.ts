import { expect, test } from 'vitest';
import type { PartBaseline } from '#flexibility/baseline/baseline.ts';
import { exact } from '#kernel/exact-number.ts';
import { courseOf, type MemberCourse } from './progress-of.ts';

/** Quarter-hour steps with a baseline and a use in 0.0001 kWh; null if there is none. */
const member = (building: string, kw: string, baseline: number | null, used: readonly (number | null)[]): MemberCourse => ({
  building,
  kw,
  answer: null,
  parts: [
    {
      steps: baseline === null ? null : used.map(() => exact(BigInt(baseline))),
      actual: Float64Array.from(used, (one) => one ?? Number.NaN),
    } as unknown as PartBaseline,
  ],
});

const ask = { starts: 0, ends: 3600, isCancelled: false, direction: 'down' as const, step: 900 };

test('each step counts only the members measured in it, in kW of a quarter hour', () => {
  const members = [member('A', '4', 20_000, [10_000, 12_000, null, null]), member('B', '2', 10_000, [10_000, null, null, null])];
  const { phase, steps, total } = courseOf({ ...ask, at: 2000, members });
  expect(phase).toBe('running');
  expect(
    steps.map(({ state, measured, responseKw, committedKw, shortfallKw }) => [state, measured, responseKw, committedKw, shortfallKw]),
  ).toEqual([
    ['measured', 2, 4, 6, 2],
    ['waiting', 1, 3.2, 4, 0.8],
    ['to-come', 0, null, null, null],
    ['to-come', 0, null, null, null],
  ]);
  expect(total).toEqual({ baselineKwh: 5, actualKwh: 3.2, responseKwh: 1.8, responseKw: 3.6, committedKw: 5, shortfallKw: 1.4 });
});

test('for an upward event more use is response, and an excess over the commitment is not a negative shortfall', () => {
  const { total } = courseOf({ ...ask, direction: 'up', at: 900, members: [member('A', '1', 10_000, [20_000, null, null, null])] });
  expect(total).toMatchObject({ responseKwh: 1, responseKw: 4, shortfallKw: 0 });
});

test('a member without a baseline or that declined counts nowhere', () => {
  const none = member('A', '4', null, [1, 1, 1, 1]);
  const out = { ...member('B', '4', 9, [1, 1, 1, 1]), answer: 'out' as const, parts: null };
  const { members, total, steps } = courseOf({ ...ask, at: 3600, members: [none, out] });
  expect(members.map(({ state, responseKwh }) => [state, responseKwh])).toEqual([
    ['no-baseline', null],
    ['out', null],
  ]);
  expect(total.responseKwh).toBe(null);
  expect(steps[0]).toMatchObject({ state: 'measured', measured: 1, of: 1, responseKwh: null });
});

test('a member with one part without a baseline counts nowhere, as in its issue', () => {
  const [before] = member('A', '4', 20_000, [10_000, 10_000]).parts ?? [];
  const [after] = member('A', '4', null, [10_000, 10_000]).parts ?? [];
  const parts = [before, after].filter((one) => one !== undefined);
  const { members, total } = courseOf({ ...ask, at: 3600, members: [{ building: 'A', kw: '4', answer: null, parts }] });
  expect(members).toMatchObject([{ state: 'no-baseline', responseKwh: null }]);
  expect(total.responseKwh).toBe(null);
});

test('each member’s response is rounded before adding, as in an issue', () => {
  // 0.23335 kWh each: 0.2334 twice
  const half = (building: string): MemberCourse => ({
    building,
    kw: '1',
    answer: null,
    parts: [{ steps: [exact(4667n).div(exact(2n)).add(exact(10_000n))], actual: Float64Array.of(10_000) } as unknown as PartBaseline],
  });
  const { total } = courseOf({ ...ask, ends: 900, at: 900, members: [half('A'), half('B')] });
  expect(total.responseKwh).toBe(0.4668);
});
