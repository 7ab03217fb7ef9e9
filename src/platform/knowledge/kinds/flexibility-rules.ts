import { z } from 'zod';
import { names, ofEveryEntry, sourceShape, statuses } from './every-entry.ts';

const said = (zh: string, en: string) => ({ params: { said: { zh, en } } });

/** A non-negative decimal number, quoted or not, as text: payments are calculated from it without error. */
const decimal = z.unknown().transform((value, context): string => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && /^\d{1,9}(?:\.\d{1,6})?$/u.test(text)) return text;
  context.issues.push({
    code: 'custom',
    path: [],
    input: value,
    ...said('须为小数，不带正负号和逗号，如 0.8', 'must be a decimal number without sign and comma, such as 0.8'),
  });
  return z.NEVER;
});

/** What a city's own file may omit: its first version, its own paper. */
const ofOwn = {
  ...ofEveryEntry,
  version: ofEveryEntry.version.default(1),
  names: names.optional(),
  source: sourceShape.optional(),
  status: z.enum(statuses).default('CITY'),
};

type Sourced = { readonly id: string; readonly source?: z.infer<typeof sourceShape> | undefined; readonly names?: { zh: string } | undefined };

const sourced = <Own extends Sourced>({ source, ...one }: Own) => ({ ...one, source: source ?? { document: one.names?.zh ?? one.id, clause: '—' } });

const adjusting = {
  /** The length of the window by which a baseline is adjusted, h, and how long before the event it ends. */
  hours: z.number().positive().max(24),
  ends: z.number().min(0).max(48).default(0),
  cap: decimal.optional(),
};

const adjust = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('additive'), ...adjusting }),
  z.strictObject({ kind: z.literal('ratio'), ...adjusting }),
]);

/** How a baseline is calculated from the days before an event (`flexibility.md` 5). */
export const baselineRule = z
  .strictObject({
    ...ofOwn,
    pool: z.int().min(1).max(366),
    choose: z.int().min(1).max(366),
    by: z.enum(['latest', 'highest', 'lowest']).default('latest'),
    of: z.enum(['event', 'day']).default('event'),
    gap: z.int().min(0).max(366).default(0),
    before: z.enum(['event', 'notice']).default('event'),
    lookback: z.int().min(1).max(1100).default(60),
    days: z.enum(['same-type', 'workday', 'any']).default('same-type'),
    adjust: adjust.default({ kind: 'none' }),
  })
  .superRefine(({ pool, choose, gap, lookback }, context) => {
    if (choose > pool)
      context.addIssue({ code: 'custom', path: ['choose'], ...said(`不得多于备选的 ${pool} 日`, `must not be more than the ${pool} days of the pool`) });
    if (lookback - gap < choose)
      context.addIssue({ code: 'custom', path: ['lookback'], ...said('回看期内没有这么多日', 'does not hold as many days as are chosen') });
  })
  .transform(sourced);

/** The steps that a programme settles by. */
const programmeSteps = ['15min', '30min', 'hour'] as const;

/** How a programme of demand response pays, and whom it admits (`flexibility.md` 5 and 7). No price ships. */
export const programme = z
  .strictObject({
    ...ofOwn,
    /** The id of a `baseline-rule`. */
    rule: z.string().min(1).max(200).optional(),
    step: z.enum(programmeSteps).default('15min'),
    pay: z
      .strictObject({
        unit: z.enum(['kWh', 'kW']),
        price: decimal,
        floor: decimal.optional(),
        ceiling: decimal.optional(),
        penalty: decimal.optional(),
      })
      .optional(),
    /** What a portfolio needs to be admitted, if the programme states it. */
    admission: z
      .strictObject({
        kw: z.number().positive().optional(),
        /** Of its highest load. */
        shareOfPeak: z.number().positive().max(1).optional(),
        hours: z.number().positive().optional(),
        noticeMinutes: z.number().positive().optional(),
      })
      .optional(),
  })
  .transform(sourced);
