import { expect, test } from 'vitest';
import type { Scope } from '#kernel/scope.ts';
import { betweenIssues } from './between-issues.ts';
import type { Pay } from './pay.ts';

const scope = (role: Scope['role']): Scope => ({ identity: role, actor: role, role, sees: { all: true } });

/** Two issues of one member with different amounts of money, paid by these terms. */
function twoIssues(before: Pay, now: Pay, money: readonly (string | null)[] = ['8.00', '7.50']) {
  const line = (amount: string | null) => ({ building: 'B1', status: 'settled', responseKwh: 8, amount, money: amount });
  const reads = {
    show: (_: Scope, event: string, { issue }: { issue: number }) =>
      Promise.resolve({ event, issue, knownAt: '', net: null, aggregator: null, members: [line(money[issue - 1] ?? null)] }),
    grounds: (_: Scope, _event: string, issue = 2) =>
      Promise.resolve({ issue, event: { portfolio: 'V1' }, pay: issue === 1 ? before : now, baselines: new Map<string, string>() }),
  };
  return betweenIssues({} as never, reads as never);
}

test('terms with numbers in another notation are the same terms, and different ones are a cause', async () => {
  const causesOf = async (now: Pay) => {
    const { members } = await twoIssues({ unit: 'kWh', price: '2', floor: '0.8' }, now).difference(scope('administrator'), 'E1', {});
    return members.map(({ causes }) => causes);
  };
  expect(await causesOf({ unit: 'kWh', price: '2.0', floor: '0.80', penalty: undefined })).toEqual([['others']]);
  expect(await causesOf({ unit: 'kWh', price: '2.1', floor: '0.8' })).toEqual([['terms']]);
});

test('callers without access to amounts see no claim, and those with access see that there is none', async () => {
  const pay: Pay = { unit: 'kWh', price: '2' };
  const hidden = twoIssues(pay, pay, [null, null]);
  expect(await hidden.difference(scope('viewer'), 'E1', {})).toMatchObject({ claimBack: null, members: [] });
  expect(await twoIssues(pay, pay, ['8.00', '8.00']).difference(scope('auditor'), 'E1', {})).toMatchObject({ claimBack: '0.00' });
  expect(await twoIssues(pay, pay).difference(scope('auditor'), 'E1', {})).toMatchObject({ claimBack: '0.50' });
});
