import { expect, test } from 'vitest';
import { groupOf, groups, groupsOfViews, views } from './groups.ts';

test('a building has five groups, and each view is in one of them', () => {
  expect(groups).toEqual(['energy', 'rating', 'improve', 'facility', 'record']);
  expect(new Set(views).size).toBe(views.length);
  for (const view of views) expect(groupsOfViews[groupOf(view)] as readonly string[]).toContain(view);
});

test('the addresses that views had before lead to them', () => {
  const before =
    'use years hours flow quota performance expected savings points indoor occupancy facts verification equipment photovoltaics attachments obligations';
  for (const view of before.split(' ')) expect(views).toContain(view);
});
