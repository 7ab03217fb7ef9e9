import { expect, test } from 'vitest';
import { menuPages } from '#desk/search/vocabulary.ts';
import { roles } from '#kernel/scope.ts';
import { pageAfter } from './first-page.ts';

test('signing in leads back to the page that was asked for, if it is one of this console', () => {
  expect(pageAfter('/ranking?year=2025', 'bureau')).toBe('/ranking?year=2025');
  for (const strange of ['//elsewhere.example', 'https://elsewhere.example', 'ranking']) expect(pageAfter(strange, 'bureau')).toBe('/todo');
});

test('without one it leads to the page of the menu on which the role finds its work', () => {
  for (const role of roles) expect(menuPages.map(({ to }) => to)).toContain(pageAfter(undefined, role));
});
