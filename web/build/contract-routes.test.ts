import { expect, test } from 'vitest';
import { withoutWords } from './contract-routes.ts';

test('words about procedures are left out, a procedure that is called like them is not', () => {
  const route = { method: 'GET', path: '/a', summary: 'All of it', description: 'More', tags: ['a'] };
  const written: unknown = JSON.parse(JSON.stringify({ summary: { route }, list: { route } }, withoutWords));
  expect(written).toEqual({ summary: { route: { method: 'GET', path: '/a' } }, list: { route: { method: 'GET', path: '/a' } } });
});
