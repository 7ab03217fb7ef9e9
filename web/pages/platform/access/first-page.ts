import type { Role } from '#kernel/scope.ts';

/** The page on which each role finds its day's work after signing in. */
const firstPages: Readonly<Record<Role, string>> = {
  administrator: '/',
  bureau: '/todo',
  viewer: '/',
  auditor: '/',
  owner: '/',
  operator: '/',
  aggregator: '/',
};

/**
 * Where signing in leads: to the page that was asked for, if it is one of this console, otherwise to the first page of the role.
 * @param back from the address of the sign-in page, which anyone may have written
 */
export const pageAfter = (back: string | undefined, role: Role): string =>
  back?.startsWith('/') === true && !back.startsWith('//') ? back : firstPages[role];
