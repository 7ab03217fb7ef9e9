import { z } from 'zod';
import { entryKinds, lineItems, sides } from '#retrofit/contract-terms/facts.ts';
import { dayShape, instantShape, moneyShape } from '#kernel/shape.ts';

const side = z.enum(sides);
const decimal = z.string().nullable();
const money = moneyShape.nullable();

const lineShape = z.object({
  item: z.enum(lineItems),
  boundary: z.string().nullable(),
  from: dayShape,
  to: dayShape,
  measured: decimal,
  adjustedBaseline: decimal,
  savings: decimal,
  low: decimal,
  high: decimal,
  counted: decimal,
  quantity: decimal,
  yuan: decimal,
  value: decimal,
  percent: decimal,
  amount: decimal,
});

const opens = z.string().nullable();

/**
 * Figures of the parts of lines, line by line; null if there is nothing to open. Kept separate from the entries, because no hash covers it.
 */
export const figures = z.array(
  z.object({
    entry: z.number().int(),
    lines: z.array(z.object({ amount: opens, measured: opens, adjustedBaseline: opens, savings: opens })),
  }),
);

const cause = z.object({
  kind: z.enum(['import', 'decision', 'event', 'terms', 'carry']),
  import: z.number().int().optional(),
  by: z.string().optional(),
  at: instantShape.optional(),
  event: z.number().int().optional(),
  version: z.number().int().optional(),
  period: dayShape.optional(),
});

/** As sealed: `hash` covers everything except itself, as canonical JSON; for a reader who may not see money, amounts are null. */
export const entry = z.object({
  entry: z.number().int(),
  kind: z.enum(entryKinds),
  period: dayShape.nullable(),
  lines: z.array(lineShape),
  amount: money,
  baselines: z.array(z.string()),
  knownAt: instantShape,
  posted: instantShape,
  by: z.string(),
  causes: z.array(cause),
  reverses: z.number().int().optional(),
  note: z.string().optional(),
  on: dayShape.optional(),
  reference: z.string().optional(),
  /** Of a payment: the parties for which it was claimed; it counts once both have confirmed it. */
  claims: z.array(side).optional(),
  carried: z.object({ in: money, out: money }).optional(),
  cost: money.optional(),
  margin: money.optional(),
  previous: z.string(),
  hash: z.string(),
});
