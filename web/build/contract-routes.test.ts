import { expect, test } from 'vitest';
import { minifyContractRouter } from '@orpc/contract';
import { contract } from '#contract.ts';
import { inBrief, spread, withoutWords } from './contract-routes.ts';

test('words about procedures are left out, a procedure that is called like them is not', () => {
  const route = { method: 'GET', path: '/a', summary: 'All of it', description: 'More', tags: ['a'] };
  const written: unknown = JSON.parse(JSON.stringify({ summary: { route }, list: { route } }, withoutWords));
  expect(written).toEqual({ summary: { route: { method: 'GET', path: '/a' } }, list: { route: { method: 'GET', path: '/a' } } });
});

test('all procedures are the same again after they were written in brief', () => {
  const written = JSON.parse(JSON.stringify(minifyContractRouter(contract), withoutWords)) as Record<string, unknown>;
  const brief = inBrief(written);
  expect(spread(brief)).toEqual(written);
  expect(JSON.stringify(brief).length).toBeLessThan(JSON.stringify(written).length / 1.5);
});

test('a procedure that says more than right, method and path is kept as it is', () => {
  const one = { '~orpc': { errorMap: {}, meta: { action: 'view' }, route: { method: 'GET', path: '/a', successStatus: 202 } } };
  expect(inBrief({ one })).toEqual({ one });
  expect(spread(inBrief({ one }))).toEqual({ one });
});
