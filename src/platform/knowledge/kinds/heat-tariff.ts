import { z } from 'zod';
import { names, ofEveryEntry, sourceShape, statuses } from './every-entry.ts';

const said = (zh: string, en: string) => ({ params: { said: { zh, en } } });

/** A non-negative decimal number in quotes: charges are calculated from it without error, which a YAML number would not allow. */
const decimal = z.unknown().transform((value, context): string => {
  if (typeof value === 'string' && /^\d{1,9}(?:\.\d{1,6})?$/u.test(value)) return value;
  const words = said('须为带引号的小数，不带正负号和逗号，如 "22.00"', 'must be a decimal number in quotes without sign and comma, such as "22.00"');
  context.issues.push({ code: 'custom', path: [], input: value, ...words });
  return z.NEVER;
});

const prices = z.strictObject({
  /** Yuan per square metre and season if heat is not metered. */
  area: decimal.optional(),
  /** The same for the part that does not depend on heat. */
  basic: decimal.optional(),
  /** Yuan per `per` of heat. */
  metered: decimal.optional(),
  per: z.enum(['GJ', 'MWh', 'kWh']).default('GJ'),
});

/** The substitutes for a day without meter readings, by name. */
const substituteRules = ['own-rate', 'last-season', 'similar', 'area'] as const;

const substitute = z.strictObject({
  order: z.array(z.enum(substituteRules)).max(4).default([]),
  auto: z.boolean().default(true),
  /** The minimum number of measured days for a rate. */
  least: z.int().min(1).max(366).default(14),
  /** The minimum number of other households for a mean of neighbours. */
  neighbours: z.int().min(1).max(10_000).default(3),
  /** degC below which a day needs heating. */
  base: decimal.default('18'),
  station: z.string().min(1).max(100).optional(),
});

/** Of the area price or the basic price. */
const ofPrice = z.enum(['area', 'basic']);

/**
 * How a heat company charges (`heat.md` 1): prices of classes, factors of high rooms, what a stopped flat pays, caps, the reduction for a
 * cold room. A tariff that names no source is the company's own paper; one without a version is the first.
 */
export const heatTariff = z
  .strictObject({
    ...ofEveryEntry,
    version: ofEveryEntry.version.default(1),
    names: names.optional(),
    source: sourceShape.optional(),
    status: z.enum(statuses).default('CITY'),
    classes: z
      .record(z.string().min(1).max(60), prices)
      .refine((classes) => Object.keys(classes).length > 0, said('至少须有一个用户类别', 'must have a class at least')),
    height: z.array(z.strictObject({ above: decimal, factor: decimal })).max(50).default([]),
    extension: z.enum(['free', 'pro-rata']).default('free'),
    stopped: z.strictObject({ share: decimal, of: ofPrice }).optional(),
    cap: decimal.optional(),
    floor: decimal.optional(),
    cold: z.strictObject({ of: ofPrice, table: z.array(z.strictObject({ below: decimal, share: decimal })).min(1).max(50) }).optional(),
    substitute: substitute.optional(),
    /** How a household is treated whose meter is not in force: billed, by area, or put on hold until a decision. */
    overdue: z.enum(['bill', 'area', 'hold']).default('bill'),
    dueDays: z.int().min(0).max(3660).optional(),
  })
  .superRefine(({ validFrom, validTo }, context) => {
    if (validFrom !== undefined && validTo !== undefined && validTo <= validFrom)
      context.addIssue({ code: 'custom', path: ['validTo'], ...said(`须在 ${validFrom} 之后`, `must be behind ${validFrom}`) });
  })
  .transform(({ source, ...one }) => ({ ...one, source: source ?? { document: one.names?.zh ?? one.id, clause: '—' } }));

export type HeatTariff = z.infer<typeof heatTariff>;
