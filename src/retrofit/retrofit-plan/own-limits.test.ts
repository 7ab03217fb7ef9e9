import { expect, test } from 'vitest';
import { isOwnLimit } from './own-limits.ts';

const seen = new Set(['P1', 'A:2']);

test('limits of all are shown to everybody who sees something of a plan', () => {
  for (const id of ['county:2027', 'crew:140302:2027', 'in:contracted']) expect(isOwnLimit(id, seen)).toBe(true);
});

test('a limit that carries the code of one project is for who sees that project', () => {
  for (const id of ['due:P1', 'pin:A:2', 'requires:P1:P9:2027', 'requires:A:2:P9:2027']) expect(isOwnLimit(id, seen)).toBe(true);
  for (const id of ['due:P9', 'due:P11', 'pin:A', 'requires:P9:P1:2027', 'requires:P11:P1:2027']) expect(isOwnLimit(id, seen)).toBe(false);
});
