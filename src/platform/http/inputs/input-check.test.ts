import { expect, test } from 'vitest';
import { refuseOtherThanJson, refuseUnsound } from './input-check.ts';

test.each([
  ['a NUL', { note: 'a\0b' }],
  ['a NUL in a name', { set: { 'a\0': 1 } }],
  ['half a character', [['\uD800']]],
  ['a sign that turns the direction', { name: 'a\u202Eb' }],
  ['what is no character', { name: 'a\uFFFE' }],
])('%s is refused, wherever it is', (_title, input) => {
  expect(() => refuseUnsound(input)).toThrow(expect.objectContaining({ code: 'text-invalid' }));
});

test('deeply nested lists are refused without exhausting the stack', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
  expect(() => refuseUnsound(deep)).toThrow(expect.objectContaining({ code: 'too-deep' }));
});

test('any other text is valid if its field accepts it', () => {
  expect(() => refuseUnsound({ a: ['𠮷', '=1+1', '\u200F', { b: null, c: 1e308 }] })).not.toThrow();
});

const post = (type?: string) =>
  new Request('http://localhost/', { method: 'POST', body: '{}', headers: type === undefined ? {} : { 'content-type': type } });

test('only content declared as JSON is parsed', () => {
  expect(() => refuseOtherThanJson(post('application/json; charset=utf-8'))).not.toThrow();
  for (const type of ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded', 'application/jsonp'])
    expect(() => refuseOtherThanJson(post(type)), type).toThrow(expect.objectContaining({ code: 'not-json' }));
});
