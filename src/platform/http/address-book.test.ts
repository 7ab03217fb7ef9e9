import { expect, test } from 'vitest';
import { contract } from '#contract.ts';
import { procedures } from '../../../test/procedures.ts';
import { createAddressBook } from './address-book.ts';
import { limitedPaths } from './inputs/json-limits.ts';

const book = createAddressBook(contract, [{ path: '/exports/{kind}/file', action: 'export' }]);

test('every procedure of the contract is found by its address, with its action', () => {
  for (const { route, action } of procedures()) {
    const found = book.find(route.method, `/api${route.path.replaceAll(/\{[^}]+\}/gu, 'x%2Fy')}`);
    expect([route, found.path, found.action]).toEqual([route, route.path, action]);
  }
});

test('uploads and downloads are found, downloads by HEAD too', () => {
  expect(book.find('PUT', '/api/files')).toMatchObject({ action: 'hand-file', download: false });
  for (const method of ['GET', 'HEAD'])
    expect(book.find(method, '/api/exports/x/file')).toMatchObject({ action: 'export', download: true });
});

test('an unknown address and a wrong method are distinguished', () => {
  expect(() => book.find('GET', '/api/nothing')).toThrow('no-such-address');
  expect(() => book.find('GET', '/api/buildings/A1/nothing/at/all')).toThrow('no-such-address');
  expect(() => book.find('HEAD', '/api/me')).toThrow(/method-not-allowed .*"allowed":"GET"/u);
  expect(() => book.find('GET', '/api/undo')).toThrow(/method-not-allowed .*"allowed":"POST"/u);
});

test('every address with its own limit is one of the contract that accepts a body', () => {
  const taking = new Set(procedures().flatMap(({ route }) => (route.method === 'GET' ? [] : [route.path])));
  expect(limitedPaths.filter((path) => !taking.has(path))).toEqual([]);
});
