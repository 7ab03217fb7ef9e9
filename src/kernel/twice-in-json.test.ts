import { expect, test } from 'vitest';
import { twiceInJson } from './twice-in-json.ts';

test('a duplicate name in one object is found, in any spelling; the same in two objects is allowed', () => {
  expect(twiceInJson('{"a": 1, "b": {"a": 2}, "c": [{"a": 1}, {"a": 1}]}')).toBeNull();
  expect(twiceInJson('{"a": 1, "b": 2, "a": 3}')).toEqual({ at: 17, name: 'a' });
  expect(twiceInJson(String.raw`{"a": 1, "\u0061": 3}`)).toEqual({ at: 9, name: 'a' });
  expect(twiceInJson(String.raw`{"x": [{"say \"a\"": 1, "say \"a\"": 2}]}`)).toMatchObject({ name: 'say "a"' });
});
