import { z } from 'zod';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { parseDay } from '#kernel/day.ts';
import { exactText } from './decimals.ts';
import { adjustments, bases, contractTypes, negativeRules, periodLengths } from './facts.ts';

/** A decimal as text or as a JSON number; kept as text. */
const decimal = z.union([z.string(), z.number()]).transform((given, context) => {
  try {
    return exactText(typeof given === 'number' ? exactOf(given) : exact(given.trim()));
  } catch {
    context.addIssue({ code: 'custom', message: 'decimal' });
    return z.NEVER;
  }
});

const least = (bound: string) => decimal.refine((text) => exact(text).compare(exact(bound)) >= 0);

const notNegative = least('0');
const percent = notNegative.refine((text) => exact(text).compare(exact('100')) <= 0);
const text = z.string().trim().min(1).max(200);
const code = z.string().trim().min(1).max(100);
const day = z.string().refine((written) => parseDay(written) !== null && written >= '1970-01-01');

const held = z.strictObject({ from: day });
const stipulatedRow = z.strictObject({ item: text, count: notNegative, beforeW: notNegative, afterW: notNegative, hours: notNegative });

const boundary = z.union([
  z.strictObject({ name: code, baseline: code }),
  /** An uploaded file, or its rows. */
  z.strictObject({ name: code, stipulated: z.union([z.string().min(1), z.array(stipulatedRow).min(1).max(2000)]) }),
]);

const fee = z.array(held.extend({ yuan: notNegative })).min(1);

const common = {
  code,
  name: text,
  type: z.enum(contractTypes),
  owner: code,
  provider: code,
  from: day,
  to: day,
  period: z.enum(periodLengths),
  basis: z.enum(bases),
  confidence: z.number().gt(0).lt(1),
  minCoverage: z.number().min(0).max(1),
  boundaries: z.array(boundary).min(1).max(50),
  prices: z
    .array(held.extend({ boundary: code, yuan: decimal }))
    .min(1)
    .max(2000),
};

const month = z.int().min(1).max(12);

/** Terms of every contract; the others depend on its type. */
export const commonShape = z.looseObject(common);

/** All terms of each contract type: no term has a default, and unknown terms are rejected. */
export const termsShapes = {
  shared: z.strictObject({
    ...common,
    type: z.literal('shared'),
    providerShare: z.array(held.extend({ percent })).min(1),
    negative: z.enum(negativeRules),
  }),
  guaranteed: z.strictObject({
    ...common,
    type: z.literal('guaranteed'),
    fee,
    guarantee: z
      .array(held.extend({ to: day, boundary: code, quantity: decimal, shortfallYuan: notNegative, surplusYuan: notNegative }))
      .min(1)
      .max(500),
  }),
  trusteeship: z.strictObject({
    ...common,
    type: z.literal('trusteeship'),
    fee,
    base: z
      .array(z.strictObject({ boundary: code, month, quantity: decimal, yuan: decimal }))
      .min(1)
      .max(600),
    adjust: z.array(z.enum(adjustments)).max(adjustments.length),
  }),
} as const;

/** Terms as written: equipment may still be a file. */
export type WrittenTerms = z.output<(typeof termsShapes)[keyof typeof termsShapes]>;
