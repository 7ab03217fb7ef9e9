import { expect, test } from 'vitest';
import { roles, type Role } from '#kernel/scope.ts';
import { searchedPages } from './pages.ts';
import { menuPages, workspacesOf, workspaceTerms } from './vocabulary.ts';

/** The most workspaces that a menu may show to a role: more, and nobody finds their day's work. */
const most: Readonly<Record<Role, number>> = { administrator: 12, bureau: 9, viewer: 5, auditor: 5, owner: 5, operator: 4, aggregator: 3 };

test('each role has few workspaces, beginning with its own work, and none of them twice', () => {
  for (const role of roles) {
    const own = workspacesOf[role];
    expect([role, own.length <= most[role], own[0], new Set(own).size]).toEqual([role, true, 'desk', own.length]);
  }
});

test('a workspace has between one and nine pages, and each page stands in one', () => {
  for (const name of Object.keys(workspaceTerms)) {
    const pages = menuPages.filter(({ workspace }) => workspace === name);
    expect([name, pages.length > 0 && pages.length < 10]).toEqual([name, true]);
  }
  expect(new Set(menuPages.map(({ to }) => to)).size).toBe(menuPages.length);
});

test('at most 22 entries of a menu are seen at once: the workspaces of a role and the pages of one', () => {
  const pages = Math.max(...Object.keys(workspaceTerms).map((name) => menuPages.filter(({ workspace }) => workspace === name).length));
  for (const role of roles) expect(workspacesOf[role].length + pages).toBeLessThanOrEqual(22);
});

test('the search finds every page of the menu, and none under two names', () => {
  const found = searchedPages.map(({ to }) => to);
  expect(menuPages.filter(({ to }) => !found.includes(to))).toEqual([]);
  expect(found.filter((to, at) => found.indexOf(to) !== at)).toEqual([]);
});
