import type { Line } from '#retrofit/contract-terms/facts.ts';

/** Whether two lines are of the same days of the same boundary: differences are taken between them. */
export const addedUp = (a: Line, b: Line): boolean => a.item === b.item && a.boundary === b.boundary && a.from === b.from && a.to === b.to;
