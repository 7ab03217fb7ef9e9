import { z } from 'zod';
import { names, ofEveryEntry } from './every-entry.ts';
import { expressionShape } from './expression.ts';

/**
 * How a figure of a place in a year is calculated, and which targets of documents it is compared with. `direction`: whether more of it is
 * better; `decimals` are for display.
 */
export const indicator = z.strictObject({
  ...ofEveryEntry,
  names,
  unit: z.string().min(1).max(40),
  decimals: z.int().min(0).max(9),
  direction: z.enum(['up', 'down']),
  /** Ids of targets, `YQ/prefab-share`. */
  targets: z.array(z.string().regex(/^[A-Z][A-Z0-9-]{0,19}\/[a-z0-9][a-z0-9-]*$/u)).default([]),
  value: expressionShape,
});

export type Indicator = z.infer<typeof indicator>;
