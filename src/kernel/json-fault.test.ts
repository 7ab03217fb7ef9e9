import { expect, test } from 'vitest';
import { jsonFaultAt } from './json-fault.ts';

test.each([
  ['a comma before the end', '{"a": 1,}', 1, 9],
  ['a name without quotes', '{\n  a: 1\n}', 2, 3],
  ['a missing comma', '{"a": 1\n "b": 2}', 2, 2],
  ['a list that does not end', '[1, 2', 1, 6],
  ['single quotes', "['x']", 1, 2],
  ['a line break within a text', '["x\ny"]', 1, 2],
  ['a number that begins with zero', '{"a": 01}', 1, 7],
  ['the wrong bracket', '{"a": [1}]', 1, 9],
  ['something behind the end', '{} {}', 1, 4],
  ['a word', 'abc', 1, 1],
  ['nothing', '', 1, 1],
])('%s is found at its line and column', (_what, text, line, column) => {
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  expect(jsonFaultAt(text)).toEqual({ line, column });
});

test('what the language reads as JSON has no fault', () => {
  const values = [0, -1.5e-3, 'ä"\\\n\u0000', true, null, [], {}, [[], {}, [{}]], { a: { b: [1, { c: '' }] }, '': 0 }];
  for (const value of values) expect(jsonFaultAt(` ${JSON.stringify(value, null, 2)}\r\n`)).toBeNull();
});
