import { z } from 'zod';

/** How a building is judged against the quota. */
export const verdictShape = z.enum(['leading', 'within', 'over', 'unknown']);

/** How many have each verdict. */
export const countsShape = z.object({ leading: z.number().int(), within: z.number().int(), over: z.number().int() });
