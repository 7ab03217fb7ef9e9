import { expect, test } from 'vitest';
import { moneyLess, movedMembers } from './difference.ts';
import type { IssueShown } from './present.ts';

type Line = IssueShown['members'][number];

const line = (building: string, more: Partial<Line> = {}): Line => ({
  building,
  status: 'settled',
  committedKw: 4,
  baselineKwh: 20,
  actualKwh: 12,
  responseKwh: 8,
  amount: '16.00',
  penalty: '0.00',
  share: 0.5,
  money: '8.00',
  difference: null,
  figure: 'x',
  ...more,
});
const issue = (...members: Line[]) => ({ members }) as unknown as IssueShown;
const causes = (now: Line, was: Line, paysOther = false) => movedMembers(issue(now), issue(was), paysOther).map((one) => one.causes);

test('an unchanged line is in no difference, whatever opens it', () => {
  expect(causes(line('B1', { figure: 'y', difference: '1.00' }), line('B1'))).toEqual([]);
});

test('each changed input of a changed line is a cause; without one the terms or the other members are', () => {
  expect(causes(line('B1', { actualKwh: 14, responseKwh: 6, money: '6.00' }), line('B1'))).toEqual([['actual']]);
  expect(causes(line('B1', { baselineKwh: 22, share: 0.6, money: '9.00' }), line('B1'))).toEqual([['baseline', 'share']]);
  expect(causes(line('B1', { amount: '15.00', money: '7.50' }), line('B1'))).toEqual([['others']]);
  expect(causes(line('B1', { amount: '15.00', money: '7.50' }), line('B1'), true)).toEqual([['terms']]);
});

test('for a member that is out, a missing baseline is no cause in addition to its state', () => {
  const out = line('B1', { status: 'out', baselineKwh: null, actualKwh: null, responseKwh: null, amount: '0.00', money: '0.00' });
  expect(causes(out, line('B1'))).toEqual([['status']]);
});

test('yuan between two issues are those of both lines, and a missing earlier line counts as zero', () => {
  expect([moneyLess('8.00', '12.50'), moneyLess('8.00', null), moneyLess(null, '8.00')]).toEqual(['-4.50', '8.00', null]);
  const [moved] = movedMembers(issue(line('B1'), line('B2')), issue(line('B1')), false);
  expect(moved).toMatchObject({ building: 'B2', before: null, difference: '8.00', causes: ['new-line'] });
});
