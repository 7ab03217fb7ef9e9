import type { Role } from '#kernel/scope.ts';

/** The roles whose home page is a day of their own; that of all others is the place. */
export const ownScreens = ['owner', 'operator', 'aggregator'] as const satisfies readonly Role[];

const hasOwn = (role: Role | undefined): boolean => ownScreens.some((one) => one === role);

/** Whether the home page shows a place: one is in the address, or the reader's role has no screen of its own. */
export const showsPlace = (region: unknown, role: Role | undefined): boolean => region !== undefined || !hasOwn(role);
